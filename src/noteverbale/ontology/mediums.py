"""By what medium talks are held: in person, by call, by video, by letter.

In: a kind, and words.  Out: a medium of that kind's page ([medium] of kinds/<kind>.toml), None where the words leave it
open.
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.ontology.kinds import kinds
from noteverbale.ontology.modes import beginning, longest_told


@cache
def mediums() -> tuple[str, ...]:
    """Give all mediums, in the order of the kinds."""
    return tuple(dict.fromkeys(name for page in kinds().values() for name in page.medium))


def medium_of(kind: str, trigger: str) -> str | None:
    """Give the medium that a trigger tells by itself ("met": in person); of several that of the longest beginning."""
    pattern = _pattern(kind)
    found = pattern and longest_told(pattern, trigger)
    return _triggers(kind)[found] if found else _whole(kind).get(" ".join(trigger.lower().split()))


def mode_by(kind: str, medium: str | None) -> str | None:
    """Give PLOVER's mode of what is done by a medium, None where it has none."""
    page = kinds().get(kind)
    told = page.medium.get(medium) if page and medium else None
    return told.mode if told else None


def may_be_one(medium: str, other: str) -> bool:
    """Tell whether one event may be told by both: a video conference is called a meeting too."""
    return medium == other or other in called_as(medium) or medium in called_as(other)


@cache
def called_as(medium: str) -> frozenset[str]:
    """Give the other mediums whose words are used of one too."""
    told = (page.medium[medium].loose for page in kinds().values() if medium in page.medium)
    return frozenset(other for loose in told for other in loose)


@cache
def _triggers(kind: str) -> dict[str, str]:
    page = kinds().get(kind)
    return {word: name for name, told in page.medium.items() for word in told.triggers} if page else {}


@cache
def _whole(kind: str) -> dict[str, str]:
    page = kinds().get(kind)
    return {word: name for name, told in page.medium.items() for word in told.whole} if page else {}


@cache
def _pattern(kind: str) -> re.Pattern[str] | None:
    return beginning(_triggers(kind))
