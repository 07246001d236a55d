"""What a deal costs, where the sentence behind it tells: "Peru ordered ten jets. The contract is worth $200 million."

In: a text and its claims in order.  Out: the claims, deals without a value with that told one or two sentences behind.
Source: prices.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.wordlists import one_of
from noteverbale.resolve import equipment
from noteverbale.resolve.sentences import sentences
from noteverbale.types import Claim, Span

BASIS = "the price told behind it"
_BEHIND = 2  # sentences behind a deal in which its price may stand


def priced(text: str, told: Sequence[Claim]) -> list[Claim]:
    """Give claims in which the last deal before a sentence about its price has that price, if it has none."""
    deals = [n for n, claim in enumerate(told) if claim.kind == "arms_deal" and claim.sentence is not None]
    if not deals:
        return list(told)
    found, spans = list(told), sentences(text)
    begins = [span.start for span in spans]
    for n in deals:
        at = bisect_right(begins, told[n].trigger.start)
        later = [told[m] for m in deals if m > n]
        for span in spans[at : at + _BEHIND]:
            if any(span.start <= claim.trigger.start < span.end for claim in later):
                break
            if sum_ := _price(text, span):
                found[n] = _with_value(told[n], sum_)
                break
    return found


def _with_value(claim: Claim, sum_: equipment.MoneyMention) -> Claim:
    """Give a deal its price; what is denied or has nothing bought has none."""
    if claim.deal is None or claim.deal.value is not None or claim.polarity == "negative":
        return claim
    deal = structs.replace(claim.deal, value=sum_.money())
    return structs.replace(claim, deal=deal, inferred=claim.inferred | {"value": BASIS})


def _price(text: str, span: Span) -> equipment.MoneyMention | None:
    """Give the sum that follows the verb of a sentence about what something costs."""
    words = text[span.start : span.end].replace("\n", " ")
    verb = _costs().match(words) or _labelled().match(words)
    if verb is None:
        return None
    behind = (one for one in equipment.money(words) if one.start > verb.end())
    return next((one for one in behind if _leading().fullmatch(words, verb.end(), one.start)), None)


_any = partial(one_of, "prices.toml")


@cache
def _costs() -> re.Pattern[str]:
    """The subject is the deal, its goods or its price."""
    verbs = _any("price", "verbs")
    determined = rf"(?:{_any('price', 'determiners')}\s)?(?:(?!{verbs}\b)[\w’'%-]+\s){{0,5}}?"
    subject = rf"{determined}{_any('price', 'subjects')}"
    aside = r"(?:,[^,.]{0,80},)?(?:\s(?:for|of|with|between|on)\s[^.,;]{1,60}?)?"
    put = r"\s(?:valued|put|priced|estimated) at"
    told = r"(?=\s(?:worth|valued|put|priced|estimated|about|around|some|[\d$€£]))"
    short = rf"{determined}(?:it|that|price|sum|total)['’]s{told}(?:{put}\b)?"
    return re.compile(rf"(?:{subject}{aside}\s(?:\w+ly\s)?{verbs}\b|{short})", re.IGNORECASE)


@cache
def _labelled() -> re.Pattern[str]:
    """A label with a colon: "Price: 50 million euros"."""
    return re.compile(rf"(?:the\s)?{_any('price', 'labels')}(?:\s(?:of|for)\s[^.:;]{{1,60}})?:", re.IGNORECASE)


@cache
def _leading() -> re.Pattern[str]:
    """Whom it costs and how exactly: "will cost | Finland about | 317 million euros"."""
    return re.compile(rf"(?:\s(?-i:[A-Z][\w’'-]+))?(?:\s{_any('price', 'between')})*\s", re.IGNORECASE)
