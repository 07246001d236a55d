"""Words beside a name -> points for candidates: "Paris, Texas", "Birmingham in England", "Iraq's Mosul".

In: a text, a name's place in it, the names around.  Out: for each candidate the points and the words that gave them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from noteverbale.resolve.places.gazetteer import Gazetteer
from noteverbale.resolve.places.groups import prominence
from noteverbale.resolve.places.scan import Names, abbreviation
from noteverbale.resolve.places.tables import DEMONYM, FIRST, OTHER, SHORT, Entry, Named, cues

#: Points for lying in what the words beside say: after a comma or "in"; before with a possessive or an adjective.
AFTER, LIKE, BEFORE = 6.0, 1.5, 3.0
_AFTER = re.compile(r",? in (?:the )?|, (?:the )?|\s?\((?:the )?| \u2013 |, in (?:the )?")
_BEFORE = re.compile(r"(?:['’]s|['’])?\s+((?:[\w-]+\s+){0,3})")
#: Letters before a name in which another one that holds it may end.
_NEAR = 60
#: Points for a division where the text says so: "Aleppo province", "the state of New York".
KIND_TOLD = 3.0
_AREAS = frozenset({"division", "district"})
_KINDS = "(province|governorate|state|region|county|oblast|district|prefecture|canton|department|voivodeship)"
_KIND_AFTER = re.compile(rf" {_KINDS}\b", re.I)
_KIND_BEFORE = re.compile(rf"\b{_KINDS} of $", re.I)
#: "The Barabara region of Lebanon" has a name of its own: what stands behind "of" holds it.
_NAMED = re.compile(r"(?!(?:The|A|An|This|That|In|Our|Its|Their)\b)\b[A-Z][\w'’-]* $")
#: Kinds that can hold other places.
HOLDERS = frozenset({"country", "division", "district", "region", "city", "capital"})
_SMALL = frozenset({"district", "city", "capital"})
#: Kinds that no town and no state beside them holds.
_VAST = frozenset({"country", "continent", "region", "ocean", "sea", "gulf"})

#: So many bearers of a holder's name are looked at ("Washington County" has thirty).
MOST_HOLDERS = 40

Support = tuple[int, float, str]


def supports(
    text: str, start: int, end: int, named: tuple[Named, ...], names: Names, gazetteer: Gazetteer
) -> Iterable[Support]:
    """Give (entry number, points, words) for candidates that the words right after or before place somewhere."""
    yield from _after(text, end, named, names, gazetteer)
    yield from _before(text, start, named, names, gazetteer)
    kind = _KIND_AFTER.match(text, end) or _kind_before(text, start)
    own = max(named, key=lambda one: prominence(*one), default=None)
    if kind and not (own and own[0].kind == "gulf"):  # "the Gulf state of Qatar"
        yield from ((e.number, KIND_TOLD, f"said to be a {kind.group(1)}") for e, _ in named if e.kind in _AREAS)


def _kind_before(text: str, start: int) -> re.Match[str] | None:
    """Give the kind told of a name before it: "the province of Aleppo", not "the Barabara region of Lebanon"."""
    kind = _KIND_BEFORE.search(text, max(0, start - 20), start)
    return None if kind and _NAMED.search(text, max(0, kind.start() - 30), kind.start()) else kind


def _after(text: str, end: int, named: tuple[Named, ...], names: Names, gazetteer: Gazetteer) -> Iterable[Support]:
    gap = _AFTER.match(text, end)
    if gap is None:
        return
    holders, words = _holder_at(text, gap.end(), names, gazetteer)
    own = max(named, key=lambda one: prominence(*one), default=None)
    itself = own is not None and own[0].kind in ("country", "division") and own[1] != DEMONYM
    comma = gap.group().startswith(", ") and not gap.group().startswith(", in")
    listed = itself and comma and not any(role == SHORT for _, role in holders)
    if comma and _a_town(holders):
        named = tuple(one for one in named if one[1] != OTHER or one[0].kind in _AREAS)
    if comma:
        holders = tuple(one for one in holders if one[1] != DEMONYM and one[0].kind not in ("city", "capital"))
    if own is not None and own[0].kind in _VAST and own[1] != DEMONYM:  # "the Mission of China in Vienna"
        holders = tuple(one for one in holders if one[0].kind not in ("city", "capital"))
    for number, _, told in _within(named, holders, AFTER, f"followed by {words!r}"):
        yield number, LIKE if listed and own and number != own[0].number else AFTER, told


def _a_town(holders: tuple[Named, ...]) -> bool:
    """Tell whether a name after a comma is a town's too, so that "Tehran, Isfahan" is as likely a list."""
    return any(role == FIRST and entry.kind in ("city", "capital") for entry, role in holders)


def _before(text: str, start: int, named: tuple[Named, ...], names: Names, gazetteer: Gazetteer) -> Iterable[Support]:
    own = max(named, key=lambda one: prominence(*one), default=None)
    if own is not None and own[0].kind in _VAST and own[1] != DEMONYM:  # "the U.S. Middle East policy"
        return
    for name in names.between(start - _NEAR, start):
        gap = _BEFORE.fullmatch(text, name.end, start)
        if gap and set(gap.group(1).lower().split()) <= cues("container"):
            wide = tuple(one for one in gazetteer.find(name.folded) if one[0].kind not in _SMALL)
            wide = wide if gap.group().startswith(" ") else gazetteer.find(name.folded)
            yield from _within(named, wide, BEFORE, f"after {text[name.start : name.end]!r}")


def _holder_at(text: str, at: int, names: Names, gazetteer: Gazetteer) -> tuple[tuple[Named, ...], str]:
    short = abbreviation(text, at)
    if short:
        return tuple((entry, SHORT) for entry, _ in gazetteer.division(*short[1])), text[at : short[0]]
    name = names.at(at)
    if name is None:
        return (), ""
    return gazetteer.find(name.folded), text[name.start : name.end]


def _within(named: tuple[Named, ...], holders: tuple[Named, ...], points: float, words: str) -> Iterable[Support]:
    areas = [entry for entry, _ in holders if entry.kind in HOLDERS][:MOST_HOLDERS]
    for entry, _ in named:
        if any(_holds(area, entry) for area in areas):
            yield entry.number, points, words


def _holds(area: Entry, inner: Entry) -> bool:
    """Tell whether an area can hold a place: same country, same division, and near if the area is small."""
    if area == inner or not area.country or area.country != inner.country:
        return False
    if area.kind == "country" or not area.admin1:
        return True
    near = abs(area.latitude - inner.latitude) < 0.8 and abs(area.longitude - inner.longitude) < 1.2
    return area.admin1 == inner.admin1 and (near or area.kind not in _SMALL)
