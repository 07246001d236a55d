"""Keys of blocking and turns of placing as the store keeps them: what a refold knows of claims it does not load.

In: keys (blocking.py), facts.  Out: whole numbers for keys; the marks that claims bear which look a key up; turns.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from noteverbale.records.blocking import EVER, Key, dyads, item_words, keys
from noteverbale.records.facts import Facts
from noteverbale.records.rules import Identity

_WHOLE = frozenset({"text", "named", "pasted", "at"})  # keys that whoever holds them looks up
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


def marks(facts: Facts, identity: Identity) -> Iterator[Key]:
    """Give what a claim is found by: its keys, and marks of those who look up keys that nearly all of a kind hold."""
    yield from keys(facts, identity)
    pairs = dyads(facts, identity)
    if facts.first is None:
        yield from (("undated", *pair) for pair in pairs)
    if identity.keys == "item" and not pairs:
        yield from (("unpaired", word) for word in item_words(facts))


def askers(key: Key) -> list[Key]:
    """Give marks of which every claim that looks `key` up bears at least one (checked by a property test).

    A party alone is looked up by claims that tell no more, which hold it as lonely; the lonely by those that tell both.
    """
    *head, part = key
    if head[0] == "any":
        return [("unpaired", part)]
    if head[0] == "lonely":
        head = head[1:]
    elif _alone(head):
        head = ["lonely", *head]
    elif head[0] not in _WHOLE and part == EVER:
        return [("undated", *head)]
    parts = [part + step for step in _MONTHS_AROUND] if isinstance(part, int) else [part]
    return [(*head, one) for one in parts]


def _alone(head: list[str]) -> bool:
    return head[0] not in _WHOLE and (len(head) == 1 or "" in head)
