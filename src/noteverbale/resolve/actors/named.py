"""A text -> the names and offices in it, and the persons that it introduces.

In: the text, its day, the lexicon, the places found in it.  Out: names of the tables as they stood in the text's time,
without those that name something else, with the text's own abbreviations, armed groups and towns.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from noteverbale.resolve.actors.aliases import Located, aliases, located
from noteverbale.resolve.actors.armed import rebels
from noteverbale.resolve.actors.eras import of_their_time
from noteverbale.resolve.actors.honoured import without_honoured
from noteverbale.resolve.actors.lexicon import Hit, Lexicon, Post
from noteverbale.resolve.actors.roster import Roster
from noteverbale.resolve.actors.watched import without_watched


class Named(NamedTuple):
    """What a text names: names in order, none overlapping; offices; persons."""

    hits: list[Hit]
    posts: list[Post]
    roster: Roster


def named(text: str, published: date | None, words: Lexicon, places: Sequence[Located | None]) -> Named:
    """Give what a text names. A town that is a person's name here is no town."""
    listed = without_watched(text, without_honoured(text, words.names(text)))
    found = of_their_time(text, published, listed)
    found = _disjoint(found, rebels(text, found))
    hits, posts = _disjoint(found, aliases(text, found)), words.posts(text)
    roster = Roster(text, hits, posts, published, words)
    towns = of_their_time(text, published, located(text, places, hits))
    hits = _disjoint(hits, [h for h in towns if not roster.knows(text[h.start : h.end])])
    return Named(hits, posts, Roster(text, hits, posts, published, words) if places else roster)


def _disjoint(hits: Sequence[Hit], more: Sequence[Hit]) -> list[Hit]:
    """Join two lists of names in order of place; of two that overlap the longer stays."""
    kept: list[Hit] = []
    for hit in sorted((*hits, *more), key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
