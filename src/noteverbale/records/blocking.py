"""Facts -> the few records worth comparing with.

In: Facts and the records begun so far.  Out: indexes of at most `MOST` records, the latest first.
Keys: the event's own name; dyad and month of the event or of publication; dyad and item words for deals; the text and
its copies for claims that do not tell both parties. Each key keeps its latest records only, so the work per claim has a
ceiling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any

from noteverbale.records.facts import Facts
from noteverbale.records.rules import Identity

MOST = 24  # records compared with one claim; measured: more changes no answer of the simulated worlds
_BUCKET_DAYS = 32
_PARTIES = 8  # of a longer list these many, in alphabetical order, are paired
_LONGEST_DAYS = 64  # a longer interval is looked up by its publication day
EVER = -1
Key = tuple[Any, ...]


def dyads(facts: Facts, identity: Identity) -> list[Key]:
    """Give the pairs of parties a claim tells."""
    if identity.mutual:
        return list(combinations(sorted(facts.agents)[:_PARTIES], 2))
    if identity.keys == "item":
        return list(combinations(sorted(facts.agents | facts.recipients)[:4], 2))
    return [(a, r) for a in sorted(facts.agents)[:3] for r in sorted(facts.recipients)[:3]]


def singles(facts: Facts, identity: Identity) -> list[Key]:
    """Give each party in its part."""
    if identity.mutual or identity.keys == "item":
        return [(code,) for code in sorted(facts.agents | facts.recipients)]
    return [(a, "") for a in sorted(facts.agents)[:3]] + [("", r) for r in sorted(facts.recipients)[:3]]


def buckets(facts: Facts) -> list[int]:
    """Give the months (of 32 days) in which a claim is looked up: of its event, else of its publication."""
    if facts.first is not None and facts.last is not None and facts.last - facts.first <= _LONGEST_DAYS:
        return sorted({facts.first // _BUCKET_DAYS, facts.last // _BUCKET_DAYS})
    return [facts.known // _BUCKET_DAYS] if facts.known is not None else [EVER]


def keys(facts: Facts, identity: Identity) -> Iterator[Key]:
    """Give the keys under which a record is found again once this claim is in it.

    A record can be found by one party alone (for claims that tell only one); where the claim tells only one, the record
    is marked as lonely, so that claims with both parties find it too.
    """
    yield from _told_as(facts)
    pairs, alone = dyads(facts, identity), singles(facts, identity)
    lonely = [] if pairs else [("lonely", *key) for key in alone]
    months = {*buckets(facts), *_published(facts)}
    yield from _spread([*pairs, *alone, *lonely], facts, identity, sorted(months))
    yield from ((*pair, EVER) for pair in pairs)
    if identity.keys == "item":
        yield from (("any", word) for word in item_words(facts))


def lookups(facts: Facts, identity: Identity) -> Iterator[Key]:
    """Give the keys to look up for a claim: its dyads and lonely records; its one party where it tells only one."""
    yield from _told_as(facts)
    pairs, alone = dyads(facts, identity), singles(facts, identity)
    wanted = [*pairs, *(("lonely", *key) for key in alone)] if pairs else alone
    around = {month + step for month in buckets(facts) for step in (-1, 0, 1)}
    yield from _spread(wanted, facts, identity, sorted(around | _published(facts)))
    if facts.first is None:
        yield from ((*pair, EVER) for pair in pairs)
    if identity.keys == "item" and not pairs:
        yield from (("any", word) for word in item_words(facts))


def _told_as(facts: Facts) -> Iterator[Key]:
    """Give the text, the event's own name where it is told, and the sentence that other undated texts may have too."""
    yield ("text", facts.family)
    if facts.own.name:
        yield ("named", facts.own.name)
    if facts.pasted:
        yield ("pasted", facts.pasted)


def candidates(asked: Iterable[Key], held: Callable[[Key], Iterable[int]], turn: Callable[[int], Any]) -> list[int]:
    """Give the latest records under keys, in order of turns; those of one name or sentence are never crowded out."""
    found: set[int] = set()
    named: set[int] = set()
    for key in asked:
        (named if key[0] in ("named", "pasted") else found).update(held(key))
    return sorted({*sorted(found, key=turn)[-MOST:], *named}, key=turn)


def _places(facts: Facts, identity: Identity) -> list[Key]:
    words = sorted(facts.place)[:2]
    if identity.keys == "trip":
        return [("at", agent, word) for agent in sorted(facts.agents)[:3] for word in words]
    return [("at", word) for word in words] if identity.keys == "place" else []


def item_words(facts: Facts) -> list[str]:
    """Give the words by which a deal is looked up."""
    return sorted(facts.item.designations | facts.item.classes)[:6]


def _published(facts: Facts) -> set[int]:
    return set() if facts.known is None else {facts.known // _BUCKET_DAYS}


def _spread(wanted: list[Key], facts: Facts, identity: Identity, months: list[int]) -> Iterator[Key]:
    """Give each key once a month, or for deals once an item word and once without; attacks and trips add places."""
    if identity.keys == "item":
        months_or_words: list[Any] = [*item_words(facts), *(["topic"] if facts.item.topic else []), ""]
    else:
        months_or_words = list(months)
    for key in [*wanted, *_places(facts, identity)]:
        for part in months_or_words:
            yield (*key, part)


class Index:
    """Records by key, each key with its latest records."""

    def __init__(self) -> None:
        self._records: dict[Key, list[int]] = {}

    def candidates(self, facts: Facts, identity: Identity) -> list[int]:
        """Give the records to compare a claim with, the latest first."""
        return candidates(lookups(facts, identity), lambda key: self._records.get(key, ()), int)[::-1]

    def add(self, facts: Facts, identity: Identity, record: int) -> None:
        """Let a record be found by what this claim tells."""
        for key in keys(facts, identity):
            held = self._records.setdefault(key, [])
            if record in held:
                continue
            held.append(record)
            if len(held) > MOST:
                del held[0]
