"""What a person wants to decide -> judgements proposed: checked against the record, and not yet written.

In: an open record, the judgements that stand, ids, fields and values as people write them.  Out: `Proposal`.
Errors: ConfigError for what cannot be judged, in one sentence.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from noteverbale.errors import ConfigError
from noteverbale.judgements import Numbered, names, told
from noteverbale.records.settable import NOTHING, field_of, name_of, value_of
from noteverbale.types import State
from noteverbale.views.days import Day, first_of, last_of
from noteverbale.views.judged import Judged, Place, claim_place, judged_claim, judged_record, texts_of
from noteverbale.views.names import code_of_name
from noteverbale.views.recordview import RecordView

ALWAYS = "always"
Part = tuple[str, tuple[str, ...], str | None]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Judgements that belong together: `parts` (verb, arguments, since), what they say in words, what they override.

    `record_id`: the record it is about. `stayed`: of a split, the claims that stay.
    """

    parts: tuple[Part, ...]
    record_id: str | None
    what: str
    notices: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()


def merging(view: RecordView, kept: Sequence[Numbered], a: str, b: str) -> Proposal:
    """Propose that two records of one kind are one."""
    one, two = (judged_record(view, id) for id in (a, b))
    if one.kind != two.kind:
        kinds = f"{one.kind.replace('_', ' ')} and {two.kind.replace('_', ' ')}"
        raise ConfigError(f"{one.id} and {two.id} are of two kinds, {kinds}; only records of one kind can be merged")
    joined, _ = names(kept)
    if joined.root(one.id) == joined.root(two.id) or one.id == two.id:
        raise ConfigError(f"{a} and {b} are one record already ({one.id})")
    notices = tuple(_overrides(each) for each in _parted(kept, one.id, two.id))
    return Proposal((("merge", (one.id, two.id), None),), one.id, f"{two.id} and {one.id} are one", notices)


def splitting(view: RecordView, record: str, *claims: str) -> Proposal:
    """Propose to take claims out of a record; without claims, to give each further text a record of its own."""
    found = judged_record(view, record)
    chosen = [judged_claim(view, claim) for claim in dict.fromkeys(claims)]
    places = {claim: claim_place(view, claim) for claim in chosen}
    groups = [chosen] if chosen else texts_of(view, found.state.claim_ids)[1:]
    _check_split(found, chosen, places, groups)
    merged = [(claim, words) for claim in chosen for words in places[claim].by]
    notices = tuple(f"{claim} came here by {words}; the later word holds" for claim, words in merged)
    parts: tuple[Part, ...] = tuple(("split", (found.id, *group), None) for group in groups)
    what = f"{sum(map(len, groups))} of {len(found.state.claim_ids)} claims taken out of {found.id}"
    taken = {claim for group in groups for claim in group}
    stayed = tuple(claim for claim in found.state.claim_ids if claim not in taken)
    return Proposal(parts, found.id, what, notices, stayed)


def rejecting(view: RecordView, kept: Sequence[Numbered], claim: str) -> Proposal:
    """Propose that a claim was misread."""
    id = judged_claim(view, claim)
    place = claim_place(view, id)
    for each in kept:
        if each[1].verb == "reject" and each[1].arguments[0] == id:
            raise ConfigError(f"{id} is rejected already ({told(each)}); nv judge undo {each[0]} takes it back")
    arguments = (id, place.record_id) if place.record_id else (id,)
    return Proposal((("reject", arguments, None),), place.record_id, f"{id} counts no longer")


def setting(
    view: RecordView,
    kept: Sequence[Numbered],
    record: str,
    field: str,
    value: Any,
    *,
    since: Day | None = None,
    beside: Mapping[str, Any] | None = None,
) -> Proposal:
    """Propose a value for a field of a record. `beside`: fields that are set together with it, by their names.

    The fields `days` and `planned_days` set a first and a last day at once.
    """
    found = judged_record(view, record)
    name, words = name_of(found.kind, field), _as_words(value)
    if both := field_of(found.kind, name).sets:
        days = dict(zip(both, _span(name, words), strict=True))
        ends = [setting(view, kept, record, end, day, since=since, beside=days) for end, day in days.items()]
        return _together(ends)
    proposed = value_of(found.kind, field, words, code_of_name)
    _check_days({**found.state.fields, **(beside or {})}, name, proposed)
    day = _since(since, found.state, moves=field_of(found.kind, name).moves)
    joined, _ = names(kept)
    notices = tuple(
        _overrides(each)
        for each in kept
        if each[1].verb == "set"
        and joined.root(each[1].arguments[0]) == joined.root(found.id)
        and each[1].arguments[1] == name
        and (day is None or (each[1].since or "") >= day)
    )
    arguments = (found.id, name, json.dumps(proposed, ensure_ascii=False))
    what = f"{name} of {found.id} is {words}" + (f" from {day} on" if day else "")
    return Proposal((("set", arguments, day),), found.id, what, notices)


def _span(name: str, words: str) -> tuple[str | None, str | None]:
    """Give first and last day of a day, a month, a year, or two of them as FIRST..LAST; "none" has neither."""
    if words.casefold() in NOTHING:
        return None, None
    one, _, other = words.replace(",", "..").partition("..")
    first, last = first_of(one, name), last_of(other or one, name)
    if first and last and first > last:
        raise ConfigError(f"{name} cannot begin on {first} and end on {last}; swap them")
    return first, last


def _together(made: Sequence[Proposal]) -> Proposal:
    """Give several proposals on one record as one."""
    parts = tuple(part for one in made for part in one.parts)
    notices = tuple(dict.fromkeys(notice for one in made for notice in one.notices))
    return Proposal(parts, made[0].record_id, " and ".join(one.what for one in made), notices)


def _overrides(numbered: Numbered) -> str:
    return f"this overrides {told(numbered)}: the later word holds"


def _parted(kept: Sequence[Numbered], one: str, two: str) -> list[Numbered]:
    """Give the splits that parted what is now said to be one."""
    joined, apart = names(kept)
    pair = {joined.root(one), joined.root(two)}
    return [
        each
        for each in kept
        if each[0] in apart and {joined.root(each[1].arguments[0]), joined.root(apart[each[0]])} == pair
    ]


def _check_split(found: Judged, chosen: list[str], places: dict[str, Place], groups: list[list[str]]) -> None:
    for claim in chosen:
        if places[claim].record_id != found.id:
            where = places[claim].record_id
            tell = f"it belongs to {where}" if where else "it was rejected, so it belongs to no record"
            raise ConfigError(f"claim {claim} is not in record {found.id}; {tell}")
    if len(found.state.claim_ids) == 1:
        raise ConfigError(f"record {found.id} has one claim only, so there is nothing to take out of it")
    if len(chosen) == len(found.state.claim_ids):
        raise ConfigError(f"these are all claims of {found.id}; leave at least one in it")
    if not groups:
        raise ConfigError(f"all claims of {found.id} are in one text; name those to take out (nv explain {found.id})")


def _check_days(fields: Mapping[str, Any], name: str, value: Any) -> None:
    """The first day of an event may not lie after its last."""
    stem, _, end = name.rpartition("_")
    if end not in ("from", "to") or value is None:
        return
    counterpart = f"{stem}_{'to' if end == 'from' else 'from'}"
    other = fields.get(counterpart)
    first, last = (value, other) if end == "from" else (other, value)
    if first and last and first > last:
        both = "days" if stem == "event" else f"{stem}_days"
        raise ConfigError(f"{name} {value} does not fit {counterpart} {other}; set {both}, which sets both at once")


def _since(since: Day | None, state: State, *, moves: bool) -> str | None:
    if since == ALWAYS:
        return None
    if since is not None:
        try:
            return first_of(since, "from")
        except ConfigError as error:
            raise ConfigError(f"{error}, or {ALWAYS}") from error
    return state.known.isoformat() if moves and state.known else None


def _as_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return "none" if value is None else value.isoformat() if isinstance(value, date) else str(value)
