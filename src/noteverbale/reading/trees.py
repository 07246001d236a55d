"""Boosted trees -> chances. The trees are rows of a table, each a question on one trait or an answer.

In: `parties.csv`, one row a node: role, tree, node, trait, cut, low, high, value.  Out: for each role a `Forest`.
At a node with a trait whoever has at most `cut` of it goes to node `low`, whoever has more to `high`; a node without
one ends the way with its `value`, in log-odds; those of all trees add up. Made by `training/train_parties.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct

from noteverbale.errors import OntologyError

Row = Mapping[str, str]


class Forest(Struct, frozen=True):
    """Trees of one role. `traits`: names of the columns that they ask; arrays: one item a node, `roots`: one a tree."""

    traits: tuple[str, ...]
    asked: np.ndarray
    cuts: np.ndarray
    low: np.ndarray
    high: np.ndarray
    values: np.ndarray
    roots: np.ndarray

    def chances(self, found: Sequence[Mapping[str, float]]) -> list[float]:
        """Give the chance of each candidate by its traits; one that it lacks is 0."""
        if not found:
            return []
        table = np.asarray([[traits.get(name, 0.0) for name in self.traits] for traits in found], dtype=np.float64)
        rows = np.arange(len(found))[:, None]
        at = np.broadcast_to(self.roots, (len(found), len(self.roots)))
        while not np.array_equal(at, after := self._after(table, rows, at)):
            at = after
        odds = self.values[at].sum(axis=1)
        return [float(chance) for chance in 1.0 / (1.0 + np.exp(-odds))]

    def _after(self, table: np.ndarray, rows: np.ndarray, at: np.ndarray) -> np.ndarray:
        """Give the nodes one step on; an answer leads to itself."""
        after: np.ndarray = np.where(table[rows, self.asked[at]] <= self.cuts[at], self.low[at], self.high[at])
        return after


@cache
def forests() -> dict[str, Forest]:
    """Give the trees of each role. Raises OntologyError where the table is broken."""
    rows = list(csv.DictReader((files(__package__) / "parties.csv").read_text(encoding="utf-8").splitlines()))
    try:
        return {role: grown([row for row in rows if row["role"] == role]) for role in ("agent", "recipient")}
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise OntologyError("parties.csv: a node is broken; make it anew or install anew") from error


def grown(rows: Sequence[Row]) -> Forest:
    """Give the trees that rows describe; nodes of a tree are numbered from 0, its root, in order."""
    number = {(row["tree"], row["node"]): index for index, row in enumerate(rows)}
    traits = tuple(sorted({row["trait"] for row in rows} - {""})) or ("",)
    own = [index for index, row in enumerate(rows) if row["node"] == "0"]
    return Forest(
        traits=traits,
        asked=np.asarray([traits.index(row["trait"]) if row["trait"] else 0 for row in rows]),
        cuts=np.asarray([float(row["cut"] or 0) for row in rows]),
        low=np.asarray([_next(number, row, "low", index) for index, row in enumerate(rows)]),
        high=np.asarray([_next(number, row, "high", index) for index, row in enumerate(rows)]),
        values=np.asarray([float(row["value"] or 0) for row in rows]),
        roots=np.asarray(own),
    )


def _next(number: Mapping[tuple[str, str], int], row: Row, side: str, own: int) -> int:
    return number[row["tree"], row[side]] if row["trait"] else own
