"""A text that is all in capitals, or all in small letters -> the same in the letters of news, offset for offset.

Cables and old wire copy are in capitals, transcripts and some data sets in small letters; names are told by their
letters, so nobody was known in them. In: a text.  Out: a text of equal length ("Russian defence minister Sergei Shoigu
arrived in Islamabad").  Known names are written as the tables have them, words that news writes small (small.txt) so,
and every other word begins with a capital, for it may be a name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from noteverbale.reading.capitals import SHORT_NAMES
from noteverbale.reading.wordlists import any_of, words
from noteverbale.resolve.actors.lexicon import lexicon, lowered, spellings
from noteverbale.resolve.places import gazetteer
from noteverbale.resolve.places.scan import scan
from noteverbale.resolve.small import small_words

# A text of fewer words may be a name or a heading.
_FEWEST = 12
# The share of capitals among the letters from which a text is in capitals, and up to which it is in small letters: "I"
# and a stray name are often left.
_CAPITALS, _SMALL = 0.85, 0.002
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STARTS = re.compile(r"(?:\A|[.!?…:]['\"”’)\]]*\s+|\n[^\S\n]*|[“\"‘«(\[])([^\W\d_])")


def in_letters(text: str) -> str:
    """Give a text in one case in the letters of news; any other as it is."""
    if not in_one_case(text):
        return text
    low = lowered(text)
    letters = list(_WORD.sub(lambda found: _word(found.group()), low))
    for start, written in (*_places(low), *_names(low)):
        letters[start : start + len(written)] = written
    for found in _STARTS.finditer(low):
        letters[found.start(1)] = _capital(low[found.start(1)])
    for found in _pronoun().finditer(low):
        letters[found.end() - 2 : found.end()] = "us"
    return "".join(letters)


def in_one_case(text: str) -> bool:
    """Tell whether a text is in capitals or in small letters but for a few words."""
    upper = sum(map(str.isupper, text))
    letters = upper + sum(map(str.islower, text))
    one = upper > _CAPITALS * letters or upper <= _SMALL * letters
    return one and letters > 0 and len(_WORD.findall(text)) >= _FEWEST


def _word(low: str) -> str:
    """Give one word by itself, of the same length."""
    stem = re.split("['’]", low)[0]
    if low in SHORT_NAMES:
        return SHORT_NAMES[low]
    if low in small_words() or stem in small_words():
        return low
    written = spellings().get(stem, "")
    return written + low[len(stem) :] if written.lower() == stem else _capital(low[0]) + low[1:]


def _capital(letter: str) -> str:
    return letter.upper() if len(letter.upper()) == 1 else letter


def _names(low: str) -> list[tuple[int, str]]:
    """Give the names of several words that the tables of actors hold, as they stand there."""
    terms, automaton = _terms()
    found = automaton.find_matches_as_indexes(low.encode("utf-8", "replace").decode("utf-8"))
    return [(start, terms[number]) for number, start, end in found if _whole(low, start, end)]


def _places(low: str) -> list[tuple[int, str]]:
    """Give the names of several words that the gazetteer holds, if one of the words is no word of its own."""
    shown = _WORD.sub(lambda found: _capital(found.group()[0]) + found.group()[1:], low)
    names = [name for name in scan(shown, gazetteer.load())[0] if name.first < name.last]
    telling = [n for n in names if any(word not in small_words() for word in _WORD.findall(low[n.start : n.end]))]
    return [(name.start, _titled(low[name.start : name.end])) for name in telling]


def _titled(low: str) -> str:
    links = words("letters.toml", "names", "links")
    return _WORD.sub(lambda f: f.group() if f.group() in links else _capital(f.group()[0]) + f.group()[1:], low)


def _whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


@cache
def _pronoun() -> re.Pattern[str]:
    """Match "us" behind what makes it the pronoun, not the state."""
    return re.compile(rf"\b(?:{any_of('letters.toml', 'pronoun', 'before')}) us\b")


@cache
def _terms() -> tuple[list[str], Any]:
    """Give the names of several words, and what finds them in small letters."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    terms = [term for term in lexicon().terms if " " in term and len(term.lower()) == len(term)]
    return terms, AhoCorasick([term.lower() for term in terms], matchkind=MatchKind.LeftmostLongest)
