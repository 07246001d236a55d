"""States, and the fields a person has set -> states as that person sees them.

In: the states of one record in order of known day, and the `set` judgements on it.  Out: the states with the values
set, each accepted by the rule "judged"; the field `judged` keeps what the texts tell instead.
A value set from a day on (`since`) adds a state for that day, so that as-of answers change on it and not before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from noteverbale.judgements import Numbered
from noteverbale.records.settable import PARTIES
from noteverbale.types import Contradiction, State

_OF_ALL_GOODS = ("item", "family", "quantity")  # what a person says of these stands for the items that texts list


def corrected(states: Iterable[State], sets: Sequence[Numbered]) -> Iterator[State]:
    """Give the states of a record with the fields that a person has set."""
    if not sets:
        yield from states
        return
    for state in _with_days(states, sorted({day for _, one in sets if (day := _since(one.since))})):
        yield _set(state, [numbered for numbered in sets if _holds(numbered, state)])


def _since(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _holds(numbered: Numbered, state: State) -> bool:
    since = _since(numbered[1].since)
    return since is None or state.known is None or state.known >= since


def _with_days(states: Iterable[State], days: Sequence[date]) -> Iterator[State]:
    """Give the states, and between them, or after the last dated one, one for each day on which a value begins."""
    before: State | None = None
    left = list(days)
    for state in states:
        while before is not None and left and (state.known is None or left[0] < state.known):
            before = replace(before, known=left.pop(0))
            yield before
        while left and state.known is not None and left[0] <= state.known:
            left.pop(0)
        yield state
        before = state if state.known is not None else None
    if before is not None:
        yield from (replace(before, known=day) for day in left)


def _set(state: State, sets: Sequence[Numbered]) -> State:
    """Give a state with values set in the order of their judgements: the later one holds."""
    for number, judgement in sets:
        _, name, text = judgement.arguments
        state = _with_value(state, name, _value(text), number)
    return state


def _with_value(state: State, name: str, value: Any, number: int) -> State:
    by = f"judgement {number}"
    head, _, part = name.partition(".")
    kept: dict[str, Any] = state.fields.get("judged") or {}
    fields = dict(state.fields)
    texts_tell = kept[name] if name in kept else _told(state, name)
    fields[head] = {**(fields.get(head) or {}), part: value} if part else value
    if head in _OF_ALL_GOODS:
        fields.pop("goods", None)
    if name in PARTIES:
        codes = value if isinstance(value, list) else [] if value is None else [value]
        fields[PARTIES[name]] = [_party(code, state) for code in codes]
        everyone = [*(fields.get("agents") or []), *(fields.get("recipients") or [])]
        fields["parties"] = sorted({party["code"] for party in everyone if party["code"] != "UNK"})
    fields["judged"] = kept | {name: texts_tell | {"judgement": number}}
    settled = tuple(_settled(one, name, value, state.known, by) for one in state.contradictions)
    accepted = state.accepted | {name: (by, "judged")}
    return replace(state, fields=fields, accepted=accepted, contradictions=settled)


def _told(state: State, name: str) -> dict[str, Any]:
    """Give what the texts tell for a field: the value, the claim that won and its rule."""
    head, _, part = name.partition(".")
    value = state.fields.get(head)
    claim, rule = state.accepted.get(name, (None, None))
    return {"told": (value or {}).get(part) if part else value, "claim": claim, "rule": rule}


def _party(code: str, state: State) -> dict[str, Any]:
    """Give a party with the words that texts use for its code, if any."""
    everyone = [*(state.fields.get("agents") or []), *(state.fields.get("recipients") or [])]
    known = next((party for party in everyone if party["code"] == code), None)
    return known or {"code": code, "sector": "UNK", "words": [], "names": []}


def _settled(one: Contradiction, name: str, value: Any, known: date | None, by: str) -> Contradiction:
    """A contradiction about a field that a person has set is settled by that word."""
    if one.field != name and one.field.partition(".")[0] != name:
        return one
    closed = known if one.known is None or known is None else max(one.known, known)
    return replace(one, closed=one.closed or closed, settled=_shown(value), closed_by=by)


def _shown(value: Any) -> str:
    return str(value.get("text")) if isinstance(value, dict) else str(value)


def _value(text: str) -> Any:
    """A value written as JSON is read as JSON; anything else is a word."""
    try:
        return json.loads(text)
    except ValueError:
        return text
