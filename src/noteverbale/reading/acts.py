"""The word for buying or selling that a deal's trigger is or is for: "contract to sell", "Peru's sale was approved".

In: a claim of an arms deal and its text.  Out: `act_of`, an `Act` or None.
Source: docs/codebook.md, section 3; trade.toml.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import NamedTuple

from noteverbale.reading.frames import clause
from noteverbale.reading.wordlists import one_of, words
from noteverbale.types import Claim

FAR = 100  # characters between that word and the trigger, or a name that goes with it
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?\Z")


class Act(NamedTuple):
    """The word for buying or selling: the trigger, or what it is for. `noun`: "purchase", not "purchased"."""

    start: int
    end: int
    word: str
    buying: bool
    noun: bool


def act_of(claim: Claim, text: str) -> Act | None:
    """Give the word for buying or selling: the trigger, the first one in its clause behind it, or what it is done to
    ("Peru's sale of tanks was approved").
    """
    if claim.sentence is None:
        return None
    start, end = claim.trigger.start, claim.trigger.end
    if found := _acts().match(text, start, end):
        return _told(found)
    right = clause(text[end : min(claim.sentence.end, end + FAR)])
    found = _purpose().search(text, end, end + len(right))
    if found is None:
        return _undergone(claim, text)
    return None if turn().search(text, end, found.start()) else _told(found)


def _undergone(claim: Claim, text: str) -> Act | None:
    """Give the last noun for buying or selling before a passive trigger, in its clause."""
    begin = claim.sentence.start if claim.sentence else claim.trigger.start
    left = text[max(begin, claim.trigger.start - FAR) : claim.trigger.start]
    if not _PASSIVE.search(left) or len(clause(left)) < len(left):
        return None
    nouns = list(_noun().finditer(text, claim.trigger.start - len(left), claim.trigger.start))
    return _told(nouns[-1]) if nouns and not turn().search(text, nouns[-1].end(), claim.trigger.start) else None


def _told(found: re.Match[str]) -> Act:
    word = found["act"].lower()
    return Act(*found.span("act"), word, word in listed("beside", "buying"), word in listed("beside", "nouns"))


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """Give a list of the words of trade as a set."""
    return frozenset(words("trade.toml", table, name))


_any = partial(one_of, "trade.toml")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?P<act>{_any('beside', 'buying')}|{_any('beside', 'giving')})\b", re.IGNORECASE)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<act>{_any('beside', 'nouns')})\b", re.IGNORECASE)


@cache
def _purpose() -> re.Pattern[str]:
    """An act that a deal is for: "to sell", "to be exported", "for the purchase of", "its order"."""
    return re.compile(
        rf"\b(?:to\sbe|to|for|on|over|of|in|a|an|its|their|his)\s(?:the\s|its\s|an?\s|\w+ly\s)?"
        rf"(?P<act>{_any('beside', 'buying')}|{_any('beside', 'giving')})\b",
        re.IGNORECASE,
    )


@cache
def turn() -> re.Pattern[str]:
    """Match what turns a clause to something else."""
    return re.compile(rf"\b(?:{_any('beside', 'turns')})\b")
