"""Text -> sums of money in units of an ISO 4217 currency.

In: any text.  Out: mentions in order, none overlapping; ranges keep both ends.
Source: ontology/equipment/currencies.csv.
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.arguments import a_text
from noteverbale.ontology.tables import packaged, read_table
from noteverbale.resolve.equipment.mentions import MoneyMention
from noteverbale.resolve.equipment.numbers import (
    digits_pattern,
    modifier_words,
    number_words,
    one_of,
    parse_number,
    spelled_pattern,
)

_TABLE = "equipment/currencies.csv"


@cache
def _currencies() -> tuple[dict[str, str], dict[str, str]]:
    """Give sign -> code and word -> code; the first row that has a sign or word keeps it."""
    signs: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in read_table(packaged(_TABLE), ("currency", "signs", "words", "source"), key=("currency",)):
        for sign in filter(None, row["signs"].split("|")):
            signs.setdefault(sign, row["currency"])
        for word in filter(None, row["words"].split("|")):
            names.setdefault(word.lower(), row["currency"])
            names.setdefault(word.lower() + "s", row["currency"])
    return signs, names


@cache
def _pattern() -> re.Pattern[str]:
    signs, names = _currencies()
    sign, word, scale = one_of(signs), one_of(names), one_of(number_words().scales)
    digits, before = digits_pattern(), one_of(modifier_words(number_words().before))
    number = rf"(?:{digits}|{spelled_pattern()})"
    dash = r"(?:[ ]?[-–—][ ]?|[ ]to[ ]|[ ]and[ ])"
    signed = rf"(?P<sign>{sign})[ \u00a0]?(?P<one>{digits})(?:{dash}(?:{sign})?[ ]?(?P<two>{digits}))?"
    signed += rf"(?:[ ](?:in )?(?P<also>{word})(?!\w))?"
    named = rf"(?P<three>{number})(?:{dash}(?P<four>{number}))?[ \u00a0-]"
    named += rf"(?:(?P<scale>{scale})[ -])?(?:of[ ])?(?P<word>{word})(?!\w)"
    return re.compile(rf"(?<![\w$€£¥.,])(?:(?:(?P<before>(?i:{before}))|between|from)[ ])?(?:{signed}|(?i:{named}))")


def money(text: str) -> list[MoneyMention]:
    """Give the sums of money told in a text."""
    found = [_mention(match) for match in _pattern().finditer(a_text(text))]
    exact = [mention for mention in found if mention is not None]
    return sorted([*exact, *_vague(text, exact)], key=lambda mention: mention.start)


def _mention(match: re.Match[str]) -> MoneyMention | None:
    one = match.group("one") or match.group("three")
    two = match.group("two") or match.group("four")
    low, high = parse_number(one), parse_number(two) if two else None
    if low is None or not _is_money(match, one):
        return None
    low, high = _same_scale(low, one, high, two)
    modifier = modifier_words(number_words().before).get((match.group("before") or "").lower(), "exact")
    start, end = match.start(), match.end()
    if match.group().startswith(("between ", "from ")) and high is None:
        start = match.start("sign") if match.group("sign") else match.start("three")
    return MoneyMention(
        text=match.string[start:end],
        start=start,
        end=end,
        currency=_currency(match),
        modifier="range" if high is not None else modifier,
        amount=low if high is None else None,
        min=None if modifier in ("up_to", "fewer_than") and high is None else low,
        max=high if high is not None else (None if modifier in ("at_least", "more_than") else low),
    )


def _is_money(match: re.Match[str], one: str) -> bool:
    """Ordinary words and single letters (pound, R) name a currency only beside a scale."""
    name = match.group("word") or match.group("sign")
    scaled = match.group("scale") is not None or one[-1].isalpha()
    return scaled or name.lower() not in _needing_scale()


@cache
def _needing_scale() -> frozenset[str]:
    return frozenset(word.lower() for word in number_words().needs_scale.words)


def _same_scale(low: float, one: str, high: float | None, two: str | None) -> tuple[float, float | None]:
    """In "$2-3 billion" the scale of the second number is that of the first; a falling range is not one."""
    if high is None or two is None:
        return low, None
    if not re.search(r"[a-z]", one, re.IGNORECASE) and (tail := re.search(r"[a-z].*$", two, re.IGNORECASE)):
        low *= number_words().scales.get(tail.group().lower(), 1.0)
    return low, high if high > low else None


def _currency(match: re.Match[str]) -> str | None:
    signs, names = _currencies()
    for group, known in (("also", names), ("word", names)):
        if match.group(group):
            return known.get(re.sub(r"[ \u00a0-]+", " ", match.group(group).lower()))
    return signs.get(match.group("sign"))


@cache
def _vague_pattern() -> re.Pattern[str]:
    word = rf"(?P<word>{one_of(_currencies()[1])})(?!\w)"
    few = rf"(?:multi|several|a few|many)[- ]?(?:hundred[- ])?(?:thousand|lakh|million|crore|billion)[- ]{word}"
    heaps = (
        r"(?:(?:tens|dozens|scores|hundreds|thousands) of )?(?:thousands|lakhs|millions|crores|billions|trillions) of "
    )
    return re.compile(rf"\b(?:{few}|{heaps}{word.replace('?P<word>', '?P<heap>')})", re.IGNORECASE)


def _vague(text: str, taken: list[MoneyMention]) -> list[MoneyMention]:
    """Give sums without a number ("multi-billion-dollar", "tens of millions of euros"): a currency and no amount."""
    names = _currencies()[1]
    return [
        MoneyMention(
            text=m[0],
            start=m.start(),
            end=m.end(),
            currency=names.get(re.sub(r"[ \u00a0-]+", " ", (m["word"] or m["heap"]).lower())),
            modifier="several",
        )
        for m in _vague_pattern().finditer(text)
        if not any(other.start < m.end() and m.start() < other.end for other in taken)
    ]
