"""Names in the sentence of a deal that are no party to it: who only made the goods, who is only told against, who only
speaks of it, where arms are only used.

In: a claim of an arms deal, its text and who is who.  Out: the claim without them.
Source: docs/codebook.md, section 3; trade.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.wordlists import one_of
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim

_AGAINST = re.compile(r"\banti-\Z", re.IGNORECASE)
_PREFIX = 5  # characters of "anti-"
_MOST = 8  # names of a clause that are looked at
_PHRASE = 60  # characters before a name in which the words stand that tell what it is
_GROUP = "NSA-"
_IN = re.compile(r"\sin\s(?:the\s)?")
_NEAR = 6  # characters of an article before the first of them


def without_strangers(claim: Claim, text: str, people: Context) -> Claim:
    """Give a deal without the names in it that are no party."""
    if claim.kind != "arms_deal":
        return claim
    agents, recipients = (_kept(side, claim, text, people) for side in (claim.agent, claim.recipient))
    recipients = tuple(one for one in recipients if not (_of_war(one, text) or _where(one, recipients, text)))
    if (agents, recipients) == (claim.agent, claim.recipient):
        return claim
    return structs.replace(claim, agent=agents, recipient=recipients)


def _kept(side: tuple[Actor, ...], claim: Claim, text: str, people: Context) -> tuple[Actor, ...]:
    parties = tuple(actor for actor in side if not (_against(actor, text) or _only_speaks(actor, claim, text, people)))
    others = tuple(actor for actor in parties if not _of_origin(actor, text))
    return tuple(actor for actor in others or parties if not _once_meant(actor, text))


def _once_meant(actor: Actor, text: str) -> bool:
    """Tell whether the goods were only built for somebody who does not get them: "ships that were built for Russia"."""
    return _meant().search(text, max(0, actor.start - _PHRASE), actor.start) is not None


def _of_origin(actor: Actor, text: str) -> bool:
    """Tell whether a name says only where goods or people come from: "German-made tanks", "a Chile-based group"."""
    return _origin().match(text, actor.end) is not None or _origin().search(actor.text) is not None


def _against(actor: Actor, text: str) -> bool:
    """Tell whether the name stands only for whom others are against: "the anti-Russian bloc"."""
    return _AGAINST.search(text, max(0, actor.start - _PREFIX), actor.start) is not None


def _of_war(actor: Actor, text: str) -> bool:
    """Tell whether a name tells only where arms are used: "drones for use in Chile", "the war on Chile".

    Of nine recipients of annotated deals that stand so, eight are none.
    """
    begin = max(0, actor.start - _PHRASE)
    return _war().search(text, begin, actor.start) is not None


def _where(actor: Actor, side: Sequence[Actor], text: str) -> bool:
    """Tell whether a name tells only where a group stands that is told beside it: "the Houthis in Yemen"."""
    begin = max(0, actor.start - _PHRASE)
    groups = [one for one in side if one.code.startswith(_GROUP) and begin <= one.start < actor.start]
    return any(_IN.fullmatch(text[one.start + len(one.text.removesuffix(" in")) : actor.start]) for one in groups)


def _only_speaks(actor: Actor, claim: Claim, text: str, people: Context) -> bool:
    """Tell whether a name is only that of who says that another did it: "Chile said that Peru is sending jets"."""
    if actor.end > claim.trigger.start:
        return False
    said = _says_that().match(text, actor.end, claim.trigger.start)
    return said is not None and _another(actor, said.end(), claim.trigger.start, people)


def _another(actor: Actor, start: int, end: int, people: Context) -> bool:
    """Tell whether what is said begins with another party's name, and does not come back to who says it."""
    first = bisect_left(people.mentions, start, key=lambda one: one.start)
    there = [one for one in people.mentions[first : first + _MOST] if one.end <= end]
    return bool(there) and there[0].start - start <= _NEAR and actor.code not in {one.code for one in there}


_any = partial(one_of, "trade.toml")


@cache
def _origin() -> re.Pattern[str]:
    """What stands behind a name that tells only where the goods come from: "German-made tanks"."""
    return re.compile(rf"[\s-]{_any('strangers', 'origin')}\b")


@cache
def _meant() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('strangers', 'meant')}\s(?:the\s)?\Z", re.IGNORECASE)


@cache
def _war() -> re.Pattern[str]:
    """From a word of war or use up to the name that it is of: "war effort in", "used against the"."""
    return re.compile(
        rf"\b{_any('strangers', 'war')}\s(?:effort\s)?(?:in|on|with|against|inside)\s(?:the\s)?\Z", re.IGNORECASE
    )


@cache
def _says_that() -> re.Pattern[str]:
    """From a name to what its bearer says: ", the minister, said on Friday that"."""
    says = _any("strangers", "says")
    return re.compile(rf"(?:['’]s)?(?:,?\s(?!that\b|which\b|to\b)[\w.’'-]+){{0,6}}?,?\s{says}\s(?:on\s\w+\s)?that\s")
