"""Candidates of all names of a text -> one place for each name, by the company they keep.

In: `Group`s (a name, its candidates, and the support each got from words beside it).  Out: a choice for each group, with
every feature that made it.  The model is linear: a candidate's score is a sum of features told in `why`. Names of one
text choose together: each round, every name looks at what the others most likely are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log10

import numpy as np
import numpy.typing as npt

from noteverbale.resolve.places.tables import DEMONYM, FIRST, Entry, Named

Floats = npt.NDArray[np.float64]

#: How many rounds of looking at the others; more change nothing.
ROUNDS = 4
#: Points for a tenfold population; the weights below are on this scale (set by judgement on half of the looked-at texts).
POPULATION = 1.0
#: Points by kind, beside the population: what news means when a name is shared.
KIND = {"country": 3.0, "continent": 2.0, "capital": 1.0, "division": 1.0, "district": -0.5, "airport": -1.0, "port": -1.0}
#: Kinds without inhabitants are weighed as if so many people lived there.
AS_POPULOUS = {
    "sea": 3e6, "ocean": 1e7, "strait": 1e6, "gulf": 1e6, "bay": 1e5, "river": 3e4, "lake": 2e4, "island": 2e4, "mountains": 1e5,
    "desert": 1e5, "peninsula": 1e5, "region": 1e5, "airport": 1e4, "port": 3e3, "station": 1e3,
}  # fmt: skip
#: An entry of a table that people wrote was put there because news means it.
WRITTEN, OTHER_NAME = 1.5, -1.0
COUNTRY, DIVISION, NEAR = 1.3, 1.6, 2.0
#: Kilometres at which nearness is worth a third.
REACH = 150.0


@dataclass(slots=True)
class Group:
    """All mentions of one name in a text. `weight` grows with them; `beside`: candidate -> (points, words) told beside one."""

    folded: str
    named: tuple[Named, ...]
    weight: float
    beside: dict[int, list[tuple[float, str]]] = field(default_factory=dict)
    features: dict[str, Floats] = field(default_factory=dict)
    scores: Floats = field(default_factory=lambda: np.zeros(0))
    shares: Floats = field(default_factory=lambda: np.zeros(0))
    points: Floats = field(default_factory=lambda: np.zeros((0, 2)))

    def add(self, weight: float) -> None:
        """Count one more mention: the second and later ones weigh a third."""
        self.weight = max(self.weight, weight) + 0.3 * min(self.weight, weight) if self.weight else weight
        self.weight = min(self.weight, 3.0)

    def support(self, number: int, points: float, words: str) -> None:
        """Note what the words beside one mention say for a candidate; the same words count once."""
        told = self.beside.setdefault(number, [])
        if (points, words) not in told:
            told.append((points, words))

    def order(self) -> list[int]:
        """Give the candidates' positions, best first."""
        return sorted(range(len(self.named)), key=lambda i: (-self.scores[i], self.named[i][0].number))

    @property
    def best(self) -> Entry:
        """The chosen entry."""
        return self.named[self.order()[0]][0]

    def why(self, position: int) -> str:
        """Give a candidate's features with their points, and the words that gave them."""
        parts = [f"{name} {values[position]:+.2f}" for name, values in self.features.items() if abs(values[position]) >= 0.005]
        words = "; ".join(words for _, words in self.beside.get(self.named[position][0].number, ()))
        return f"{len(self.named)} candidates; {', '.join(parts)}" + (f" ({words})" if words else "")


def choose(groups: list[Group]) -> None:
    """Score the candidates of all groups; afterwards `scores` are final and `shares` sum to 1 in each group."""
    for group in groups:
        group.points = np.radians([(entry.latitude, entry.longitude) for entry, _ in group.named])
        group.features = {"prominence": np.array([_prominence(entry, role) for entry, role in group.named])}
        group.features["beside"] = np.array(
            [sum(points for points, _ in group.beside.get(entry.number, ())) for entry, _ in group.named]
        )
        _settle(group)
    for _ in range(ROUNDS):
        company = [_company(groups, group) for group in groups]
        for group, features in zip(groups, company, strict=True):
            group.features |= features
            _settle(group)


def _prominence(entry: Entry, role: str) -> float:
    people = entry.population or AS_POPULOUS.get(entry.kind, 300)
    points = POPULATION * log10(max(people, 300)) + KIND.get(entry.kind, 0.0)
    if entry.number < 0 and entry.kind != "country":
        points += WRITTEN
    return points + (0.0 if role in (FIRST, DEMONYM) or entry.number < 0 else OTHER_NAME)


def _settle(group: Group) -> None:
    group.scores = sum(group.features.values(), np.zeros(len(group.named)))
    odds = np.exp(1.5 * (group.scores - group.scores.max()))
    group.shares = odds / odds.sum()


def _company(groups: list[Group], group: Group) -> dict[str, Floats]:
    """Give the points for sharing country and division with the text's other names, and for lying near them."""
    countries: dict[str, float] = {}
    divisions: dict[tuple[str, str], float] = {}
    places: list[Floats] = []
    for other in groups:
        if other is group:
            continue
        best = int(other.shares.argmax())
        for (entry, _), share in zip(other.named, other.shares.tolist(), strict=True):
            if share > 0.02 and entry.country:
                countries[entry.country] = countries.get(entry.country, 0.0) + share * other.weight
                if entry.admin1:
                    place = entry.country, entry.admin1
                    divisions[place] = divisions.get(place, 0.0) + share * other.weight
        if other.shares[best] > 0.5 and other.named[best][0].kind not in ("country", "continent", "ocean", "sea"):
            places.append(other.points[best])
    total = sum(countries.values()) + 1.0
    entries = [entry for entry, _ in group.named]
    return {
        "country": COUNTRY * np.array([3.0 * _part(countries.get(entry.country, 0.0), total) for entry in entries]),
        "division": DIVISION * np.array([_saturating(divisions.get((entry.country, entry.admin1), 0.0)) for entry in entries]),
        "near": NEAR * _nearness(group.points, places),
    }


def _part(mass: float, total: float) -> float:
    return _saturating(mass) * (0.4 + 0.6 * mass / total)


def _saturating(mass: float) -> float:
    return mass / (mass + 1.0)


def _nearness(points: Floats, others: list[Floats]) -> Floats:
    if not others:
        return np.zeros(len(points))
    there = np.array(others)
    cosine = np.sin(points[:, :1]) * np.sin(there[:, 0]) + np.cos(points[:, :1]) * np.cos(there[:, 0]) * np.cos(
        points[:, 1:] - there[:, 1]
    )
    kilometres = 6371.0 * np.arccos(np.clip(cosine, -1.0, 1.0))
    best: Floats = np.exp(-kilometres / REACH).max(axis=1)
    return best
