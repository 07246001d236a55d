"""Facts against Profile -> how the equipment and the stages of two deals agree.

In: items cut into designations and class words; stages with the days they were reached.  Out: names of features.
"""

from __future__ import annotations

from collections.abc import Iterator

from noteverbale.records import rules
from noteverbale.records.facts import Facts, Item, with_wider
from noteverbale.records.profile import Profile

_REACHED_AGAIN_DAYS = 270  # the same stage of one deal is not reached twice this far apart
_REOPENED_DAYS = 120  # talk of buying this long after delivery or an end is a new deal
_ORDER_DAYS = 30  # steps told this far out of their order are of two deals
_SIGNED_ONCE = frozenset({"signed", "request", "notification", "political_approval", "selection"})


def item_signal(told: Item, had: Item) -> str:
    """Give how the items agree; a generic topic and an item never agree."""
    if told.topic or had.topic:
        return _topic(told, had)
    if not (told.designations or told.classes) or not (had.designations or had.classes):
        return "item_untold"
    if told.designations and had.designations:
        return "item_same" if related(told.designations, had.designations) else "item_conflict"
    if _one_class(told, had):
        return "item_related"
    if any(one.designations and not one.types for one in (told, had)):
        return "item_untold"  # nobody knows what an "FPB98" is: it may be the patrol boat told elsewhere
    return "item_conflict" if told.classes and had.classes else "item_untold"


def _one_class(told: Item, had: Item) -> bool:
    """Tell whether one is a kind of the other; helicopters and fighters are both aircraft, but not one class."""
    if not told.types or not had.types:
        return not told.classes.isdisjoint(had.classes)
    return any(a in with_wider(b) or b in with_wider(a) for a in told.types for b in had.types)


def number_signal(facts: Facts, profile: Profile) -> Iterator[str]:
    """Give how sums and numbers agree: one told before, or another number for the same use ("four ordered", "ten").

    Another sum says nothing: parts, options and rates of exchange are told for one deal.
    """
    if facts.sum is not None and facts.sum in profile.sums:
        yield "sum_same"
    if facts.number is None or not profile.numbers:
        return
    if any(facts.number in tally.standing() for tally in profile.numbers.values()):
        yield "number_same"
    elif facts.use in profile.numbers:
        yield "number_other"


def _topic(told: Item, had: Item) -> str:
    if told.topic and had.topic:
        return "item_topic"
    other = had if told.topic else told
    return "item_generic" if other.designations or other.classes else "item_untold"


def related(told: frozenset[str], had: frozenset[str]) -> bool:
    """Tell whether two sets of designations name one family: equal, or equal but for a variant's letters."""
    return bool(told & had) or any(_bare(a) == _bare(b) or _begins(a, b) or _begins(b, a) for a in told for b in had)


def _begins(name: str, whole: str) -> bool:
    """Tell whether a name without a number is that of a designation: "Lazars" of the Lazar 3."""
    return name.isalpha() and whole.startswith(f"{name}-")


def _bare(designation: str) -> str:
    return designation.replace("-", "").rstrip("abcdefghijklmnopqrstuvwxyz") or designation


def stage_signal(facts: Facts, profile: Profile) -> Iterator[str]:
    """Give what speaks against one deal: a stage reached again long after, or talks after the end."""
    when = facts.last if facts.last is not None else facts.known
    if not facts.stage or when is None:
        return
    reached = profile.stage_days.get(facts.stage)
    dated = facts.first is not None and not facts.wide and not facts.planned
    if dated and facts.stage in _SIGNED_ONCE and reached is not None and abs(when - reached) > _REACHED_AGAIN_DAYS:
        yield "stage_again"
    elif dated and _out_of_order(facts.stage, when, profile):
        yield "stage_back"
    elif profile.ended is not None and when - profile.ended > _REOPENED_DAYS and _early(facts.stage):
        yield "stage_reopened"


def _out_of_order(stage: str, when: int, profile: Profile) -> bool:
    """Tell whether a step before the contract is dated well after a later one of the record, or the other way round."""
    ranked = rules.stages().rank
    if stage not in ranked:
        return False
    others = [day for other, day in profile.stage_days.items() if other in ranked and _early(other) != _early(stage)]
    return any((when - day if _early(stage) else day - when) > _ORDER_DAYS for day in others)


def _early(stage: str) -> bool:
    ranked = rules.stages().rank
    return ranked.get(stage, 100) <= ranked["contract_negotiation"]
