"""Words or digits -> a number: "1,200", "1.5 million", "twenty-two", "a dozen", "two hundred and six".

In: the words of one number.  Out: its value, None if they are not one.
Patterns here are parts that quantities and money are built from; they have no groups with names.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from noteverbale.ontology.pages import read_page
from noteverbale.ontology.tables import packaged

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SMALL = _ONES | _TENS
_BIG = {"hundred": 100.0, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
# Thousands parted by commas (also in the Indian manner), by spaces, or by two points or more ("2.500.000").
_POINTS = r"\d{1,3}(?:\.\d{3}){2,}(?![\d.,]\d)(?!\d)"
_DIGITS_PART = (
    rf"(?:\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?![\d.,]\d)(?!\d)|{_POINTS}"
    r"|\d+(?:[,\u00a0\u202f]\d{2,3})*(?:\.\d+)?[½¼¾]?)"
)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# "2,5 billion", "1,35": one or two digits after the only comma are decimals.
_DECIMAL_COMMA = re.compile(r"\A(\d{1,3}),(\d{1,2})(?=[ -]?[a-z]|\Z)")
_DIGITS = re.compile(_DIGITS_PART)
_GROUPS = {"a single": 1.0, "a pair": 2.0, "a couple": 2.0, "a trio": 3.0, "a quartet": 4.0}
# The last of a number in tens that is no number: "twenty-first"; "twelve second-hand jets" are twelve.
_NO_ORDINAL = (
    r"(?![ -](?:first|second(?![ -]hand)|third|fourth|fifth|sixth|seventh|eighth|ninth|hundredth|thousandth)\b)"
)
_AND_A_HALF = re.compile(r"(?P<whole>.+?)[ -]and[ -]a[ -]half(?:[ -](?P<scale>\w+))?")
_FRACTION = re.compile(r"(?P<part>three[ -]quarters|a quarter|half) of an? (?P<scale>\w+)")
_PARTS = {"three": 0.75, "a": 0.25, "half": 0.5}
_LONGEST = 25  # digits; more is an identifier, not a number


class _Modifiers(Struct, frozen=True, forbid_unknown_fields=True):
    up_to: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    more_than: tuple[str, ...] = ()
    fewer_than: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    first_batch: tuple[str, ...] = ()
    last_batch: tuple[str, ...] = ()
    option: tuple[str, ...] = ()


class _Several(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class Begun(Struct, frozen=True, forbid_unknown_fields=True):
    """Words, and beginnings of words."""

    words: tuple[str, ...]
    begin: tuple[str, ...]


class _Numbered(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    parts: tuple[str, ...]
    which: tuple[str, ...]


class NumberWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of numbers: scales, what stands before and after, amounts without a number."""

    scales: dict[str, float]
    before: _Modifiers
    after: _Modifiers
    needs_scale: _Several
    measures: Begun
    numbered: _Numbered
    several: _Several


@cache
def number_words() -> NumberWords:
    """Give ontology/equipment/numbers.toml."""
    return read_page(packaged("equipment/numbers.toml"), NumberWords)


def modifier_words(modifiers: _Modifiers) -> dict[str, str]:
    """Give word -> modifier."""
    return {word: name for name in _Modifiers.__struct_fields__ for word in getattr(modifiers, name)}


def one_of(names: object) -> str:
    """Give a pattern for any of the words, longest first; a space or a hyphen parts words."""
    found = sorted((str(name) for name in names), key=lambda name: (-len(name), name))  # type: ignore[attr-defined]
    return "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0-]") for name in found)


@cache
def digits_pattern() -> str:
    """Give the pattern of a number in digits, with its scale if there is one."""
    scales = one_of(number_words().scales)
    scale = rf"[ \u00a0-]?(?i:{scales})(?![\w])"
    return rf"(?:\d{{1,3}},\d{{1,2}}{scale}|{_DIGITS_PART}(?:{scale})?)"


@cache
def spelled_pattern() -> str:
    """Give the pattern of a number in words."""
    word = one_of([*_SMALL, "dozen"])
    big = one_of([*_BIG, "dozen"])
    first = rf"(?:(?:half )?an? (?:{big})|a pair|a trio|a quartet|{word}|half a dozen)"
    half = rf"(?:an? (?:{big})|{word}(?:[ -](?:{big}))?)[ -]and[ -]a[ -]half(?:[ -](?:{big}))?"
    part = rf"(?:three[ -]quarters|a quarter|half) of an? (?:{big})"
    more = rf"(?:{first}|a single)(?:(?:[ -]|[ -]and[ -])(?:{word}|{big})){{0,12}}"
    return rf"(?:{part}|{half}|{more})(?![\w]){_NO_ORDINAL}"


def parse_number(words: str) -> float | None:
    """Give the value of a number in digits or words; None if it is not a number."""
    text = " ".join(words.lower().replace("\u00a0", " ").replace("\u202f", ",").split())
    text = _DECIMAL_COMMA.sub(r"\1.\2", text, count=1)
    digits = _DIGITS.match(text)
    if digits is None:
        return _halved(text)
    if len(digits.group()) > _LONGEST:
        return None
    value = _of_digits(digits.group())
    rest = text[digits.end() :].strip(" -")
    if not rest:
        return value
    scale = number_words().scales.get(rest)
    return None if scale is None else _clean(value * scale)


def _of_digits(written: str) -> float:
    plain, fraction = written.rstrip("½¼¾"), _FRACTIONS.get(written[-1], 0.0)
    if re.fullmatch(_POINTS, plain):
        plain = plain.replace(".", "")
    return float(re.sub(r"[^\d.]", "", plain)) + fraction


def _halved(text: str) -> float | None:
    """Read "two and a half billion", "a billion and a half", "three quarters of a billion"; else sum the words."""
    part, half = _FRACTION.fullmatch(text), _AND_A_HALF.fullmatch(text)
    if part and part.group("scale") in _BIG:
        return _PARTS[re.split(r"[ -]", part.group("part"))[0]] * _BIG[part.group("scale")]
    if half is None:
        return _spelled(text)
    whole = _spelled(half.group("whole"))
    if whole is None:
        return None
    last = re.split(r"[ -]", half.group("whole"))[-1]
    return _clean((whole + 0.5 * _times(last)) * _times(half.group("scale") or ""))


def _times(word: str) -> float:
    return 12.0 if word == "dozen" else _BIG.get(word, 1.0)


def _spelled(text: str) -> float | None:
    """Sum the words: small numbers add up, a hundred multiplies, a thousand and more close a group."""
    if text in _GROUPS:
        return _GROUPS[text]
    half, text = text.startswith("half a"), text.removeprefix("half ")
    total, group, seen = 0.0, 0.0, False
    for word in re.split(r"[ -]+", text):
        if word in ("and", "a", "an"):
            continue
        if word in _SMALL:
            group += _SMALL[word]
        elif word == "dozen" or word == "hundred":
            group = (group or 1.0) * (12.0 if word == "dozen" else 100.0)
        elif word in _BIG:
            total, group = total + (group or 1.0) * _BIG[word], 0.0
        else:
            return None
        seen = True
    return (total + group) * (0.5 if half else 1.0) if seen else None


def scaled_alike(low: float, one: str, high: float, two: str) -> float:
    """Give the first number of "two or three dozen", "20 to 30 thousand" with the scale that the second has."""
    last = re.split(r"[ \u00a0-]", two.lower())[-1]
    scale = 12.0 if last == "dozen" else _BIG.get(last, 1.0)
    return low * scale if not one.lower().endswith(last) and low * scale <= high else low


def _clean(value: float) -> float:
    """Round away the dust of binary multiplication: 5.7 x 1e9 is 5700000000."""
    return float(f"{value:.15g}")
