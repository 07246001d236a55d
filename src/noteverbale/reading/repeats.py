"""Passages that a text tells again word for word: pages copied with their paragraphs inside one another end in all
their endings ("A. B. C." and then "B. C." and "C."), others set their lead twice.

In: a text and its sentences.  Out: `Repeats`: the sentences told first, which alone are read, and their claims laid on
each repetition, so that one passage is read one way, with all that stands before it where it is told first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

from msgspec import Struct, structs

from noteverbale.reading.claims import claim_id
from noteverbale.types import Claim, Document, Span

# Characters told again in unbroken sequence that make a copied passage. A standing phrase, a refrain or a sentence
# quoted twice is shorter, and may mean something else where it stands.
LEAST = 200


class Repeats:
    """What a document tells again; `spans`: its sentences, in order."""

    def __init__(self, document: Document, spans: Sequence[Span]) -> None:
        self._document, self._spans = document, spans
        self._first_of = _copied(document.text, spans)

    @cached_property
    def first(self) -> list[Span]:
        """The sentences that are no repetition, in order."""
        return [span for place, span in enumerate(self._spans) if place not in self._first_of]

    @property
    def words(self) -> int:
        """How many words the text has without its repetitions."""
        text = self._document.text
        return len(text.split()) - sum(len(_at(text, self._spans[place]).split()) for place in self._first_of)

    def laid(self, told: Sequence[Claim]) -> list[Claim]:
        """Give the claims of what is told first, with copies of them wherever it is told again, in text order."""
        if not self._first_of:
            return list(told)
        first = sorted(told, key=_begins)
        return sorted([*first, *self._copies(first)], key=_begins)

    def _copies(self, first: Sequence[Claim]) -> Iterator[Claim]:
        for place, source in self._first_of.items():
            span = self._spans[source]
            begin, end = (bisect_left(first, edge, key=_begins) for edge in (span.start, span.end))
            for claim in first[begin:end]:
                moved: Claim = self._moved(claim, place)
                id = claim_id(self._document.id, moved.kind, moved.trigger.start, moved.trigger.end)
                yield structs.replace(moved, id=id)

    def _moved(self, value: Any, place: int) -> Any:
        """Give a value with what stands in the passage where it is told again; what stands outside stays."""
        if isinstance(value, tuple):
            return tuple(self._moved(item, place) for item in value)
        if not isinstance(value, Struct):
            return value
        fields = {name: self._moved(getattr(value, name), place) for name in value.__struct_fields__}
        if fields.get("start") is not None:
            by = self._shift(fields["start"], fields["end"], place)
            fields |= {"start": fields["start"] + by, "end": fields["end"] + by}
        return structs.replace(value, **fields)

    def _shift(self, start: int, end: int, place: int) -> int:
        """Give how far from some words their copy stands in the passage around a sentence; 0 if it has none."""
        source = self._first_of[place]
        there = bisect_right(self._spans, start, key=lambda span: span.start) - 1
        copy = place + there - source
        if self._first_of.get(copy) != there:
            return 0
        by = self._spans[copy].start - self._spans[there].start
        text = self._document.text
        return by if text[start + by : end + by] == text[start:end] else 0


def _copied(text: str, spans: Sequence[Span]) -> dict[int, int]:
    """Give the sentences of copied passages, each with the one that it repeats, by their places."""
    again = _told_before([_at(text, span) for span in spans])
    found: dict[int, int] = {}
    for passage in _unbroken(sorted(again)):
        if spans[passage[-1]].end - spans[passage[0]].start >= LEAST:
            found |= {place: again[place] for place in passage}
    return found


def _told_before(sentences: Sequence[str]) -> dict[int, int]:
    """Give each sentence that stands before, with its first telling; in a passage with that of the same passage."""
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for place, sentence in enumerate(sentences):
        follows = again.get(place - 1, -2) + 1
        if 0 <= follows < place and follows not in again and sentences[follows] == sentence:
            again[place] = follows
        elif first.setdefault(sentence, place) != place:
            again[place] = first[sentence]
    return again


def _unbroken(places: Sequence[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        yield [place for _, place in run]


def _begins(claim: Claim) -> int:
    return claim.trigger.start


def _at(text: str, span: Span) -> str:
    return text[span.start : span.end]
