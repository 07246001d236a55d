"""Reports in order of the fold -> the order in which they are placed: within a day, what tells most comes first.

In: reports of one kind, days in order, undated texts last.  Out: (position, Facts), day by day.
A headline, or a claim without a party, is placed after the claims that the same day's texts tell in full, so that it
joins their record and does not begin one of its own. A day is whole before the next begins, so no later day matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from noteverbale.records.facts import Facts
from noteverbale.records.rules import Identity
from noteverbale.types import Report

_PARTIES, _DAY, _DESIGNATION, _NAME, _CLASS = 8, 4, 2, 1, 1  # without both parties nothing else makes a claim full

Turn = tuple[int, Facts]


def turns(reports: Iterable[Report], identity: Identity) -> Iterator[Turn]:
    """Give each report's position and facts in the order of placing; of equals the earlier goes first."""
    for _, group in groupby(enumerate(reports), key=lambda entry: _together(entry[1])):
        day = [(position, Facts(report, identity)) for position, report in group]
        yield from sorted(day, key=lambda turn: (-fullness(turn[1], identity), turn[0]))


def _together(report: Report) -> str:
    """What is placed together: a day's texts; of undated texts each by itself, for they may be very many."""
    return str(report.known) if report.known else report.document_id


def fullness(facts: Facts, identity: Identity) -> int:
    """Give how much of what makes an event one a claim tells."""
    both = len(facts.agents) > 1 if identity.mutual else bool(facts.agents and facts.recipients)
    named = bool(facts.agent_names.persons or facts.recipient_names.persons)
    dated = facts.first is not None and not facts.wide
    return (
        _PARTIES * both
        + _DAY * dated
        + _DESIGNATION * bool(facts.item.designations)
        + _CLASS * bool(facts.item.classes)
        + _NAME * named
    )
