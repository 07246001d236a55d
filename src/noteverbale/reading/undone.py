"""What of an arms deal is told as done though it is not: an aim, what "will take time", what "would have been sold".

In: a text and a claim of a deal that the network reads as done.  Out: how real it is by its words.
Source: docs/codebook.md, section 4; trade.toml.
"""

from __future__ import annotations

import re
from functools import cache, partial

from noteverbale.reading.retold import in_past_form
from noteverbale.reading.wordlists import one_of, words
from noteverbale.types import Claim

NEAR = 110  # characters before a trigger, or behind it, of its own clause
OPEN = 45


def undone(text: str, claim: Claim) -> str:
    """Give what stands open as hypothetical, an aim ("have tanks to send") as intended, what "will take time" as
    predicted, a number of goods that a state "is giving" as scheduled; else what the network reads.
    """
    left = before(text, claim, OPEN)
    if _open().search(left) or _never_was(text, claim):
        return "hypothetical"
    if ahead := _ahead(text, claim):
        return ahead
    if _being_given(claim, left):
        return "scheduled"
    aim = claim.trigger.text.lower() in words("trade.toml", "aims", "verbs") and _aim().search(left)
    return "intended" if aim and not _carried_out().search(left) else claim.realis


def _never_was(text: str, claim: Claim) -> bool:
    """Tell whether "would have been" governs a participle: "would have been overhauled in Essen and passed on"."""
    return in_past_form(claim.trigger.text) and _would_have().search(before(text, claim, NEAR)) is not None


def _being_given(claim: Claim, left: str) -> bool:
    """Tell whether goods of a number are announced: "Australia is giving Ukraine 49 tanks" has not given them yet."""
    counted = claim.deal is not None and claim.deal.quantity is not None
    giving = claim.trigger.text.lower() in words("trade.toml", "ahead", "giving")
    return claim.realis == "ongoing" and counted and giving and _is().search(left) is not None


def _ahead(text: str, claim: Claim) -> str | None:
    """Give what a deed told by a noun is where its verb lies ahead: "the delivery of tanks will take time"."""
    if claim.sentence is None or claim.trigger.text.lower() not in words("trade.toml", "beside", "nouns"):
        return None
    right = text[claim.trigger.end : min(claim.sentence.end, claim.trigger.end + NEAR)].replace("\n", " ")
    if _weighed().match(right):
        return "intended"
    found = _modal().match(right)
    return None if found is None else "predicted" if found.group(1) == "will" else "hypothetical"


def before(text: str, claim: Claim, most: int) -> str:
    """Give up to so many characters before a trigger in its sentence."""
    begin = claim.sentence.start if claim.sentence else claim.trigger.start
    return text[max(begin, claim.trigger.start - most) : claim.trigger.start].replace("\n", " ")


_any = partial(one_of, "trade.toml")


@cache
def _weighed() -> re.Pattern[str]:
    """A noun's verb that tells that nothing is agreed: "the purchase of jets is being discussed"."""
    other = rf"(?:{_any('beside', 'turns')}|{_any('ahead', 'verbs')})\b"
    being = r"(?:is|are|was|were|has\sbeen)\s(?:\w+\s)?(?:being\s)?"
    return re.compile(rf"(?:\s(?!{other})[\w.’'-]+)*?\s{being}{_any('ahead', 'weighed')}\b", re.IGNORECASE)


@cache
def _modal() -> re.Pattern[str]:
    """A verb that lies ahead, the first of the clause: nothing but words of the noun's own phrase goes before it."""
    other = rf"(?:{_any('beside', 'turns')}|{_any('ahead', 'verbs')}|\w+ed)\b"
    return re.compile(rf"(?:\s(?!{other})(?!will\b|would\b)[\w.’'-]+)*?\s(will|would)\s", re.IGNORECASE)


@cache
def _open() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('open', 'words')}\b(?:[^,;.]|(?<=[A-Z])\.)*\Z", re.IGNORECASE)


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(r"\bto (?:\w+ly )?\Z", re.IGNORECASE)


@cache
def _carried_out() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('aims', 'carried_out')}\b[^,;.]*\Z", re.IGNORECASE)


@cache
def _would_have() -> re.Pattern[str]:
    return re.compile(r"\bwould(?: not|n['’]t)? have been\b[^,;:]*\Z", re.IGNORECASE)


@cache
def _is() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:is|are)|['’](?:s|re))(?: also| now)? \Z", re.IGNORECASE)
