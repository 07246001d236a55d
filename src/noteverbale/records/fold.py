"""Reports of one kind, in order of known day -> clusters: which claims make one record, and why.

In: reports sorted by `order`.  Out: clusters with a Link for every claim.
A claim is judged only by claims before it, so no later text changes what an earlier one joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from noteverbale.judgements import name_begun_by
from noteverbale.records import rules
from noteverbale.records.blocking import Index
from noteverbale.records.choice import Ranked, ranked
from noteverbale.records.evidence import evidence
from noteverbale.records.facts import Facts
from noteverbale.records.profile import Profile
from noteverbale.records.turns import turns
from noteverbale.types import Link, Report

# Features of a link that tell nothing of the record joined.
_RIVAL, _BEGUN = "also_fits", "begins_record"
_AS_IT_WAS = frozenset({_RIVAL, _BEGUN})
Watch = Callable[[int, Facts, int], None]
Order = tuple[bool, date, str, int, str]
_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Link)


class Cluster:
    """The claims of one record, with the reasons that brought them there; these are long, and wait packed."""

    __slots__ = ("_packed", "id", "members")

    def __init__(self, id_: str) -> None:
        self.id = id_
        self.members: list[int] = []
        self._packed: list[bytes] = []

    def add(self, position: int, link: Link) -> None:
        """Take a claim by its position in the fold, and why it is here."""
        self.members.append(position)
        self._packed.append(_PACK.encode(link))

    @property
    def links(self) -> list[Link]:
        """Give the reasons, in the order of the members."""
        return [_UNPACK.decode(packed) for packed in self._packed]

    def set_in_order(self) -> None:
        """Bring members and links into the order of the fold; they are placed in another (turns.py)."""
        placed = sorted(zip(self.members, self._packed, strict=True), key=lambda pair: pair[0])
        self.members, self._packed = [position for position, _ in placed], [packed for _, packed in placed]


def order(report: Report) -> Order:
    """Give the sort key of the fold: known day, text, place in the text; undated texts last."""
    claim = report.claim
    return report.known is None, report.known or date.min, report.document_id, claim.at, claim.id


def record_id(claim_id: str) -> str:
    """Give the id of the record that a claim begins."""
    return name_begun_by(claim_id)


def fold(kind: str, reports: Iterable[Report], watch: Watch | None = None) -> list[Cluster]:
    """Give the clusters of one kind's reports, which must come in order; members are positions in `reports`.

    `watch` is told of each claim's position, facts and cluster as it is placed.
    """
    identity, weights = rules.identity(kind), rules.weights(kind)
    index, profiles, clusters = Index(), list[Profile](), list[Cluster]()
    for position, facts in turns(reports, identity):
        found = [profiles[i] for i in index.candidates(facts, identity)]
        chosen, link = settled(facts, found, identity, weights, clusters) or (len(profiles), begun(facts))
        if chosen == len(profiles):
            profiles.append(Profile(chosen, identity.mutual))
            clusters.append(Cluster(record_id(facts.claim_id)))
        clusters[chosen].add(position, link)
        profiles[chosen].add(facts)
        index.add(facts, identity, chosen)
        if watch is not None:
            watch(position, facts, chosen)
    for cluster in clusters:
        cluster.set_in_order()
    return clusters


def settled(
    facts: Facts,
    profiles: Sequence[Profile],
    identity: rules.Identity,
    weights: dict[str, float],
    clusters: Sequence[Cluster],
) -> tuple[int, Link] | None:
    """Give the record a claim joins, by its place in `clusters`, and why; None if none of them fits."""
    fitting = ranked(facts, profiles, identity, weights)
    return (fitting[0][1].index, _link(facts, fitting, weights, clusters)) if fitting else None


def begun(facts: Facts) -> Link:
    """Give the link of a claim that begins a record."""
    return Link(claim_id=facts.claim_id, score=0.0, features=((_BEGUN, 0.0, "no earlier record fits"),))


def told_again(link: Link, facts: Facts, profile: Profile) -> Link:
    """Give the link of a claim that joins the record it did for the same reasons, with the words for them as of now."""
    told = (feature if feature[0] in _AS_IT_WAS else _reworded(feature, facts, profile) for feature in link.features)
    return replace(link, features=tuple(told))


def _reworded(feature: tuple[str, float, str], facts: Facts, profile: Profile) -> tuple[str, float, str]:
    return feature[0], feature[1], evidence(feature[0], facts, profile)


def _link(facts: Facts, fitting: Ranked, weights: dict[str, float], clusters: Sequence[Cluster]) -> Link:
    score, profile, names = fitting[0]
    reasons = [(name, weights[name], evidence(name, facts, profile)) for name in names]
    rivals = [(_RIVAL, round(other, 3), clusters[p.index].id) for other, p, _ in fitting[1:3]]
    return Link(claim_id=facts.claim_id, score=round(score, 3), features=(*reasons, *rivals))
