"""Candidates of all names of a text -> one place for each name, by the company they keep.

In: `Group`s (a name, its candidates, the support each got from words beside it).  Out: a choice for each group, with
every feature that made it.  The model is linear: a candidate's score is a sum of features told in `why`. Names of one
text choose together: each round, every name looks at what the others most likely are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log10

import numpy as np
import numpy.typing as npt

from noteverbale.resolve.places.homonyms import AMONG_HOMONYMS, homonyms
from noteverbale.resolve.places.tables import DEMONYM, FIRST, OTHER, Entry, Named

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: How sharply a name prefers its best candidate in each round of looking at the others: open first, then settling.
ROUNDS = (0.5, 0.8, 1.2, 1.5)
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
COUNTRY, DIVISION, NEAR = 3.5, 3.5, 5.0
#: What the name of a state says about where the text is at home, beside 1 for a place in it: states act everywhere.
ACTOR = 0.4
_ACTORS = frozenset({"country", "capital", "seat"})
_VAST = frozenset({"country", "continent", "ocean", "sea"})
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
#: Candidates of one text that are weighed, and of one name at least.
ROOM, FEWEST = 1500, 5
#: So many points told right beside a mention settle it against the text's other mentions of the name.
FIRM = 3.0
#: Above so many candidates in one text (a book), distances are left out: they grow with the square.
MOST_CANDIDATES = 3000
#: Kilometres at which nearness is worth a third.
REACH = 120.0


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


def prominence(entry: Entry, role: str) -> float:
    """Give the points of a candidate by itself: people, kind, and whether the name is its first."""
    people = entry.population or AS_POPULOUS.get(entry.kind, 300)
    points = POPULATION * log10(max(people, 300)) + KIND.get(entry.kind, 0.0)
    if entry.number < 0 and entry.kind != "country":
        points += WRITTEN
    return points + (0.0 if role in (FIRST, DEMONYM) or entry.number < 0 else OTHER_NAME)


class Company:
    """All candidates of all groups as one long row each, and what they say for one another."""

    def __init__(self, groups: list[Group]) -> None:
        """Lay the candidates out. Shapes: all arrays but `starts` and `closeness` are (size,)."""
        rows = [(entry, role) for group in groups for entry, role in group.named]
        sizes = [len(group.named) for group in groups]
        self.size, self.starts = len(rows), np.cumsum([0, *sizes[:-1]])
        self.parts = [slice(start, start + size) for start, size in zip(self.starts.tolist(), sizes, strict=True)]
        self.owner = np.repeat(np.arange(len(groups)), sizes)
        self.weight = np.array([group.weight for group in groups])[self.owner]
        self.prominence = np.array([prominence(entry, role) for entry, role in rows])
        self.namesake = np.array([points for group in groups for points in group.namesakes()])
        self.shadow = np.array([points for group in groups for points in group.shadows()])
        self.beside = np.array([points for group in groups for points in group.told()])
        self.country, self.countries = _numbered([entry.country for entry, _ in rows])
        self.division, self.divisions = _numbered(
            [entry.admin1 and f"{entry.country} {entry.admin1}" for entry, _ in rows]
        )
        self.lands = [(entry.country, entry.kind) for entry, _ in rows]
        self.areas = [((entry.country, entry.admin1), entry.kind) for entry, _ in rows]
        self.home = np.array([ACTOR if entry.kind in _ACTORS else 1.0 for entry, _ in rows])
        self.homonym = np.array([one for group in groups for one in homonyms(group.named, group.beside)])
        self.closeness = _closeness(rows) if self.size <= MOST_CANDIDATES else np.zeros((0, 0))
        if len(self.closeness):
            self.closeness[np.ix_(self.homonym, self.homonym)] *= AMONG_HOMONYMS

    def by_country(self, points: Mapping[str, float]) -> Floats:
        """Give each candidate the points of its country; states themselves get none."""
        return np.array([0.0 if kind in _ACTORS else points.get(country, 0.0) for country, kind in self.lands])

    def by_division(self, points: Mapping[tuple[str, str], float]) -> Floats:
        """Give each candidate the points of its first-level division; states and capitals of states get none."""
        return np.array([0.0 if kind in _ACTORS else points.get(area, 0.0) for area, kind in self.areas])

    def shares(self, scores: Floats, sharpness: float) -> Floats:
        """Give each candidate's share of its group's belief; shares of a group sum to 1."""
        odds = np.exp(sharpness * (scores - np.maximum.reduceat(scores, self.starts)[self.owner]))
        shares: Floats = odds / np.add.reduceat(odds, self.starts)[self.owner]
        return shares

    def features(self, shares: Floats) -> dict[str, Floats]:
        """Give the points for sharing country and division with the text's other names, and for lying near them."""
        countries = self._others(shares * self.weight * self.home, self.country, self.countries, np.add)
        firm = np.sqrt(shares)
        divisions = self._shared_division(firm * self.weight)
        total = (shares * self.weight * self.home)[self.country > 0].sum() + 1.0
        near = self._near(firm * self.weight * self.home)
        return {
            "country": COUNTRY * _saturating(countries) * (0.4 + 0.6 * countries / total),
            "division": DIVISION * _saturating(divisions),
            "near": NEAR * _saturating(near),
        }

    def _shared_division(self, firm: Floats) -> Floats:
        """Give what the other groups hold in each candidate's division; homonyms hold little for homonyms."""
        fainter = firm * np.where(self.homonym, AMONG_HOMONYMS, 1.0)
        all_held = self._others(firm, self.division, self.divisions, np.maximum)
        return np.where(self.homonym, self._others(fainter, self.division, self.divisions, np.maximum), all_held)

    def _near(self, firm: Floats) -> Floats:
        """Give for each candidate how near the other groups' candidates lie, each group by its best."""
        if not len(self.closeness):
            return np.zeros(self.size)
        near = np.maximum.reduceat(self.closeness * firm, self.starts, axis=1)
        near[np.arange(self.size), self.owner] = 0.0
        total: Floats = near.sum(axis=1)
        return total

    def _others(self, values: Floats, area: Ints, count: int, join: np.ufunc) -> Floats:
        """Give for each candidate what the other groups hold in its area; area 0 is none."""
        held = np.zeros((len(self.starts), count))
        join.at(held, (self.owner, area), values)
        rest = held.sum(axis=0)[area] - held[self.owner, area]
        return np.where(area > 0, rest, 0.0)


def _numbered(names: list[str]) -> tuple[Ints, int]:
    numbers = {"": 0}
    row = [numbers.setdefault(name, len(numbers)) for name in names]
    return np.array(row), len(numbers)


def _closeness(rows: list[Named]) -> Floats:
    """Give 1 for candidates at one point, a third at REACH; nothing is near the middle of a state or a sea."""
    points = np.radians([(entry.latitude, entry.longitude) for entry, _ in rows])
    vectors = np.stack(
        [np.cos(points[:, 0]) * np.cos(points[:, 1]), np.cos(points[:, 0]) * np.sin(points[:, 1]), np.sin(points[:, 0])]
    )
    kilometres = 6371.0 * np.arccos(np.clip(vectors.T @ vectors, -1.0, 1.0))
    local = np.array([entry.kind not in _VAST for entry, _ in rows])
    close: Floats = np.exp(-kilometres / REACH) * local
    return close


def _saturating(mass: Floats) -> Floats:
    """Give how far a mass reaches towards 1."""
    part: Floats = mass / (mass + 1.0)
    return part
