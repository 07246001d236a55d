"""Text -> what in it is not news, and what that says of the document: publication day, publisher, link, dateline.

In: a text of any size (time grows with it linearly).  Out: spans in order, none overlapping, and found fields.
A day is read only from words that state publication, never from running prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noteverbale.documents.dates import parse_date
from noteverbale.documents.findings import Findings
from noteverbale.documents.heading import headline
from noteverbale.documents.lines import furniture_lines, spans
from noteverbale.documents.patterns import Pattern, table
from noteverbale.resolve.legible import Legible, legible
from noteverbale.types import Furniture, Where

# Spaces of print and web that patterns treat as plain ones; one for one, so that offsets stay.
_SPACES = dict.fromkeys(map(ord, "\t\xa0\u2002\u2003\u2009\u200a\u202f\u3000"), " ")
# A dateline may follow a headline and a byline.
_DATELINE_LINES = 5
_DATELINE_WINDOW = 160
_TAIL_WINDOW = 420
_TAILS = 4


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
    if above := findings.headline:
        findings.headline = Furniture(*seen.as_written(above.start, above.end), above.role)
    if place is not None:
        start, end = seen.as_written(place.start, place.end)
        findings.dateline = Where(text=text[start:end], start=start, end=end)
    return findings


def _found(text: str, order: str | None) -> Findings:
    plain = text.translate(_SPACES)
    findings = Findings(order=order)
    marks = [*furniture_lines(plain, findings), *_tails(plain, findings), *_inline(plain)]
    dateline = _dateline(plain, text, findings)
    found = [dateline, *marks] if dateline else marks
    findings.furniture = in_order([_without_space(text, mark) for mark in found])
    findings.headline = headline(text, findings.furniture)
    return findings


def _without_space(text: str, mark: Furniture) -> Furniture:
    """Give a mark without the space at its ends, such as a line separator that no pattern takes for one."""
    words = text[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip())
    return Furniture(start, start + len(words.strip()), mark.role)


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
    for number, (start, _) in enumerate(spans(plain)):
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
