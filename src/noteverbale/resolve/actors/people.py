"""A document's introductions ("Pakistan's former ambassador Khalid Khattak") -> who a name stands for later.

In: text, names and offices found.  Out: `Person`s, each with the words that introduced him; code None where no state is
told.  Names without an introduction are looked up in the dated tables.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from noteverbale.ontology.cues import any_of, words
from noteverbale.ontology.officials import Official
from noteverbale.resolve.actors.armed import rebel_code
from noteverbale.resolve.actors.delegations import Delegations
from noteverbale.resolve.actors.lexicon import Hit, Post, glued
from noteverbale.resolve.actors.spelling import alike, skeleton
from noteverbale.resolve.actors.titles import Rest, rest_of, title_words

_PART = r"(?:[A-ZÀ-ÖØ-ÞŞİ][\w’'‘.-]*\w|[A-Z]\.)"
_LINK = r"(?:\s+(?:(?:al|el|bin|ibn|ben|de|van|von|der|da|dos|ul|ur|di|del|la)[\s-])?\s*)"
NAME = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sheikh|Ayatollah|Mullah|Sir|Lord|Seyyed|Hojatoleslam)\.?\s+)?({_PART}(?:{_LINK}{_PART}){{0,4}})"
)
_INITIALS = 3  # letters: longer words all in capitals are names ("ALMA RUZ")
_SPACE = re.compile(r"[\s.]+")
_JOINT = re.compile(r"(?:['’]s)?\s+")
_OWNED = re.compile(r"['’]s\s")
_CLOSED = re.compile(r"[,;.)\n]| and\b")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"({_PART}(?:{_LINK}{_PART}){{0,4}})(?:\s*,\s+(?:who\s+is\s+|who\s+was\s+)?|\s+\()(?:the\s+|a\s+|an\s+|then\s+)?"
        rf"(?:(?:{any_of('title_parts')})\s+)*\Z"
    )


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?\s+|\s+|-)?(?:(?:[A-Z][\w&’'-]*|{any_of('title_parts')})[\s-]+)*\Z")


_LABELLED = re.compile(rf"({_PART}(?:{_LINK}{_PART}){{1,4}})\Z")


TABLED = -1  # where somebody is introduced whom only the tables know


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a document introduces. `code` None: the words name an office but no state. `start`: of the introduction,
    `TABLED` where the tables alone know him.
    """

    name: str
    tokens: tuple[str, ...]
    code: str | None
    sector: str
    office: str
    start: int
    basis: str
    post_start: int = 0


def tokens_of(name: str) -> tuple[str, ...]:
    """Give the words of a name by which it may come back."""
    parts = (part.strip("'’.,-").removesuffix("’s").removesuffix("'s") for part in _SPACE.split(name))
    return tuple(
        t.title() if t.isupper() and len(t) > _INITIALS else t
        for t in parts
        if len(t) > 1
        and (t[:1].isupper() or "-" in t)
        and t not in words("no_names")
        and t.lower() not in title_words()
    )


def introduced(text: str, hits: Sequence[Hit], posts: Sequence[Post]) -> Iterator[Person]:
    """Give the persons that the text itself describes, in order of place."""
    starts, sides = {hit.start: hit for hit in hits}, Delegations.of(text, hits)
    served: set[int] = set()  # where a name stands after its own title: "Turkey's minister Orn, Iran's envoy said"
    for post in posts:
        if post.office.sort != "person":
            continue
        owner = _owner_before(text, post, hits)
        rest = rest_of(text, post, starts)
        owner = owner or rest.owner or sides.owner(post.start)
        fit = (m for m in _named(text, post, owner, rest, starts) if served.isdisjoint(range(m.start(1), m.end(1))))
        person = next(filter(None, (_person(text, m, post, owner) for m in fit)), None)
        if person:
            yield person
            served |= {person.start} if owner and person.start > post.start else set()


def _named(text: str, post: Post, owner: Hit | None, rest: Rest, starts: Mapping[int, Hit]) -> Iterator[re.Match[str]]:
    """Give the names that may be the holder's, the likelier one first: "Minister Orn", "Tal Orn, the minister".

    In "Modi, Afghan President Ghani" the name before belongs to somebody else.
    """
    if glued(text, post.start, post.end):
        label = _LABELLED.search(text, max(0, post.start - 70), post.start)
        if label and owner:
            yield label
        return
    start = _phrase_start(post, owner)
    after, before = NAME.match(text, rest.end), _before().search(text, max(0, start - 70), start)
    if after and not rest.comma:
        yield after
    if before:
        yield before
    if after and rest.comma and _in_apposition(text, after, starts):
        yield after


def _in_apposition(text: str, name: re.Match[str], starts: Mapping[int, Hit]) -> bool:
    """Tell whether a name after a title and a comma is the holder's: "minister of oil, Tal Orn," not ", Orn said"."""
    if len(tokens_of(name.group(1))) < 2:
        return False
    hit = starts.get(name.start(1))
    known = hit is not None and hit.name.sort == "person"
    return not known or _CLOSED.match(text, name.end()) is not None


def _phrase_start(post: Post, owner: Hit | None) -> int:
    return min(post.start, owner.start) if owner else post.start


def _owner_before(text: str, post: Post, hits: Sequence[Hit]) -> Hit | None:
    """Take the nearest state or body left of the office with only parts of a title between."""
    at = bisect_left(hits, post.start, key=lambda h: h.start) - 1
    while at >= 0 and post.start - hits[at].end < 60:
        hit = hits[at]
        if (
            hit.end <= post.start
            and hit.name.sort not in ("decoy", "person", "people")
            and not text.startswith((" and ", " of "), hit.end)
            and _gap().match(text, hit.end, post.start)
            and not _of_another(text[hit.end : post.start])
        ):
            sender = hits[at - 1] if at else hit
            return sender if _seconded(text, sender, hit) else hit
        at -= 1
    return None


def _of_another(gap: str) -> bool:
    """Tell whether words between a state and an office name a body whose office it is: "Minister Orn and TOBB | ...",
    not "Minister Orn and Deputy | ...".
    """
    last = gap.rpartition(" and ")[2].split() if " and " in gap else []
    known = title_words() | words("title_parts") | words("portfolios")
    return any(word[:1].isupper() and word.lower() not in known for word in last)


def _seconded(text: str, sender: Hit, hit: Hit) -> bool:
    """Tell whether a state's name stands right before an organisation's: the "Russian UN ambassador" is Russian."""
    own = sender.name.sort in ("state", "adjective") and "-" not in sender.name.code
    return own and hit.name.code.startswith("IGO-") and _JOINT.fullmatch(text, sender.end, hit.start) is not None


def _person(text: str, match: re.Match[str], post: Post, owner: Hit | None) -> Person | None:
    name = _OWNED.split(match.group(1))[0]  # "President Orn’s Peru trip"
    tokens = tokens_of(name)
    if not tokens or name.split()[0] in words("no_names") or (match.start() < post.start and len(tokens) < 2):
        return None
    former = re.search(r"\b(?:former|ex)\b[\s-]+(?:\w+\s+){0,3}\Z", text[max(0, post.start - 40) : post.start])
    sector = "ELI" if former else post.office.sector
    armed = rebel_code(text, post.start, owner.name.code if owner else None)
    told = f"{text[owner.start : owner.end]} {post.office.phrase}" if owner else post.office.phrase
    return Person(
        name,
        tokens,
        armed or (owner.name.code if owner else None),
        "REB" if armed else sector,
        post.office.office,
        match.start(1),
        f"introduced: {told}",
        post.start,
    )


def choose(
    rows: Sequence[Official], year: int | None, weight: Mapping[str, int], first: Sequence[str] = ()
) -> Official | None:
    """Choose among namesakes: who is in office in `year`, then whose state the text names most, then the first row.

    `first`: the words before the surname; a row whose own first names are all different is no candidate.
    """
    fit = [row for row in rows if not first or _shares(row, first)]
    if not fit:
        return None
    return min(fit, key=lambda row: (-_worth(row, year, weight), rows.index(row)))


def _worth(row: Official, year: int | None, weight: Mapping[str, int]) -> float:
    told = min(weight.get(row.code, 0), 4)
    if year is None:
        return told + (0.5 if row.until is None else row.until / 10000)
    past, ahead = year - (row.until or year), (row.since or year) - year
    return told + (
        2.5 if past <= 0 and ahead <= 0 else 1.0 if past in (1, 2) else -4.0 if ahead > 1 else -min(past, 20) / 10
    )


def _shares(row: Official, first: Sequence[str]) -> bool:
    own = [
        word for term in row.terms for word in term.replace("-", " ").split() if skeleton(word) != skeleton(row.surname)
    ]
    return any(alike(part, word) for name in first for part in name.split("-") for word in own)
