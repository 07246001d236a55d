"""Patterns of numbers that count things and are no years. In: the pattern of words that are counted. Out: patterns."""

from __future__ import annotations

from noteverbale.resolve.times.lexicon import SPACE

# A word in the plural after a number is what it counts.
COUNTED = r"\w{3,}s(?<!was)(?<!has)(?<!this)(?<!his)(?<!its)(?<!plus)(?<!versus)\b"
# Words before a number that make it a year: "in 2015 Russian troops", "2014 and 2015 Russian troops".
_OF_YEARS = ("in", "by", "since", "during", "until", "till", "from", "after", "before", "between", "early", "late")
_LINKED_YEARS = tuple(rf"\d{{4}}\s{link}" for link in ("and", "to", "or"))
_NO_YEAR_BEFORE = (
    "".join(rf"(?<!\b{word}\s\d{{4}})" for word in (*_OF_YEARS, *_LINKED_YEARS, "year")) + r"(?<!\d{4}[-–—]\d{4})"
)
# "in 2011 troops left", "in 1814 Paris fell": behind these a number that is not round is a year, whatever follows.
_YEARS_FOR_SURE = ("in", "since", "during", "until")
SURELY_A_YEAR = "".join(rf"(?<!\b{word}\s\d\d{odd})" for word in _YEARS_FOR_SURE for odd in ("[1-9]\\d", "\\d[1-9]"))
# Words for many that are no plural: "in 2018 police raided it" tells a year, "2018 police raided it" a number.
_COLLECTIVE = rf"{SPACE}(?:police|personnel|staff|aircraft)\b"
_ROUGHLY = "|".join(
    rf"(?<=\b{word}\s\d{{4}})"
    for word in ("about", "around", "over", "roughly", "at least", "approximately", "estimated")
)
# No such word stands between a number and what it counts.
_LINK = (
    r"(?:and|or|the|an?|to|in|on|of|by|for|from|with|was|were|is|are|has|had|have|when|while|that|which|who|as|at|but|"
    r"between|after|before|until|since|its|his|her|their|this|will|would|said|says|because|if|where|than|then)\b"
)
_WORD = rf"(?:{SPACE}\(?(?!{_LINK})[A-Za-z][\w'’-]*\)?)"


def amount(measure: str) -> str:
    """Give the pattern of what follows a number of four digits that counts things, seen from its end.

    "1200 (Iranian) soldiers", "2000 well-armed Russian troops", "1416 and 2330 people", "about 1300 route kilometres".
    """
    bracketed = rf"{SPACE}\([^()\n]{{2,30}}\){SPACE}(?:{measure}|{COUNTED})"
    second = rf"(?:{SPACE}(?:and|or|to)|-|–){SPACE}?\d[\d,]*{_WORD}{{0,2}}{SPACE}{measure}"
    return (
        rf"(?:(?:{_NO_YEAR_BEFORE}|(?!{_COLLECTIVE}){SURELY_A_YEAR}){SPACE}?{measure}|{bracketed}|{_NO_YEAR_BEFORE}(?:{_WORD}{{1,2}}{SPACE}{measure}|{second})|"
        rf"(?:{_ROUGHLY}){_WORD}{{0,2}}{SPACE}{COUNTED})"
    )


def sum_after_comma(measure: str) -> str:
    """Give the pattern of a round or odd number that counts things after a date: "On June 4, 1500 people died".

    "On June 4, 1989 troops opened fire" tells a year.
    """
    return rf"(?:,{SPACE}?(?:\d\d00|(?!19|20)\d{{4}}){amount(measure)})"
