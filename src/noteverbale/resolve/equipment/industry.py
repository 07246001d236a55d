"""How much of an arms industry a state has, by the tables: of how many kinds of arms it is the maker.

In: codes of states.  Out: a count; the one of several that makes by far the most.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from noteverbale.ontology.predecessors import predecessors
from noteverbale.resolve.equipment.catalogue import families_by_maker

# Of 1,217 annotated claims of a deal between two states 826 are sold by the one that makes three times as many kinds of
# arms in our tables, 47 by the other; in 344 neither does (27 November 2026).
_MORE_KINDS = 3


@cache
def kinds_made(code: str) -> int:
    """Give how many kinds of arms a state makes; one that is no more as the one that stands where it stood."""
    heirs = (heir for heir, rows in predecessors().items() if code in {row.code for row in rows})
    return families_by_maker().get(next(heirs, code), 0)


def largest(codes: Iterable[str]) -> str | None:
    """Give the one of several that makes many times as many kinds as the next; None where none does."""
    ranked = sorted(((kinds_made(code), code) for code in set(codes)), reverse=True)
    if len(ranked) < 2 or ranked[0][0] < _MORE_KINDS * max(1, ranked[1][0]):
        return None
    return ranked[0][1]
