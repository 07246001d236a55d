"""Names, offices and persons of a document -> its mentions: the candidates that other words may point back to.

In: text, names, offices, persons, sentences.  Out: `Mention`s in order of place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from noteverbale.ontology.cues import any_of
from noteverbale.resolve.actors.lexicon import Hit, Post
from noteverbale.resolve.actors.people import Person
from noteverbale.types import Span

_AND = re.compile(r"[^.;:!?\n]{0,25}\band\s+(?:(?:the|his|her|its)\s+)?(?:[A-Z][\w-]+\s+){0,4}\Z|,\s+(?:the\s+)?\Z")
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

_Told = tuple[int, int, str, str, str, str, str | None]  # start, end, code, sort, office, sector, name


@cache
def _tail() -> re.Pattern[str]:
    """Match what may stand between a state and its office: "'s deputy foreign", not "summoned the", "will send", "moved
    its"; behind "'s" no verb follows.
    """
    never = rf"(?:the|an?|its|his|her|their|our|my|whose|\d[\d,.]*|{any_of('auxiliaries')})\b"
    verbs = rf"(?!(?:{any_of('of_office')})\b)(?:(?:{any_of('saying')}|{any_of('acting')})\b|[\w-]+(?:ed|[^s]s|ing)\b)"
    return re.compile(rf"(?:['’]s?\s+(?:(?!{never})[\w-]+\s+){{0,2}}|\s+(?:(?!{never}|{verbs})[\w-]+\s+){{0,2}})\Z")


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
    `joint`: joined to the mention before or after it by "and" or a comma; `run`: the number of such a list, else -1.
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
    run: int = -1


def mentions(
    text: str,
    hits: Sequence[Hit],
    posts: Sequence[Post],
    people: Sequence[tuple[int, int, Person]],
    sentences: Sequence[Span],
) -> list[Mention]:
    """Give every mention of a known actor, in order of place."""
    starts = [s.start for s in sentences]
    rows = [_mention(text, told, sentences, starts) for told in (*_named(text, hits, posts), *_persons(people))]
    rows.sort(key=lambda m: (m.start, -m.end))
    runs = _runs(text, rows, {hit.start: hit.end for hit in hits})
    return [replace(row, joint=True, run=runs[n]) if n in runs else row for n, row in enumerate(rows)]


def _runs(text: str, rows: Sequence[Mention], names: Mapping[int, int]) -> dict[int, int]:
    """Give the number of the list that each joined mention stands in; `names`: where the name at a start ends.

    "British and German governments" is a mention as far as its last word, and its list goes on after "British".
    """
    runs: dict[int, int] = {}
    for n in range(1, len(rows)):
        last, row = rows[n - 1], rows[n]
        end = last.end if last.end <= row.start else names.get(last.start, last.end)
        if _AND.match(text, end, row.start):
            runs[n] = runs.setdefault(n - 1, n - 1)
    return runs


def _persons(people: Sequence[tuple[int, int, Person]]) -> Iterator[_Told]:
    for start, end, person in people:
        if person.code:
            yield start, end, person.code, "person", person.office, person.sector, person.name


def _named(text: str, hits: Sequence[Hit], posts: Sequence[Post]) -> Iterator[_Told]:
    starts = [p.start for p in posts]
    for number, hit in enumerate(hits):
        if hit.name.sort in ("decoy", "person"):
            continue
        post = _post_after(text, hit, posts, starts)
        following = hits[number + 1] if number + 1 < len(hits) else None
        if post and following and following.start < post.start and not _JOINED.match(text, hit.end, following.start):
            post = None
        name, office = hit.name, post.office if post else None
        if post and office:
            yield hit.start, post.end, name.code, office.sort, office.office, office.sector, name.name
        else:
            yield hit.start, hit.end, name.code, _place_or_actor(text, hit), "", name.sector, name.name


def _post_after(text: str, hit: Hit, posts: Sequence[Post], starts: Sequence[int]) -> Post | None:
    at = bisect_left(starts, hit.end)
    if at < len(posts) and posts[at].start - hit.end < 30 and _tail().match(text, hit.end, posts[at].start):
        return posts[at]
    return None


def _place_or_actor(text: str, hit: Hit) -> str:
    sort = _SORTS.get(hit.name.sort, "body")
    if sort in ("state", "place") and _where().search(text[max(0, hit.start - 30) : hit.start]):
        return "place"
    return sort


def _mention(text: str, told: _Told, sentences: Sequence[Span], starts: Sequence[int]) -> Mention:
    start, end, code, sort, office, sector, name = told
    number = max(0, bisect_right(starts, start) - 1)
    early = bool(sentences) and start - sentences[number].start < 30
    bare = not _preposition().search(text[max(0, start - 30) : start])
    return Mention(start, end, code, sort, office, sector, number, early, bare, name, text[start:end].lower())
