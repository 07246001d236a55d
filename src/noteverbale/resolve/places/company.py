"""The candidates of all names of a text -> what they say for one another: one country, one division, nearness.

In: `Group`s.  Out: `Company`, whose arrays hold a value for each candidate, in the order of the groups.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from noteverbale.resolve.places.groups import Floats, Group, prominence
from noteverbale.resolve.places.homonyms import AMONG_HOMONYMS, homonyms
from noteverbale.resolve.places.tables import Named

Ints = npt.NDArray[np.int64]

COUNTRY, DIVISION, NEAR = 3.5, 3.5, 5.0
#: What the name of a state says about where the text is at home, beside 1 for a place in it: states act everywhere.
ACTOR = 0.4
_ACTORS = frozenset({"country", "capital", "seat"})
_VAST = frozenset({"country", "continent", "ocean", "sea"})
#: Above so many candidates in one text (a book), distances are left out: they grow with the square.
MOST_CANDIDATES = 3000
#: Kilometres at which nearness is worth a third.
REACH = 120.0


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
