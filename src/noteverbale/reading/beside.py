"""Who sells and who buys by the place of a name beside the word for it: "supplied Y", "Y's purchase".

In: a claim of an arms deal, its text and who is who.  Out: the claim with a party moved to the side that its place
tells, or added where that side is empty. Nothing is taken from another clause.
Source: docs/codebook.md, section 3; trade.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.acts import FAR, Act, act_of, listed, turn
from noteverbale.reading.frames import clause
from noteverbale.reading.sellers import bought_by
from noteverbale.reading.wordlists import one_of
from noteverbale.resolve import equipment
from noteverbale.resolve.actors import Context
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.types import Actor, Claim

BASIS = "its place beside the word for buying or selling"
_POINTER = " pointing to "  # in how the reader tells whom words mean that are no name
_GOODS = 60  # characters behind a maker's name in which his goods are named
_OWNER = re.compile(r"(?:['’]s?)?\s(?:[\w$£€.,-]+\s){0,3}\Z")
_NEXT = re.compile(r"\s(?:the\s)?\Z")
_MADE = re.compile(
    r"[\s-]*(?:made|built|produced|supplied|designed)?[\s-]*(?:(?!of\b|in\b|for\b|to\b|and\b|with\b)\w+[\s-]){0,2}"
)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)
# "Fined China's army for buying", "accused Iran of arming": the object of the verb before is who did it.
_BLAMED = re.compile(r"(?:['’]s(?:\s[\w-]+){1,5}|\s[\w-]+(?:['’]s(?:\s[\w-]+){1,5})?)?\s(?:for|of|from)\s")
_BY, _NEXT_WORDS = re.compile(r"\bby\s(?:the\s)?\Z"), 10  # "banned by the UN from buying": who bans does not buy
_OTHER_ACT = re.compile(r"\w{2}(?:ing|ed|en)\b")  # to which "by" then belongs: "parts for building bombs by"
_WITH_GOODS = re.compile(r"\s(?:\w+\s)?with\b")
_PLAIN = ("state", "capital", "org", "body", "firm", "group", "people", "person")


def by_place(claim: Claim, text: str, people: Context) -> Claim:
    """Give a deal with each name on the side that its place tells."""
    act = act_of(claim, text) if claim.kind == "arms_deal" else None
    if act is None:
        return claim
    for mention in _beside(claim, act, people):
        side = _side(act, text, mention)
        if side is not None and mention.code != "UNK":
            claim = _with(claim, text, mention, side)
    return claim


def _beside(claim: Claim, act: Act, people: Context) -> Iterator[Mention]:
    """Yield the names of the sentence near the act, in order."""
    begin, end = (claim.sentence.start, claim.sentence.end) if claim.sentence else (act.start, act.end)
    first = bisect_left(people.mentions, begin, key=lambda one: one.start)
    for number in range(first, len(people.mentions)):
        mention = people.mentions[number]
        if mention.end > end:
            return
        if mention.end >= act.start - FAR and mention.start <= act.end + FAR:
            yield _name(mention, people)


def _name(mention: Mention, people: Context) -> Mention:
    """Give a mention by its name alone where it takes in goods: "Iraqi tanks", and "Peru's sale of tanks", are read as
    forces.
    """
    hits = people.within(mention.start, mention.end)
    if not hits or not equipment.tag(people.text[hits[0].end : mention.end]):
        return mention
    return replace(mention, end=hits[0].end, sort=hits[0].name.sort, office="")


def _with(claim: Claim, text: str, mention: Mention, side: str) -> Claim:
    """Give a claim with this name on a side: moved there from the other one, or added where nobody is told."""
    sides = {"agent": list(claim.agent), "recipient": list(claim.recipient)}
    other = "recipient" if side == "agent" else "agent"
    moved = [actor for actor in sides[other] if actor.code == mention.code]
    if any(actor.code == mention.code for actor in sides[side]) or (sides[side] and not moved):
        return claim
    sides[other] = [actor for actor in sides[other] if actor not in moved]
    # Who stands before it in the sentence is the subject of another verb, unless both are one list.
    rest = sides[side] if mention.joint else [actor for actor in sides[side] if actor.start > mention.start]
    # His own name tells more surely who he is than words that only point to him.
    named = [actor for actor in moved[:1] if _POINTER not in (actor.basis or "")]
    sides[side] = (named or [_actor(text, mention)]) + rest
    told = claim.inferred | {side: BASIS}
    return structs.replace(claim, agent=tuple(sides["agent"]), recipient=tuple(sides["recipient"]), inferred=told)


def _actor(text: str, mention: Mention) -> Actor:
    said = text[mention.start : mention.end]
    return Actor(
        text=said,
        start=mention.start,
        end=mention.end,
        code=mention.code,
        sector=mention.sector,
        name=mention.name,
        basis=f"{mention.sort}: {said}",
    )


def _side(act: Act, text: str, mention: Mention) -> str | None:
    """Give the side that a name's place tells: agent for who gives, recipient for who gets."""
    if mention.start >= act.end:
        return _after(text[act.end : mention.start], act, text, mention)
    return _before(text[mention.end : act.start], act, text, mention) if mention.end <= act.start else None


def _before(between: str, act: Act, text: str, mention: Mention) -> str | None:
    """Tell the side of a name before the act: its owner, or its subject; the goods may be the subject of a passive."""
    if not _whole(text, mention):
        return None
    does = "recipient" if act.buying else "agent"
    if act.noun:
        return does if _OWNER.fullmatch(between) else None
    if act.word.endswith("ing") and _BLAMED.fullmatch(between):
        return None if _BY.search(text, max(0, mention.start - _NEXT_WORDS), mention.start) else does
    if not _auxiliaries().fullmatch(between) or not mention.bare:
        return None
    if _BEING.search(between) and not act.word.endswith("ing"):
        return "recipient" if not act.buying and _WITH_GOODS.match(text, act.end) else None
    return does


def _after(between: str, act: Act, text: str, mention: Mention) -> str | None:
    if len(clause(between)) < len(between) or turn().search(between):
        return None
    if found := _linked().search(between):
        if found.group(1) == "by" and bought_by().search(between):
            return "recipient"
        if found.group(1) == "by" and _OTHER_ACT.search(between):
            return None
        return _by_link(found.group(1).lower(), act, text, mention)
    if act.word in listed("beside", "to_whom") and _NEXT.fullmatch(between) and _whole(text, mention):
        return None if mention.sort == "adjective" and _of_goods(text, mention) else "recipient"
    return "agent" if act.buying and _of_goods(text, mention) else None


def _by_link(link: str, act: Act, text: str, mention: Mention) -> str | None:
    if link == "to":
        return None if act.buying or not (mention.sort == "place" or _whole(text, mention)) else "recipient"
    return "recipient" if link == "by" and act.buying else "agent"


def _whole(text: str, mention: Mention) -> bool:
    """Tell whether a name stands for a party: no adjective, but of a government or an army ("the Iraqi regime")."""
    if mention.sort != "adjective":
        return mention.sort in _PLAIN
    return _bodies().match(text, mention.end) is not None or bool(mention.office)


def _of_goods(text: str, mention: Mention) -> bool:
    """Tell whether a name says only where the goods come from: "the Russian S-400", "U.S.-made jets"."""
    behind = text[mention.end : mention.end + _GOODS]
    goods = equipment.tag(behind)
    return bool(goods) and _MADE.fullmatch(behind[: goods[0].start]) is not None


_any = partial(one_of, "trade.toml")


@cache
def _auxiliaries() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:{_any('beside', 'auxiliaries')}|\w+ly)\s){{0,4}}", re.IGNORECASE)


@cache
def _linked() -> re.Pattern[str]:
    return re.compile(rf"\b(from|to|by)\s(?:the\s)?(?:(?:{_any('beside', 'heads')})\sof\s(?:the\s)?)?\Z")


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_any('beside', 'bodies')})\b", re.IGNORECASE)
