"""All mentions of one name -> its candidates, what speaks for each by itself, and the order they come in.

In: a name's candidates and the support each got from words beside its mentions.  Out: `Group`, with the points that a
candidate has without the text's other names (company.py), and `why`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log10

import numpy as np
import numpy.typing as npt

from noteverbale.resolve.places.tables import DEMONYM, FIRST, OTHER, Entry, Named

Floats = npt.NDArray[np.float64]

#: Points for a tenfold population; the weights below are on this scale, and set by judgement (docs/accuracy/places.md).
POPULATION = 0.9
#: Points by kind, beside the population: what news means when a name is shared.
KIND = {
    "country": 3.5, "continent": 2.0, "capital": 1.8, "division": 1.0, "seat": 4.0, "site": 2.0, "base": 1.0,
    "plant": 1.0, "district": -0.5, "airport": -1.0, "port": -1.0,
}  # fmt: skip
#: Kinds without inhabitants are weighed as if so many people lived there.
AS_POPULOUS = {
    "sea": 3e6, "ocean": 1e7, "strait": 1e6, "gulf": 1e6, "bay": 1e5, "river": 3e4, "lake": 2e4, "island": 2e4,
    "mountains": 1e5, "desert": 1e5, "peninsula": 1e5, "region": 1e5, "airport": 1e4, "port": 3e3, "station": 1e3,
}  # fmt: skip
#: An entry of a table that people wrote was put there because news means it.
WRITTEN, OTHER_NAME = 1.5, -1.5
#: "Aleppo" means the town rather than the province named after it, unless the text says "province".
#: A division of so many times the town's people stands for itself: Quebec.
NAMESAKE, OUTSIZE = -1.5, 12
_AREAS = frozenset({"division", "district"})
#: "Paris" is not the village of Saint Paris, however near: what a place with another first name loses for each tenfold
#: that a city of so many people with this name is larger, unless words beside the mention speak for it.
SHADOW = -3.0
#: So many people make a city that shades places with another first name, by so many tenfolds at least: Korolev, once
#: Kaliningrad, is not the Kaliningrad that news means.
SHADOWING, LEAST_SHADOW = 200_000, 0.8
#: So many points told right beside a mention settle it against the text's other mentions of the name.
FIRM = 3.0


def prominence(entry: Entry, role: str) -> float:
    """Give the points of a candidate by itself: people, kind, and whether the name is its first."""
    people = entry.population or AS_POPULOUS.get(entry.kind, 300)
    points = POPULATION * log10(max(people, 300)) + KIND.get(entry.kind, 0.0)
    if entry.number < 0 and entry.kind != "country":
        points += WRITTEN
    return points + (0.0 if role in (FIRST, DEMONYM) or entry.number < 0 else OTHER_NAME)


@dataclass(slots=True)
class Group:
    """All mentions of one name. `weight` grows with them; `beside`: candidate -> the (points, words) told for it."""

    folded: str
    named: tuple[Named, ...]
    weight: float
    beside: dict[int, set[tuple[float, str]]] = field(default_factory=dict)
    features: dict[str, Floats] = field(default_factory=dict)
    scores: Floats = field(default_factory=lambda: np.zeros(0))
    _firm: dict[int, set[int]] = field(default_factory=dict)
    """By the offset of a mention: the candidates that the words beside it settle on."""
    _orders: dict[frozenset[int], list[int]] = field(default_factory=dict)
    _whys: dict[int, str] = field(default_factory=dict)

    def add(self, weight: float) -> None:
        """Count one more mention: the second and later ones weigh a third."""
        self.weight = max(self.weight, weight) + 0.3 * min(self.weight, weight) if self.weight else weight
        self.weight = min(self.weight, 3.0)

    def support(self, number: int, at: int, points: float, words: str) -> None:
        """Note what the words beside the mention at an offset say for a candidate."""
        self.beside.setdefault(number, set()).add((points, words))
        if points >= FIRM:
            self._firm.setdefault(at, set()).add(number)

    def settle(self, features: dict[str, Floats]) -> None:
        """Take the points of each candidate by feature; their sum is its score."""
        self.features = features
        self.scores = sum(features.values(), np.zeros(len(self.named)))
        self._orders, self._whys = {}, {}

    def trim(self, room: int) -> None:
        """Keep only so many candidates: those told beside a mention, then the most prominent."""
        if len(self.named) > room:
            self.named = tuple(sorted(self.named, key=self._rank)[:room])

    def _rank(self, one: Named) -> tuple[bool, float, int]:
        return one[0].number not in self.beside, -prominence(*one), one[0].number

    def namesakes(self) -> list[float]:
        """Give NAMESAKE for divisions that bear the name of a great town in them, 0 for other candidates."""
        towns: dict[tuple[str, str], int] = {}
        for entry, _ in self.named:
            if entry.kind in ("city", "capital"):
                area = entry.country, entry.admin1
                towns[area] = max(entry.population, towns.get(area, 0))
        areas = [(entry, towns.get((entry.country, entry.admin1), 0)) for entry, _ in self.named]
        return [NAMESAKE if e.kind in _AREAS and e.population < OUTSIZE * town else 0.0 for e, town in areas]

    def shadows(self) -> list[float]:
        """Give SHADOW for each tenfold by which a world city outgrows a town that has the name as another name."""
        towns = (entry for entry, role in self.named if role != DEMONYM and entry.kind in ("city", "capital"))
        great = max((entry.population for entry in towns), default=0)
        if great < SHADOWING:
            return [0.0] * len(self.named)
        outgrown = [
            max(LEAST_SHADOW, log10(great / max(entry.population, 300))) if entry.population < great else 0.0
            for entry, _ in self.named
        ]
        return [SHADOW * tenfolds * self._shaded(*one) for one, tenfolds in zip(self.named, outgrown, strict=True)]

    def _shaded(self, entry: Entry, role: str) -> bool:
        written = entry.number < 0
        return role == OTHER and not written and entry.kind not in _AREAS and entry.number not in self.beside

    def told(self) -> list[float]:
        """Give each candidate's points from the words beside the mentions; the same words count once."""
        return [sum(points for points, _ in self._told(entry)) for entry, _ in self.named]

    def _told(self, entry: Entry) -> list[tuple[float, str]]:
        return sorted(self.beside.get(entry.number, ()))

    def order(self, at: int | None = None) -> list[int]:
        """Give the candidates' positions, best first; what the words beside the mention at an offset name leads."""
        here = frozenset(self._firm.get(at, ())) if at is not None else frozenset()
        if here not in self._orders:
            entries, scores = [entry.number for entry, _ in self.named], self.scores.tolist()
            ranked = sorted(range(len(entries)), key=lambda i: (entries[i] not in here, -scores[i], entries[i]))
            self._orders[here] = ranked
        return self._orders[here]

    @property
    def best(self) -> Entry:
        """The chosen entry."""
        return self.named[self.order()[0]][0]

    def points_for(self, feature: str) -> float:
        """Give the chosen candidate's points for one feature."""
        return float(self.features[feature][self.order()[0]])

    def why(self, position: int) -> str:
        """Give a candidate's features with their points, and the words that gave them."""
        if position not in self._whys:
            self._whys[position] = self._reasons(position)
        return self._whys[position]

    def _reasons(self, position: int) -> str:
        parts = [
            f"{name} {values[position]:+.2f}"
            for name, values in self.features.items()
            if abs(values[position]) >= 0.005
        ]
        words = "; ".join(words for _, words in self._told(self.named[position][0]))
        return f"{len(self.named)} candidates; {', '.join(parts)}" + (f" ({words})" if words else "")
