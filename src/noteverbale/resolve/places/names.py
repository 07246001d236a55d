"""Written names -> the keys under which the gazetteer files them.

In: a name or a running text.  Out: folded names ("Sant Julià" -> "sant julia"), 48-bit keys, tokens with offsets.
The build recipe (`training/gazetteer`) files names with the same functions, so both sides always agree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

#: Letters that NFKD does not take apart, and marks that transliterations write or leave out at will.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "ß": "ss"}
    | dict.fromkeys("'’‘ʻʼ`´ʿʾ.ʹʺ′", "")
)
_SAME = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "and": "&", "the": ""}
#: Articles of Arabic names, in all the ways that they are spelt before a letter.
ARTICLES = frozenset(["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "ed", "er"])
_SOUNDS = (
    ("shch", "s"), ("tsch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("kh", "h"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("ts", "s"), ("q", "k"), ("c", "k"), ("z", "s"), ("v", "w"),
)  # fmt: skip
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘ʻʼ`´][^\W\d_]+)*|&")
#: Words whose full stop does not end a name.
ABBREVIATED = frozenset({"st", "ste", "ft", "mt", "mts", "pt", "n", "s", "e", "w", "no"})


class Token(NamedTuple):
    """One word of a text: offsets, folded form, and whether it begins with a capital."""

    start: int
    end: int
    folded: str
    capital: bool


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Give one word without case, accents and apostrophes; "" for an article that names may lack."""
    bare = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_LETTERS)
    return _SAME.get(bare, bare)


def fold(name: str) -> str:
    """Give the form in which names are compared."""
    return " ".join(filter(None, (fold_word(_bare(word)) for word in _WORD.findall(name))))


def skeleton(folded: str) -> str:
    """Give the consonants of a folded name, one spelling for each sound; "" where too few are left to tell names apart.

    For names that newspapers write in many ways: "deir ezzur", "deir ez zor", "dayr az zawr" all give "drsr".
    """
    words = [word for word in folded.split(" ") if word not in ARTICLES]
    bare = "".join(words)
    for written, sound in _SOUNDS:
        bare = bare.replace(written, sound)
    bare = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyw']", "", bare))
    return bare if len(bare) > 3 else ""


def opening(folded: str) -> str:
    """Give the first sound of a folded name, articles left out; one for all vowels."""
    words = [word for word in folded.split(" ") if word not in ARTICLES] or [folded]
    bare = words[0]
    for written, sound in _SOUNDS:
        if bare.startswith(written):
            return sound
    return "a" if bare[:1] in "aeiou" else bare[:1]


def key(folded: str) -> int:
    """Give the 48-bit key of a folded name."""
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=6).digest(), "big")


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Give the words of a text (or of a part of it) in order; a possessive ending is not part of its word."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        length, folded, capital = _shape(match.group())
        first = match.start()
        found.append(Token(first, first + length, folded, capital))
    return found


@lru_cache(maxsize=65536)
def _shape(word: str) -> tuple[int, str, bool]:
    """Give of a word without its possessive ending: length, folded form, whether it begins with a capital."""
    bare = _bare(word)
    return len(bare), fold_word(bare), bare[:1].isupper()


def _bare(word: str) -> str:
    return word[:-2] if len(word) > 3 and word[-2] in "'’" and word[-1] in "sS" else word
