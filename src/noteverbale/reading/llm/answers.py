"""What the model answered -> the claims in it, as they stand there; whatever it wrote around them.

In: the answer's text.  Out: `Answer`.  Models wrap JSON in fences and talk, think aloud, or break off in the middle:
what can be read is read, and `whole` tells whether it is all that the model had to say.  The form: docs/llm.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

_DECODER = json.JSONDecoder()
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_OPENING = re.compile(r"[{\[]")
# An opening bracket that is JSON's, not that of a remark in brackets.
_BEGUN = re.compile(r'[{\[]\s*["{\[]')
_LIST = re.compile(r'"claims"\s*:\s*\[|^[^{]*?\[(?=\s*\{)')
_BETWEEN = re.compile(r"[\s,]*")
# Beginnings of JSON tried in one answer; more are no attempt at an answer.
_TRIES = 20


class Answer(Struct, frozen=True):
    """Claims as the model gave them, unchecked. `whole`: the answer was complete JSON of the form asked for."""

    claims: tuple[Any, ...]
    whole: bool


def parse(text: str) -> Answer:
    """Give the claims of an answer, of a broken one those that are complete."""
    said = _THOUGHTS.sub(" ", text)
    for value in _values(said):
        claims = _claims_in(value)
        if claims is not None:
            return Answer(claims, whole=True)
    return Answer(tuple(_complete(said)), whole=False)


def _values(said: str) -> Iterator[Any]:
    """Yield the JSON values in a text that do not stand within another; one that breaks off is the last."""
    at = 0
    for _ in range(_TRIES):
        opening = _OPENING.search(said, at)
        if opening is None:
            return
        value, at = _decoded(said, opening.start())
        if at > opening.start():
            yield value
        elif _BEGUN.match(said, opening.start()):
            return
        at = max(at, opening.end())


def _decoded(said: str, start: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(said, start)
    except (ValueError, RecursionError):
        return None, start


def _claims_in(value: Any) -> tuple[Any, ...] | None:
    if isinstance(value, dict) and isinstance(value.get("claims"), list):
        return tuple(value["claims"])
    if isinstance(value, list) and all(isinstance(item, dict) and "kind" in item for item in value):
        return tuple(value)
    return None


def _complete(said: str) -> Iterator[Any]:
    """Yield the objects of a list that breaks off."""
    opening = _LIST.search(said)
    at = opening.end() if opening else len(said)
    while at < len(said):
        start = _between(said, at)
        value, at = _decoded(said, start)
        if at == start or not isinstance(value, dict):
            return
        yield value


def _between(said: str, at: int) -> int:
    found = _BETWEEN.match(said, at)
    return found.end() if found else at
