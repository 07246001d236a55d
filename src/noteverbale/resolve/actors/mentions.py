"""Names, offices and persons of a document -> its mentions: the candidates that other words may point back to.

In: text, names, offices, persons, sentences.  Out: `Mention`s in order of place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from noteverbale.ontology.cues import any_of
from noteverbale.resolve.actors.lexicon import Hit, Post
from noteverbale.resolve.actors.people import Person
from noteverbale.types import Span

_TAIL = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}\Z")
_AND = re.compile(r"[^.;:!?\n]{0,25}\band\s+(?:the\s+)?(?:[A-Z][\w-]+\s+){0,4}\Z|,\s+\Z")
_JOINED = re.compile(r"\s*(?:and|,|-|–)\s*(?:the\s+)?\Z")
_SORTS = {
    "state": "state",
    "adjective": "adjective",
    "people": "people",
    "capital": "state",
    "regions": "place",
    "person": "person",
    "organisations": "org",
    "groups": "group",
    "companies": "firm",
    "ngos": "ngo",
    "bodies": "body",
}


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of('prepositions')})\s+(?:the\s+|a\s+|an\s+|both\s+|his\s+|its\s+)?(?:[a-z-]+\s+)?\Z"
    )


@cache
def _where() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('whereabouts')})\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor. `early`: near its sentence's start; `bare`: not after a preposition.
    `joint`: joined to the mention before or after it by "and" or a comma.
    """

    start: int
    end: int
    code: str
    sort: str
    office: str
    sector: str
    sentence: int
    early: bool
    bare: bool
    name: str | None
    words: str = ""
    joint: bool = False


def mentions(
    text: str,
    hits: Sequence[Hit],
    posts: Sequence[Post],
    people: Sequence[tuple[int, int, Person]],
    sentences: Sequence[Span],
) -> list[Mention]:
    """Give every mention of a known actor, in order of place."""
    starts, post_starts = [s.start for s in sentences], [p.start for p in posts]
    rows: list[Mention] = []
    for number, hit in enumerate(hits):
        if hit.name.sort not in ("decoy", "person"):
            post = _post_after(text, hit, posts, post_starts)
            following = hits[number + 1] if number + 1 < len(hits) else None
            if (
                post
                and following
                and following.start < post.start
                and not _JOINED.match(text, hit.end, following.start)
            ):
                post = None
            sort = post.office.sort if post else _place_or_actor(text, hit)
            sector = post.office.sector if post else hit.name.sector
            rows.append(
                _mention(
                    text,
                    hit.start,
                    post.end if post else hit.end,
                    hit.name.code,
                    sort,
                    post.office.office if post else "",
                    sector,
                    sentences,
                    starts,
                    hit.name.name,
                )
            )
    for start, end, person in people:
        if person.code:
            rows.append(
                _mention(
                    text,
                    start,
                    end,
                    person.code,
                    "person",
                    person.office,
                    person.sector,
                    sentences,
                    starts,
                    person.name,
                )
            )
    rows.sort(key=lambda m: (m.start, -m.end))
    joined = {i for n in range(1, len(rows)) if _AND.match(text, rows[n - 1].end, rows[n].start) for i in (n - 1, n)}
    return [replace(row, joint=True) if n in joined else row for n, row in enumerate(rows)]


def _post_after(text: str, hit: Hit, posts: Sequence[Post], starts: Sequence[int]) -> Post | None:
    at = bisect_left(starts, hit.end)
    if at < len(posts) and posts[at].start - hit.end < 30 and _TAIL.match(text, hit.end, posts[at].start):
        return posts[at]
    return None


def _place_or_actor(text: str, hit: Hit) -> str:
    sort = _SORTS.get(hit.name.sort, "body")
    if sort in ("state", "place") and _where().search(text[max(0, hit.start - 30) : hit.start]):
        return "place"
    return sort


def _mention(
    text: str,
    start: int,
    end: int,
    code: str,
    sort: str,
    office: str,
    sector: str,
    sentences: Sequence[Span],
    starts: Sequence[int],
    name: str | None,
) -> Mention:
    number = max(0, bisect_right(starts, start) - 1)
    early = bool(sentences) and start - sentences[number].start < 30
    bare = not _preposition().search(text[max(0, start - 30) : start])
    return Mention(start, end, code, sort, office, sector, number, early, bare, name, text[start:end].lower())
