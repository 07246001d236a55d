"""Entries of a round-up, each under its heading: "MOROCCO. The order for 24 helicopters is frozen."

In: a text.  Out: where each entry begins, and the state that heads it.
Source: training/press (28 November 2026): ten of its round-ups have two such headings or more; of 75 deals under the
name of a state 55 have it as buyer, 10 as seller.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from noteverbale.ontology.states import state_called
from noteverbale.types import Actor

BASIS = "the heading of its entry"
_LEAST = 2  # states that head entries of a round-up: one may be a dateline
# Words in capitals at the beginning of a line, and a mark that parts them from what follows: "SPAIN/SAUDI ARABIA:".
_HEADING = re.compile(r"(?:\A|(?<=\n))(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ .&'’/-]{2,40}?)\s*(?:[.:–—]+|-)\s+(?=[\"“A-ZÀ-Þ\d])")


class Entries(NamedTuple):
    """`starts`: where entries begin; `heads`: the state of each heading, None where it is no one state."""

    starts: tuple[int, ...]
    heads: tuple[Actor | None, ...]

    def at(self, place: int) -> int:
        """Give the number of the entry at a place of the text; 0 before the first."""
        return bisect_right(self.starts, place)

    def head(self, place: int) -> Actor | None:
        """Give the state that heads the entry at a place."""
        number = self.at(place)
        return self.heads[number - 1] if number else None


def entries(text: str) -> Entries:
    """Give the entries of a text; none where fewer than two are headed by a state: speakers have capitals, too ("MR.
    PRICE: ...").
    """
    found = list(_HEADING.finditer(text))
    heads = tuple(map(_head, found))
    if len(found) - heads.count(None) < _LEAST:
        return Entries((), ())
    return Entries(tuple(one.start() for one in found), heads)


def _head(heading: re.Match[str]) -> Actor | None:
    name, start = heading["name"].rstrip(), heading.start("name")
    code = state_called(name)
    return Actor(text=name, start=start, end=start + len(name), code=code, sector="GOV", basis=BASIS) if code else None
