"""A claim's own name for its event, against a record's -> whether they are one by name.

In: claims as read (`Claim.name`); facts and a profile.  Out: the name that counts, and one feature at most.
An exercise is one of a series: another year or number is another one. An agreement that bears its name alone is one
whoever is listed as its parties; that somebody joins, leaves or may yet sign it is another event.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from noteverbale.ontology.own_names import agreements, same_edition, surroundings
from noteverbale.records import rules
from noteverbale.types import Claim

if TYPE_CHECKING:
    from noteverbale.records.facts import Facts
    from noteverbale.records.profile import Profile

Days = tuple[int, int]
_APART = 366  # days between two days of one step that are two agreements' of one name


class Own(NamedTuple):
    """What a claim tells of its event's name: the name, the edition, the year, and the step of an agreement's life."""

    name: str = ""
    edition: str | None = None
    year: int | None = None
    step: str = ""


NOT_NAMED = Own()


def own_name(claim: Claim) -> Own:
    """Give the name by which a claim's event may be told from others; of agreements only what was done with them."""
    if claim.name is None or not claim.name.known:
        return NOT_NAMED
    known = claim.name.known.casefold()
    if claim.kind == "exercise":
        return Own(known, claim.name.edition, _year(claim))
    done = claim.polarity == "positive" and claim.realis in ("occurred", "ongoing")
    return Own(known, step=step_of(claim)) if done and not _joins(claim.trigger.text) else NOT_NAMED


def step_of(claim: Claim) -> str:
    """Give the step of an agreement's life that a claim tells: signed, unless its words tell another."""
    hint = rules.cue(claim.trigger.text)
    return hint if hint in ("ratified", "in_force", "lapsed") else "signed"


def _year(claim: Claim) -> int | None:
    edition = claim.name.edition if claim.name else None
    if edition and len(edition) == 4 and edition[:2] in ("19", "20"):
        return int(edition)
    time = claim.time
    told = time is not None and time.first is not None and time.last is not None and time.first.year == time.last.year
    return time.first.year if told and time is not None and time.first is not None else None


def _joins(trigger: str) -> bool:
    return trigger.lower().startswith(tuple(surroundings().joining))


def name_signal(facts: Facts, profile: Profile) -> str | None:
    """Give how the own names agree; None where one side has none."""
    told, had = facts.own, profile.own
    if not told.name or not had.name:
        return None
    if told.name != had.name:
        return "name_of_event_conflict"
    if told.step:
        return "name_of_event_same" if _apart(facts, profile) else "edition_same"
    same = same_edition(told.edition, had.edition)
    if same is False or (same is None and told.year and had.year and told.year != had.year):
        return "edition_other"
    return "edition_same" if same else "name_of_event_same"


def _apart(facts: Facts, profile: Profile) -> bool:
    """Tell whether one step is dated more than a year apart: an agreement was made again under its name."""
    days = profile.steps.get(facts.own.step)
    if days is None or facts.first is None or facts.last is None:
        return False
    return max(days[0] - facts.last, facts.first - days[1]) > _APART


def whoever(facts: Facts, profile: Profile) -> bool:
    """Tell whether events of one name are one though their parties differ: one party is told by both, or the name is
    an agreement's that the table lists.
    """
    return facts.own.name in _listed() or bool(facts.agents & profile.agents)


@cache
def _listed() -> frozenset[str]:
    return frozenset(one.name.casefold() for one in agreements())
