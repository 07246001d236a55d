"""A new batch of one kind's claims, and what the store holds -> which claims join another record now, and why.

In: claims gone and come, `Past` (the store's tables of placed claims and blocks).  Out: claim -> (record, Link).
The fold is not run again: it goes, in order of turns, through the claims whose answer can differ. A claim's answer
depends on the records it finds by its keys and on what those held before its turn; so where a record changes, all later
claims that look up one of its keys are looked at, and asked again only if they find others than before, or see one
otherwise, that can matter to them. The result is that of the fold over everything (tests/property/test_growth.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple, Protocol

from noteverbale.records import rules
from noteverbale.records.blocking import MOST, Key, candidates, keys, lookups
from noteverbale.records.blocks import Turn, askers, digest
from noteverbale.records.choice import seen
from noteverbale.records.facts import Facts
from noteverbale.records.fold import Cluster, begun, record_id, settled, told_again
from noteverbale.records.profile import Profile
from noteverbale.types import Link, Report


class Placed(NamedTuple):
    """A claim that the store holds: its number, its turn, and the number of the claim that begins its record."""

    turn: Turn
    number: int
    cluster: int | None


class Past(Protocol):
    """What the store holds of one kind; claims that have just come are in it without a cluster."""

    def holding(self, key: int) -> list[Placed]:
        """Give the claims that hold a key."""

    def members(self, cluster: int) -> list[Placed]:
        """Give the claims of the record that a claim begins."""

    def placed(self, number: int) -> Placed:
        """Give one claim by its number."""

    def report(self, number: int) -> Report:
        """Give a claim with what its document adds."""

    def link(self, number: int) -> Link:
        """Give why a claim of old stands in its record, judgements aside."""


class Gone(NamedTuple):
    """A claim that is no more, or no more as it was."""

    placed: Placed
    report: Report


class Refold:
    """The work on one kind. `now`: claims asked so far and what they answer; `touched`: records that changed."""

    def __init__(self, kind: str, past: Past, gone: Sequence[Gone], come: Iterable[int]) -> None:
        self.kind = kind
        self.identity = rules.identity(kind)
        self.weights = rules.weights(kind)
        self.past = past
        self.now: dict[int, tuple[int, Link] | None] = {}
        self.touched: set[int] = set()
        self._facts: dict[int, Facts] = {}
        self._placed: dict[int, Placed] = {}
        self._blocks: dict[Key, _Block] = {}
        self._profiles: dict[int, _Growing] = {}
        self._profiles_before: dict[int, _Growing] = {}
        self._members: dict[int, list[Placed]] = {}
        self._dirty: set[Key] = set()
        self._torn: set[Key | int] = set()  # keys and records that a claim has left: what they were is not known
        self._marked: set[int] = set()
        self._waiting: set[int] = set()
        self._queue: list[tuple[Turn, int, Gone | None]] = []
        self._come = set(come)
        for number in self._come:
            self._wait(past.placed(number))
        for one in gone:
            heappush(self._queue, (one.placed.turn, -1, one))
            self.now[one.placed.number] = None

    def run(self) -> None:
        """Ask every claim whose answer can differ."""
        while self._queue:
            at, number, gone = heappop(self._queue)
            if gone is not None:
                self._leave(gone)
            elif number in self._come:
                self._ask(self._placed[number], at)
            else:
                self._look(self._placed[number], at)

    def _wait(self, placed: Placed) -> None:
        if placed.number not in self._waiting:
            self._waiting.add(placed.number)
            self._placed[placed.number] = placed
            heappush(self._queue, (placed.turn, placed.number, None))

    def _look(self, placed: Placed, at: Turn) -> None:
        """Ask a claim of old again if what it finds is not as it was; tell its reasons again if its own record grew."""
        facts = self.facts(placed.number)
        asked = set(lookups(facts, self.identity))
        blocks = [self._block(key) for key in asked & self._dirty]
        if not blocks:
            return
        now = set[int]().union(*(block.up_to(at, self) for block in blocks))
        before = set[int]().union(*(block.before for block in blocks))
        others = {cluster for cluster in now | before if cluster in self.touched} | (now ^ before)
        same = self._torn.isdisjoint(asked) and all(self._as_before(facts, one, at, now, before) for one in others)
        if not same or (now != before and self._crowded(asked, at)):
            self._ask(placed, at)
        elif placed.cluster in others and placed.cluster in now:
            profile = self._profile(placed.cluster, 0, at)
            self.now[placed.number] = placed.cluster, told_again(self.past.link(placed.number), facts, profile)

    def _as_before(self, facts: Facts, cluster: int, at: Turn, now: set[int], before: set[int]) -> bool:
        """Tell whether a claim sees a record as it did before; one that does not matter is as good as none."""
        if cluster in self._torn:
            return False
        profiles = (
            self._profile(cluster, 0, at) if cluster in now else None,
            self._profile_before(cluster, at) if cluster in before else None,
        )
        one, other = (profile and seen(facts, profile, self.identity, self.weights) for profile in profiles)
        return one == other

    def _crowded(self, asked: set[Key], at: Turn) -> bool:
        """Tell whether so many records are found, or were, that one which does not matter crowds out one that does."""
        blocks = [self._block(key) for key in asked]
        now = set[int]().union(*(block.up_to(at, self) for block in blocks))
        return len(now) > MOST or len(set[int]().union(*(block.before for block in blocks))) > MOST

    def _leave(self, gone: Gone) -> None:
        facts = Facts(gone.report, self.identity)
        self._torn.update(keys(facts, self.identity))
        self._move(facts, gone.placed.turn)
        if gone.placed.cluster is not None:
            self._torn.add(gone.placed.cluster)
            self._change(gone.placed.cluster, gone.placed.turn)

    def _ask(self, placed: Placed, at: Turn) -> None:
        facts = self.facts(placed.number)
        found = self._candidates(facts, at)
        profiles = [self._profile(cluster, index, at) for index, cluster in enumerate(found)]
        clusters = [Cluster(record_id(self._of(cluster).turn.claim)) for cluster in found]
        answer = settled(facts, profiles[::-1], self.identity, self.weights, clusters)
        index, link = answer if answer is not None else (None, begun(facts))
        cluster = placed.number if index is None else found[index]
        self._answer(placed, cluster, link, at)

    def _answer(self, placed: Placed, cluster: int, link: Link, at: Turn) -> None:
        fresh = placed.number in self._come
        before = None if fresh else placed.cluster
        self.now[placed.number] = (cluster, link)
        if before == cluster:
            return
        self._join(cluster, placed)
        self._move(self.facts(placed.number), at)
        for changed in (before, cluster):
            if changed is not None:
                self._change(changed, at)

    def _join(self, cluster: int, placed: Placed) -> None:
        """Take a claim in; profiles and blocks stand before its turn, so nothing in them needs to be taken back."""
        members = self._members_of(cluster)
        place = bisect_left(members, placed)
        if place == len(members) or members[place].number != placed.number:
            members.insert(place, placed)

    def _candidates(self, facts: Facts, at: Turn) -> list[int]:
        """Give the records to compare a claim with, in the order they begin, as blocking.Index would give them."""
        keys_asked = lookups(facts, self.identity)
        return candidates(keys_asked, lambda key: self._block(key).up_to(at, self), lambda one: self._of(one).turn)

    def _profile(self, cluster: int, index: int, at: Turn) -> Profile:
        growing = self._profiles.setdefault(cluster, _Growing(cluster, self.cluster_of))
        profile = growing.up_to(at, self)
        profile.index = index
        return profile

    def _profile_before(self, cluster: int, at: Turn) -> Profile:
        return self._profiles_before.setdefault(cluster, _Growing(cluster, self.cluster_before)).up_to(at, self)

    def _change(self, cluster: int, at: Turn) -> None:
        """A record differs from this turn on: whoever looks up one of its keys later is asked."""
        self.touched.add(cluster)
        for member in self._members_of(cluster):
            if member.number not in self._marked and self.now.get(member.number, ()) is not None:
                self._marked.add(member.number)
                self._soil(keys(self.facts(member.number), self.identity), at)

    def _move(self, facts: Facts, at: Turn) -> None:
        """A claim has come, left, or joined another record: its keys find other records from this turn on."""
        self._soil(keys(facts, self.identity), at)

    def _soil(self, changed: Iterable[Key], at: Turn) -> None:
        for key in changed:
            if key not in self._dirty:
                self._dirty.add(key)
                for asking in askers(key):
                    for placed in self._block(asking).holders:
                        if placed.turn > at:
                            self._wait(placed)

    def facts(self, number: int) -> Facts:
        """Give what a claim tells, made once."""
        facts = self._facts.get(number)
        if facts is None:
            facts = self._facts[number] = Facts(self.past.report(number), self.identity)
        return facts

    def cluster_of(self, placed: Placed) -> int | None:
        """Give the record that a claim is in now."""
        if placed.number in self.now:
            answer = self.now[placed.number]
            return None if answer is None else answer[0]
        return self.cluster_before(placed)

    def cluster_before(self, placed: Placed) -> int | None:
        """Give the record that a claim was in."""
        return None if placed.number in self._come else placed.cluster

    def _block(self, key: Key) -> _Block:
        block = self._blocks.get(key)
        if block is None:
            block = self._blocks[key] = _Block(sorted(self.past.holding(digest(self.kind, key))))
        return block

    def _members_of(self, cluster: int) -> list[Placed]:
        members = self._members.get(cluster)
        if members is None:
            members = self._members[cluster] = sorted(self.past.members(cluster))
        return members

    def _of(self, number: int) -> Placed:
        placed = self._placed.get(number)
        if placed is None:
            placed = self._placed[number] = self.past.placed(number)
        return placed


class _Block:
    """The records found by one key as claims come in: the latest MOST, as blocking.Index keeps them; now and before."""

    __slots__ = ("_done", "_now", "before", "holders")

    def __init__(self, holders: list[Placed]) -> None:
        self.holders = holders
        self._done = 0
        self._now: list[int] = []
        self.before: list[int] = []  # at the turn asked last

    def up_to(self, at: Turn, refold: Refold) -> list[int]:
        """Give the records found at a turn; turns come in order."""
        while self._done < len(self.holders) and self.holders[self._done].turn < at:
            holder = self.holders[self._done]
            self._done += 1
            _take_in(refold.cluster_of(holder), self._now)
            _take_in(refold.cluster_before(holder), self.before)
        return self._now


def _take_in(cluster: int | None, held: list[int]) -> None:
    if cluster is not None and cluster not in held:
        held.append(cluster)
        if len(held) > MOST:
            del held[0]


class _Growing:
    """A record's profile as claims come in that are in it by `cluster_of`."""

    __slots__ = ("_cluster", "_cluster_of", "_done", "_profile")

    def __init__(self, cluster: int, cluster_of: Callable[[Placed], int | None]) -> None:
        self._cluster = cluster
        self._cluster_of = cluster_of
        self._done = 0
        self._profile: Profile | None = None

    def up_to(self, at: Turn, refold: Refold) -> Profile:
        """Give the profile at a turn; turns come in order."""
        if self._profile is None:
            self._profile = Profile(0, refold.identity.mutual)
        members = refold._members_of(self._cluster)
        while self._done < len(members) and members[self._done].turn < at:
            member = members[self._done]
            self._done += 1
            if self._cluster_of(member) == self._cluster:
                self._profile.add(refold.facts(member.number))
        return self._profile
