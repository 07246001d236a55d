"""A document -> its actor mentions found by names and patterns, with who is meant: the candidates of the reader.

In: a `Context`.  Out: `ActorMention`s in order of place, none overlapping.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from noteverbale.resolve.actors.context import Context
from noteverbale.resolve.actors.readings import ActorMention

_INSIDE = re.compile(r"\b(?:in|at|near|inside|across|outside|around|over)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}\Z")


def tagged(context: Context) -> list[ActorMention]:
    """Give the mentions, a title joined to the name it stands before; places ("in Cairo") are left out."""
    found: list[ActorMention] = []
    for start, end in sorted(_spans(context), key=lambda span: (span[0], -span[1])):
        if found and start < found[-1].end:
            continue
        readings = context.told(start, end)
        if readings:
            found.append(ActorMention(text=context.text[start:end], start=start, end=end, readings=readings))
    return found


def _spans(context: Context) -> Iterator[tuple[int, int]]:
    owners = {m.start: m for m in context.mentions}
    persons = [m for m in owners.values() if m.sort == "person"]
    reach = list(accumulate((m.end for m in persons), max))
    for person in context.roster.introductions():
        over = persons[(first := bisect_right(reach, person.post_start)) : first + 1]  # the first that ends behind it
        end = person.start + len(person.name)
        if person.post_start < person.start and "\n" not in context.text[person.post_start : end]:
            yield min([person.post_start, *(m.start for m in over)]), end
    states = {hit.start for hit in context.hits if hit.name.sort in ("state", "capital")}
    for m in context.mentions:
        inside = m.sort == "place" and (
            m.start not in states or _INSIDE.search(context.text[max(0, m.start - 30) : m.start])
        )
        if not inside and m.sort != "adjective":
            yield m.start, m.end
