"""Words for whoever leads a body or a state ("NATO chief", "Russian leader") and a day -> who it was.

In: the context of words typed alone, their one reading, a day.  Out: `led(...)`: readings with the name, or None where
the words name no leader, or more than one.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from noteverbale.ontology.cues import words
from noteverbale.ontology.holders import holders
from noteverbale.ontology.leading import heads, leading, posts_of
from noteverbale.resolve.actors.context import Context
from noteverbale.resolve.actors.readings import ActorReading

#: Words for the foreign minister that the state stands amidst: "top Russian diplomat".
_TOP_DIPLOMAT = re.compile(r"\b(?:top|chief)\s+\S+(?:\s+\S+)?\s+diplomat\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]+")


def led(context: Context, one: ActorReading, day: date) -> tuple[ActorReading, ...] | None:
    """Give who led the body or the state that words name with a leader's word, on a day."""
    if one.code.startswith("IGO-"):
        return _of_body(context, one, day)
    phrase = _said(context, words("leaders_of_states"))
    if phrase:
        title = leading(one.code, day)
        found = holders(one.code, title, day) or holders(one.code, "head", day) or holders(one.code, "premier", day)
    elif _TOP_DIPLOMAT.search(context.text):
        found = holders(one.code, "foreign minister", day)
    else:
        return None
    told = [(row.name, row.title, row.first, row.last) for row in found]
    return tuple(_reading(one, *row) for row in told) or (_unknown(one),)


def _of_body(context: Context, one: ActorReading, day: date) -> tuple[ActorReading, ...] | None:
    posts = posts_of(one.code)
    phrase = _said(context, frozenset(posts))
    if phrase is None:
        return None
    found = heads(posts[phrase], day)
    return tuple(_reading(one, row.name, row.post, row.first, row.last) for row in found) or (_unknown(one),)


def _said(context: Context, phrases: frozenset[str]) -> str | None:
    """Give the one of the phrases that words hold beside a name, where they hold nothing else."""
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        said = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", context.text, re.I)
        if said and not any(hit.start == said.start() and hit.end == said.end() for hit in context.hits):
            return phrase if _nothing_else(context, said.start(), said.end()) else None
    return None


def _nothing_else(context: Context, start: int, end: int) -> bool:
    spans = [(start, end), *((hit.start, hit.end) for hit in context.hits)]
    left = (
        found.group().lower()
        for found in _LETTERS.finditer(context.text)
        if not any(low <= found.start() < high for low, high in spans)
    )
    return words("beside_offices").issuperset(left)


def _reading(one: ActorReading, name: str, post: str, first: date, last: date | None) -> ActorReading:
    until = f" to {last}" if last else ""
    return msgspec.structs.replace(
        one, name=name, basis=f"table: {name}, {post}, known from {first}{until}; {one.basis}"
    )


def _unknown(one: ActorReading) -> ActorReading:
    return msgspec.structs.replace(one, basis=f"holder unknown on that day; {one.basis}")
