"""Event factuality: how surely a text tells that the event of a given word is a fact.

    factuality(text, [(11, 16)]) -> [Factuality | None, ...]      one for each given (start, end)

In: a text and spans of code points, each of an event's word: any verb or noun, not only what a claim is read from.
Out: a commitment between -3 and 3 on FactBank's scale: 3 it is so, 2 probably, 1 possibly, 0 nothing is told, below 0
it is not so. Half of it is what the network says about the word, half what the words around it tell by rule (scope.py).
It is the commitment of the words as they stand: what a speaker is reported to say counts as said by the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from msgspec import Struct

from noteverbale.arguments import a_text, some_spans
from noteverbale.reading.letters import in_letters
from noteverbale.reading.network import Network, Roles, packaged
from noteverbale.reading.roles import region
from noteverbale.reading.scope import split, told
from noteverbale.reading.signatures import SO, page
from noteverbale.reading.windows import Window, windows
from noteverbale.reading.words import packaged_pieces, read_sentences
from noteverbale.resolve.sentences import sentences
from noteverbale.resolve.wrapping import unwrapped
from noteverbale.types import Span

__all__ = ["Factuality", "by_words", "factuality"]

# Characters of a sentence before and behind a word that are read for its cues: words that lead to one another stand
# within that.
_BEFORE, _BEHIND = 400, 80


class Factuality(Struct, frozen=True):
    """How surely one event is told. `value`: between -3 and 3, the mean of `by_network` and `by_words`. `cues`: the
    words that tell it, the nearest first; none where the sentence simply tells it.
    """

    value: float
    by_network: float
    by_words: float
    cues: tuple[str, ...]


def factuality(text: str, spans: Iterable[tuple[int, int]], network: Network | None = None) -> list[Factuality | None]:
    """Give how surely each event is told, None for a span without a word; `network`: one already loaded.

    Raises ConfigError where text or spans are none, ModelError where the network's files are missing.
    """
    flat, places = in_letters(unwrapped(a_text(text))), [_trimmed(text, *span) for span in some_spans(spans)]
    ranges, asked = sentences(flat), sorted({place for place in places if place[0] < place[1]})
    read: dict[tuple[int, int], float] = {}
    for window in windows(read_sentences(flat, ranges, packaged_pieces())) if asked else ():
        read |= _in_window(network or _shipped(), window, asked)
    return [_one(flat, ranges, place, read[place]) if place in read else None for place in places]


def by_words(text: str, sentence: Span, start: int) -> tuple[float, tuple[str, ...]]:
    """Give the commitment that the words of a sentence give the event whose word begins at `start`, and its cues.

    Takes the same time whatever the length of the sentence. Asks no network.
    """
    begin = max(sentence.start, start - _BEFORE)
    words = split(text[begin : min(sentence.end, start + _BEHIND)])
    at = bisect_right(words, start - begin, key=lambda word: word[0]) - 1
    found = told([word for _, word in words], at)
    return found.value, tuple(lead.cue for lead in found.leads)


@cache
def _shipped() -> Network:
    return Network(packaged())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a span within the text, without the blanks before its words."""
    start, end = (max(0, min(place, len(text))) for place in (start, end))
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _in_window(
    network: Network, window: Window, asked: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield what the network says of those places that begin in a window's scored words.

    Each is asked by itself: of int8 scores those asked together would change one another.
    """
    first, last = bisect_left(asked, (int(window.starts[0]), 0)), bisect_left(asked, (int(window.ends[-1]), 0))
    words = {place: span for place in asked[first:last] if (span := _words(window, place))}
    if words:
        scores, labels = network.encode(window), network.about.attributes
        for place, span in words.items():
            yield place, expected(labels, network.roles(scores, [span], [region(window, span[0])])[0])


def _words(window: Window, place: tuple[int, int]) -> tuple[int, int] | None:
    """Give the words [first, last) of a place, None where it begins in none that is scored."""
    first = int(np.searchsorted(window.ends, place[0], side="right"))
    if first == len(window.starts) or window.starts[first] >= place[1] or not window.scored[first]:
        return None
    return first, max(first + 1, int(np.searchsorted(window.starts, place[1])))


def expected(labels: dict[str, list[str]], told: Roles) -> float:
    """Give the commitment that the network's chances of realis, certainty and polarity come to, on the scale."""
    means = {
        name: float(told.attributes[name] @ np.array([values[label] for label in labels[name]]))
        for name, values in page().scale.items()
    }
    return means["realis"] * (means["certainty"] / SO) * means["polarity"]


def _one(text: str, ranges: Sequence[Span], place: tuple[int, int], network: float) -> Factuality:
    sentence = ranges[bisect_right(ranges, place[0], key=lambda span: span.start) - 1]
    words, cues = by_words(text, sentence, place[0])
    return Factuality(round((network + words) / 2, 3), round(network, 3), round(words, 3), cues)
