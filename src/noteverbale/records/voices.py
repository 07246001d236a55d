"""Reports -> Voices: who says a claim, how far that is to be accepted, and which value wins where they differ.

In: the reports of one record.  Out: Voices with a rank from acceptance.toml; `choose` settles a field between them.
Copies of one text are one voice: only independent families count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from noteverbale.records import rules
from noteverbale.types import Claim, Report

_CERTAINTY = {"certain": 0, "probable": 1, "possible": 2}


class Voice(NamedTuple):
    """One claim with the standing of who says it: lower rank is better."""

    claim: Claim
    known: date | None
    family: str
    rank: int
    rule: str

    @property
    def negative(self) -> bool:
        """Whether the claim says that it did not, or shall not, happen."""
        return self.claim.polarity == "negative"

    @property
    def told(self) -> bool:
        """Whether the claim tells of something that happened or is happening."""
        return not self.negative and self.claim.realis in {"occurred", "ongoing"}


class Told(NamedTuple):
    """One value of a field as one voice tells it. `level`: how late a state it speaks of; `width`: 0 is exact."""

    value: Any
    voice: Voice
    level: int = 0
    width: int = 0


def voices(reports: Sequence[Report]) -> list[Voice]:
    """Give the voices of a record's reports, in their order."""
    parties = frozenset(a.code for r in reports for a in (*r.claim.agent, *r.claim.recipient))
    return [_voice(report, parties) for report in reports]


def _voice(report: Report, parties: frozenset[str]) -> Voice:
    source = report.claim.source
    rank, rule = _standing(source.kind, source.code in parties)
    return Voice(report.claim, report.known, report.family or report.document_id, rank, rule)


@cache
def _standing(kind: str, party: bool) -> tuple[int, str]:
    for rank in rules.ranks():
        if kind in rank.kinds and (party or not rank.party):
            return rank.rank, rank.rule
    return rules.ranks()[-1].rank, rules.ranks()[-1].rule


def independent(heard: Iterable[Voice]) -> int:
    """Count the independent families of texts among voices."""
    return len({voice.family for voice in heard})


def choose(told: Sequence[Told]) -> Told | None:
    """Give the accepted value of a field, None when nobody tells it.

    The latest state spoken of wins, then acceptance, independent families, certainty, exactness, and the earlier text.
    """
    if not told:
        return None
    families: dict[str, set[str]] = {}
    for one in told:
        families.setdefault(repr(one.value), set()).add(one.voice.family)
    return min(enumerate(told), key=lambda entry: (*_standing_of(entry[1], families), entry[0]))[1]


def _standing_of(told: Told, families: dict[str, set[str]]) -> tuple[int, int, int, int, int]:
    certainty = _CERTAINTY.get(told.voice.claim.certainty, 1)
    return -told.level, told.voice.rank, -len(families[repr(told.value)]), certainty, told.width


def sides(told: Iterable[Told]) -> dict[str, list[Told]]:
    """Give the told values in groups, by their words."""
    grouped: dict[str, list[Told]] = {}
    for one in told:
        grouped.setdefault(str(one.value), []).append(one)
    return grouped


def stage_of(voice: Voice) -> str:
    """Give the stage a claim tells; empty where none is told."""
    return (voice.claim.deal.stage or "") if voice.claim.deal else ""
