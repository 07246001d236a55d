"""Item words of two claims -> may they be one deal's item?

In: words such as "Mi-35M attack helicopters", "helicopters", "military equipment".  Out: True, False, or None (may be).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from noteverbale.resolve.equipment.catalogue import catalogue
from noteverbale.resolve.equipment.mentions import EquipmentMention
from noteverbale.resolve.equipment.tagging import tag

TOPIC = "military_equipment"  # the type of words that name no class: arms, weapons, military equipment


def lookup(words: str, *, extend: Sequence[Path] = ()) -> EquipmentMention | None:
    """Give what item words name: a designation if there is one, else the narrowest class, else None.

    `extend`, here and below: the user's tables of designations.
    """
    mentions = tag(words, extend=extend)
    broader = catalogue().broader
    return max(mentions, key=lambda found: (not found.generic, len(broader[found.type]), -found.start), default=None)


def family_key(words: str, *, extend: Sequence[Path] = ()) -> str | None:
    """Give the family that item words name ("MI-35 helicopters" is Mi-24/35); None if only a class is named."""
    found = lookup(words, extend=extend)
    return found.family if found else None


def is_topic(words: str, *, extend: Sequence[Path] = ()) -> bool:
    """Tell whether item words name only the trade in arms as such, no class of equipment."""
    found = lookup(words, extend=extend)
    return found is not None and found.generic and found.type == TOPIC


def compatible(a: str | None, b: str | None, *, extend: Sequence[Path] = ()) -> bool | None:
    """Tell whether two items can be one: True, False, or None where the words leave it open."""
    return compare(a, b, extend=extend)[0]


def compare(a: str | None, b: str | None, *, extend: Sequence[Path] = ()) -> tuple[bool | None, str]:
    """Give what `compatible` gives, and the reason in words."""
    left, right = tag(a or "", extend=extend), tag(b or "", extend=extend)
    if not left or not right:
        return None, "no equipment is named on one side"
    answers = [_compare(one, other) for one in left for other in right]
    for wanted in (True, None):
        for verdict, reason in answers:
            if verdict is wanted:
                return verdict, reason
    return answers[0]


def _compare(one: EquipmentMention, other: EquipmentMention) -> tuple[bool | None, str]:
    if one.family and other.family:
        same = one.family == other.family
        return same, f"both are {one.family}" if same else f"{one.family} is not {other.family}"
    if TOPIC in (one.type, other.type):
        if one.type == other.type:
            return None, "both name only arms in general"
        return False, "arms in general never stand for a particular item"
    if one.type == other.type:
        return (True if one.generic and other.generic else None), f"both are {one.type.replace('_', ' ')}"
    broader = catalogue().broader
    if other.type in broader[one.type] or one.type in broader[other.type]:
        return None, f"{one.type.replace('_', ' ')} and {other.type.replace('_', ' ')}: one is a kind of the other"
    return False, f"{one.type.replace('_', ' ')} is not {other.type.replace('_', ' ')}"
