"""Sentences -> windows: what the encoder reads in one pass.

A window holds whole sentences up to `WINDOW` pieces; the sentence before them is read along as context and not scored,
so that "he added" and "the two sides" have something to stand on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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


def windows(sentences: Iterable[Sentence], *, limit: int = WINDOW) -> Iterator[Window]:
    """Yield windows that score every sentence exactly once, in order. Reads ahead by one sentence only."""
    held: list[Sentence] = []
    number = context = size = 0
    for sentence in sentences:
        if len(held) > context and size + len(sentence.ids) > limit:
            yield window(held, number, context)
            number, context, held, size = _turn(held, number, limit)
        held.append(sentence)
        size += len(sentence.ids)
    if len(held) > context:
        yield window(held, number, context)


def _turn(held: list[Sentence], number: int, limit: int) -> tuple[int, int, list[Sentence], int]:
    """Begin the next window: the last sentence is its context unless that would crowd it."""
    last, after = held[-1], number + len(held)
    if len(last.ids) < limit // 3:
        return after - 1, 1, [last], len(last.ids)
    return after, 0, [], 0


def window(chosen: Sequence[Sentence], number: int, context: int) -> Window:
    """Give the window over `chosen` sentences, the first of which is the text's `number`-th, the first `context`
    unscored.
    """
    sizes = np.cumsum([1] + [len(sentence.ids) for sentence in chosen])
    words = [len(sentence.first) for sentence in chosen]
    numbers = np.repeat(np.arange(number, number + len(chosen)), words)
    return Window(
        ids=np.concatenate([[CLS], *(sentence.ids for sentence in chosen), [SEP]]).astype(np.int64),
        cases=np.concatenate([[0], *(sentence.cases for sentence in chosen), [0]]).astype(np.int64),
        first=np.concatenate([sentence.first + size for sentence, size in zip(chosen, sizes[:-1], strict=True)]),
        starts=np.concatenate([sentence.starts for sentence in chosen]),
        ends=np.concatenate([sentence.ends for sentence in chosen]),
        sentence=numbers,
        scored=numbers >= number + context,
    )
