"""Small places that bear the name of a great one: Vienna in New Jersey, Lebanon in Ohio.

In: the bearers of one name and what the words beside its mentions tell.  Out: which of them are homonyms.

Settlers named towns after states, capitals and great cities, many in one district.  So where a text tells of Vienna,
Paris and Berlin, three villages of Ohio lie near one another, and would be chosen together.  What one homonym says for
another by lying near it therefore counts little; what other places say for it counts in full.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from noteverbale.resolve.places.tables import DEMONYM, Entry, Named

#: What the nearness of one homonym to another counts beside that of other places: set where names of news come
#: right while TR-News and LGL do not fall, as they do below (docs/accuracy/places.md).
AMONG_HOMONYMS = 0.4
#: Georgia, the state of America, is great enough to be meant by itself; towns and counties are not.
_SMALL = frozenset({"city", "district"})
#: So many people make a city whose name news means by itself.
WORLD_CITY = 1_000_000


def homonyms(named: Iterable[Named], beside: Container[int]) -> list[bool]:
    """Tell of each bearer of a name whether it only shares it with a great place; `beside`: those the words name."""
    bearers = list(named)
    shared = any(_great(*one) for one in bearers)
    return [shared and _small(*one) and one[0].number not in beside for one in bearers]


def _small(entry: Entry, role: str) -> bool:
    return entry.kind in _SMALL and not _great(entry, role)


def _great(entry: Entry, role: str) -> bool:
    if role == DEMONYM:
        return False
    return entry.kind in ("country", "capital") or (entry.kind == "city" and entry.population >= WORLD_CITY)
