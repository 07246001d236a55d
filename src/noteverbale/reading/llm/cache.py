"""Answers kept by content: what was asked once, and answered, is never asked again.

In: the key of a request (prompt, model, passage).  Out: the answer's text.  One small file an answer, written whole or
not at all, so that any number of threads and processes may share a folder and an interrupted run goes on where it was.
A file that is damaged is no answer.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

import msgspec

from noteverbale.errors import ConfigError
from noteverbale.reading.llm.prompt import Message


class Kept(msgspec.Struct, frozen=True):
    """One answer. `prompt` and `model` are there for those who tidy the folder."""

    key: str
    prompt: str
    model: str
    answer: str


class Cache:
    """A folder of answers of one model to one edition of the prompt."""

    def __init__(self, folder: Path, edition: str, model: str) -> None:
        self._folder, self._edition, self._model = folder, edition, model
        self._kept = msgspec.json.Decoder(Kept)  # made once: threads that first use one shape together would crash
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"{folder}: answers cannot be kept there ({error.strerror}); correct cache in [llm]"
            ) from error

    def key(self, messages: list[Message]) -> str:
        """Give the name of a request: a hash of prompt, model and passage."""
        return hashlib.sha256(json.dumps([self._edition, self._model, messages]).encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """Give the answer kept for a request, if any."""
        try:
            kept = self._kept.decode(self._path(key).read_bytes())
        except (OSError, msgspec.DecodeError):
            return None
        return kept.answer if kept.key == key else None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer. Raises ConfigError where it cannot be written: it would be paid for again."""
        kept = msgspec.json.encode(Kept(key, self._edition, self._model, answer))
        path = self._path(key)
        try:
            path.parent.mkdir(exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            with os.fdopen(handle, "wb") as stream:
                stream.write(kept)
            Path(draft).replace(path)
        except OSError as error:
            raise ConfigError(f"{path}: an answer cannot be kept ({error.strerror}); make room, then go on") from error

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
