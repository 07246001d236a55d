"""Claims of visits and talks -> those told as a habit, with the words that tell it, so that they join no one event.

In: a document's text and its claims.  Out: the same claims, with `habit` where the parties do it again and again ("we
meet regularly", "in constant contact"), or agree to keep it up ("it was agreed to maintain contacts").
Words: habits.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial

from msgspec.structs import replace

from noteverbale.reading.wordlists import one_of, words
from noteverbale.types import Claim

_KINDS = frozenset(("visit", "meeting"))
_WORDS = "habits.toml"
_NEAR, _BEHIND = 60, 40  # characters before and behind a trigger
_AHEAD = frozenset(("scheduled", "intended", "proposed", "predicted", "conditional"))
_BEGIN, _END = re.compile(r"[;:.!?,]\s"), re.compile(r"[;:.!?,]")
_of = partial(one_of, _WORDS)


def with_habits(text: str, claims: Iterable[Claim]) -> list[Claim]:
    """Give the claims in their order."""
    return [_with(text, claim) for claim in claims]


def _with(text: str, claim: Claim) -> Claim:
    told = claim.kind in _KINDS and claim.polarity == "positive" and not _dated(claim) and habit(text, claim)
    return replace(claim, habit=told) if told else claim


def _dated(claim: Claim) -> bool:
    return claim.time is not None and claim.time.first is not None


def habit(text: str, claim: Claim) -> str | None:
    """Give the words that tell a visit or talks as a habit, None where none do."""
    sentence = claim.sentence or claim.trigger
    before = _BEGIN.split(text[max(sentence.start, claim.trigger.start - _NEAR) : claim.trigger.start])[-1]
    behind = _END.split(text[claim.trigger.end : min(sentence.end, claim.trigger.end + _BEHIND)])[0]
    trigger = " ".join(claim.trigger.text.lower().split())
    found = _often_before().search(before) or _often_behind().match(behind) or _kept_up(claim, trigger, before)
    if found is None and claim.realis == "ongoing":
        found = _whenever().search(before)
    return " ".join(found[0].split()) if found else None


def _kept_up(claim: Claim, trigger: str, before: str) -> re.Match[str] | None:
    """Give the words before a noun that tell it as kept up, or to be kept up; a dated round of talks is none."""
    kept, ahead = trigger in words(_WORDS, "on", "kept"), claim.realis in _AHEAD
    if (kept or trigger in words(_WORDS, "on", "often")) and (found := _steady("adjectives").search(before)):
        return found
    if kept and (found := _steady("qualities").search(before) or _keeping().search(before)):
        return found
    also = kept or trigger in words(_WORDS, "on", "also_kept")
    return _continuing().search(before) if also and ahead else None


@cache
def _often_before() -> re.Pattern[str]:
    return _pattern(rf"\b{_of('again', 'adverbs')}\s(?:{_of('again', 'between')}\s)?\Z")


@cache
def _often_behind() -> re.Pattern[str]:
    return _pattern(rf"\s(?:\S+\s){{0,3}}?{_of('again', 'adverbs')}\b")


@cache
def _whenever() -> re.Pattern[str]:
    return _pattern(rf"\b{_of('again', 'whenever')}\s\Z")


@cache
def _steady(name: str) -> re.Pattern[str]:
    return _pattern(rf"\b{_of('again', name)}\s\Z")


@cache
def _keeping() -> re.Pattern[str]:
    return _pattern(rf"\b{_of('on', 'keeping')}\s(?:{_of('on', 'between')}\s){{0,2}}\Z")


@cache
def _continuing() -> re.Pattern[str]:
    certain = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in words(_WORDS, "on", "certain"))
    return _pattern(rf"{certain}\b{_of('on', 'continuing')}\s(?:{_of('on', 'between')}\s){{0,2}}\Z")


def _pattern(told: str) -> re.Pattern[str]:
    return re.compile(told, re.IGNORECASE)
