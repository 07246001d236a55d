"""Words beside a name -> points for candidates: "Paris, Texas", "Birmingham in England", "Iraq's Mosul".

In: a text, a name's place in it, the names around.  Out: for each candidate entry the points and the words that gave them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from noteverbale.resolve.places.gazetteer import Gazetteer
from noteverbale.resolve.places.scan import Name, abbreviation
from noteverbale.resolve.places.tables import DEMONYM, SHORT, Named, cues

#: Points for lying in what the words beside say: after a comma or "in"; before with a possessive or an adjective.
AFTER, LIKE, BEFORE = 6.0, 1.5, 3.0
_AFTER = re.compile(r",? in (?:the )?|, (?:the )?|\s?\((?:the )?| \u2013 |, in (?:the )?")
_BEFORE = re.compile(r"(?:['’]s|['’])?\s+((?:[\w-]+\s+){0,3})")
#: Kinds that can hold other places.
HOLDERS = frozenset({"country", "division", "district", "region"})

Support = tuple[int, float, str]


def supports(
    text: str, start: int, end: int, named: tuple[Named, ...], names: Mapping[int, Name], gazetteer: Gazetteer
) -> Iterable[Support]:
    """Give (entry number, points, words) for candidates that the words right after or before place somewhere."""
    yield from _after(text, end, named, names, gazetteer)
    yield from _before(text, start, named, names, gazetteer)


def _after(
    text: str, end: int, named: tuple[Named, ...], names: Mapping[int, Name], gazetteer: Gazetteer
) -> Iterable[Support]:
    gap = _AFTER.match(text, end)
    if gap is None:
        return
    holders, words = _holder_at(text, gap.end(), names, gazetteer)
    own = any(entry.kind in ("country", "division") and role != DEMONYM for entry, role in named)
    comma = gap.group().startswith(", ") and not gap.group().startswith(", in")
    points = LIKE if own and comma and not any(role == SHORT for _, role in holders) else AFTER
    if comma:
        holders = tuple((entry, role) for entry, role in holders if role != DEMONYM)
    yield from _within(named, holders, points, f"followed by {words!r}")


def _before(
    text: str, start: int, named: tuple[Named, ...], names: Mapping[int, Name], gazetteer: Gazetteer
) -> Iterable[Support]:
    for name in names.values():
        if not start - 60 < name.end < start:
            continue
        gap = _BEFORE.fullmatch(text, name.end, start)
        if gap and set(gap.group(1).lower().split()) <= cues("container"):
            yield from _within(named, gazetteer.find(name.folded), BEFORE, f"after {text[name.start : name.end]!r}")


def _holder_at(
    text: str, at: int, names: Mapping[int, Name], gazetteer: Gazetteer
) -> tuple[tuple[Named, ...], str]:
    short = abbreviation(text, at)
    if short:
        return tuple((entry, SHORT) for entry, _ in gazetteer.division(*short[1])), text[at : short[0]]
    name = names.get(at)
    if name is None:
        return (), ""
    return gazetteer.find(name.folded), text[name.start : name.end]


def _within(named: tuple[Named, ...], holders: tuple[Named, ...], points: float, words: str) -> Iterable[Support]:
    areas = [entry for entry, _ in holders if entry.kind in HOLDERS][:20]
    for entry, _ in named:
        if any(_holds(area.kind, area.country, area.admin1, entry.country, entry.admin1) for area in areas if area != entry):
            if any(_close(area.latitude, area.longitude, entry.latitude, entry.longitude) for area in areas if area.kind == "district") or any(
                area.kind != "district" for area in areas
            ):
                yield entry.number, points, words


def _holds(kind: str, country: str, admin1: str, inner: str, inner1: str) -> bool:
    return bool(country) and country == inner and (kind == "country" or not admin1 or admin1 == inner1)


def _close(a: float, b: float, c: float, d: float) -> bool:
    return abs(a - c) < 0.8 and abs(b - d) < 1.2
