"""Text -> every stretch that the gazetteer knows as a name, longest first, before anyone asks whether it is a place.

In: a text.  Out: `Name` stretches in order, none overlapping, and the text's tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from noteverbale.resolve.places.gazetteer import Gazetteer
from noteverbale.resolve.places.names import ABBREVIATED, ARTICLES, Token, tokens
from noteverbale.resolve.places.tables import abbreviations

#: No name of the gazetteer that news uses is longer.
LONGEST = 6
_GAP = re.compile(r"(?:['’][sS])?[ \u00a0]|[-–‑]|\n")
#: Articles and other words of Arabic names that begin small: "al-Hasakah".
_BEGINNINGS = ARTICLES | {"ain", "ayn"}


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of text that is a known name; `first` and `last` are token numbers, both inclusive."""

    start: int
    end: int
    folded: str
    first: int
    last: int


class Names:
    """The known names of a text, none overlapping, to be asked by their places."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._starts, self._ends = [name.start for name in names], [name.end for name in names]

    def at(self, offset: int) -> Name | None:
        """Give the name that begins at an offset."""
        number = bisect_left(self._starts, offset)
        return self._names[number] if self._starts[number : number + 1] == [offset] else None

    def between(self, left: int, right: int) -> Sequence[Name]:
        """Give the names that end after one offset and begin before the other, in order."""
        return self._names[bisect_right(self._ends, left) : bisect_left(self._starts, right)]


def scan(text: str, gazetteer: Gazetteer, start: int = 0, end: int | None = None) -> tuple[list[Name], list[Token]]:
    """Give the longest known names from left to right, and the tokens."""
    words = tokens(text, start, end)
    begins = [n for n, word in enumerate(words) if word.capital or word.folded in _BEGINNINGS]
    offers = [offer for first in begins for offer in _offers(text, words, first, gazetteer)]
    known = gazetteer.known([offer.folded for offer in offers])
    hits = [offer for offer, hit in zip(offers, known, strict=True) if hit]
    found: list[Name] = []
    for name in sorted([*_shortened(text, words), *hits], key=lambda name: name.first):
        if not found or name.first > found[-1].last:
            found.append(name)
    return found, words


def _offers(text: str, words: list[Token], first: int, gazetteer: Gazetteer) -> list[Name]:
    """Give the stretches that could be names and begin at one word, longest first."""
    word = words[first]
    article = word.folded in _BEGINNINGS and text[word.end : word.end + 1] in ("-", "–")
    if not (word.capital or article) or not word.folded or _after_article(text, words, first):
        return []
    offers, folded = [], ""
    for last in range(first, min(first + LONGEST, len(words))):
        if last > first and not _joined(text, words[last - 1], words[last]):
            break
        folded = f"{folded} {words[last].folded}".strip() if words[last].folded else folded
        if words[last].capital and words[last].folded:
            if (
                last == first
                and word.end - word.start < 4
                and text[word.start : word.end].isupper()
                and not gazetteer.written(folded)
            ):
                continue
            offers.append(Name(word.start, words[last].end, folded, first, last))
    return offers[::-1]


def _shortened(text: str, words: list[Token]) -> list[Name]:
    """Give abbreviated divisions after a comma ("Lakeside, Calif."), filed as "USA CA"."""
    found = []
    for position, word in enumerate(words):
        told = word.capital and text[max(0, word.start - 2) : word.start] == ", "
        short = abbreviation(text, word.start) if told else None
        if short:
            last = max(n for n in range(position, min(position + 4, len(words))) if words[n].start < short[0])
            found.append(Name(word.start, short[0], " ".join(short[1]), position, last))
    return found


def _after_article(text: str, words: list[Token], first: int) -> bool:
    """Tell whether a word is the rest of a name like "al-Omal", which is another name than "Omal"."""
    return (
        first > 0
        and words[first - 1].folded in _BEGINNINGS
        and text[words[first - 1].end : words[first].start] in ("-", "–")
    )


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if gap == " ":
        return True
    if left.folded in ABBREVIATED and gap.startswith("."):
        gap = gap[1:] or " "
    return _GAP.fullmatch(gap) is not None


def abbreviation(text: str, at: int) -> tuple[int, tuple[str, str]] | None:
    """Give the end and the (country, division) of an abbreviation such as "Calif." that stands at an offset."""
    match = _ABBREVIATION.match(text, at)
    if match is None:
        return None
    meant = abbreviations().get(match.group().rstrip("."))
    alone = match.group().endswith(".") or match.group().isupper() or _STOP.match(text, match.end())
    return (match.end(), meant) if meant and alone else None


#: What may follow "Ga" or "La" without a full stop, lest "La" of "La Paz" be Louisiana.
_STOP = re.compile(r"\s*(?:[,.;:)\]—–-]|$)")
_ABBREVIATION = re.compile(
    r"W\. ?Va\.|(?:[A-Z]\.){2,3}|[A-Z][A-Za-z]{1,4}\.|[A-Z]{2,3}(?![\w])|[A-Z][a-z]{1,4}(?![\w])"
)
