"""A second judgement on parties: who is likely in a role by all that is known of the candidates, not by words alone.

In: the claims of a text as rules left them, and what the network read.  Out: the claims; a party that is unlikely is
left out, one that is likely joins where the role names nobody unknown.
Trees over traits.py; parties.csv, made by `training/train_parties.py`, which tells what they were fitted on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from noteverbale.reading.candidates import ROLES, candidates
from noteverbale.reading.fields import Scene, Seen
from noteverbale.reading.traits import Case, Told, Traits, known, open_to_others, traits
from noteverbale.reading.trees import forests
from noteverbale.types import Actor, Claim

# A party told stays from LEAST on, another joins from SURE on: with .5 for both as many more become wrong as right.
LEAST, SURE = 0.25, 0.6
# Kinds left as they are: who gives and who gets of a deal, guest and host of a visit have rules of their own
# (beside.py, sellers.py, guests.py).
_LEFT = frozenset(("arms_deal", "statement", "visit"))
BASIS = "the likeliest by what the text tells"
# Role and code -> chance.
Chances = dict[tuple[str, str], float]


def likeliest(scene: Scene, claims: Sequence[Claim], items: Mapping[int, Seen]) -> Iterator[Claim]:
    """Yield the claims in their order; `items`: what the network read, by the start of the trigger."""
    cases = [case for case in map_cases(scene, claims, items) if case is not None]
    weighed = dict(zip((case.claim.id for case in cases), _weighed(cases), strict=True))
    found = {case.claim.id: case for case in cases}
    for claim in claims:
        case = found.get(claim.id)
        yield claim if case is None else _judged(case, weighed[claim.id])


def map_cases(scene: Scene, claims: Sequence[Claim], items: Mapping[int, Seen]) -> Iterator[Case | None]:
    """Yield for each claim its candidates, None where it is left as it is, or the network did not read it."""
    asked = [claim for claim in claims if claim.kind != "statement"]
    told, before = Told.of(asked, scene.people), None
    for claim in claims:
        item = items.get(claim.trigger.start)
        if claim.kind in _LEFT or item is None:
            yield None
        else:
            sure = item.found.labels["kind"][1]
            yield Case(claim, candidates(scene, claim, item), before, sure, told, scene.people)
        before = before if claim.kind == "statement" else claim


def _weighed(cases: Sequence[Case]) -> list[Chances]:
    """Give the chances of all candidates of each case."""
    rows: list[tuple[int, str, str, Traits]] = [
        (number, role, code, own) for number, case in enumerate(cases) for role, code, own in traits(case)
    ]
    found: list[Chances] = [{} for _ in cases]
    for role in ROLES:
        asked = [row for row in rows if row[1] == role]
        for (number, _, code, _), chance in zip(asked, forests()[role].chances([row[3] for row in asked]), strict=True):
            found[number][role, code] = chance
    return found


def _judged(case: Case, chances: Chances) -> Claim:
    claim = case.claim
    sides = {role: _side(case, role, chances) for role in ROLES}
    changed = {role: BASIS for role in ROLES if sides[role] != getattr(claim, role)}
    return structs.replace(claim, **sides, inferred=claim.inferred | changed) if changed else claim


def _side(case: Case, role: str, chances: Chances) -> tuple[Actor, ...]:
    """Give who is in a role: unknown actors stay, and nobody is guessed beside them."""
    actors: tuple[Actor, ...] = getattr(case.claim, role)
    kept = tuple(actor for actor in actors if actor.code == "UNK" or chances[role, actor.code] >= LEAST)
    if not open_to_others(case.claim, role):
        return kept
    codes = [code for code in case.found if code not in known(actors) and chances[role, code] >= SURE]
    return kept + tuple(_best(case, code, role) for code in codes)


def _best(case: Case, code: str, role: str) -> Actor:
    number = ROLES.index(role)
    return max(case.found[code], key=lambda one: (one.highest[number], one.told)).actor
