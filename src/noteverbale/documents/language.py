"""A text -> whether it is in another language than English, which is all that is read for claims.

In: a document.  Out: `foreign(document)`.  Words and reasons stand in english.toml.
A stretch of English anywhere makes a text a mixed one, and a text of a few words, of names, or in capitals alone tells
nothing: of neither it is said that it is foreign. Cheap: a long text is looked at in three places.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

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
# A word of two letters or more, but no part of an address.
_WORD = re.compile(r"(?<![\w./@])[^\W\d_]{2,}(?:['’][^\W\d_]+)*(?!\w|[./@]\w)")
# Letters that are written without spaces between words: Thai to Burmese, Khmer, kana and Chinese; two make a word.
_UNSPACED = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def foreign(document: Document) -> bool:
    """Tell whether a document is in another language than English: True only where that is plain."""
    looked, words = _looked_at(_news(document)), list[str]()
    for found in _WORD.finditer(looked):
        word = found.group()
        if word == word.lower():
            words.append(word)
            if len(words) >= _STRETCH and len(words) % (_STRETCH // 2) == 0 and _english(words[-_STRETCH:]):
                return False
    unspaced = len(_UNSPACED.findall(looked)) // 2
    enough = len(words) + unspaced >= _SMALL and len(looked.split()) + unspaced >= _WORDS
    return enough and not _english(words[-_STRETCH:])


def _news(document: Document) -> str:
    """Give the text without its furniture: publication lines are English in many a foreign page, and no prose."""
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
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    page = tomllib.loads((files("noteverbale.documents") / "english.toml").read_text(encoding="utf-8"))
    return frozenset(page["own"]), frozenset(page["verbs"]), frozenset(page["shared"])
