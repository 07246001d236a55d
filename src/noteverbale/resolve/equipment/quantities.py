"""Text -> how many: numbers of things with what limits them and the group they count.

In: any text.  Out: mentions in order, none overlapping. Years, dates, shares, sums, times, designations are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from noteverbale.resolve.equipment.catalogue import catalogue, plural, words
from noteverbale.resolve.equipment.mentions import QuantityMention
from noteverbale.resolve.equipment.money import money
from noteverbale.resolve.equipment.numbers import (
    digits_pattern,
    modifier_words,
    number_words,
    one_of,
    parse_number,
    scaled_alike,
    spelled_pattern,
)
from noteverbale.resolve.equipment.scanner import scan

# "A squadron of jets" is one squadron; "a series of talks" counts nothing.
_UNITS_OF_ONE = ("squadron", "regiment", "battalion", "brigade", "flotilla", "regimental set", "battalion set")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATING = re.compile(r"\b(?:in|since|by|until|till|from|during|of|after|before|early|late|mid|for)[ -]$", re.IGNORECASE)
_COUNTS_THINGS = re.compile(r"[ ](?:new |used |old )?(?!was\b|is\b|has\b|as\b|this\b|to\b)[a-z]{3,}s\b")
_DETERMINERS = r"the|its|his|her|their|our|my|these|those|many|several"
# "Will hand over ten jets": not more than ten.
_NOT_HANDED = "".join(
    rf"(?<!\b{verb} )" for verb in ("hand", "hands", "handed", "handing", "turn", "turned", "turning")
)
# Before "one" they tell a place, no bound: "seen under one wing".
_PLACES = ("under", "over", "above", "below")
_ONE_OF = re.compile(rf"[ ](?:of (?:{_DETERMINERS})|another|day|side|way|who|(?:can|could|should|must|more|that)\b)")


@cache
def _pattern() -> re.Pattern[str]:
    forms = number_words()
    before, after = one_of(modifier_words(forms.before)), one_of(modifier_words(forms.after))
    number = rf"(?:{spelled_pattern()}|{digits_pattern()})"
    units = one_of({form for word in words().units.words for form in (word, plural(word))})
    single = rf"(?P<single>an?)(?=[ ](?:{one_of(_UNITS_OF_ONE)})[ ]of\b)"
    limit = rf"(?:(?!over[ ])(?:{before})|{_NOT_HANDED}over)"
    modifier = rf"(?:(?P<before>{limit})[ ])?(?:(?P<before2>{limit})[ ])?"
    first = rf"(?P<number>{number})(?:(?P<to>[ ]?[-–—][ ]?|[ ]to[ ]|[ ]or[ ])(?P<second>{number}))?"
    between = rf"between[ ](?P<low>{number})[ ]and[ ](?P<high>{number})"
    several = rf"(?P<several>{_several()})"
    return re.compile(
        rf"(?<![\w$€£¥₹₽₺₩]){modifier}(?:{between}|{first}|{several}|{single})(?!\w)"
        rf"(?:[ -](?P<after>{after})\b|(?P<plus>-plus\b|\+(?![\w])))?"
        rf"(?:[ -](?:more )?(?P<unit>{units})(?:[ ]of)?(?!\w))?",
        re.IGNORECASE,
    )


@cache
def _not_counting() -> re.Pattern[str]:
    """Match what follows a number that counts nothing: a share, a month, a measure, an ordinal's end, a time."""
    told = number_words().measures
    measures = rf"{'|'.join(told.words)}|(?:{'|'.join(told.begin)})\w+|[ap]\.?m\.?"
    return re.compile(
        rf"[\d,]{{0,20}}(?:[ \u00a0]?(?:%|(?:of )?{_MONTH}\b)|[-‐‑ \u00a0]?(?:{measures})\b|(?:th|st|nd|rd)\b|[:/.]\d)",
        re.IGNORECASE,
    )


@cache
def _not_after() -> re.Pattern[str]:
    """Match what stands before a number that is part of a name or of a date."""
    told = number_words().numbered
    which = "".join(rf"(?<!\b{word} )" for word in told.which)
    names = "|".join((*told.words, *(which + part for part in told.parts)))
    return re.compile(rf"(?:{_MONTH}\.?[ ]|[\w][-‐‑/.:]|[#№]|No\. ?|\d[ ,.]|\b[Nn][Oo] |\b(?i:{names}) )$")


def _several() -> str:
    """Give the pattern of amounts without a number; a closing quotation mark may stand before "of"."""
    return re.sub(r"\[ \\u00a0-\]of(?=\||$)", r"[\"”’]?[ ]of", one_of(number_words().several.words))


def quantities(text: str, *, extend: Sequence[Path] = ()) -> list[QuantityMention]:
    """Give the numbers of things told in a text. `extend`: the user's designations, whose numbers count nothing."""
    taken = [(sum_.start, sum_.end) for sum_ in money(text)]
    taken += [(start, end) for start, end, entry in scan(text, catalogue(tuple(extend))) if entry.designation]
    found: list[QuantityMention] = []
    for match in _pattern().finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        mention = _mention(match)
        if mention is not None and _counts(text, match):
            found.append(mention)
    return found


def _counts(text: str, match: re.Match[str]) -> bool:
    """Tell a number of things from a date, a share, a time, a code, a pronoun."""
    core = match.group("number") or match.group("low") or ""
    start = match.start("number") if match.group("number") else match.start()
    if match.group("several") or match.group("unit"):
        return True
    if _not_counting().match(text, match.end()) or _not_after().search(text, max(0, start - 16), start):
        return False
    if _YEAR.fullmatch(core):
        dated = _DATING.search(text, max(0, start - 8), start) is not None
        return match.group("before") is not None or (not dated and _COUNTS_THINGS.match(text, match.end()) is not None)
    if core.lower() == "one" and (match.group("before") or "").lower() in _PLACES:
        return False
    return not (core.lower() == "one" and _ONE_OF.match(text, match.end()))


def _mention(match: re.Match[str]) -> QuantityMention | None:
    low, high = _bounds(match)
    if low is None and not match.group("several"):
        return None
    modifier = _modifier(match, high)
    start, end = match.start(), match.end()
    if modifier in ("up_to", "fewer_than"):
        low, high = None, high if high is not None else low
    elif modifier not in ("at_least", "more_than"):
        high = high if high is not None else low
    unit = match.group("unit")
    text = match.group()
    if unit and text.endswith(" of"):
        end -= 3
    if match.group("several"):
        end = start + len(re.sub(r"[\"”’]? of$", "", text, flags=re.IGNORECASE))
    written = match.string[start:end]
    return QuantityMention(
        text=written, start=start, end=end, min=low, max=high, modifier=modifier, unit=_singular(unit)
    )


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None]:
    one, two = match.group("number") or match.group("low"), match.group("second") or match.group("high")
    low = parse_number(one) if one else None
    high = parse_number(two) if two else None
    if match.group("single"):
        return 1.0, None
    if low is not None and high is not None and one and two:
        low = scaled_alike(low, one, high, two)
        return low, high if high >= low else None
    return low, high


def _modifier(match: re.Match[str], high: float | None) -> str:
    forms = number_words()
    told = [modifier_words(forms.before).get(_plain(match.group(name))) for name in ("before2", "before")]
    told.append(modifier_words(forms.after).get(_plain(match.group("after"))))
    if match.group("plus"):
        return "at_least"
    if match.group("several"):
        return "first_batch" if re.search(r"first|initial", match.group("several"), re.IGNORECASE) else "several"
    return next((name for name in told if name), "range" if high is not None else "exact")


def _plain(words_: str | None) -> str:
    return re.sub(r"[ \u00a0-]+", " ", words_.lower()) if words_ else ""


def _singular(unit: str | None) -> str | None:
    if unit is None:
        return None
    known = {word.lower() for word in words().units.words}
    name = unit.lower()
    return next((form for form in (name, name[:-1], name[:-2], name[:-3] + "y") if form in known), name)
