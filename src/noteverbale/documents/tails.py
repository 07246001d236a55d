"""What stands below an article's news: labels, and lines that close it, with nothing but such up to the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from noteverbale.documents.heads import value_end
from noteverbale.documents.layouts import Layout
from noteverbale.documents.pieces import Line


@dataclass(slots=True)
class Tail:
    """A tail. `start`: where the news is over. `inner`: labels inside the news, which goes on behind them. `closed`:
    there is one.
    """

    start: int
    values: dict[str, tuple[int, int]] = field(default_factory=dict)
    points: list[tuple[int, str]] = field(default_factory=list)
    inner: list[tuple[int, int]] = field(default_factory=list)
    closed: bool = False


def tail_of(plain: str, lines: list[Line], news: int, layout: Layout) -> Tail:
    """Give what stands below the news that begins at `news`; `lines`: those from there on."""
    lines = [line for line in lines if not line.page]
    first = _first(plain, lines, news, layout)
    tail = Tail(
        lines[first].start if first < len(lines) else (lines[-1].end if lines else news), closed=first < len(lines)
    )
    for line in lines[:first]:
        found = layout.above.match(plain, line.start, line.end) if line.start >= news else None
        if found and found[0].gives == "body" and layout.marked:
            tail.inner.append((line.start, max(found[1], line.start + 1)))
    _values(plain, lines[first:], layout, tail)
    return tail


def _first(plain: str, lines: list[Line], news: int, layout: Layout) -> int:
    """Give the number of the tail's first line: the earliest label with nothing but labels and their values behind."""
    first, runs = None, ""
    for number, line in enumerate(lines):
        found = layout.below.match(plain, line.start, line.end) if line.start >= news else None
        if found or (line.start >= news and _closes(plain, line, layout)):
            first = number if first is None else first
            runs = found[0].runs if found else "line"
        elif not (runs == "label" or (runs == "block" and not line.apart)):
            first, runs = None, ""
    return len(lines) if first is None else first


def _closes(plain: str, line: Line, layout: Layout) -> bool:
    ends = layout.end and layout.end.fullmatch(plain, line.start, line.end)
    return bool(ends or layout.closing.fullmatch(plain, line.start, line.end))


def _values(plain: str, lines: list[Line], layout: Layout, tail: Tail) -> None:
    number = 0
    while number < len(lines):
        found = layout.below.match(plain, lines[number].start, lines[number].end)
        behind = value_end(plain, lines, number, found[0], layout) if found else number + 1
        gives = found[0].gives if found else ""
        tail.points.append((lines[number].start, gives))
        start, end = (found[1], lines[behind - 1].end) if found else (0, 0)
        if gives and plain[start:end].strip():
            tail.values.setdefault(gives, (start, end))
        number = behind
