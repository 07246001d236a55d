"""Claims as the model gave them -> claims that stand: every quote is in the text, every word in the vocabulary.

In: the raw claims of one answer, the text, the passage.  Out: `Told`s.  What does not stand is dropped and counted by
reason: a claim without kind or trigger as a whole, anything else alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct, structs

from noteverbale.ontology import kinds, stages, vocabulary
from noteverbale.ontology.bodies import is_code
from noteverbale.ontology.states import states
from noteverbale.reading.llm.passages import Line, Passage
from noteverbale.reading.llm.quotes import nearest, occurrences
from noteverbale.types import Span

# A trigger is the fewest words that name the event; annotators are refused more than these too.
LONGEST_TRIGGER = 6
_SINGULAR = {"sectors": "sector", "sources": "kind of source"}


class Party(Struct, frozen=True):
    """Words in a role, with code and sector where told and known."""

    span: Span
    code: str | None = None
    sector: str | None = None


class Told(Struct, frozen=True, kw_only=True):
    """A claim of the model's that stands. None is "not told", to be completed by the resolvers."""

    kind: str
    trigger: Span
    agent: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    time: Span | None = None
    days: tuple[date | None, date | None] = (None, None)
    place: Span | None = None
    country: str | None = None
    polarity: str = "positive"
    realis: str = "occurred"
    certainty: str = "certain"
    source_kind: str = "publisher"
    source: Party | None = None
    stage: str | None = None
    item: Span | None = None
    quantity: Span | None = None
    value: Span | None = None
    confidence: float = 1.0


def checked(raw: Iterable[Any], text: str, passage: Passage, dropped: Counter[str]) -> Iterator[Told]:
    """Yield the claims that stand, in the order told."""
    check = _Check(text, passage, dropped)
    for claim in raw:
        found = check.claim(claim)
        if found is not None:
            yield found


class _Check:
    """One passage's text and what was said about it so far."""

    def __init__(self, text: str, passage: Passage, dropped: Counter[str]) -> None:
        self._text, self._passage, self._dropped = text, passage, dropped
        self._taken: set[tuple[str, Span]] = set()

    def claim(self, raw: Any) -> Told | None:
        kind = _word(raw.get("kind")) if isinstance(raw, dict) else ""
        if kind not in kinds():
            self._drop("unknown kind" if isinstance(raw, dict) else "claim that is no object")
            return None
        trigger = self._trigger(raw, kind)
        return None if trigger is None else self._with_parts(raw, kind, trigger)

    def _with_parts(self, raw: dict[str, Any], kind: str, trigger: Span) -> Told:
        source_kind, source = self._source(raw.get("source"), trigger)
        place = raw.get("place")
        told = Told(
            kind=kind,
            trigger=trigger,
            agent=self._parties(raw.get("agent"), "agent", trigger),
            recipient=self._parties(raw.get("recipient"), "recipient", trigger),
            time=self._quote(raw.get("time"), "time", trigger),
            days=_days(raw.get("time")),
            place=self._quote(place, "place", trigger),
            country=self._country(place.get("country")) if isinstance(place, dict) else None,
            polarity=self._known(raw.get("polarity"), "polarity") or "positive",
            realis=self._known(raw.get("realis"), "realis") or "occurred",
            certainty=self._known(raw.get("certainty"), "certainty") or "certain",
            source_kind=source_kind,
            source=source,
            confidence=_chance(raw.get("confidence")),
        )
        deal = raw["deal"] if isinstance(raw.get("deal"), dict) else raw
        return self._with_deal(told, deal) if kind == "arms_deal" else told

    def _with_deal(self, told: Told, deal: dict[str, Any]) -> Told:
        return structs.replace(
            told,
            stage=self._stage(deal.get("stage")),
            item=self._quote(deal.get("item"), "item", told.trigger),
            quantity=self._quote(deal.get("quantity"), "quantity", told.trigger),
            value=self._quote(deal.get("value"), "value", told.trigger),
        )

    def _trigger(self, raw: dict[str, Any], kind: str) -> Span | None:
        quote = _quoted(raw.get("trigger"))
        found = occurrences(self._text, quote, self._passage.coded)
        free = [(line, span) for line, span in found if (kind, span) not in self._taken]
        if not free or len(quote.split()) > LONGEST_TRIGGER:
            self._drop(self._fault(quote, told=bool(found)))
            return None
        span = min((_away(line, raw.get("sentence")), span) for line, span in free)[1]
        self._taken.add((kind, span))
        return span

    def _fault(self, quote: str, *, told: bool) -> str:
        """Say what is wrong with a trigger that does not stand."""
        if len(quote.split()) > LONGEST_TRIGGER:
            return "trigger of too many words"
        if told:
            return "claim told twice"
        shown = occurrences(self._text, quote, self._passage.lines)
        return "trigger outside the sentences to code" if shown else "trigger not in the text"

    def _parties(self, raw: Any, role: str, anchor: Span) -> tuple[Party, ...]:
        entries = raw if isinstance(raw, list) else [raw]
        found = (self._party(entry, role, anchor) for entry in entries)
        return tuple(dict.fromkeys(party for party in found if party is not None))

    def _party(self, raw: Any, role: str, anchor: Span) -> Party | None:
        span = self._quote(raw, role, anchor)
        if span is None or not isinstance(raw, dict):
            return None if span is None else Party(span)
        return Party(span, self._code(raw.get("code")), self._known(raw.get("sector"), "sectors"))

    def _source(self, raw: Any, anchor: Span) -> tuple[str, Party | None]:
        kind = self._known(raw.get("kind") if isinstance(raw, dict) else raw, "sources") or "publisher"
        if kind == "publisher" or not isinstance(raw, dict):
            return kind, None
        return kind, self._party(raw, "source", anchor)

    def _quote(self, raw: Any, role: str, anchor: Span) -> Span | None:
        quote = _quoted(raw)
        if not quote:
            return None
        span = nearest(self._text, quote, self._passage.lines, anchor)
        if span is None:
            self._drop(f"{role} not in the text")
        return span

    def _known(self, raw: Any, name: str) -> str | None:
        """Give a word of a closed vocabulary, None if it is not told or not known."""
        word = _word(raw).upper() if name == "sectors" else _word(raw)
        known = any(entry.name == word for entry in getattr(vocabulary(), name))
        return self._if(known, word, f"unknown {_SINGULAR.get(name, name)}", raw)

    def _code(self, raw: Any) -> str | None:
        code = raw.strip().upper() if isinstance(raw, str) else ""
        return self._if(is_code(code), code, "unknown code", raw)

    def _country(self, raw: Any) -> str | None:
        code = raw.strip().upper() if isinstance(raw, str) else ""
        return self._if(code in states(), code, "unknown code", None if code == "UNK" else raw)

    def _stage(self, raw: Any) -> str | None:
        return self._if(_word(raw) in stages(), _word(raw), "unknown stage", raw)

    def _if(self, known: bool, word: str, fault: str, raw: Any) -> str | None:
        """Give a word that is known; count one that is told and not known."""
        if known:
            return word
        if raw not in (None, ""):
            self._drop(fault)
        return None

    def _drop(self, reason: str) -> None:
        self._dropped[reason] += 1


def _word(raw: Any) -> str:
    return raw.strip().lower().replace(" ", "_") if isinstance(raw, str) else ""


def _quoted(raw: Any) -> str:
    """Give the words of a quote, which is a text or, as in the interchange format, an object with a text."""
    words = raw.get("text") if isinstance(raw, dict) else raw
    return words.strip() if isinstance(words, str) else ""


def _away(line: Line, sentence: Any) -> int:
    return abs(line.number - sentence) if isinstance(sentence, int) else 0


def _chance(raw: Any) -> float:
    told = isinstance(raw, int | float) and not isinstance(raw, bool) and raw == raw  # not a number equals nothing
    return float(min(1, max(0, raw))) if told else 1.0


def _days(raw: Any) -> tuple[date | None, date | None]:
    return (_day(raw.get("from")), _day(raw.get("to"))) if isinstance(raw, dict) else (None, None)


def _day(raw: Any) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
