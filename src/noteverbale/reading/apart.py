"""Pointers read together with the other party of their claim: who acts on whom are seldom one.

In: a claim whose parties came out as one actor, though one of them is a pointer ("he", "the organization").
Out: the claim with the likeliest pair of readings.
Reasoning: share of each reading of the words by themselves, times how often claims of the kind have one actor in both
places; the pair with the greatest product is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from noteverbale.ontology import kinds
from noteverbale.ontology.pointers import weights
from noteverbale.resolve.actors import Context
from noteverbale.resolve.actors.anaphora import shares
from noteverbale.resolve.actors.groups import plural
from noteverbale.types import Actor, Claim

# Where both came out as one actor, this is more often so than in all claims: with 1 half as much again is lost.
LIKELIER = 2.0
MOST = 0.9
Readings = dict[str, float]


def told_apart(claim: Claim, people: Context, same: Mapping[str, float]) -> Claim:
    """Give a claim whose two parties are told apart where that is likelier; `same`: kind -> share that is one actor."""
    parts = _two_parts(claim)
    if not parts:
        return claim
    code = parts[0][0].code
    readings = [_readings(people, claim, part[0]) for part in parts]
    alike = min(MOST, LIKELIER * same.get(claim.kind, 0.1))
    best, change = readings[0].get(code, 0.0) * readings[1].get(code, 0.0) * alike, None
    for side in (0, 1):
        for other, share in readings[side].items():
            worth = share * readings[1 - side].get(code, 0.0) * (1 - alike)
            if other != code and worth > best:
                best, change = worth, (parts[side], other)
    return claim if change is None else _changed(claim, *change)


def _two_parts(claim: Claim) -> list[Sequence[Actor]]:
    """Give the two parties of a claim if both are one actor told by different words, else nothing."""
    joint = kinds()[claim.kind].roles.reciprocal or (claim.kind == "cooperation" and not claim.recipient)
    known = [actor for actor in claim.agent + claim.recipient if actor.code != "UNK"]
    if len({actor.code for actor in known}) != 1:
        return []
    if joint:
        spans = sorted({(actor.start, actor.end) for actor in known})
        parts = [[actor for actor in known if (actor.start, actor.end) == span] for span in spans]
    else:
        parts = [[actor for actor in known if actor in role] for role in (claim.agent, claim.recipient)]
    if len(parts) != 2 or any(len({(a.start, a.end) for a in part}) != 1 for part in parts):
        return []
    one, two = parts[0][0], parts[1][0]
    return [] if one.start < two.end and two.start < one.end else list(parts)


def _readings(people: Context, claim: Claim, actor: Actor) -> Readings:
    """Give the codes that words may stand for with their shares: several for a pointer to one actor."""
    if people.told(actor.start, actor.end) is not None or "pointing" not in (actor.basis or ""):
        return {actor.code: 1.0}
    target, rows = people.pointer(actor.start, actor.end)
    met = kinds()[claim.kind].roles.reciprocal and target.kind == "people"  # "a meeting with clerics": one's own
    if plural(target) or met:
        return {actor.code: 1.0}
    return {code: share for code, share, _ in shares(rows, target, weights())}


def _changed(claim: Claim, part: Sequence[Actor], code: str) -> Claim:
    """Give a claim in which the actors of `part` are read as `code`."""

    def read(actor: Actor) -> Actor:
        if actor not in part:
            return actor
        basis = f"{(actor.basis or '').split(' pointing')[0]} pointing to another than the other party"
        return structs.replace(actor, code=code, name=None, basis=basis)

    return structs.replace(claim, agent=tuple(map(read, claim.agent)), recipient=tuple(map(read, claim.recipient)))
