"""A group that has chosen -> the `Place` of one mention, with its reasons and alternatives."""

from __future__ import annotations

from noteverbale.resolve.places.groups import Group
from noteverbale.resolve.places.metonym import metonym
from noteverbale.resolve.places.place import Alternative, Place
from noteverbale.resolve.places.spans import Target

#: How many other readings an answer names.
ALTERNATIVES = 3


def place(text: str, span: tuple[int, int], one: Target, group: Group) -> Place:
    """Give the answer for one span."""
    best, *others = group.order(one.start)
    entry, role = group.named[best]
    figurative, sign = metonym(text, one.start, one.end, entry.kind, role)
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
        metonym=figurative,
        disputed=entry.disputed,
        score=round(float(group.scores[best]), 3),
        why=f"{one.how}; {group.why(best)}; {'metonym' if figurative else 'place'}: {sign}",
        alternatives=tuple(_alternative(group, position) for position in others[:ALTERNATIVES]),
    )


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
