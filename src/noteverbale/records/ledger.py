"""Records -> the ledger between two actors, month by month, as plain rows.

In: records, and the day on which the question is asked.  Out: one row a dyad and month: how many events of each kind
and quad class were held, planned or called off, and the sum of their scores (ontology: kinds and PLOVER roots).
Codes in a row are in alphabetical order; an event of many parties counts once for every pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from noteverbale.ontology import Code, code_of, kinds, vocabulary
from noteverbale.records import status
from noteverbale.records.expectation import as_of as known_by
from noteverbale.types import Record, State

_REALIS = {"occurred": "occurred", "ongoing": "ongoing", "under_way": "ongoing"}
_QUADS = ("quad1", "quad2", "quad3", "quad4")


def relations(
    records: Iterable[Record], *, as_of: date | None = None, between: tuple[str, str] | None = None
) -> list[dict[str, Any]]:
    """Give the ledger of every dyad, or of one, as it was known on a day (None: now); rows by dyad, then month.

    `held`, `planned` and `negated` count records; `score` adds up what was held, `planned_score` what was planned;
    `undated` counts the records placed by the month of publication. Records without any day are left out.
    """
    wanted = tuple(sorted(between)) if between else None
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}
    for record in records:
        state = known_by(record, as_of)
        month, dated = _month(state) if state else (None, False)
        if state is None or month is None:
            continue
        for pair in dyads(record.kind, state):
            if wanted is None or pair == wanted:
                _count(rows.setdefault((*pair, month), _row(*pair, month)), record.kind, state, dated)
    return [rows[key] | {"score": round(rows[key]["score"], 2)} for key in sorted(rows)]


def dyads(kind: str, state: State) -> Iterator[tuple[str, str]]:
    """Give the pairs of actors of a state: agent with recipient, or all parties where they stand on one side."""
    agents, recipients = _codes(state.fields["agents"]), _codes(state.fields["recipients"])
    if recipients and agents:
        yield from sorted({tuple(sorted((a, r))) for a in agents for r in recipients if a != r})  # type: ignore[misc]
    else:
        yield from combinations(sorted({*agents, *recipients}), 2)


def _codes(parties: list[dict[str, Any]]) -> list[str]:
    return [party["code"] for party in parties if party["code"] != "UNK"]


def _month(state: State) -> tuple[str | None, bool]:
    if state.fields["event_from"]:
        return state.fields["event_from"][:7], True
    return (str(state.known)[:7] if state.known else None), False


def _row(a: str, b: str, month: str) -> dict[str, Any]:
    counts = dict.fromkeys(("held", "planned", "negated", *_QUADS, "undated"), 0)
    return {
        "a": a,
        "b": b,
        "month": month,
        **counts,
        "score": 0.0,
        "planned_score": 0.0,
        "kinds": {},
        "planned_kinds": {},
    }


def _count(row: dict[str, Any], kind: str, state: State, dated: bool) -> None:
    row["undated"] += 0 if dated else 1
    if state.fields["polarity"] == "negative":
        row["negated"] += 1
        return
    held = held_now(kind, state)
    code = _code(kind, state, held)
    which, score = ("kinds", "score") if held else ("planned_kinds", "planned_score")
    row["held" if held else "planned"] += 1
    row[which][kind] = row[which].get(kind, 0) + 1
    row[score] += _score(kind, code, held)
    root = vocabulary().plover_root(code.plover) if code and code.plover else None
    if held and root and root.quad:
        row[f"quad{root.quad}"] += 1


def held_now(kind: str, state: State) -> bool:
    """Tell whether the event counts as held; a deal does once a stage is reached, whatever is still planned of it."""
    if kind == "arms_deal":
        return state.fields["stage"] is not None
    return state.fields["status"] in status.HELD


def _code(kind: str, state: State, held: bool) -> Code | None:
    stage = state.fields.get("stage") if kind == "arms_deal" else None
    return code_of(kind, _REALIS.get(state.fields["status"], "occurred" if held else "scheduled"), "positive", stage)


def _score(kind: str, code: Code | None, held: bool) -> float:
    own = kinds()[kind].codes.score if held and kind in kinds() and kind != "arms_deal" else None
    root = vocabulary().plover_root(code.plover) if code and code.plover else None
    return own if own is not None else float(root.score) if root and root.score is not None else 0.0
