"""The words that the network marks for a role -> phrases that can be resolved: marks off the rim, articles and names
whole.

In: a text, stretches of words, the names in the text.  Out: (start, end) spans.
"""

from __future__ import annotations

from collections.abc import Sequence

from noteverbale.reading.decode import Stretch
from noteverbale.reading.windows import Window
from noteverbale.resolve.actors import Context

Stretches = list[tuple[int, int]]

# Marks that the tagger may leave at the rim of a span, and that are no part of a name.
_RIM = " \t\n,.;:!?()[]\"“”‘’'«»–—-"
_ARTICLES = frozenset(("the", "a", "an"))
# What follows a name in a list, a possessive or a clause, with the end of the name last.
_TAILS = (" and", " or", " of", " to", " who", ",", "'s", "’s")


def trimmed(text: str, window: Window, stretch: Stretch) -> tuple[int, int]:
    """Give the span of a stretch of words without the marks and small words at its rim."""
    start, end = int(window.starts[stretch.first]), int(window.ends[stretch.last - 1])
    while start < end and text[start] in _RIM:
        start += 1
    while start < end and (text[end - 1] in _RIM and not text[start:end].endswith("U.S.")):
        end -= 1
    for tail in _TAILS:
        if text[start:end].endswith(tail):
            end -= len(tail)
    return start, end


def whole_phrases(text: str, spans: Sequence[tuple[int, int]]) -> Stretches:
    """Give spans with an article that was cut off put back; an article alone names nobody."""
    found: Stretches = []
    for start, end in spans:
        if found and text[slice(*found[-1])].lower() in _ARTICLES and not text[found[-1][1] : start].strip():
            start, _ = found.pop()
        found.append((start, end))
    return [span for span in found if text[slice(*span)].lower() not in _ARTICLES]


def whole_names(spans: Sequence[tuple[int, int]], people: Context) -> Stretches:
    """Give spans that cut through a name with all of it: "S. and Israeli" of "U.S. and Israeli"; each span once."""
    return list(dict.fromkeys((_begin(people, start), _end(people, end)) for start, end in spans))


def _begin(people: Context, start: int) -> int:
    name = people.across(start)
    return start if name is None else name.start


def _end(people: Context, end: int) -> int:
    name = people.across(end)
    return end if name is None else name.end
