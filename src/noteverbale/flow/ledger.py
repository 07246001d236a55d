"""What a fold places, and what judgements change -> the tables from which the record grows later.

In: claims as the fold places them.  Out: rows of `placed`, `blocks` and `unjudged` (store/schema.sql).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from noteverbale.records import rules
from noteverbale.records.blocks import digest, marks
from noteverbale.records.facts import Facts, day
from noteverbale.records.turns import fullness
from noteverbale.store import RecordDraft
from noteverbale.types import Link

# Blocks are written this many at a time, in order of key, so that the table grows at its end.
_TOGETHER = 100_000


class Ledger:
    """Keeps the books of a whole record; `kind` and `numbers` (rows of claims, by position) are those being folded."""

    def __init__(self, draft: RecordDraft) -> None:
        self._draft = draft
        self._keys = array("q")
        self._claims = array("q")
        self._begins: dict[int, int] = {}
        self.turn_to("", array("q"))

    def turn_to(self, kind: str, numbers: array[int]) -> None:
        """Begin with another kind."""
        self._kind, self._numbers = kind, numbers
        self._identity = rules.identity(kind)
        self._begins = {}

    def place(self, position: int, facts: Facts, cluster: int) -> None:
        """Take a claim as the fold places it."""
        number = self._numbers[position]
        begins = self._begins.setdefault(cluster, number)
        self._draft.add_placed([placed_row(facts, number, begins, self._identity)])
        for key in held_keys(self._kind, facts, self._identity):
            self._keys.append(key)
            self._claims.append(number)

    def keep(self, links: Iterable[Link]) -> None:
        """Take the links that a judgement changes, as they were before."""
        self._draft.add_unjudged(links)

    def held(self) -> tuple[bytes, bytes]:
        """Give the blocks so far, for the ledger of another process to take."""
        return self._keys.tobytes(), self._claims.tobytes()

    def take(self, held: tuple[bytes, ...]) -> None:
        """Take the blocks of another process."""
        keys, claims = held
        self._keys.frombytes(keys)
        self._claims.frombytes(claims)

    def close(self) -> None:
        """Write the blocks."""
        for held, claims in _in_order(self._keys, self._claims):
            self._draft.add_blocks(held, claims)


def placed_row(facts: Facts, number: int, cluster: int | None, identity: rules.Identity) -> tuple[object, ...]:
    """Give a claim's row of `placed`."""
    known = day(facts.known)
    told = known.isoformat() if known else None
    return number, cluster, told, facts.document, facts.start, fullness(facts, identity), facts.claim_id


def held_keys(kind: str, facts: Facts, identity: rules.Identity) -> set[int]:
    """Give the marks that a claim bears, as whole numbers."""
    return {digest(kind, mark) for mark in marks(facts, identity)}


def _in_order(held: array[int], claims: array[int]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    every, holders = np.frombuffer(held, dtype=np.int64), np.frombuffer(claims, dtype=np.int64)
    order = np.lexsort((holders, every))
    for start in range(0, len(order), _TOGETHER):
        part = order[start : start + _TOGETHER]
        yield every[part].tolist(), holders[part].tolist()
