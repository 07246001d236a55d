"""Reports of one record -> State: what a set of claims adds up to.

In: the kind and the reports, in any order.  Out: one State; pure, so the same reports always give the same state.
`history` gives a State for every known day on which a claim came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from noteverbale.records.agreements import add_agreement
from noteverbale.records.contradictions import contradictions
from noteverbale.records.deals import add_deal
from noteverbale.records.exercises import add_exercise
from noteverbale.records.expectation import add_outcome
from noteverbale.records.fields import Draft, add_common
from noteverbale.records.fold import order
from noteverbale.records.talks import add_talks
from noteverbale.records.visits import add_visit
from noteverbale.records.voices import independent, voices
from noteverbale.types import Report, State

# What each kind's record tells beyond the common fields.
PARTICULARS = {
    "visit": add_visit,
    "arms_deal": add_deal,
    "agreement": add_agreement,
    "exercise": add_exercise,
    "meeting": add_talks,
}


def merge(kind: str, reports: Iterable[Report]) -> State:
    """Give what a set of claims of one event adds up to. Raises ValueError for an empty set."""
    ordered = sorted(reports, key=order)
    if not ordered:
        raise ValueError("merge: there is no state without at least one report")
    return _state(kind, ordered)


def history(kind: str, reports: Sequence[Report], begun: Sequence[State] = ()) -> Iterator[State]:
    """Give the state after each known day; `reports` in order of the fold, `begun`: the first states, if known."""
    yield from begun
    taken = len(begun[-1].claim_ids) if begun else 0
    for _, group in groupby(reports[taken:], key=lambda report: report.known):
        taken += sum(1 for _ in group)
        yield _state(kind, reports[:taken])


def _state(kind: str, reports: Sequence[Report]) -> State:
    heard = voices(reports)
    draft = Draft(kind, heard)
    add_common(draft)
    if kind in PARTICULARS:
        PARTICULARS[kind](draft)
    known = _known(reports)
    add_outcome(draft, known)
    return State(
        known=known,
        fields=draft.fields,
        accepted=draft.accepted,
        contradictions=contradictions(draft),
        claim_ids=tuple(voice.claim.id for voice in heard),
        independent_sources=independent(heard),
    )


def _known(reports: Sequence[Report]) -> date | None:
    return reports[-1].known
