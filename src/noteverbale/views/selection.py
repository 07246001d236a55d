"""Which records answer a question, each in the state it had on the day asked for.

In: the database and checked filters.  Out: `Selected` records in order of event time, and notes on what was left out.
As-of: only claims published by that day count, for the filters as well as for the state shown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from noteverbale.store.words import claim_in
from noteverbale.types import Claim, State
from noteverbale.views.conditions import Conditions, claim_tests
from noteverbale.views.dealings import arms_named, between_whom
from noteverbale.views.filters import UNDATED, Filters
from noteverbale.views.judgements import judged_parties
from noteverbale.views.statuses import STATUS_GROUPS
from noteverbale.views.support import supported
from noteverbale.views.wording import counted


@dataclass(frozen=True)
class Selected:
    """One record as it stood: `known` and `first_known` are days (ISO) or None for undated texts.

    `state` is decoded when first asked for: most questions choose few of many records.
    """

    id: str
    kind: str
    first_known: str | None
    known: str | None
    event_from: str | None
    event_to: str | None
    status: str | None
    stage: str | None
    body: str

    @cached_property
    def state(self) -> State:
        """The whole state."""
        return state_from(self.body)

    @property
    def estimated(self) -> tuple[str, str] | None:
        """First and last day on which it took place as the news of its text; None where a day is told, or none."""
        if '"estimated_from"' not in self.body or spells(self):
            return None
        return self.state.fields["estimated_from"], self.state.fields["estimated_to"]


Among = Callable[[list[Selected]], list[Selected]]


def select_records(
    db: sqlite3.Connection, filters: Filters, also: str | None = None, among: Among | None = None
) -> tuple[list[Selected], tuple[str, ...]]:
    """Give the records that match, and one sentence for each kind of thing left out.

    `also`: a further condition in SQL on record `r` and state `s`, for questions that need few of many records;
    `among`: a further choice among what matches all but the days, for what no column holds.
    """
    conditions = _conditions(db, filters)
    if also:
        conditions.add(also)
    rows = db.execute(
        "SELECT r.id, r.kind, r.first_known, COALESCE(s.known, r.last_known),"
        " s.event_from, s.event_to, s.status, s.stage, s.body"
        f" FROM records r JOIN states s ON s.record_id = r.id {conditions.where()}",
        conditions.values,
    )
    able = [one for row in rows if _has_status(one := Selected(*row), filters) and not _outside(one, filters)]
    able = [one for one in able if _dealt(one, filters)]
    matching, nameless = supported(db, among(able) if among else able, filters)
    selected = sorted(matching, key=in_time)
    dated = [record for record in selected if _within(record, filters)]
    undated = sum(_undated(record, filters) for record in selected)
    about = sum(record.estimated is not None for record in dated) if _asks_days(filters) else 0
    return dated, (*_notes(db, filters, undated, about), *nameless)


def in_time(record: Selected) -> tuple[str, ...]:
    """Give the key that sorts records by event time; one that no text dates stands at the last day estimated, or else
    at the day it became known. Deals of one day, or of none, stand pair by pair.
    """
    about = record.estimated
    first, last = next(iter(spells(record)), (about[1],) * 2 if about else (None, None))
    known = record.first_known or "9999"
    return first or last or known, last or first or known, known, *_pair(record), record.id


def _pair(record: Selected) -> tuple[str, ...]:
    """Give supplier, buyer and goods of a deal; those that are not told come last."""
    if record.kind != "arms_deal":
        return ("", "", "")
    fields = record.state.fields
    return tuple(fields.get(name) or "~" for name in ("supplier", "recipient", "item"))


def lifetime(record: Selected) -> tuple[str | None, str | None]:
    """Give the days of an event; for a deal, from its first step to its last (a step without a day: when known)."""
    if record.kind != "arms_deal":
        return record.event_from, record.event_to
    fields = record.state.fields
    steps = [*(fields.get("stage_history") or []), *(fields.get("halts") or [])]
    steps = [step for step in steps if not step.get("alleged")] or steps
    told = [step for step in steps if step["realis"] in ("occurred", "ongoing")] or steps
    firsts = [step["event_from"] or step["event_to"] or step["known"] for step in told]
    lasts = [step["event_to"] or step["event_from"] or step["known"] for step in told]
    days = [day for day in firsts if day], [day for day in lasts if day]
    return min(days[0], default=record.event_from), max(days[1], default=record.event_to)


def spells(record: Selected) -> list[tuple[str | None, str | None]]:
    """Give the days of an event; of a record whose texts list separate dates each of them, none where none is told."""
    told = lifetime(record)
    if told != (None, None):
        return [told]
    return [(first, last) for first, last in record.state.fields.get("dates") or []] if '"dates"' in record.body else []


def claims_of(db: sqlite3.Connection, ids: Iterable[str]) -> list[sqlite3.Row]:
    """Give the rows of claims by id, with their documents, in order of publication and place in the text."""
    return db.execute(
        "SELECT c.*, d.name AS document_name, d.title, d.publisher, d.credit, d.published, d.url, d.family"
        " FROM claims c JOIN documents d ON d.id = c.document_id"
        " WHERE c.id IN (SELECT value FROM json_each(?))"
        " ORDER BY c.known IS NULL, c.known, c.document_id, c.start, c.id",
        (msgspec.json.encode(sorted(ids)).decode(),),
    ).fetchall()


def claim_from(row: sqlite3.Row) -> Claim:
    """Give the whole claim of a row, its words as they are seen."""
    return claim_in(row["body"])


def state_from(body: str) -> State:
    """Give the whole state of a row's body."""
    return msgspec.json.decode(body, type=State)


def last_day(db: sqlite3.Connection) -> str | None:
    """Give the last publication day in the record: what "now" means where no day is asked for."""
    day: str | None = db.execute("SELECT MAX(published) FROM documents").fetchone()[0]
    return day


_SUPPLIES = " OR (r.kind = 'arms_deal' AND json_extract(s.body, '$.fields.supplier') = ?)"


def _conditions(db: sqlite3.Connection, filters: Filters) -> Conditions:
    conditions = Conditions()
    _add_day(conditions, filters.as_of)
    _add_kinds(conditions, filters.kinds)
    for code in (*(filters.between or ()), *((filters.actor,) if filters.actor else ())):
        _add_actor(conditions, code, filters.as_of, judged_parties(db, code))
    _add_claims(conditions, filters)
    return conditions


def _add_day(conditions: Conditions, as_of: str | None) -> None:
    if as_of is None:
        conditions.add("s.sequence = (SELECT MAX(sequence) FROM states WHERE record_id = r.id)")
    else:
        conditions.add("s.sequence = (SELECT MAX(sequence) FROM states WHERE record_id = r.id AND known <= ?)", as_of)


def _add_kinds(conditions: Conditions, kinds: Sequence[str]) -> None:
    if kinds:
        conditions.add(f"r.kind IN ({', '.join('?' * len(kinds))})", *kinds)


def _add_actor(
    conditions: Conditions, code: str, as_of: str | None, judged: Sequence[str], *, settled: bool = True
) -> None:
    """Records in which some claim known by the day names the actor, or a person did (`judged`: ids); with `settled` (of
    state `s`) deals too whose supplier he is though no claim tells it, as who makes the goods.
    """
    told, values = ["EXISTS (SELECT 1 FROM record_actors a WHERE a.record_id = r.id AND a.code = ?)"], [code]
    if as_of is not None:
        told.append(
            "EXISTS (SELECT 1 FROM record_claims l JOIN claim_actors a ON a.claim_id = l.claim_id"
            " WHERE l.record_id = r.id AND l.known <= ? AND a.code = ?)"
        )
        values += [as_of, code]
    by_person = f" OR r.id IN ({', '.join('?' * len(judged))})" if judged else ""
    conditions.add(
        f"({' AND '.join(told)}{by_person}{_SUPPLIES if settled else ''})", *values, *judged, *(code,) * settled
    )


def _add_claims(conditions: Conditions, filters: Filters) -> None:
    """The filters that some claim of the record must meet; each may be met by another claim."""
    known = "l.known <= ? AND " if filters.as_of else ""
    for sql, values in claim_tests(filters):
        conditions.add(
            f"r.id IN (SELECT l.record_id FROM record_claims l JOIN claims c ON c.id = l.claim_id WHERE {known}{sql})",
            *((filters.as_of,) if filters.as_of else ()),
            *values,
        )


def _has_status(record: Selected, filters: Filters) -> bool:
    """A visit's stages are its statuses, so either option finds them; a halted deal keeps the stage it had reached."""
    if filters.series is not None and str(record.state.fields.get("series")).casefold() != filters.series.casefold():
        return False
    told = filters.status is None or record.status in STATUS_GROUPS.get(filters.status, (filters.status,))
    if not told or filters.stage is None:
        return told
    if filters.stage in (record.stage, record.status):
        return True
    return record.kind == "arms_deal" and filters.stage == record.state.fields.get("reached")


def _dealt(record: Selected, filters: Filters) -> bool:
    """Tell whether a deal is of the sides and arms asked for; what is no deal is none of them."""
    if filters.supplier is None and filters.recipient is None and not filters.named:
        return True
    if record.kind != "arms_deal" or (filters.named and not arms_named(record.state.fields)):
        return False
    return between_whom(record.state.fields, filters.supplier, filters.recipient)


def _undated(record: Selected, filters: Filters) -> bool:
    return _asks_days(filters) and not _spells(record, filters)


def _asks_days(filters: Filters) -> bool:
    return filters.since is not None or filters.until is not None


def _spells(record: Selected, filters: Filters) -> list[tuple[str | None, str | None]]:
    """Give the days of an event, told or estimated; else, where that is asked for, the day it became known."""
    about = record.estimated
    told = spells(record) or ([about] if about else [])
    return told if told or not filters.undated or not record.first_known else [(record.first_known,) * 2]


def _outside(record: Selected, filters: Filters) -> bool:
    """Whether the days of an event, told or estimated, are others than those asked for."""
    return _asks_days(filters) and not _undated(record, filters) and not _within(record, filters)


def _within(record: Selected, filters: Filters) -> bool:
    """Whether the event's interval touches the days asked for; an open end reaches for ever."""
    return not _undated(record, filters) and any(
        _touches(*spell, filters) for spell in _spells(record, filters) or [(None, None)]
    )


def _touches(first: str | None, last: str | None, filters: Filters) -> bool:
    ends_before = filters.since is not None and last is not None and last < filters.since
    begins_after = filters.until is not None and first is not None and first > filters.until
    return not ends_before and not begins_after


def _notes(db: sqlite3.Connection, filters: Filters, undated_events: int, about: int) -> Iterable[str]:
    if about:
        yield f"{about} dated by estimate (estimated_from, estimated_to), since no text gives a day."
    if undated_events:
        yield f"{undated_events} matching but without a date left out; {UNDATED}."
    yield from untold_whole(db, filters)
    hidden = _hidden_by_day(db, filters) if filters.as_of else 0
    if hidden:
        yield f"{hidden} known only from undated texts left out, since an as-of answer needs a publication date."


def untold_whole(db: sqlite3.Connection, filters: Filters) -> Iterable[str]:
    """Yield how many claims `min_whole` cannot judge."""
    if filters.min_whole is None:
        return
    count = db.execute("SELECT COUNT(*) FROM claims WHERE whole IS NULL").fetchone()[0]
    if count:
        yield (
            f"{counted(count, 'claim')} without the figure for --min-whole (from a large model or an earlier version);"
            " nv read reads texts of an earlier version again."
        )


def _hidden_by_day(db: sqlite3.Connection, filters: Filters) -> int:
    conditions = Conditions()
    _add_kinds(conditions, filters.kinds)
    for code in (*(filters.between or ()), *((filters.actor,) if filters.actor else ())):
        _add_actor(conditions, code, None, judged_parties(db, code), settled=False)
    conditions.add("NOT EXISTS (SELECT 1 FROM states s WHERE s.record_id = r.id AND s.known IS NOT NULL)")
    return int(db.execute(f"SELECT COUNT(*) FROM records r {conditions.where()}", conditions.values).fetchone()[0])
