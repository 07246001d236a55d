"""Where two readings of one text agree: claim by claim, as closely as is asked.

In: the claims of a second reading.  Out: does it hold a claim too?  The second reading may be the small network's,
another model's, or the same model's with another prompt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from noteverbale.types import Claim

Test = Callable[[Claim, Claim], bool]


def _event(first: Claim, second: Claim) -> bool:
    overlap = first.trigger.start < second.trigger.end and second.trigger.start < first.trigger.end
    return overlap and first.kind == second.kind


def _parties(first: Claim, second: Claim) -> bool:
    return _event(first, second) and _codes(first) == _codes(second)


def _whole(first: Claim, second: Claim) -> bool:
    return _parties(first, second) and first.status == second.status and first.source.kind == second.source.kind


def _codes(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(actor.code for actor in claim.agent), frozenset(actor.code for actor in claim.recipient)


# How closely two readings are to agree, from the loosest.
AGREEMENTS: dict[str, Test] = {"event": _event, "parties": _parties, "whole": _whole}


def held_by(claim: Claim, others: Sequence[Claim], agreement: str) -> bool:
    """Tell whether a second reading holds the claim too."""
    return any(AGREEMENTS[agreement](claim, other) for other in others)
