"""Text -> what in it is not news, and what that says of the document: publication day, publisher, link, dateline.

In: a text of any size (time grows with it linearly).  Out: spans in order, none overlapping, and found fields.
A day is read only from words that state publication, never from running prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from noteverbale.documents.dates import parse_date
from noteverbale.documents.patterns import Pattern, table
from noteverbale.resolve.legible import Legible, legible
from noteverbale.types import Furniture, Where

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
# Spaces of print and web that patterns treat as plain ones; one for one, so that offsets stay.
_SPACES = dict.fromkeys(map(ord, "\t\xa0\u2002\u2003\u2009\u200a\u202f\u3000"), " ")
# Longer lines are paragraphs of news, which no pattern may swallow.
_LONGEST_LINE = 300
# A dateline may follow a headline and a byline.
_DATELINE_LINES = 5
_DATELINE_WINDOW = 160
# Publication lines in the middle of a text are about something else.
_EDGE_LINES = 12
# Lines in which a day alone is that of publication, and what such a line has at the most.
_HEAD_LINES = 8
_LONGEST_DAY = 60
_TAIL_WINDOW = 420
_TAILS = 4


@dataclass(slots=True)
class Findings:
    """What a text says of itself. `origin`: field -> publication_line or dateline; `order`: of days and months in
    figures; `unread`: words of a publication day that name no single day.
    """

    furniture: tuple[Furniture, ...] = ()
    dateline: Where | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    credit: str | None = None
    origin: dict[str, str] = field(default_factory=dict)
    order: str | None = None
    unread: str | None = None

    def note_day(self, words: str | None, origin: str) -> None:
        """Keep the day that words name, or the words where they name none."""
        day = parse_date(words or "", self.order)
        self.unread = self.unread or (words if words and day is None else None)
        self.note("published", day, origin)

    def note(self, name: str, value: object, origin: str) -> None:
        """Keep a value for a field that has none yet."""
        value = value.strip() if isinstance(value, str) else value
        if value and getattr(self, name) is None:
            setattr(self, name, value)
            self.origin[name] = origin


def find(text: str, order: str | None = None) -> Findings:
    """Give the furniture of a text and the fields that it states, read as a person sees it; `order` ("dmy", "mdy")
    decides 05/06/2014.
    """
    seen = legible(text)
    return _written(text, _found(seen.text, order), seen) if seen.differs else _found(text, order)


def _written(text: str, findings: Findings, seen: Legible) -> Findings:
    """Give what was found in a text as it is seen where it is written."""
    marks, place = findings.furniture, findings.dateline
    findings.furniture = tuple(Furniture(*seen.as_written(mark.start, mark.end), mark.role) for mark in marks)
    if place is not None:
        start, end = seen.as_written(place.start, place.end)
        findings.dateline = Where(text=text[start:end], start=start, end=end)
    return findings


def _found(text: str, order: str | None) -> Findings:
    plain = text.translate(_SPACES)
    findings = Findings(order=order)
    marks = [*_lines(plain, findings), *_tails(plain, findings), *_inline(plain)]
    dateline = _dateline(plain, text, findings)
    found = [dateline, *marks] if dateline else marks
    findings.furniture = in_order([_without_space(text, mark) for mark in found])
    return findings


def _without_space(text: str, mark: Furniture) -> Furniture:
    """Give a mark without the space at its ends, such as a line separator that no pattern takes for one."""
    words = text[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip())
    return Furniture(start, start + len(words.strip()), mark.role)


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    """Lines without the space around them, blank ones left out."""
    for line in _LINE.finditer(plain):
        if line.end() - line.start() > _LONGEST_LINE:
            yield line.start(), line.end()
            continue
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        if words.strip():
            yield start, start + len(words.strip())


def _lines(plain: str, findings: Findings) -> Iterator[Furniture]:
    patterns, stated, number = table().at("line"), list[tuple[int, re.Match[str]]](), -1
    head = _head(plain)
    for number, (start, end) in enumerate(_spans(plain)):
        found = _whole(patterns, plain, start, end) if end - start <= _LONGEST_LINE else None
        found = found or head.get(start)
        if found:
            stated.append((number, found[1]))
            yield Furniture(start, end, found[0].role)
    for place, match in stated:
        if min(place, number - place) < _EDGE_LINES:
            _state(match, findings)


def _head(plain: str) -> dict[int, tuple[Pattern, re.Match[str]]]:
    """Give what the first lines alone may be, by where they begin; days alone only if no other line is one, as in a
    chronology.
    """
    patterns, spans = table().at("head"), list(islice(_spans(plain), _HEAD_LINES))
    found = {start: _whole(patterns, plain, start, end) for start, end in spans if end - start <= _LONGEST_LINE}
    told = {start: one for start, one in found.items() if one is not None}
    dated = [start for start, (_, match) in told.items() if match.groupdict().get("published")]
    if not dated or (len(dated) == 1 and not _days_alone(plain, spans[-1][1])):
        return told
    return {start: one for start, one in told.items() if start not in dated}


def _days_alone(plain: str, start: int) -> bool:
    """Tell whether a line from `start` on is a day alone."""
    days = table().at("head")[0]
    return any(_whole((days,), plain, *span) for span in _spans(plain[start:]) if span[1] - span[0] <= _LONGEST_DAY)


def _whole(patterns: tuple[Pattern, ...], plain: str, start: int, end: int) -> tuple[Pattern, re.Match[str]] | None:
    for pattern in patterns:
        match = pattern.regex.fullmatch(plain, start, end)
        if match:
            return pattern, match
    return None


def _state(match: re.Match[str], findings: Findings) -> None:
    for name, value in match.groupdict().items():
        if name == "published":
            findings.note_day(value, "publication_line")
        else:
            findings.note(name, value, "publication_line")


def _tails(plain: str, findings: Findings) -> Iterator[Furniture]:
    """What follows the last sentence, peeled off from the end: initials, sources, END, captions."""
    end = len(plain.rstrip(" \n\r\u200b\x00\x1a"))
    for _ in range(_TAILS):
        found = next(filter(None, (_tail(pattern, plain, end, findings) for pattern in table().at("tail"))), None)
        if found is None:
            return
        yield found
        end = len(plain[: found.start].rstrip())


def _tail(pattern: Pattern, plain: str, end: int, findings: Findings) -> Furniture | None:
    match = pattern.regex.search(plain, max(0, end - _TAIL_WINDOW), end)
    if match is None:
        return None
    findings.note("credit", match.groupdict().get("credit"), "credit")
    start = match.start("tail")
    return Furniture(start - (plain[start - 1] in "(["), end, pattern.role)


def _inline(plain: str) -> Iterator[Furniture]:
    for pattern in table().at("inline"):
        for match in pattern.regex.finditer(plain):
            yield Furniture(match.start(), match.end(), pattern.role)


def _dateline(plain: str, text: str, findings: Findings) -> Furniture | None:
    for number, (start, _) in enumerate(_spans(plain)):
        if number == _DATELINE_LINES:
            return None
        for pattern in table().at("dateline"):
            match = pattern.regex.match(plain, start, min(len(plain), start + _DATELINE_WINDOW))
            if match and is_place(match["place"]) and not _speaker(plain, match, number):
                return _stated(match, text, findings)
    return None


def is_place(words: str) -> bool:
    """Tell whether the words before a dash or colon can be a place: none of them is a rubric, a title or a body."""
    names = [word.upper() for word in words.replace(",", " ").split() if not word.islower()]
    return len(words) > 2 and table().not_places.isdisjoint(names)


def _speaker(plain: str, match: re.Match[str], number: int) -> bool:
    """A name with a colon that comes back, or its surname, at the beginning of a line is a speaker in a transcript.

    Below the line after a headline a colon belongs to lists and speakers, not to datelines.
    """
    words = match.group().strip()
    if not words.endswith(":"):
        return False
    names = "|".join(map(re.escape, (words, words.split()[-1])))
    return number > 1 or re.search(rf"^ {{0,8}}(?:{names})", plain[match.end() :], re.MULTILINE) is not None


def _stated(match: re.Match[str], text: str, findings: Findings) -> Furniture:
    start, end = match.span("place")
    findings.dateline = Where(text=text[start:end], start=start, end=end)
    groups = match.groupdict()
    findings.note("published", parse_date(groups.get("published") or "", findings.order), "dateline")
    findings.note("publisher", groups.get("agency"), "dateline")
    findings.note("credit", groups.get("agency"), "dateline")
    return Furniture(match.start(), match.start() + len(match.group().rstrip()), "dateline")


def in_order(marks: list[Furniture]) -> tuple[Furniture, ...]:
    """Sort marks; of two that overlap the one that begins first stays, the longer of two that begin together."""
    kept: list[Furniture] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)
