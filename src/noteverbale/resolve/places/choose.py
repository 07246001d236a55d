"""Candidates of all names of a text -> one place for each name, by the company they keep.

In: `Group`s (a name, its candidates, the support each got from words beside it).  Out: a choice for each group, with
every feature that made it.  The model is linear: a candidate's score is a sum of features told in `why`. Names of one
text choose together: each round, every name looks at what the others most likely are.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from noteverbale.resolve.places.company import Company
from noteverbale.resolve.places.groups import Floats, Group

#: How sharply a name prefers its best candidate in each round of looking at the others: open first, then settling.
ROUNDS = (0.5, 0.8, 1.2, 1.5)
#: Candidates of one text that are weighed, and of one name at least.
ROOM, FEWEST = 1500, 5


def choose(
    groups: list[Group],
    idioms: Mapping[str, float] | None = None,
    phones: Mapping[tuple[str, str], float] | None = None,
) -> None:
    """Score the candidates of all groups; afterwards `scores` and `features` are final.

    `idioms`: country -> points. `phones`: (country, first-level division) -> points.
    """
    if not groups:
        return
    room = max(FEWEST, ROOM // len(groups))
    for group in groups:
        group.trim(room)
    company = Company(groups)
    alone = {
        "prominence": company.prominence,
        "namesake": company.namesake,
        "shadow": company.shadow,
        "beside": company.beside,
        "idiom": company.by_country(idioms or {}),
        "phone": company.by_division(phones or {}),
    }
    together: dict[str, Floats] = {}
    for sharpness in ROUNDS:
        scores = sum((alone | together).values(), np.zeros(company.size))
        together = company.features(company.shares(scores, sharpness))
    for group, part in zip(groups, company.parts, strict=True):
        group.settle({name: values[part] for name, values in (alone | together).items()})
