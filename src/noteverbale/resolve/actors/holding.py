"""An office of a state and a day ("British Prime Minister", 2019-08-01) -> who held it, or that no table tells.

In: the context of words typed alone, and their readings.  Out: `held(...)`: readings with the holder's name, or None
where the words are no single office of one state, or name a former holder or the person himself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from noteverbale.ontology.cues import any_of
from noteverbale.ontology.cues import words as listed
from noteverbale.ontology.holders import Holder, holders, title_of
from noteverbale.ontology.officials import officials
from noteverbale.resolve.actors.context import Context
from noteverbale.resolve.actors.leading import led
from noteverbale.resolve.actors.readings import ActorReading

#: The last page that holders.csv was made from; until when a term without an end is believed to go on.
TABLES_END, BELIEVED = date(2026, 1, 22), date(2027, 1, 22)
_WORD, _LETTERS = re.compile(r"[A-Za-z]+"), re.compile(r"[^\W\d_]+")
#: Offices that one person holds though no table tells who: asked with a day, the answer says so.
_UNTOLD = frozenset(("head", "premier", "foreign", "defence", "interior", "finance", "security", "commander"))


@cache
def _not_held() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('not_held')}|spokes\w*)\b", re.I)


def held(context: Context, readings: Sequence[ActorReading], day: date) -> tuple[ActorReading, ...] | None:
    """Give the holder of the office that words name, on a day; an unknown one is said to be unknown."""
    if len(readings) != 1 or any(hit.name.sort == "person" for hit in context.hits):
        return None
    one, words = readings[0], context.text
    if not _not_held().search(words) and (day <= BELIEVED) and (known := led(context, one, day)):
        return known
    phrase, title = _office(context)
    if phrase is None or one.sector == "ELI" or _names_more(context, phrase):
        return None
    found = () if title is None or _not_held().search(words) else holders(one.code, title, day)
    if day > TABLES_END and any(row.last is None for row in found) and (day > BELIEVED or _changed_since(one.code)):
        found = ()
    if not found:
        unknown = f"holder unknown on that day; {one.basis}"
        return (msgspec.structs.replace(one, basis=unknown),)
    return tuple(_reading(row, one, len(found)) for row in found)


def _names_more(context: Context, phrase: str) -> bool:
    """Tell whether words name something besides an office and its state: "Prime Minister Cameron"."""
    known = [*((hit.start, hit.end) for hit in context.hits), *((post.start, post.end) for post in context.posts)]
    left = [
        found.group().lower()
        for found in _LETTERS.finditer(_not_held().sub(lambda told: " " * len(told.group()), context.text))
        if not any(start <= found.start() < end for start, end in known)
    ]
    return not listed("beside_offices").union(listed("majesties"), phrase.lower().split()).issuperset(left)


def _changed_since(code: str) -> bool:
    """Tell whether a state has a chief who came after the last page that the tables of holders were made from."""
    rows = (row for row in officials() if row.code == code and row.office in ("head", "premier"))
    return any(row.since is not None and row.since >= TABLES_END.year for row in rows)


def _office(context: Context) -> tuple[str | None, str | None]:
    """Give the words of the one office that is asked for, and its title where a table has it."""
    ruler = _of_a_seat(context)
    if ruler != (None, None):
        return ruler
    posts = [
        post.office for post in context.posts if not any(hit.start <= post.start < hit.end for hit in context.hits)
    ]
    if len(posts) == 1 and posts[0].sort == "person":
        office = posts[0]
        title = title_of(office.phrase)
        return (office.phrase, title) if title or office.office in _UNTOLD else (None, None)
    return None, None


def _of_a_seat(context: Context) -> tuple[str | None, str | None]:
    for hit in context.hits:
        for word in _WORD.findall(context.text[: hit.start] + " " + context.text[hit.end :]):
            title = title_of(word, hit.name.name)
            if title:
                return word, title
    return _named_as_a_body(context)


def _named_as_a_body(context: Context) -> tuple[str | None, str | None]:
    """Give an office that a table of bodies has as a name, such as Pope, unless another's is asked for beside it."""
    inside = [(hit.start, hit.end) for hit in context.hits]
    if any(not any(start <= post.start < end for start, end in inside) for post in context.posts):
        return None, None
    for start, end in inside:
        own = context.text[start:end].lower()
        if title := title_of(own):
            return own, title
    return None, None


def _reading(row: Holder, one: ActorReading, number: int) -> ActorReading:
    shared = f"one of {number} on that day; " if number > 1 else ""
    until = f" to {row.last}" if row.last else ""
    basis = f"{shared}table: {row.name}, {row.title}, known from {row.first}{until}; {one.basis}"
    return msgspec.structs.replace(one, name=row.name, basis=basis)
