"""The two calls of this room: recognised or given spans -> places.

In: a text, spans.  Out: `Place` for each, in order.  All names of the text choose together (`choose`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import log2
from pathlib import Path

from noteverbale.resolve.places.choose import Group, choose
from noteverbale.resolve.places.context import supports
from noteverbale.resolve.places.gazetteer import Gazetteer, load
from noteverbale.resolve.places.place import Alternative, Place
from noteverbale.resolve.places.scan import scan
from noteverbale.resolve.places.spans import Target, target


def resolve(
    text: str, spans: Sequence[tuple[int, int]], published: date | None = None, *, tables: Iterable[Path] = ()
) -> list[Place | None]:
    """Give the place that each span names, or None where it names none; `tables`: CSV files of further places."""
    gazetteer = load(tuple(tables))
    targets = [target(text, max(start, 0), min(end, len(text)), gazetteer) for start, end in spans]
    return _resolve(text, spans, targets, gazetteer)


def tag(text: str, published: date | None = None, *, tables: Iterable[Path] = ()) -> list[Place]:
    """Give the toponyms of a text in order: names of places, not of persons or organisations."""
    return []


def _resolve(
    text: str, spans: Sequence[tuple[int, int]], targets: Sequence[Target | None], gazetteer: Gazetteer
) -> list[Place | None]:
    names, _ = scan(text, gazetteer)
    at = {name.start: name for name in names}
    groups: dict[str, Group] = {}
    counts: dict[str, int] = {}
    for one in targets:
        if one is None:
            continue
        group = groups.setdefault(one.folded, Group(one.folded, one.named, 1.0))
        counts[one.folded] = counts.get(one.folded, 0) + 1
        for number, points, words in supports(text, one.start, one.end, one.named, at, gazetteer):
            if (points, words) not in group.beside.setdefault(number, []):
                group.beside[number].append((points, words))
    for folded, group in groups.items():
        group.weight = 1.0 + 0.3 * log2(counts[folded])
    choose(list(groups.values()))
    return [
        None if one is None else _place(text, span, one, groups[one.folded])
        for span, one in zip(spans, targets, strict=True)
    ]


def _place(text: str, span: tuple[int, int], one: Target, group: Group) -> Place:
    order = sorted(range(len(group.named)), key=lambda i: (-group.scores[i], group.named[i][0].number))
    best = order[0]
    entry = group.named[best][0]
    return Place(
        start=span[0],
        end=span[1],
        text=text[span[0] : span[1]],
        name=entry.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        country=entry.country or None,
        admin1=entry.admin1 or None,
        geonames_id=entry.geonames_id or None,
        kind=entry.kind,
        metonym=False,
        disputed=entry.disputed,
        score=round(float(group.scores[best]), 3),
        why=_why(one, group, best),
        alternatives=tuple(_alternative(group, i) for i in order[1:4]),
    )


def _why(one: Target, group: Group, best: int) -> str:
    entry = group.named[best][0]
    parts = [f"{name} {values[best]:+.2f}" for name, values in group.features.items() if abs(values[best]) >= 0.005]
    words = "; ".join(words for _, words in group.beside.get(entry.number, ()))
    return f"{one.how}; {len(group.named)} candidates; {', '.join(parts)}" + (f" ({words})" if words else "")


def _alternative(group: Group, position: int) -> Alternative:
    entry = group.named[position][0]
    return Alternative(
        name=entry.name,
        country=entry.country or None,
        admin1=entry.admin1 or None,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonames_id=entry.geonames_id or None,
        kind=entry.kind,
        score=round(float(group.scores[position]), 3),
    )
