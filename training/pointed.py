"""Annotated pointers ("the general", "they") with the vectors of their words and of whom they may mean.

In: documents of the interchange format, a reader.  Out: an `Example` for each pointer, for train_likeness.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import NamedTuple

import numpy as np

from noteverbale.ontology.pointers import weights
from noteverbale.reading import Reader
from noteverbale.reading.likeness import UNMENTIONED, Spans, Words
from noteverbale.resolve.actors import Context
from training.score_actors import context_of, mentions, short

WIDE = 768  # numbers of a span's vector


class Example(NamedTuple):
    """A pointer. `codes`, `scores`, `places`: of each candidate its code, its score by the fitted features and the row
    of its vector in `vectors`, or -1 - n for the n-th of UNMENTIONED; `meant`: the annotated codes.
    """

    kind: str
    vector: np.ndarray
    codes: list[str]
    scores: list[float]
    places: list[int]
    vectors: np.ndarray
    meant: frozenset[str]


def examples(documents: Iterable[dict], reader: Reader) -> Iterator[Example]:
    """Yield the pointers of documents whose meaning is among their candidates."""
    for document in documents:
        words = reader.words(document["text"]) if document["claims"] else Words()
        if words:
            yield from _of_document(document, Spans(words))


def _of_document(document: dict, spans: Spans) -> Iterator[Example]:
    context = context_of(document)
    for start, end, gold in mentions(document):
        vector = spans.of(start, end) if context.told(start, end) is None else None
        if vector is not None:
            yield from _example(context, spans, (start, end), vector, frozenset(map(short, gold)))


def _example(
    context: Context, spans: Spans, span: tuple[int, int], vector: np.ndarray, meant: frozenset[str]
) -> Iterator[Example]:
    target, rows = context.pointer(*span)
    codes = [short(code) for code, _, _ in rows]
    if meant.isdisjoint(codes):
        return
    worth = weights().of(target.kind, target.fine)
    scores = [sum(map(worth.get, features, repeat(0.0))) for _, _, features in rows]
    places, known, vectors = [], dict[int, int](), []
    for _, mention, features in rows:
        own = None if mention is None else spans.of(mention.start, mention.end)
        if mention is None or own is None:
            places.append(-1 - UNMENTIONED.index(features[0] if mention is None else "unread"))
            continue
        if mention.start not in known:
            known[mention.start] = len(vectors)
            vectors.append(own)
        places.append(known[mention.start])
    found = np.array(vectors, np.float16).reshape(-1, WIDE)
    yield Example(target.kind, vector.astype(np.float16), codes, scores, places, found, meant)
