"""Clusters after the fold, and judgements -> the clusters as a person sees them, each with the fields set on it.

In: the clusters of one kind, the judgements that stand, and the reports by position in the fold.
Out: clusters in the order in which they begin, with the `set` judgements on them; ids of others are untouched.
A judgement on a record or claim that is not here is left alone: it may belong to another kind or another store.
A record that no longer begins with the same claim (new rules, an older text read later) is found by that claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from noteverbale.judgements import Names, Numbered, split_name, told
from noteverbale.records.fold import Cluster, record_id
from noteverbale.records.newcomers import sides
from noteverbale.types import Judgement, Link, Report

Judged = tuple[Cluster, tuple[Numbered, ...]]


def judged(
    kind: str, clusters: Sequence[Cluster], judgements: Sequence[Numbered], reports: Sequence[Report]
) -> list[Judged]:
    """Give the clusters after merges, splits and rejections; `reports` by position in the fold."""
    if not judgements:
        return [(cluster, ()) for cluster in clusters]
    return _Regrouping(kind, clusters, judgements, reports).result()


class _Regrouping:
    """The work on one kind: names joined and claims moved in the order of the judgements, then clusters made."""

    def __init__(
        self, kind: str, clusters: Sequence[Cluster], judgements: Sequence[Numbered], reports: Sequence[Report]
    ) -> None:
        self.kind = kind
        self.reports = reports
        self.clusters = {cluster.id: cluster for cluster in clusters}
        self.splits = [numbered for numbered in judgements if numbered[1].verb == "split"]
        self.parents: dict[str, str] = {}  # record split off -> the one it was in
        self.names = Names()
        self.joined: dict[str, Numbered] = {}  # name -> the first merge that names it
        self.sets: dict[str, list[Numbered]] = {}
        self.moves: dict[str, tuple[str | None, Numbered]] = {}  # claim -> where a person put it; None: nowhere
        self.claim_ids = [report.claim.id for report in reports]
        self.touched: set[str] = set()
        self._find(judgements)
        used: set[str] = set()
        for numbered in judgements:
            self._apply(numbered, used)

    def _find(self, judgements: Sequence[Numbered]) -> None:
        """Note where each claim named lies, and which record a name means that no cluster bears."""
        claims = {id_ for _, one in judgements for id_ in _claims_named(one)}
        records = {id_ for _, one in judgements for id_ in _records_named(one)} - set(self.clusters)
        self.home: dict[str, str] = {}
        self.meant: dict[str, str] = {}
        for cluster in self.clusters.values():
            for position in cluster.members:
                claim = self.claim_ids[position]
                if claim in claims:
                    self.home[claim] = cluster.id
                    self.touched.add(cluster.id)
                if records and (begun := record_id(claim)) in records:
                    self.meant[begun] = cluster.id

    def _root(self, name: str) -> str:
        return self.names.root(self.meant.get(name, name))

    def _apply(self, numbered: Numbered, used: set[str]) -> None:
        verb, arguments = numbered[1].verb, numbered[1].arguments
        if verb == "merge":
            pair = [self.meant.get(name, name) for name in arguments]
            self.names.join(*pair)
            for name in pair:
                self.joined.setdefault(name, numbered)
                self.touched.add(name)
        elif verb == "split":
            apart = split_name(arguments[1], used)
            above = self._above(self._root(arguments[0]))
            self.parents[apart] = self._root(arguments[0])
            for claim in arguments[1:]:
                if claim in self.home and self.names.root(self.home[claim]) in above:
                    self.home[claim] = apart
                    self.moves[claim] = (apart, numbered)
        elif verb == "reject":
            self.moves[arguments[0]] = (None, numbered)
            self.home.pop(arguments[0], None)
        elif verb == "set":
            self.sets.setdefault(self.meant.get(arguments[0], arguments[0]), []).append(numbered)

    def _above(self, name: str) -> set[str]:
        """Give a record and those it was split off from: there the claims are noted that came to it later."""
        found = {name}
        while (name := self.parents.get(name, "")) and name not in found:
            found.add(self.names.root(name))
        return found

    def result(self) -> list[Judged]:
        """Give the clusters that hold a claim."""
        sets: dict[str, list[Numbered]] = {}
        for name, told_ in self.sets.items():
            sets.setdefault(self.names.root(name), []).extend(told_)
        found = [(cluster, tuple(sorted(sets.get(root, ()), key=_number))) for root, cluster in self._made()]
        return sorted(found, key=lambda entry: entry[0].members[0])

    def _made(self) -> Iterator[tuple[str, Cluster]]:
        """Give each cluster with the root of its names; one that no judgement names passes as it is."""
        for name, cluster in self.clusters.items():
            if name not in self.touched:
                yield name, cluster
        parts = self._parts()
        together: dict[str, list[str]] = {}
        for name in parts:
            together.setdefault(self.names.root(name), []).append(name)
        for root, names in together.items():
            yield root, self._whole([(name, parts[name]) for name in names])

    def _parts(self) -> dict[str, dict[int, Link]]:
        """Give, by name, the claims that stand under it: position in the fold -> link."""
        parts: dict[str, dict[int, Link]] = {}
        for cluster in (self.clusters[name] for name in sorted(self.touched & set(self.clusters))):
            self._place_newcomers(cluster)
            for position, link in zip(cluster.members, cluster.links, strict=True):
                name, decided = self.moves.get(self.claim_ids[position], (cluster.id, None))
                if decided is not None:
                    link = _with(link, ("judged_split", 0.0, told(decided)))
                if name is not None:
                    parts.setdefault(name, {})[position] = link
        return parts

    def _place_newcomers(self, cluster: Cluster) -> None:
        """Send claims that came after a person split the record to the side they fit best."""
        ids = {self.claim_ids[position] for position in cluster.members}
        splits = [
            numbered for numbered in self.splits if numbered[1].stayed and not ids.isdisjoint(numbered[1].arguments)
        ]
        if not splits:
            return
        seen = {claim for _, one in splits for claim in (*one.stayed, *one.arguments[1:])} | set(self.moves)
        home = {
            at: self.moves.get(id_, (cluster.id,))[0] for at in cluster.members if (id_ := self.claim_ids[at]) in seen
        }
        for position, (side, _) in sides(self.kind, cluster.members, home, cluster.id, self.reports).items():
            if side != cluster.id:
                by = next(one for one in reversed(self.splits) if self._is_side(one, side))
                self.moves[self.claim_ids[position]] = (side, by)

    def _is_side(self, numbered: Numbered, side: str) -> bool:
        return any(self.moves.get(claim, (None,))[0] == side for claim in numbered[1].arguments[1:])

    def _whole(self, parts: list[tuple[str, dict[int, Link]]]) -> Cluster:
        """Give one cluster of the parts that mean one record; it bears the name of the part begun first."""
        parts.sort(key=lambda part: min(part[1]))
        whole = Cluster(parts[0][0])
        links: dict[int, Link] = {}
        for name, part in parts:
            if name != whole.id and name in self.joined:
                part[min(part)] = _with(part[min(part)], ("judged_merge", 0.0, told(self.joined[name])))
            links.update(part)
        for position in sorted(links):
            whole.add(position, links[position])
        return whole


def _claims_named(judgement: Judgement) -> Sequence[str]:
    verb, arguments = judgement.verb, judgement.arguments
    return arguments[1:] if verb == "split" else arguments[:1] if verb == "reject" else ()


def _records_named(judgement: Judgement) -> Sequence[str]:
    verb, arguments = judgement.verb, judgement.arguments
    return arguments if verb == "merge" else arguments[:1] if verb in ("split", "set") else ()


def _number(numbered: Numbered) -> int:
    return numbered[0]


def _with(link: Link, feature: tuple[str, float, str]) -> Link:
    return msgspec.structs.replace(link, features=(*link.features, feature))
