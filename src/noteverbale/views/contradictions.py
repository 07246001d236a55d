"""Where the claims of one record cannot all be true: each side with its claims, who tells it and with what interest.

In: the database and checked filters.  Out: `Rows`; the sides of one contradiction; what opened and closed between
two states.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from noteverbale.types import Contradiction, State
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.filters import Filters
from noteverbale.views.interests import NOT_TOLD, interest_of
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, select_records
from noteverbale.views.statuses import CONTESTED
from noteverbale.views.wording import beginning, ending, one_line, words

COLUMNS = (
    "id",
    "kind",
    "parties",
    "field",
    "values",
    "sides",
    "quotes",
    "source_kinds",
    "interests",
    "sources",
    "opened",
    "closed",
    "settled",
    "closed_by",
    "claims",
)
_QUOTED = 160  # characters of a sentence on each side of the words that tell
_VOICES = 4  # voices of one side named in words; `claims` has them all


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a contradiction: its claims, and who tells them. `sources`: independent texts, copies left out."""

    value: str
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    source_kinds: tuple[str, ...]
    interests: tuple[str, ...]
    sources: int

    @property
    def line(self) -> str:
        """The side in words; many voices are cut, and counted."""
        more = len(self.voices) - _VOICES
        told = "; ".join(self.voices[:_VOICES] if more > 1 else self.voices)
        return f"{value_in_words(self.value)}: {told}" + (f"; and {more} more" if more > 1 else "")


def contradictions(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give one row a contradiction, lists with one entry a side; a closed one stays, with the value that stands.

    Of the statuses "open" and "closed" are asked of the contradiction, all others of its record.
    """
    asked = filters.status if filters.status in CONTESTED else None
    chosen = replace(filters, status=None) if asked else filters
    records, notes = select_records(db, chosen, "json_array_length(s.body, '$.contradictions') > 0")
    ids = [id for record in records for one in record.state.contradictions for _, ids in one.sides for id in ids]
    told = {evidence.id: evidence for evidence in evidence_of(db, ids)}
    rows = [row for record in records for row in _rows(record, told)]
    rows = [row for row in rows if asked is None or (row["settled"] is None) == (asked == "open")]
    return Rows(COLUMNS, tuple(rows[: filters.limit]), f"contradictions {filters.words()}".strip(), notes, len(rows))


def _rows(record: Selected, told: Mapping[str, Evidence]) -> Iterator[Row]:
    for one in record.state.contradictions:
        found = sides(one, told, record.state)
        yield {
            "id": record.id,
            "kind": record.kind,
            "parties": record.state.fields.get("parties") or [],
            "field": one.field,
            "values": [side.value for side in found],
            "sides": [side.line for side in found],
            "quotes": [_quote(side.claims, told) for side in found],
            "source_kinds": [", ".join(side.source_kinds) for side in found],
            "interests": [", ".join(side.interests) for side in found],
            "sources": [side.sources for side in found],
            "opened": one.known.isoformat() if one.known else None,
            "closed": one.closed.isoformat() if one.closed else None,
            "settled": one.settled,
            "closed_by": one.closed_by,
            "claims": [list(side.claims) for side in found],
        }


def sides(one: Contradiction, told: Mapping[str, Evidence], state: State) -> list[Side]:
    """Give each side with who tells it where."""
    return [_side(value, ids, [told[id] for id in ids if id in told], state) for value, ids in one.sides]


def _side(value: str, ids: tuple[str, ...], told: list[Evidence], state: State) -> Side:
    stakes = [interest_of(one.claim, state.fields, one.publisher) for one in told]
    return Side(
        value,
        ids,
        _each_once(_voice(one, stake) for one, stake in zip(told, stakes, strict=True)),
        _each_once(one.claim.source.kind for one in told),
        _each_once(stakes),
        len({one.family for one in told}),
    )


def _quote(ids: Iterable[str], told: Mapping[str, Evidence]) -> str:
    """The words of the first claim of a side around what tells it, for whoever judges whether the sides differ."""
    first = next((told[id] for id in ids if id in told), None)
    return (
        ""
        if first is None
        else one_line(ending(first.before, _QUOTED) + first.trigger + beginning(first.after, _QUOTED))
    )


def value_in_words(value: str) -> str:
    """Give the value of a side as people say it."""
    return {"positive": "affirmed", "negative": "denied"}.get(value, words(value))


def field_in_words(field: str, values: Sequence[str]) -> str:
    """Give what is contested: "affirmed or denied", "not signed", "planned day", "number ordered"."""
    name, _, of = field.partition(".")
    if name == "polarity":
        return "affirmed and denied" if "positive" in values else f"whether {words(values[0])}"
    told = {"event_from": "planned day" if of == "planned" else f"day of {of}" if of else "day"}
    return words(told.get(name) or (f"number {of}" if name == "quantity" else field))


def _voice(one: Evidence, stake: str) -> str:
    told = "" if stake in ("outlet", NOT_TOLD) else f", {stake}"
    return f"{one.said_by}{told}, {one.cited}"


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def outcome(one: Contradiction) -> str:
    """Give since when it is open, or when it closed and what stands."""
    opened = f"opened {one.known}" if one.known else "opened on no known day"
    if one.settled is None:
        return f"{opened}, open"
    by = f" by {one.closed_by}" if one.closed_by else ""
    return f"{opened}, closed{f' {one.closed}' if one.closed else ''}{by}: {words(one.settled)} stands"


def turns(before: State, after: State) -> list[str]:
    """Give what became of contradictions between two states: opened, closed, open again."""
    earlier = {_about(one): one for one in before.contradictions}
    lines: list[str] = []
    for one in after.contradictions:
        lines += _turn(earlier.pop(_about(one), None), one)
    return lines + [f"contradiction on {_about(one)} gone" for one in earlier.values()]


def _turn(was: Contradiction | None, one: Contradiction) -> Iterator[str]:
    name = f"contradiction on {_about(one)}"
    if was is None:
        yield f"{name} opened: {words(' / '.join(value for value, _ in one.sides))}"
    if one.settled is not None and (was is None or was.settled != one.settled):
        yield f"{name} closed: {words(one.settled)} stands"
    if was is not None and was.settled is not None and one.settled is None:
        yield f"{name} open again"


def _about(one: Contradiction) -> str:
    """Give what it is about: the field, and for a denied stage of a deal the stage."""
    value = one.sides[0][0]
    return words(one.field if one.field != "polarity" or value == "positive" else f"polarity of {value}")
