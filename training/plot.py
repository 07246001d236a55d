"""Draw how far confidence can be trusted, and what more text does, as two small SVG files for the docs.

    python -m training.plot reliability GOLD.jsonl SYSTEM.jsonl [GOLD SYSTEM ...] --to docs/accuracy/reliability.svg
    python -m training.plot learning docs/accuracy/learning.csv --to docs/accuracy/learning.svg

The first takes what training/report.py takes; the second a table of claims trained on and the figures reached.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections.abc import Sequence
from html import escape
from pathlib import Path

from training.report import bands, rows

SIDE, EDGE = 300, 48
COLOURS = ("#1b4f8a", "#b3541e", "#3c7a3b", "#7a3c74")
Line = tuple[str, Sequence[tuple[float, float]]]


def chart(lines: Sequence[Line], title: str, across: str, up: str, marks: Sequence[tuple[float, str]]) -> str:
    """Give an SVG of lines over the unit square. `marks`: places and labels of the axis across."""
    size = SIDE + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 110} {size}"',
        ' font-family="sans-serif" font-size="11">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{size + 110}" height="{size}" fill="white"/>',
        f'<text x="{EDGE}" y="24" font-size="13">{escape(title)}</text>',
        f'<text x="{EDGE + SIDE / 2}" y="{size - 8}" text-anchor="middle">{escape(across)}</text>',
        f'<text transform="translate(13 {EDGE + SIDE / 2}) rotate(-90)" text-anchor="middle">{escape(up)}</text>',
    ]
    for value in (0, 0.2, 0.4, 0.6, 0.8, 1):
        _, y = _point(0, value)
        parts.append(f'<line x1="{EDGE}" x2="{EDGE + SIDE}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        parts.append(f'<text x="{EDGE - 6}" y="{y + 4}" text-anchor="end">{value:g}</text>')
    for place, label in marks:
        x, y = _point(place, 0)
        parts.append(f'<text x="{x}" y="{y + 16}" text-anchor="middle">{escape(label)}</text>')
    for index, (name, points) in enumerate(lines):
        parts += _drawn(name, points, COLOURS[index % len(COLOURS)], index)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _drawn(name: str, points: Sequence[tuple[float, float]], colour: str, index: int) -> list[str]:
    places = [_point(*point) for point in points]
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places]
    label = f'<text x="{EDGE + SIDE + 10}" y="{EDGE + 14 + 16 * index}" fill="{colour}">{escape(name)}</text>'
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>', *dots, label]


def _point(across: float, up: float) -> tuple[float, float]:
    return round(EDGE + SIDE * across, 1), round(EDGE + SIDE * (1 - up), 1)


def reliability(paths: Sequence[Path]) -> str:
    """Draw the share of claims right in kind against their confidence."""
    found = [row for gold, system in zip(paths[::2], paths[1::2], strict=True) for row in rows(gold, system)]
    points = [(mean, share) for _, _, mean, share in bands(found)]
    lines: list[Line] = [("right in kind", points), ("if it were exact", [(0.0, 0.0), (1.0, 1.0)])]
    marks = [(value / 5, f"{value / 5:g}") for value in range(6)]
    return chart(lines, "Confidence against truth", "confidence told", "share right in kind", marks)


def learning(path: Path) -> str:
    """Draw figures against the number of claims trained on, in doublings."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    claims = [math.log2(float(row["claims"])) for row in table]
    low, high = math.floor(min(claims)), math.ceil(max(claims))
    names = [name for name in table[0] if name not in ("trained on", "claims")]
    drawn = [
        (n, [((x - low) / (high - low), float(row[n])) for x, row in zip(claims, table, strict=True)]) for n in names
    ]
    marks = [((power - low) / (high - low), f"{2**power:,}") for power in range(low, high + 1)]
    return chart(drawn, "What more text does", "annotated claims trained on", "F1 on claims_dev", marks)


def main() -> None:
    """Draw one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("reliability", "learning"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    drawn = reliability(options.paths) if options.what == "reliability" else learning(options.paths[0])
    options.to.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
