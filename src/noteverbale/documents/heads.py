"""What stands above an article's news: lines in their order, then labels -> the fields that they give."""

from __future__ import annotations

from dataclasses import dataclass, field

from noteverbale.documents.layouts import Label, Layout
from noteverbale.documents.pieces import Line, Piece

# Lines among the labels that are none ("Link to Image", an edition); with more of them this is no head.
_STRAY = 12
# Lines among which the labels of a head stand.
_LONGEST = 50


@dataclass(slots=True)
class Head:
    """A head: where it begins, where the news begins. `values`: field -> where its words are. `points`: from where on
    which role.
    """

    start: int
    news: int
    values: dict[str, tuple[int, int]] = field(default_factory=dict)
    points: list[tuple[int, str]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def head_at(plain: str, piece: Piece, number: int, layout: Layout) -> Head | None:
    """Give the head that begins at a line of a piece, if one does and all is there that an article needs."""
    line = piece.lines[number]
    if line.page or layout.cover.fullmatch(plain, line.start, line.end):
        return None
    labelled = layout.above.match(plain, line.start, line.end) or layout.below.match(plain, line.start, line.end)
    if labelled and number and _is_above(plain, piece.lines[number - 1], layout):
        return None  # inside a head, which begins further up if anywhere
    leads = number <= piece.paged
    for slots, first in layout.heads:
        found = None if first and not leads else slots.match(plain, line.start, piece.end)
        if found and not (labelled and found.end() > line.start):
            spans = {name: found.span(name) for name, value in found.groupdict().items() if value}
            head = Head(
                line.start, found.end(), spans, [(start, name) for name, (start, _) in spans.items()], set(spans)
            )
            if _labels(plain, piece, layout, head):
                return head
    if not layout.heads and labelled:
        head = Head(line.start, line.start)
        return head if _labels(plain, piece, layout, head) else None
    return None


def _is_above(plain: str, line: Line, layout: Layout) -> bool:
    return layout.above.match(plain, line.start, line.end) is not None


def _labels(plain: str, piece: Piece, layout: Layout, head: Head) -> bool:
    """Read the labels below the lines of a head; tell whether all is there that an article needs."""
    lines = [line for line in piece.following(head.news, _LONGEST) if not line.page]
    number = stray = 0
    begun = False
    while number < len(lines) and stray <= _STRAY and not begun:
        line = lines[number]
        found = layout.above.match(plain, line.start, line.end)
        if found and found[0].gives == "body":
            head.points.append((line.start, ""))
            head.news = found[1] if found[1] < line.end else _next(lines, number, piece.end)
            begun = True
        elif found:
            number = _value(plain, lines, number, found, layout, head)
        elif not layout.marked:
            head.news, begun = line.start, True
        elif layout.below.match(plain, line.start, line.end):
            break
        else:
            head.points.append((line.start, ""))
            number, stray = number + 1, stray + 1
    return _enough(layout, head, begun, lines[number].start if number < len(lines) else piece.end)


def _enough(layout: Layout, head: Head, begun: bool, reached: int) -> bool:
    if begun:
        head.seen.add("body")
    elif "abstract" in head.seen:
        head.news = reached
    else:
        return False
    return all(need & head.seen for need in layout.needs)


def _next(lines: list[Line], number: int, end: int) -> int:
    return lines[number + 1].start if number + 1 < len(lines) else end


def _value(plain: str, lines: list[Line], number: int, found: tuple[Label, int], layout: Layout, head: Head) -> int:
    """Keep the value of a label; give the number of the line behind it."""
    label, start = found
    behind = value_end(plain, lines, number, label, layout)
    head.points.append((lines[number].start, label.gives))
    head.seen.add(label.gives)
    end = lines[behind - 1].end
    if label.gives and plain[start:end].strip():
        head.values[label.gives] = start, end
    return behind


def value_end(plain: str, lines: list[Line], number: int, label: Label, layout: Layout) -> int:
    """Give the number of the line behind a label's value."""
    number += 1
    while number < len(lines) and label.runs != "line":
        line = lines[number]
        labelled = layout.above.match(plain, line.start, line.end) or layout.below.match(plain, line.start, line.end)
        if labelled or (label.runs == "block" and line.apart):
            break
        number += 1
    return number
