"""What the style of headlines means: a present tense tells what has happened, "X to visit" a plan, a question nothing.

In: a title, a claim read in it.  Out: the claim with the realis that is meant.
Source: docs/design/0008-titles.md; headlines.toml.
"""

from __future__ import annotations

import re
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.polarity import DONE
from noteverbale.reading.wordlists import one_of
from noteverbale.types import Claim, Document


def asks(title: str) -> bool:
    """Tell whether a title is a question, which tells no event."""
    return bool(_asks().match(title))


def in_headline_style(claim: Claim, document: Document) -> Claim:
    """Give a claim with the realis that headlines mean: present tense has happened, but not on a day to come; "X to
    visit" is planned.
    """
    title = document.title or ""
    if claim.realis in DONE:
        before = title[: claim.trigger.start]
        planned = any(actor.end <= claim.trigger.start and _to().match(before, actor.end) for actor in claim.agent)
        return structs.replace(claim, realis="scheduled") if planned else claim
    told = title[: claim.trigger.start] if _says_that_it_does(claim, title) else title
    ahead = _looks_ahead().search(told) or _to_come(claim, document) or "realis" in claim.inferred
    return claim if claim.realis != "scheduled" or ahead else structs.replace(claim, realis="occurred")


def _to_come(claim: Claim, document: Document) -> bool:
    """Tell whether the day of an event lies after the day of publication ("Lavrov visits Tehran on Friday")."""
    first = claim.time.first if claim.time else None
    return first is not None and document.published is not None and first > document.published


def _says_that_it_does(claim: Claim, title: str) -> bool:
    """Tell whether a verb of the present stands behind its subject ("Putin meets Modi to discuss arms")."""
    return claim.trigger.text.lower().endswith("s") and not between(claim, title)


def between(claim: Claim, title: str) -> str:
    """Give the words between the last party before a trigger and the trigger."""
    before = max((actor.end for actor in claim.agent if actor.end <= claim.trigger.start), default=0)
    return title[before : claim.trigger.start].strip(" -–—'’s")


_any = partial(one_of, "headlines.toml")


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_any('question', 'begins')}\s|.*\?['\"”’)]*\s*$)", re.IGNORECASE)


@cache
def _looks_ahead() -> re.Pattern[str]:
    words, begin = _any("ahead", "words"), _any("ahead", "words_begin")
    return re.compile(rf"\b(?:{words}|{begin}\w*)\b|['’]ll\b", re.IGNORECASE)


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"\s+to(?:\s+{_any('plan', 'before_nouns')})?\s+\Z")
