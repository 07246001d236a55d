"""Sentences -> windows: what the encoder reads in one pass.

A window holds whole sentences up to `WINDOW` pieces; the sentence before them is read along as context and not scored,
so that "he added" and "the two sides" have something to stand on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from noteverbale.reading.words import Sentence

# Pieces of one pass. Longer windows save context overhead but cost more attention; 220 is near the optimum on news.
WINDOW = 220
CLS, SEP = 101, 102


class Window(Struct, frozen=True):
    """One pass of the encoder.

    `ids`, `cases`: (pieces,) with [CLS] and [SEP]. `first`: (words,) index of each word's first piece.
    `starts`, `ends`: (words,) character offsets. `sentence`: (words,) running number of the word's sentence in the
    text.
    `scored`: (words,) bool, False for context.
    """

    ids: np.ndarray
    cases: np.ndarray
    first: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    sentence: np.ndarray
    scored: np.ndarray


def windows(sentences: Sequence[Sentence], *, limit: int = WINDOW) -> Iterator[Window]:
    """Yield windows that score every sentence exactly once, in order."""
    begin = 0
    while begin < len(sentences):
        context = begin - 1 if begin and len(sentences[begin - 1].ids) < limit // 3 else begin
        size = sum(len(sentences[index].ids) for index in range(context, begin))
        end = begin
        while end < len(sentences) and (end == begin or size + len(sentences[end].ids) <= limit):
            size += len(sentences[end].ids)
            end += 1
        yield window(sentences, context, begin, end)
        begin = end


def window(sentences: Sequence[Sentence], context: int, begin: int, end: int) -> Window:
    """Give the window over sentences `context`..`end` (exclusive) that scores those from `begin` on."""
    chosen = sentences[context:end]
    sizes = np.cumsum([1] + [len(sentence.ids) for sentence in chosen])
    words = [len(sentence.first) for sentence in chosen]
    numbers = np.repeat(np.arange(context, end), words)
    return Window(
        ids=np.concatenate([[CLS], *(sentence.ids for sentence in chosen), [SEP]]).astype(np.int64),
        cases=np.concatenate([[0], *(sentence.cases for sentence in chosen), [0]]).astype(np.int64),
        first=np.concatenate([sentence.first + size for sentence, size in zip(chosen, sizes[:-1], strict=True)]),
        starts=np.concatenate([sentence.starts for sentence in chosen]),
        ends=np.concatenate([sentence.ends for sentence in chosen]),
        sentence=numbers,
        scored=numbers >= begin,
    )
