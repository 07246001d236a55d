"""Texts that an article hands over in full -> whose words they are: "Following is the text of his speech: ...", "The
full text of the statement is as follows: ...", and interviews in turns ("Q: ... A: ...").

In: a text and the attributions found before.  Out: `Handed`, with the words for the speaker or for the paper.
Words in handed.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from noteverbale.reading.attributions import turns
from noteverbale.reading.attributions.lexicon import load
from noteverbale.reading.attributions.owners import owner, speaker
from noteverbale.types import Attribution

_Span = tuple[int, int]
_MOST = 40  # announcements; a text with more is a list of something else, and each looks at all that is said before
_HIS = re.compile(r"\b(?:his|her|their|its)\b")


class Handed(NamedTuple):
    """Character spans: the words for whose text it is, the cue (the announcement), the text handed over.

    `sort`: which list of handed.toml names the text; `kind`: the kind of source where the sort tells it.
    """

    source: _Span
    cue: _Span
    content: tuple[_Span, ...]
    sort: str
    kind: str | None = None

    @property
    def unknown(self) -> str:
        """The kind of source where no words tell it."""
        return _words().unknown[self.sort]


class _Words(NamedTuple):
    announces: re.Pattern[str]
    copies: re.Pattern[str]
    sorts: dict[str, frozenset[str]]
    thing: re.Pattern[str]
    unknown: dict[str, str]


class _Announced(NamedTuple):
    cue: _Span
    source: _Span
    sort: str
    kind: str | None = None


@cache
def _words() -> _Words:
    data = load("handed.toml")
    opens, reads = ("|".join(map(re.escape, data[part])) for part in ("opens", "reads"))
    copies = "|".join(data["copies"].split())
    sorts = {name: frozenset(data[name].split()) for name in ("spoken", "interviews", "written", "papers")}
    things = "|".join(sorted(map(re.escape, frozenset().union(*sorts.values())), key=lambda one: (-len(one), one)))
    what = r"(?P<what>(?:[^.:\n]|\.(?! [A-Z“\"]|\n)){2,180}?)"
    return _Words(
        re.compile(rf"\b(?:(?i:{opens})\b|(?P<copy>(?i:{copies}) of\b)){what}(?P<reads> (?i:{reads}))?:"),
        re.compile(rf"(?:{copies}) of "),
        sorts,
        re.compile(rf"(?:\b[Tt]he (?:[\w-]+ ){{0,3}}?)?\b(?P<thing>{things})(?![\w-])"),
        data["unknown"],
    )


def handed(text: str, told: Sequence[Attribution], quotations: Sequence[_Span] = ()) -> list[Handed]:
    """Give the texts handed over, in order: each from its announcement to the next, the last to the text's end; one in
    quotation marks, told by `quotations`, to where they close.
    """
    announced = list(_announced(text, told)) or list(_in_turns(text, told))
    ends = [*(one.cue[0] for one in announced[1:]), len(text)][: len(announced)]
    found = []
    for one, end in zip(announced, ends, strict=True):
        start = _after(text, one.cue[1])
        end = min(end, _closes(quotations, start) or end)
        content = turns.answers(text, start, end) if one.sort == "interviews" else turns.stripped(text, start, end)
        if content:
            found.append(Handed(one.source, one.cue, content, one.sort, one.kind))
    return found


def _announced(text: str, told: Sequence[Attribution]) -> Iterator[_Announced]:
    first = True
    for match in islice(_words().announces.finditer(text), _MOST):
        what, begin = match["what"], match.start("what")
        copied = [one.end() for one in _words().copies.finditer(what)]
        lead = copied[-1] if copied else 0
        thing = _words().thing.search(what, lead)
        if match["copy"] and not match["reads"]:
            continue
        if thing is None:
            name = re.match(r" ?([A-Z][\w’-]+(?: [A-Z][\w’-]+)*)$", what[lead:])
            if name and (copied or match["copy"]):
                yield _Announced(match.span(), (begin + lead + name.start(1), begin + lead + name.end(1)), "spoken")
            continue
        sort = next(name for name, words in _words().sorts.items() if thing["thing"] in words)
        mine = owner(what, lead, thing.span("thing"))
        if mine:
            yield _Announced(match.span(), (begin + mine[0], begin + mine[1]), sort)
        elif sort == "papers" and not _HIS.search(what, lead, thing.end()):
            yield _Announced(match.span(), (begin + thing.start(), begin + thing.end()), sort, "document")
        elif source := speaker(text, told, match.start(), sort, first):
            yield _Announced(match.span(), source, sort)
        first = False


def _in_turns(text: str, told: Sequence[Attribution]) -> Iterator[_Announced]:
    """Yield an interview that nothing announces but its turns."""
    start = turns.first(text)
    source = speaker(text, told, start, "interviews", first=True) if start is not None else None
    if start is not None and source:
        yield _Announced((start, start), source, "interviews")


def _closes(quotations: Sequence[_Span], start: int) -> int | None:
    """Give where the quotation ends that begins at a place, or at a mark before it."""
    place = bisect_right(quotations, start, key=lambda span: span[0]) - 1
    opens, end = quotations[place] if place >= 0 else (-2, -2)
    return end if start - opens < 2 and start < end else None


def _after(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
