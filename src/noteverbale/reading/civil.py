"""Which deals are no arms deals: crude oil, wheat and locomotives are signed for and delivered, too.

In: the kind that the network gives, a text, a claim's trigger and sentence.  Out: the kind.
Source: transfers.toml; of 168 annotated claims with such a word and a trigger of dealing, in a sentence without a word
of arms, 3 are arms deals, 158 agreements or co-operation (27 November 2026).
"""

from __future__ import annotations

import re
from functools import cache, partial

from noteverbale.reading.transfers import DEAL
from noteverbale.reading.wordlists import one_of
from noteverbale.resolve import equipment
from noteverbale.types import Span


def civil(kind: str, text: str, trigger: Span, sentence: Span) -> str:
    """Give agreement or cooperation for an arms deal whose sentence names civil goods and no arms; else the kind."""
    words = text[sentence.start : sentence.end]
    if kind != DEAL or not _goods().search(words) or _arms().search(words):
        return kind
    if any(one.type != equipment.TOPIC for one in equipment.tag(words)):
        return kind
    return "agreement" if _signing().match(text, trigger.start, trigger.end) else "cooperation"


_any = partial(one_of, "transfers.toml")


@cache
def _goods() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('civil', 'goods')}\b", re.IGNORECASE)


@cache
def _arms() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('civil', 'arms')}\b", re.IGNORECASE)


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(_any("civil", "signing"), re.IGNORECASE)
