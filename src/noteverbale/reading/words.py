"""Text -> sentences of words and word pieces, the network's view of a text.

In: a text and its sentence spans.  Out: `Sentence`s whose words keep their exact character offsets.
A word is a run of letters and digits or one punctuation mark; the network sees the first piece of each word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from msgspec import Struct

from noteverbale.reading.wordpieces import Pieces, load_pieces
from noteverbale.types import Span

# A sentence longer than this many pieces is cut: the encoder's cost grows with the square of a window's length.
LONGEST_SENTENCE = 180
# Characters of one sentence span that are split at once: bounds memory on a text that is one endless line.
LONGEST_PIECE = 4000


class Sentence(Struct, frozen=True):
    """Words of one sentence.

    `starts`, `ends`: (words,) character offsets into the document. `ids`: (pieces,) vocabulary ids.
    `cases`: (pieces,) casing class 0 lower, 1 Title, 2 UPPER, 3 mixed, 4 digits. `first`: (words,) index of each
    word's first piece.
    """

    starts: np.ndarray
    ends: np.ndarray
    ids: np.ndarray
    cases: np.ndarray
    first: np.ndarray


# Casing class of words with a digit; 0: no capital, 1 to 3: capitals.
NUMBER = 4


@lru_cache(maxsize=65536)
def case_class(word: str) -> int:
    """Give the casing class of a word: MiniLM is uncased, and names are told by their capitals."""
    if any(character.isdigit() for character in word):
        return NUMBER
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[:1].isupper():
        return 1 if word[1:].islower() else 3
    return 0 if word.islower() or not word.isalpha() else 3


@cache
def packaged_pieces() -> Pieces:
    """Give the word pieces of the shipped network."""
    return load_pieces(Path(str(files("noteverbale.reading") / "model" / "tokenizer.json")))


def read_sentences(text: str, spans: Iterable[Span], pieces: Pieces) -> Iterator[Sentence]:
    """Yield the sentences of `spans`, over-long ones cut; one at a time, so memory stays small."""
    for span in spans:
        for part in _bounded(text, span):
            yield from _cut(_sentence(text, part, pieces))


def _bounded(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_PIECE:
        stop = text.rfind(" ", start + 1, start + LONGEST_PIECE)
        stop = stop if stop > start else start + LONGEST_PIECE
        yield Span(start, stop)
        start = stop
    yield Span(start, span.end)


def _sentence(text: str, span: Span, pieces: Pieces) -> Sentence:
    starts: list[int] = []
    ends: list[int] = []
    ids: list[int] = []
    cases: list[int] = []
    first: list[int] = []
    for start, end, found in pieces.words(text[span.start : span.end]):
        starts.append(start + span.start)
        ends.append(end + span.start)
        first.append(len(ids))
        ids += found
        cases += [case_class(text[starts[-1] : ends[-1]])] * len(found)
    return Sentence(*(np.array(values, dtype=np.int64) for values in (starts, ends, ids, cases, first)))


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence in parts of at most LONGEST_SENTENCE pieces, never inside a word unless the word alone is
    longer.
    """
    total, words = len(sentence.ids), len(sentence.first)
    if 0 < total <= LONGEST_SENTENCE:
        yield sentence
        return
    begin = 0
    while begin < words:
        limit = sentence.first[begin] + LONGEST_SENTENCE
        end = max(begin + 1, int(np.searchsorted(np.append(sentence.first, total), limit, side="right")) - 1)
        low = int(sentence.first[begin])
        high = int(sentence.first[end]) if end < words else total
        high = min(high, low + LONGEST_SENTENCE)
        yield Sentence(
            sentence.starts[begin:end],
            sentence.ends[begin:end],
            sentence.ids[low:high],
            sentence.cases[low:high],
            sentence.first[begin:end] - low,
        )
        begin = end
