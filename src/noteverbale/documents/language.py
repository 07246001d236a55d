"""A text -> whether it is in another language than English, which is all that is read for claims.

In: a document.  Out: `foreign(document)`.  Words and reasons stand in english.toml.
A stretch of English anywhere makes a text a mixed one, and a text of names, or in capitals alone, tells nothing: of
neither it is said that it is foreign. A text of a few words is foreign by its letters, or by words that only other
languages have. Cheap: a long text is looked at in three places.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from noteverbale.resolve.marks import unmarked
from noteverbale.types import Document

# Characters of each of the places looked at: beginning, middle and end.
_PLACE = 3_000
# A text of fewer words tells nothing, nor does one of fewer in small letters (or in letters without capitals).
_WORDS, _SMALL = 20, 12
# Words of a stretch, and the shares of English ones among them from which it is English: of those that English alone
# has, and of those with the ones that others have too. Of a hundred stretches of English news 99 have .125 and .325, of
# 100 other languages 99 have no more than .025 and .15.
_STRETCH = 40
_OWN, _WITH_SHARED = 0.08, 0.28
# The same of a text that is shorter than a stretch: one word that English alone has tells.
_SHORT_OWN, _SHORT_WITH_SHARED = 1 / _STRETCH, 0.15
# A shorter text: letters from which their kind tells, the last Latin one; words of other languages, and their share.
_LETTERS, _LATIN = 6, "\u024f"
_FEW, _SHARE = 2, 0.25
# A word of two letters or more, but no part of an address.
_WORD = re.compile(r"(?<![\w./@])[^\W\d_]{2,}(?:['’][^\W\d_]+)*(?!\w|[./@]\w)")
# Letters that are written without spaces between words: Thai to Burmese, Khmer, kana and Chinese; two make a word.
_UNSPACED = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def foreign(document: Document) -> bool:
    """Tell whether a document is in another language than English: True only where that is plain."""
    looked, words = unmarked(_looked_at(_news(document))), list[str]()
    for found in _WORD.finditer(looked):
        word = found.group()
        if word == word.lower():
            words.append(word)
            if len(words) >= _STRETCH and len(words) % (_STRETCH // 2) == 0 and _english(words[-_STRETCH:]):
                return False
    unspaced = len(_UNSPACED.findall(looked)) // 2
    enough = len(words) + unspaced >= _SMALL and len(looked.split()) + unspaced >= _WORDS
    return not _english(words[-_STRETCH:]) if enough else _in_other_letters(looked) or _in_other_words(looked)


def _in_other_letters(text: str) -> bool:
    """Tell whether a short text is written in letters that are not Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= _LETTERS and sum(letter > _LATIN for letter in letters) > len(letters) / 2


def _in_other_words(text: str) -> bool:
    """Tell whether a short text holds words of other languages and none that English alone has."""
    plain = _named().sub(" ", text)
    first = _WORD.match(plain.lstrip())
    small = [word for word in _WORD.findall(plain) if word == word.lower()] + ([first.group().lower()] if first else [])
    own, verbs, _ = _words()
    if not own.union(verbs).isdisjoint(small):
        return False
    found = {word for word in small if word in _others() or not word.isascii()}
    return len(found) >= _FEW and len(found) >= _SHARE * len(set(small))


def _news(document: Document) -> str:
    """Give the text without its furniture: publication lines are English in many a foreign page, and no prose; of a
    headline alone the headline.
    """
    if not document.text.strip():
        return document.title or ""
    ends = [0, *(end for mark in document.furniture for end in (mark.start, mark.end)), len(document.text)]
    return "\n".join(document.text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))


def _looked_at(text: str) -> str:
    if len(text) <= 3 * _PLACE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_PLACE], text[middle : middle + _PLACE], text[-_PLACE:]))


def _english(words: Sequence[str]) -> bool:
    if not words:
        return False
    own, verbs, shared = _words()
    found = sum(word in own for word in words) + sum(word in verbs for word in words) / 2
    with_shared = found + sum(word in shared for word in words)
    least, least_with_shared = (_OWN, _WITH_SHARED) if len(words) >= _STRETCH else (_SHORT_OWN, _SHORT_WITH_SHARED)
    return found >= least * len(words) or with_shared >= least_with_shared * len(words)


@cache
def _page() -> dict[str, list[str]]:
    page: dict[str, list[str]] = tomllib.loads(
        (files("noteverbale.documents") / "english.toml").read_text(encoding="utf-8")
    )
    return page


@cache
def _others() -> frozenset[str]:
    return frozenset(_page()["others"])


@cache
def _named() -> re.Pattern[str]:
    """A name of capitals with small words between them: "Ursula von der Leyen", "Rio de Janeiro"."""
    return re.compile(
        rf"(?<![\w’'-])[A-Z][\w’'-]*+(?: (?:{'|'.join(_page()['particles'])}))+ (?:[A-Z]|al-|el-)[\w’'-]*"
    )


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    page = _page()
    return frozenset(page["own"]), frozenset(page["verbs"]), frozenset(page["shared"])
