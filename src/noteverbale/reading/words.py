"""Text -> sentences of words and word pieces, the network's view of a text.

In: a text and its sentence spans.  Out: `Sentence`s whose words keep their exact character offsets.
A word is a run of letters and digits or one punctuation mark; the network sees the first piece of each word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct

from noteverbale.errors import ModelError
from noteverbale.types import Span

# A sentence longer than this many pieces is cut: the encoder's cost grows with the square of a window's length.
LONGEST_SENTENCE = 180
# Characters of one sentence span handed to the tokenizer at once: bounds memory on a text that is one endless line.
LONGEST_PIECE = 4000
# Sentences tokenized together.
PORTION = 256


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


def load_tokenizer(path: Path) -> Any:
    """Give the word piece tokenizer in `path` (tokenizer.json), without padding and truncation."""
    from tokenizers import Tokenizer

    if not path.is_file():
        raise ModelError(f"{path}: the tokenizer is missing; install noteverbale again")
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@cache
def packaged_tokenizer() -> Any:
    """Give the tokenizer shipped with the network."""
    return load_tokenizer(Path(str(files("noteverbale.reading") / "model" / "tokenizer.json")))


def read_sentences(text: str, spans: Iterable[Span], tokenizer: Any) -> Iterator[Sentence]:
    """Yield the sentences of `spans`, over-long ones cut; a long text is taken in portions, so memory stays small."""
    pieces = (piece for span in spans for piece in _bounded(text, span))
    while portion := list(islice(pieces, PORTION)):
        encodings = tokenizer.encode_batch([text[p.start : p.end] for p in portion], add_special_tokens=False)
        for span, encoding in zip(portion, encodings, strict=True):
            yield from _cut(_sentence(text, span.start, encoding))


def _bounded(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_PIECE:
        stop = text.rfind(" ", start + 1, start + LONGEST_PIECE)
        stop = stop if stop > start else start + LONGEST_PIECE
        yield Span(start, stop)
        start = stop
    yield Span(start, span.end)


def _sentence(text: str, offset: int, encoding: Any) -> Sentence:
    words, offsets = encoding.word_ids, encoding.offsets
    first = [index for index, word in enumerate(words) if not index or word != words[index - 1]]
    after = [*first, len(words)][1:]
    starts = [offsets[begin][0] + offset for begin in first]
    ends = [offsets[stop - 1][1] + offset for stop in after]
    cases: list[int] = []
    for begin, stop, start, end in zip(first, after, starts, ends, strict=True):
        cases += [case_class(text[start:end])] * (stop - begin)
    return Sentence(*(np.array(values, dtype=np.int64) for values in (starts, ends, encoding.ids, cases, first)))


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
