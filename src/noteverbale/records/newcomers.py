"""A record that a person split, and claims nobody has judged since -> the side each of them fits best.

In: one cluster of the fold, the side of each claim that was there when it was split, the reports.
Out: position -> side and score.
A claim is judged by those before it on each side, so no later text changes where an earlier one went.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from noteverbale.records import rules
from noteverbale.records.choice import best
from noteverbale.records.facts import Facts
from noteverbale.records.profile import Profile
from noteverbale.types import Report


def sides(
    kind: str, members: Sequence[int], home: Mapping[int, str | None], remaining: str, reports: Sequence[Report]
) -> dict[int, tuple[str, float]]:
    """Give side and score for each member that `home` does not tell of (there, None is nowhere).

    What fits two sides alike stays with the `remaining` one, and so does what comes before all others.
    """
    identity, weights = rules.identity(kind), rules.weights(kind)
    profiles = {remaining: Profile(0, identity.mutual)}
    filled: set[str] = set()
    found: dict[int, tuple[str, float]] = {}
    for position in members:
        facts = Facts(reports[position], identity)
        side = home.get(position, remaining)
        if position not in home:
            known = [profiles[name] for name in profiles if name in filled]
            chosen, score = best(facts, known, identity, weights) if known else (None, 0.0)
            side = next((name for name in profiles if profiles[name] is chosen), remaining)
            found[position] = side, round(score, 3)
        if side is not None:
            filled.add(side)
            profiles.setdefault(side, Profile(len(profiles), identity.mutual)).add(facts)
    return found
