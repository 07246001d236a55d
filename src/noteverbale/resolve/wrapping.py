"""Text that was cut into lines of one width -> the same text with each such line end as a space, offset for offset.

E-mail, old wire copy, exports of press archives and pages printed to text end a line wherever its width is full, in the
middle of sentences and names. Where every line is a paragraph, a sentence or a heading, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_LINE = re.compile(r"([^\n\r]*)(\r\n|\n|\r|\Z)")
# How a line begins that goes on with nothing: marks of lists, numbers of clauses, quoting marks of e-mail.
_ITEM = re.compile(r"[-*•–—·>|#]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]\s")
_SHUT = tuple('.!?…:;"”’»)')
# Characters in a line of print: narrower ones are lists and verse, wider ones paragraphs.
_NARROWEST, _WIDEST = 40, 130
# Wrapped prose: of the line ends of full lines so many go on with a small letter (some three in four do; of paragraphs,
# headings and lists hardly any).
_GOING_ON = 0.4
# A line is full if the next word would have come within this share of the widest line's end: print in letters of
# different width, and words that were not broken, leave lines that differ in length.
_RAGGED = 0.12
# Of all lines that are followed by another no more than this share may be wider than lines of print.
_WIDE = 0.05


class _Break(NamedTuple):
    """A line end: where its mark begins and ends, length of the line before, the same with the next line's first word,
    whether the sentence goes on with a small letter, and whether a mark closes it.
    """

    start: int
    end: int
    length: int
    reach: int
    goes_on: bool
    shut: bool


@lru_cache(maxsize=8)  # all who read a text ask for it
def unwrapped(text: str, *, printed: bool = False) -> str:
    """Give a text of the same length in which line ends inside wrapped paragraphs are spaces; others stay.

    `printed`: lines are surely those of print (a page's), so a full one that closes no sentence goes on, too, where too
    few go on with a small letter to show it.
    """
    soft = _soft(list(_breaks(text)), printed=printed)
    if not soft:
        return text
    parts, done = [], 0
    for one in soft:
        parts += [text[done : one.start], " " * (one.end - one.start)]
        done = one.end
    return "".join([*parts, text[done:]])


def _soft(breaks: list[_Break], *, printed: bool) -> list[_Break]:
    """Give the line ends at which a line was full, or a sentence goes on, if the text is one that was wrapped."""
    narrow = [one for one in breaks if one.length <= _WIDEST]
    if not narrow or len(breaks) - len(narrow) > _WIDE * len(breaks):
        return []
    lengths = sorted(one.length for one in narrow)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    least = width * (1 - _RAGGED)
    full = [one for one in narrow if one.reach > least]
    going_on = sum(one.goes_on for one in full)
    shown = going_on > 0 and going_on >= _GOING_ON * len(full)
    if width < _NARROWEST or not (shown or printed):
        return []
    return [one for one in narrow if one.goes_on or (one.reach > least and (shown or not one.shut))]


def _breaks(text: str) -> Iterator[_Break]:
    """Yield the line ends between two lines with words, none of which begins an item of a list."""
    before, at = "", 0
    for line in _LINE.finditer(text):
        words = line[1].strip()
        if before and words and not _ITEM.match(words):
            first = words.split(None, 1)[0]
            goes_on = words[0].islower() and not before.endswith(_SHUT)
            reach = len(before) + 1 + len(first)
            yield _Break(at, line.start(), len(before), reach, goes_on, before.endswith(_SHUT))
        before, at = line[1].rstrip(), line.end(1)
