"""The second reader: document -> passages -> answers -> claims that stand -> Reading.

In: a Document.  Out: its Reading, with a failure for each passage that no answer could be had for.
Errors: ConfigError, EndpointError, RunStopped; each names the repair.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

import noteverbale
from noteverbale.config import LlmSettings
from noteverbale.errors import ConfigError, EndpointError, RunStopped
from noteverbale.reading import LONGEST_TEXT, too_long
from noteverbale.reading.attributions import attributions
from noteverbale.reading.freshness import with_freshness
from noteverbale.reading.legibly import legibly
from noteverbale.reading.llm.answers import Answer, parse
from noteverbale.reading.llm.cache import Cache
from noteverbale.reading.llm.client import Client, NoReply, endpoint_address, key_of
from noteverbale.reading.llm.meaning import meant
from noteverbale.reading.llm.passages import Passage, passages
from noteverbale.reading.llm.prompt import Message, messages, prompt
from noteverbale.reading.llm.told import Told, checked
from noteverbale.reading.llm.usage import Ledger, Usage
from noteverbale.reading.news import flowing, readable
from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.types import Document, Failure, Reading

# Passages in a row for which the endpoint was silent, after which it is taken to be gone.
SILENCES = 8
_LEAST = {"answer_tokens": 1, "window_sentences": 1, "requests_at_once": 1, "timeout_seconds": 0.001}
_NO_LESS_THAN_NOTHING = (
    "price_in", "price_out", "spending_limit", "token_limit", "requests_per_minute", "retries", "backoff_seconds",
    "context_sentences",
)  # fmt: skip


class Asked(Protocol):
    """What answers: `client.Client`, or anything with its one name."""

    def ask(self, messages: Sequence[Message]) -> str:
        """Give the answer's text. Raises NoReply, EndpointError, RunStopped."""


class Heard(Struct, frozen=True):
    """What was heard on one passage. `problem`: why it is not all, if so."""

    answer: Answer
    problem: str | None = None


class LlmReader:
    """Reads documents by asking a model; threads may share it."""

    def __init__(self, settings: LlmSettings, client: Asked, ledger: Ledger, tables: Tables = NO_TABLES) -> None:
        self._settings, self._client, self._ledger, self._tables = settings, client, ledger, tables
        self._cache = Cache(Path(settings.cache), prompt().edition, settings.model)
        self._lock = threading.Lock()
        self._answered, self._silences = False, 0
        windows = f"{settings.window_sentences}+{settings.context_sentences}"
        version = f"noteverbale {noteverbale.__version__}"
        self.signature = f"{version} llm {settings.model} prompt {prompt().edition} windows {windows}"
        if tables:
            self.signature += f" tables {tables.digest()}"

    @classmethod
    def of(
        cls, settings: LlmSettings, tables: Tables = NO_TABLES, variables: Mapping[str, str] | None = None
    ) -> LlmReader:
        """Set up the reader that `[llm]` describes; nothing is sent yet. Raises ConfigError, OntologyError."""
        _check(settings)
        if tables:
            tables.check()
        ledger = Ledger(settings)
        key = key_of(settings, os.environ if variables is None else variables)
        return cls(settings, Client(settings, key, ledger), ledger, tables)

    def usage(self) -> Usage:
        """Give what was asked so far and what it cost."""
        return self._ledger.usage()

    def read(self, document: Document) -> Reading:
        """Give all claims and attributions of a document, in text order."""
        if len(document.text) > LONGEST_TEXT:
            return Reading(document=document, failures=(too_long(document),), signature=self.signature)
        return legibly(self._read, document)

    def _read(self, document: Document) -> Reading:
        given, document = document, flowing(document)
        spans = readable(document)
        told: list[Told] = []
        problems: dict[int, str] = {}
        dropped: Counter[str] = Counter()
        for passage in passages(
            document.text, spans, sentences=self._settings.window_sentences, context=self._settings.context_sentences
        ):
            heard = self._hear(document, passage)
            told += checked(heard.answer.claims, document.text, passage, dropped)
            if heard.problem is not None:
                problems[passage.number] = f"{_lines(passage)}: {heard.problem}"
        self._ledger.count_dropped(dropped)
        claims, people = meant(document, spans, told, self._tables)
        return Reading(
            document=given,
            claims=tuple(with_freshness(claims, document, official=people.scene.official)),
            attributions=tuple(attributions(document.text, spans, people)),
            failures=tuple(Failure(where=document.name, reason=why, stage="reading") for why in problems.values()),
            signature=self.signature + _without(problems),
        )

    def _hear(self, document: Document, passage: Passage) -> Heard:
        """Give the answer kept for a passage, or ask for it; what is not whole is not kept."""
        sent = messages(document, passage)
        key = self._cache.key(sent)
        kept = self._cache.get(key)
        if kept is not None:
            self._ledger.count_cached()
            return Heard(parse(kept))
        try:
            text, answer = self._ask(sent)
        except NoReply as error:
            self._note_silence(error)
            return Heard(Answer((), whole=False), str(error))
        if not answer.whole:
            return Heard(
                answer, f"the answer broke off or was no JSON; {len(answer.claims)} claims of it could be read"
            )
        self._cache.put(key, text)
        return Heard(answer)

    def _ask(self, sent: list[Message]) -> tuple[str, Answer]:
        """Ask, and once more where the answer is not whole; give the better of the two."""
        first = self._reply(sent)
        if first[1].whole:
            return first
        again = [{"role": "assistant", "content": first[0]}, {"role": "user", "content": prompt().again}]
        try:
            second = self._reply([*sent, *again])
        except NoReply:
            return first
        return max(second, first, key=lambda said: (said[1].whole, len(said[1].claims)))

    def _reply(self, sent: list[Message]) -> tuple[str, Answer]:
        text = self._client.ask(sent)
        with self._lock:
            self._answered, self._silences = True, 0
        return text, parse(text)

    def _note_silence(self, error: NoReply) -> None:
        """Let one passage fail alone; end the run where there was never an endpoint, or there is none any more."""
        with self._lock:
            self._silences += 1
            answered, silences = self._answered, self._silences
        if not answered and not error.reached:
            raise EndpointError(
                f"{self._settings.endpoint} cannot be reached ({error}); start the server there or correct llm.endpoint"
            ) from error
        if silences >= SILENCES:
            raise RunStopped(f"{silences} requests in a row came to nothing, the last one because {error}") from error


def _check(settings: LlmSettings) -> None:
    for name in ("endpoint", "model"):
        if not getattr(settings, name):
            raise ConfigError(f"no {name} is named; write {name} = ... under [llm] in nv.toml (docs/llm.md)")
    least = dict.fromkeys(_NO_LESS_THAN_NOTHING, 0) | _LEAST
    for name, value in least.items():
        if not getattr(settings, name) >= value:
            raise ConfigError(f"llm.{name} = {getattr(settings, name)} is too small; give at least {value:g}")
    if settings.spending_limit and not (settings.price_in or settings.price_out):
        raise ConfigError("llm.spending_limit needs prices; write price_in and price_out for a million tokens")
    endpoint_address(settings)


def _lines(passage: Passage) -> str:
    first, last = passage.coded[0].number, passage.coded[-1].number
    return f"sentence {first}" if first == last else f"sentences {first} to {last}"


def _without(problems: Mapping[int, str]) -> str:
    """Name what a reading lacks, so that the next run does not take it for whole and reads the document again."""
    return f" without windows {','.join(map(str, problems))}" if problems else ""
