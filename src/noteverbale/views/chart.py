"""Ties -> an SVG of bars: co-operation above the line, conflict below, deeds darker than words.

In: `Ties`.  Out: markup for an HTML page; colours are those of page.css, so that it is light and dark with the page.
Every bar tells its numbers, and the whole has a description for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from noteverbale.views.ties import Period, Ties

_WIDTH, _HEIGHT = 720, 250
_LEFT, _TOP, _BOTTOM = 34, 18, 26  # room for the numbers, for what changes, for the names of periods
_HALF = 22  # half the width of "warmer", which else is cut at the edge
_NAMES = 12  # names of periods that stand under the line without touching
# Class of the bar, its words, its place among the quad classes: from the line outwards on both sides.
_ABOVE = (("cm", "co-operation, deeds", 1), ("cv", "co-operation, words", 0))
_BELOW = (("km", "conflict, deeds", 3), ("kv", "conflict, words", 2))


def chart(ties: Ties) -> str:
    """Give the drawing with its legend."""
    up, down = _heights(ties)
    step = (_WIDTH - _LEFT) / len(ties.periods)
    unit = (_HEIGHT - _TOP - _BOTTOM) / (up + down)
    zero = _TOP + up * unit
    bars = "".join(_bars(period, _LEFT + place * step, step, zero, unit) for place, period in enumerate(ties.periods))
    return (
        f'<figure class="ties"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(_told(ties))}">'
        f"{_scale(up, down, zero, unit)}{bars}{_below(ties, step)}</svg><figcaption>{_legend()}</figcaption></figure>"
    )


def _heights(ties: Ties) -> tuple[int, int]:
    """Give the most events of a period above and below the line; a side without any keeps a little room."""
    up = max(period.quads[0] + period.quads[1] for period in ties.periods)
    down = max(period.quads[2] + period.quads[3] for period in ties.periods)
    room = max(1, (up + down) // 12)
    return max(up, room), max(down, room)


def _bars(period: Period, left: float, step: float, zero: float, unit: float) -> str:
    """Give the bars of one period, its numbers as their title, and a mark where ties change."""
    parts = [_bar(*one, left, step, unit) for one in _placed(period, zero, unit)]
    told = f"<title>{escape(_numbers(period))}</title>"
    mark = _change(period, left + step / 2) if period.change else ""
    return f"<g>{told}{''.join(parts)}{mark}</g>" if parts or mark else ""


def _placed(period: Period, zero: float, unit: float) -> Iterator[tuple[str, float, int]]:
    """Yield class, upper edge and number of each bar."""
    top = zero
    for name, _, place in _ABOVE:
        if count := period.quads[place]:
            top -= count * unit
            yield name, top, count
    top = zero
    for name, _, place in _BELOW:
        if count := period.quads[place]:
            yield name, top, count
            top += count * unit


def _bar(name: str, top: float, count: int, left: float, step: float, unit: float) -> str:
    gap = step * 0.12
    width, height = step - 2 * gap, count * unit
    return f'<rect class="{name}" x="{left + gap:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"/>'


def _change(period: Period, middle: float) -> str:
    return (
        f'<line class="turn" x1="{middle:.1f}" x2="{middle:.1f}" y1="{_TOP - 4}" y2="{_HEIGHT - _BOTTOM}"/>'
        f'<text x="{min(middle, _WIDTH - _HALF):.1f}" y="{_TOP - 7}" text-anchor="middle">{period.change}</text>'
    )


def _scale(up: int, down: int, zero: float, unit: float) -> str:
    """Give the line, and the highest number on each side that a bar reaches."""
    ends = ((up, zero - up * unit), (0, zero), (down, zero + down * unit))
    numbers = "".join(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{number}</text>' for number, y in ends)
    return f'{numbers}<line class="zero" x1="{_LEFT}" x2="{_WIDTH}" y1="{zero:.1f}" y2="{zero:.1f}"/>'


def _below(ties: Ties, step: float) -> str:
    """Give the names of periods, as many as have room."""
    each = -(-len(ties.periods) // _NAMES)
    return "".join(
        f'<text x="{_LEFT + (place + 0.5) * step:.1f}" y="{_HEIGHT - 8}" text-anchor="middle">{period.name}</text>'
        for place, period in enumerate(ties.periods)
        if place % each == 0
    )


def _legend() -> str:
    shown = (f'<span><i class="{name}"></i>{words}</span>' for name, words, _ in (*_ABOVE, *_BELOW))
    return " ".join(shown)


def _numbers(period: Period) -> str:
    told = (f"{words} {period.quads[place]}" for _, words, place in (*_ABOVE, *_BELOW) if period.quads[place])
    return f"{period.name}: {'; '.join(told) or 'none'}"


def _told(ties: Ties) -> str:
    """Give the whole as one sentence a period."""
    return f"Events by {ties.unit}. " + ". ".join(_numbers(one) for one in ties.periods if any(one.quads)) + "."
