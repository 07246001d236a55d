"""Who buys and who sells by what a deal is signed, cancelled or announced for: "a contract with X to buy", "its order".

In: a claim of an arms deal whose trigger names neither act, and its text.  Out: the claim with the parties that stand
before the trigger as buyers, or as sellers, and those behind "with" or "from" on the other side.
Source: docs/codebook.md, section 3; trade.toml.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import structs

from noteverbale.reading.wordlists import any_of
from noteverbale.types import Actor, Claim

REACH = 110  # characters behind a trigger in which its purpose stands
_LINK = 40  # and before a name in which its preposition does
BASIS = "what the deal is for"
_WITH = re.compile(r"\b(?:with|from|to)\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?\Z")
# Where a clause ends: a mark, but not that of "U.S."; the pattern is looked for, not matched.
BREAK = re.compile(r"[;:!?]|(?<![A-Z])\.\s")


def framed(claim: Claim, text: str) -> Claim:
    """Give a deal with its parties on the sides that its purpose tells, where all stand on one or on the wrong one."""
    if claim.kind != "arms_deal" or _acts().match(claim.trigger.text.lower()) or claim.sentence is None:
        return claim
    buying = _buys(text, claim)
    first = _before(claim, text)
    if buying is None or len({actor.code for actor in first}) != 1:
        return claim
    others = _behind(claim, text, first[0].code)
    held = (claim.recipient, claim.agent) if buying else (claim.agent, claim.recipient)
    if _codes(first) <= _codes(held[0]) or not (others or _codes(held[1]) <= _codes(first)):
        return claim
    agent, recipient = (others, first) if buying else (first, others)
    told = claim.inferred | {"agent": BASIS, "recipient": BASIS}
    return structs.replace(claim, agent=agent, recipient=recipient, inferred=told)


def _buys(text: str, claim: Claim) -> bool | None:
    """Tell whether the deal is one to buy (True) or to sell (False); None where its words do not tell."""
    right = clause(text[claim.trigger.end : claim.trigger.end + REACH])
    found = [(match.start(), buys) for buys in (True, False) if (match := _purpose(buys).search(right))]
    return min(found)[1] if found else None


def clause(words: str) -> str:
    """Give words up to the end of their clause, line ends as blanks."""
    words = words.replace("\n", " ")
    end = BREAK.search(words)
    return words[: end.start()] if end else words


def _before(claim: Claim, text: str) -> tuple[Actor, ...]:
    """Give the parties before the trigger that no preposition goes before."""
    every = (*claim.agent, *claim.recipient)
    first = [
        one for one in every if one.end <= claim.trigger.start and claim.sentence and one.start >= claim.sentence.start
    ]
    return tuple(one for one in first if not _WITH.search(text[max(0, one.start - _LINK) : one.start]))


def _behind(claim: Claim, text: str, first: str) -> tuple[Actor, ...]:
    """Give the other parties, if each stands behind the trigger and its "with", "from" or "to"."""
    others = tuple(actor for actor in (*claim.agent, *claim.recipient) if actor.code != first)
    linked = (_WITH.search(text[max(claim.trigger.end, one.start - _LINK) : one.start]) for one in others)
    return others if all(linked) and all(one.start >= claim.trigger.end for one in others) else ()


def _codes(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.code for actor in actors}


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('trade.toml', 'frames', 'acts')})\\b")


@cache
def _purpose(buys: bool) -> re.Pattern[str]:
    verbs = any_of("trade.toml", "frames", "to_buy") if buys else any_of("trade.toml", "frames", "to_sell")
    nouns = rf"|\b(?:for|on)\s(?:the\s|its\s|an?\s)?(?:\w+\s)?(?:{any_of('trade.toml', 'frames', 'purchases')})\b"
    own = rf"|\b(?:its|their|his|an?)\s(?:\w+\s)?(?:{any_of('trade.toml', 'frames', 'orders')})\b"
    return re.compile(rf"\bto\s(?:\w+ly\s)?(?:{verbs})\b" + (nouns + own if buys else ""), re.IGNORECASE)
