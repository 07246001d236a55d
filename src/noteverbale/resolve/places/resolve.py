"""The two calls of this room: recognised or given spans -> places.

In: a text, spans.  Out: `Place` for each, in order.  All names of a text choose together (`choose`), the given ones and
those that `recognise` finds beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from noteverbale.arguments import a_day, a_text, some_paths, some_spans
from noteverbale.resolve.places.anaphora import Told, capital_of, points_back
from noteverbale.resolve.places.answer import place
from noteverbale.resolve.places.choose import choose
from noteverbale.resolve.places.context import supports
from noteverbale.resolve.places.gazetteer import Gazetteer, load
from noteverbale.resolve.places.groups import Group
from noteverbale.resolve.places.idiom import idioms
from noteverbale.resolve.places.phones import Division, phones
from noteverbale.resolve.places.place import Place
from noteverbale.resolve.places.recognise import PLACE, WEAK, Seen, recognise
from noteverbale.resolve.places.scan import Name, Names, scan
from noteverbale.resolve.places.spans import ALIKE, NATURE, Target, target
from noteverbale.resolve.places.tables import DEMONYM, FIRST, Entry
from noteverbale.resolve.wrapping import unwrapped

#: What a name that nobody asked for weighs beside a given one, and a hint (an adjective, part of a body's name).
UNASKED, HINTED, GUESSED = 0.7, 0.4, 0.2
#: A little-known name is a toponym if it shares division and neighbourhood with other names for so many points.
NEIGHBOUR = 3.5
#: A name found by a guess must lie where the text is at home: so many points for sharing country or neighbourhood.
MENTIONED, AT_HOME = 0.1, 1.0

Span = tuple[int, int]
Marks = tuple[dict[str, float], dict[Division, float]]


def resolve(
    text: str, spans: Sequence[Span], published: date | None = None, *, tables: Iterable[Path] = ()
) -> list[Place | None]:
    """Give the place that each span names or points back to, or None; `tables`: CSV files of further places.

    `published` is there as in the other rooms of `resolve` and changes nothing: the tables of places carry no days.
    """
    text, published = unwrapped(a_text(text)), a_day(published)
    gazetteer = load(some_paths(tables, "tables"))
    spans = [(max(0, min(start, len(text))), max(0, min(end, len(text)))) for start, end in some_spans(spans)]
    if not spans:
        return []
    names, seen, marks = _known(text, gazetteer)
    found = [target(text, start, end, gazetteer) if start < end else None for start, end in spans]
    groups = _grouped(text, found, seen, names, gazetteer)
    choose(list(groups.values()), *marks)
    targets = [one if one and _at_home(one, groups[one.folded]) else None for one in found]
    told = _told(groups, targets, seen)
    return [_answer(text, *pair, groups, told, gazetteer) for pair in zip(spans, targets, strict=True)]


def tag(text: str, published: date | None = None, *, tables: Iterable[Path] = ()) -> list[Place]:
    """Give the toponyms of a text in order: names of places, not of persons, bodies or peoples.

    `published` and `tables`: as in `resolve`.
    """
    text, published = unwrapped(a_text(text)), a_day(published)
    gazetteer = load(some_paths(tables, "tables"))
    names, seen, marks = _known(text, gazetteer)
    groups = _grouped(text, [], seen, names, gazetteer)
    choose(list(groups.values()), *marks)
    toponyms = [one for one in seen if _toponym(one, groups[one.name.folded])]
    return [place(text, (one.name.start, one.name.end), _as_target(one), groups[one.name.folded]) for one in toponyms]


# One text is asked for its toponyms, then for the places of its claims.
@lru_cache(maxsize=2)
def _known(text: str, gazetteer: Gazetteer) -> tuple[list[Name], list[Seen], Marks]:
    """Give the known names of a text, what is recognised, and what its idioms and telephone numbers tell."""
    names, words = scan(text, gazetteer)
    return names, recognise(text, names, words, gazetteer), (idioms(words), phones(text))


def _toponym(one: Seen, group: Group) -> bool:
    if group.named[group.order()[0]][1] == DEMONYM:
        return False
    neighbour = group.points_for("division") + group.points_for("near") >= NEIGHBOUR
    return one.role == PLACE or (one.role == WEAK and neighbour)


def _as_target(one: Seen) -> Target:
    return Target(one.name.start, one.name.end, one.name.folded, one.named, "recognised")


def _grouped(
    text: str, targets: Sequence[Target | None], seen: Sequence[Seen], names: Sequence[Name], gazetteer: Gazetteer
) -> dict[str, Group]:
    known = Names(names)
    groups: dict[str, Group] = {}
    asked = [(one, 1.0 if one.how != ALIKE else GUESSED) for one in targets if one]
    covered = sorted((one.start, one.end) for one, _ in asked)
    starts, reach = [start for start, _ in covered], list(accumulate((end for _, end in covered), max))
    for hint in seen:
        before = bisect_left(starts, hint.name.end) - 1  # the last that begins before the hint ends
        if before < 0 or reach[before] <= hint.name.start:
            asked.append((_as_target(hint), UNASKED if hint.role == PLACE else HINTED))
    for one, weight in asked:
        group = groups.setdefault(one.folded, Group(one.folded, one.named, 0.0))
        group.add(weight)
        for number, points, words in supports(text, one.start, one.end, one.named, known, gazetteer):
            group.support(number, one.start, points, words)
    return groups


def _told(
    groups: dict[str, Group], targets: Sequence[Target | None], seen: Sequence[Seen]
) -> list[tuple[int, Entry, float]]:
    """Give where each place stands in the text and how firmly it is told, for spans that only point back."""
    told = {one.start: (groups[one.folded].best, 1.0) for one in targets if one}
    for one in seen:
        if one.name.folded in groups:
            told.setdefault(one.name.start, (groups[one.name.folded].best, 1.0 if one.role == PLACE else 0.5))
    return [(at, *told[at]) for at in sorted(told)]


def _answer(
    text: str, span: Span, one: Target | None, groups: dict[str, Group], told: Told, gazetteer: Gazetteer
) -> Place | None:
    words = text[span[0] : span[1]]
    if one is None:
        back = points_back(words, span[0], told) if words else None
        return back and _alone(text, span, back[0], back[1])
    capital = capital_of(words, groups[one.folded].best, gazetteer)
    if capital:
        return _alone(text, span, capital, f"the capital of {groups[one.folded].best.name}")
    return place(text, span, one, groups[one.folded])


def _at_home(one: Target, group: Group) -> bool:
    """Tell whether a name found only by a guess lies where the text is at home."""
    if one.how == ALIKE:
        return group.points_for("country") >= MENTIONED
    if one.how == NATURE:
        return group.points_for("division") + group.points_for("near") + group.points_for("beside") >= AT_HOME
    return True


def _alone(text: str, span: Span, entry: Entry, how: str) -> Place:
    group = Group(entry.name, ((entry, FIRST),), 1.0)
    choose([group])
    return place(text, span, Target(*span, entry.name, group.named, how), group)
