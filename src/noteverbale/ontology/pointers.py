"""Weights of the features that tell whom a pointer ("the two sides", "he") means.

In: actors/anaphora.csv, written by training/train_actors.py.  Out: `weights()`; `Weights.of(kind, fine)` by feature.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import packaged


class Weights:
    """Weights by (class, feature); the class "" is all pointers, others a class or a finer class."""

    def __init__(self, rows: Mapping[tuple[str, str], float]) -> None:
        self.rows = rows
        self._levels: dict[str, dict[str, float]] = {}
        for (level, feature), weight in rows.items():
            self._levels.setdefault(level, {})[feature] = weight
        self._summed: dict[tuple[str, str], dict[str, float]] = {}

    def of(self, kind: str, fine: str) -> dict[str, float]:
        """Give feature -> the sum of its weights for all pointers, for a class and for a finer class of it."""
        known = (kind, fine if fine in self._levels else "")
        if known not in self._summed:
            summed = dict(self._levels.get("", {}))
            for level in dict.fromkeys(known):
                for feature, weight in self._levels.get(level, {}).items() if level else ():
                    summed[feature] = summed.get(feature, 0.0) + weight
            self._summed[known] = summed
        return self._summed[known]

    def together(self) -> dict[str, float]:
        """Give feature -> weight of sets of actors, which are fitted on their own."""
        return self._levels.get("set", {})


@cache
def weights() -> Weights:
    """Give the packaged weights."""
    return read_weights(packaged("actors/anaphora.csv"))


def read_weights(path: Path) -> Weights:
    """Give the weights of a table: read plainly, for it has many rows and is written by a program only."""
    try:
        header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
        if header[:3] != ["class", "feature", "weight"]:
            raise ValueError(f"its columns are {', '.join(header)}")
        return Weights({(row[0], row[1]): float(row[2]) for row in rows})
    except (OSError, ValueError, IndexError) as error:
        raise OntologyError(
            f"{path}: cannot read these weights ({error}); run training/train_actors.py again"
        ) from error
