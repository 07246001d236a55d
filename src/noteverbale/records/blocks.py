"""Keys of blocking and turns of placing as the store keeps them: what a refold knows of claims it does not load.

In: keys (blocking.py), facts.  Out: whole numbers for keys; the keys that claims hold which look a key up; turns.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from noteverbale.records.blocking import Key

_MONTHS_AROUND = (-1, 0, 1)


class Turn(NamedTuple):
    """When a claim is placed: the day (undated texts last, one by one), the fuller first, then text and offset."""

    undated: bool
    known: date
    text: str
    emptiness: int
    document: str
    start: int
    claim: str


def turn(known: date | None, document: str, start: int, claim: str, fullness: int) -> Turn:
    """Give a claim's turn: the order in which turns.py hands claims to the fold."""
    undated = known is None
    return Turn(undated, known or date.min, document if undated else "", -fullness, document, start, claim)


def digest(kind: str, key: Key) -> int:
    """Give a key of one kind as a whole number that SQLite can hold; the same in every process."""
    data = blake2b(f"{kind} {key!r}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(data, "big", signed=True)


def askers(key: Key) -> list[Key]:
    """Give keys of which every claim that looks `key` up holds at least one (checked by a property test).

    A party alone is looked up by claims that tell no more, which hold it as lonely; the lonely by those that tell both.
    """
    *head, part = key
    if head[0] == "lonely":
        head = head[1:]
    elif _alone(head):
        head = ["lonely", *head]
    parts = [part + step for step in _MONTHS_AROUND] if isinstance(part, int) else [part]
    return [(*head, one) for one in parts]


def _alone(head: list[str]) -> bool:
    return head[0] not in {"text", "at", "any"} and (len(head) == 1 or "" in head)
