"""Text -> words and the ids of their word pieces, as uncased BERT splits them; the network's vocabulary is made so.

In: a text.  Out: `Pieces`: words with exact character offsets, each with one or more ids. A word is a run of letters
and digits, one mark of punctuation or one Chinese character. Accents and case are not told apart.
Marks that Unicode named of late are classed by the Python at hand: of some 195,000 characters 503 otherwise than by the
library with which the network was trained, 65 otherwise by Python 3.13 than by 3.11; none that news in English
uses.
"""

from __future__ import annotations

import json
import re
import string
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from noteverbale.errors import ModelError

# A word of more characters than this is one unknown piece.
LONGEST_WORD = 100
UNKNOWN, CONTINUED = "[UNK]", "##"
# How the classes of characters are written: part of a word, a word alone, a space, a character that nobody sees.
_LETTER, _ALONE, _SPACE, _UNSEEN = "w", "p", " ", "x"
# A word holds what nobody sees (a soft hyphen, a mark of direction) but neither begins nor ends with it.
_WORD = re.compile("w(?:[wx]*w)?|p")
# Ideographs, each of which is a word: the blocks that the vocabulary was made with.
_PLANES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F))
_IDEOGRAPHS = (*_PLANES, (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0x2F800, 0x2FA1F))
# Unicode's categories of what nobody sees; what it has not named yet may be seen.
_HIDDEN = ("Cc", "Cf", "Co", "Cs")

Word = tuple[int, int, tuple[int, ...]]


class Pieces:
    """Splits texts into words and word pieces. `vocabulary`: pieces with their ids, inner ones with "##" before."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary, self._unknown = vocabulary, (vocabulary[UNKNOWN],)
        self._ids = lru_cache(maxsize=65536)(self._split)

    def words(self, text: str) -> Iterator[Word]:
        """Yield the words of a text in order: start, end, ids of the pieces."""
        for found in _WORD.finditer(text.translate(_CLASSES)):
            start, end = found.span()
            word = text[start:end]
            yield start, end, self._ids(word) if len(word) <= LONGEST_WORD else self._split(word)

    def _split(self, word: str) -> tuple[int, ...]:
        """Give the longest piece of the vocabulary that the word begins with, then that of the rest, to its end."""
        plain = word.translate(_PLAIN)
        if len(plain) > LONGEST_WORD:
            return self._unknown
        ids: list[int] = []
        while plain:
            size = self._longest(plain, CONTINUED if ids else "")
            if not size:
                return self._unknown
            ids.append(self._vocabulary[(CONTINUED if ids else "") + plain[:size]])
            plain = plain[size:]
        return tuple(ids)

    def _longest(self, rest: str, before: str) -> int:
        sizes = range(len(rest), 0, -1)
        return next((size for size in sizes if before + rest[:size] in self._vocabulary), 0)


def load_pieces(path: Path) -> Pieces:
    """Give the word pieces that a tokenizer.json tells. Raises ModelError if there is none or it is of another kind."""
    try:
        told = json.loads(path.read_bytes())["model"]
        vocabulary = told["vocab"]
        return Pieces(vocabulary)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: cannot read the vocabulary ({error!r}); install noteverbale again") from error


class _Lazily(dict[int, str]):
    """A table for `str.translate` that asks for each character once."""

    def __missing__(self, code: int) -> str:
        self[code] = found = self._told(chr(code))
        return found

    def _told(self, character: str) -> str:
        raise NotImplementedError


class _Plain(_Lazily):
    def _told(self, character: str) -> str:
        """Give a character in lower case and without accents; nothing for one that nobody sees."""
        if character == "\ufffd" or (character not in "\t\n\r" and unicodedata.category(character) in _HIDDEN):
            return ""
        apart = unicodedata.normalize("NFD", character)
        return "".join(part.lower() for part in apart if unicodedata.category(part) != "Mn")


class _Classes(_Lazily):
    def _told(self, character: str) -> str:
        if character.isspace() and character not in "\v\f\x1c\x1d\x1e\x1f\x85":
            return _SPACE
        plain = _PLAIN[ord(character)]
        if not plain:
            return _UNSEEN
        return _ALONE if _is_mark(plain[0]) or _is_ideograph(ord(character)) else _LETTER


def _is_mark(character: str) -> bool:
    return character in string.punctuation or unicodedata.category(character)[0] == "P"


def _is_ideograph(code: int) -> bool:
    return any(first <= code <= last for first, last in _IDEOGRAPHS)


_PLAIN, _CLASSES = _Plain(), _Classes()
