"""A noun phrase with a name in it -> the actors it describes ("Pakistan's former ambassador to Russia": PAK).

In: the text, the phrase's span, the names and offices found in it.  Out: readings, or None where no name tells.
Names after "to", "with", "against" belong to somebody else; those after "of" or "from" own what stands before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from noteverbale.ontology.cues import any_of, words
from noteverbale.resolve.actors.lexicon import Hit, Post
from noteverbale.resolve.actors.readings import ActorReading

_POSSESSIVE = re.compile(r"(?:['’]s?)?\s+(?:(?!and\b)[\w-]+,?\s+){0,4}\Z")
# What parts two actors, where an owner and his own are not parted.
_OTHERS = re.compile(r"[,;:(]|\b(?:and|or|with)\b")
_BRACKET = re.compile(r"\s*\([\w&/ .-]{2,12}\)?")
_OWN_NAME = frozenset(("companies", "groups", "ngos", "organisations"))
_LOOSE, _PUBLIC = (
    re.compile(r"\b(?:an?|any|each|every|its|their)\b", re.I),
    re.compile(r"\b(?:national|state|state-(?:run|owned))\b"),
)
_JOINT = re.compile(r"\s*(?:,|and|&|,\s*and|or|-|–|—|/|as well as|plus|along with)\s*(?:the\s+)?\Z", re.I)


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(rf"(?<![-–‑])\b(?:{any_of('leads_away')})\b(?![-–‑])|[,(;:—–]\s")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:{any_of('leads_home')})|,)"
        r"\s+(?:the\s+|both\s+|parts of\s+|the city of\s+|[a-z]+ern\s+|[a-z]+ern province of\s+)?\Z"
    )


@cache
def _added() -> re.Pattern[str]:
    """Match what stands before an owner behind a comma: "Orn, the former", "Orn, a senior"."""
    return re.compile(rf",\s+(?:(?:the|an?)\s+)?(?:(?:{any_of('title_parts')})\s+){{0,3}}\Z")


@cache
def _abroad() -> re.Pattern[str]:
    """Match heads that are never of the place told after them: "the embassy | in Tehran"."""
    return re.compile(rf"\b(?:{any_of('abroad')})\s+(?:in|at|near|on|to|for)\s+(?:the\s+)?\Z", re.I)


@cache
def _side() -> re.Pattern[str]:
    return re.compile(rf"[-–‑](?:{any_of('sides_with')})\b")


@cache
def _patron() -> re.Pattern[str]:
    return re.compile(rf"[-–‑](?:{any_of('patrons')})\b")


@cache
def _against() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('sides_before')})[-–‑]\Z", re.I)


@cache
def _former() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('former')})\b", re.I)


def head_end(text: str, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Give where the head of a phrase ends: before the first preposition that leads to somebody else."""
    for cut in _cut().finditer(text, start, end):
        inside = any(h.start <= cut.start() < h.end for h in hits)
        joined = text[cut.start()] in "," and _list_goes_on(text, cut, hits, end)
        if cut.start() > start and not inside and not joined:
            return cut.start()
    return end


def _list_goes_on(text: str, cut: re.Match[str], hits: Sequence[Hit], end: int) -> bool:
    before = any(h.end == cut.start() for h in hits)
    after = re.compile(r"\s*(?:and\s+)?(?:the\s+)?").match(text, cut.end(), end)
    return before and after is not None and any(h.start == after.end() for h in hits)


def owners(text: str, start: int, end: int, hits: Sequence[Hit]) -> list[Hit]:
    """Give the names that tell whose the phrase's head is; several where they are joined by "and"."""
    head = head_end(text, start, end, hits)
    inner = [h for h in hits if h.name.sort != "decoy"]
    usable = [h for h in inner if h.start < head and (h.end == end or not _beside(text, h))]
    usable = usable or _elsewhere(text, inner, start, head, end)
    if not usable:
        return []
    first = _first_owner(text, start, head, usable)
    return _joined(text, first, usable)


def _beside(text: str, hit: Hit) -> bool:
    """Tell whether a name only colours the phrase: "Iran-backed", "anti-Iran"."""
    return bool(_side().match(text, hit.end) or _against().search(text[max(0, hit.start - 5) : hit.start]))


def _elsewhere(text: str, hits: Sequence[Hit], start: int, head: int, end: int) -> list[Hit]:
    """Without a name in the head: take the place or owner told after it, at last a name that only colours it."""
    free = [h for h in hits if h.start >= head and not _beside(text, h) and _led(text, start, h.start)]
    side = [h for h in hits if _side().match(text, h.end) and not _patron().match(text, h.end)]
    if not free:
        return side[:1]
    rest = head_end(text, free[0].end, end, hits)
    return [h for h in hits if free[0].start <= h.start < rest]


def _led(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 40) : at]
    home = _lead().search(before) or _added().search(before)
    return home is not None and not _abroad().search(before)


def _tells_less(text: str, body: Hit) -> bool:
    """Tell whether a known person tells better whose phrase it is: "Parliament" may be any state's, and a region may be
    held by another state than the one it belongs to ("Governor of Sevastopol Mikhail Razvozhayev").
    """
    return body.name.sort == "regions" or text[body.start : body.end] in words("ambiguous_bodies")


def _first_owner(text: str, start: int, head: int, usable: Sequence[Hit]) -> Hit:
    """Take the name nearest to "counterpart", else the first that stands for a state or body, else the first person."""
    word = text.find("counterpart", start, head)
    before = [h for h in usable if h.end <= word] if word >= 0 else []
    if before:
        return _chain_start(text, before)
    bodies = [h for h in usable if h.name.sort != "person"]
    people = [h for h in usable if h.name.sort == "person"]
    if not bodies or (people and _tells_less(text, bodies[0])):
        return people[0]
    return _of_user(text, bodies) or _own_name(text, head, bodies) or bodies[0]


def _chain_start(text: str, hits: Sequence[Hit]) -> Hit:
    """Give the first of the names that are joined to the last: "his French, British and German counterparts"."""
    at = len(hits) - 1
    while at and _JOINT.match(text[hits[at - 1].end : hits[at].start]):
        at -= 1
    return hits[at]


def _of_user(text: str, bodies: Sequence[Hit]) -> Hit | None:
    """Give the actor of the user's own tables whose state alone stands before it: "Iran's Expediency Council"."""
    owner, own = bodies[0], bodies[1] if len(bodies) > 1 else bodies[0]
    if not own.name.own or owner.name.sort not in ("state", "adjective"):
        return None
    return None if _OTHERS.search(text[owner.end : own.start]) else own


def _own_name(text: str, head: int, bodies: Sequence[Hit]) -> Hit | None:
    """Give the firm or group that a state's name only places: "France's Dassault", "Yemen's Houthi rebels"."""
    bodies = [h for n, h in enumerate(bodies) if not (n and _shortens(text, h, bodies[n - 1]))]
    last, before = bodies[-1], bodies[-2] if len(bodies) > 1 else bodies[-1]
    foreign = bodies[0].name.sort not in _OWN_NAME or bodies[0].name.code == "IGO-EU"
    closes = _BRACKET.sub("", text[last.end : head]).strip(" .’'s\"”") == "" or (
        last.name.sort == "groups" and last.name.code != "NSA-KURDS"
    )
    placed = last.name.sort in _OWN_NAME and last is not before and _POSSESSIVE.match(text, before.end, last.start)
    return last if foreign and closes and placed else None


def _shortens(text: str, hit: Hit, before: Hit) -> bool:
    """Tell whether a name only shortens the one before it: "Popular Mobilization Units | (PMU)"."""
    return hit.name.code == before.name.code and text[before.end : hit.start].strip() == "("


def _joined(text: str, first: Hit, usable: Sequence[Hit]) -> list[Hit]:
    chain = [first]
    for hit in usable:
        if hit.start >= chain[-1].end and _JOINT.match(text[chain[-1].end : hit.start]):
            chain.append(hit)
    return chain


def sector_of(text: str, start: int, end: int, posts: Sequence[Post], owner: Hit | None) -> str:
    """Give the sector told by the phrase: former office holders ELI, else its last office, else its name's own."""
    told = [
        p for p in posts if start <= p.start and p.end <= end and not (owner and owner.start <= p.start < owner.end)
    ]
    if _former().search(text, start, end) and any(p.office.sort == "person" for p in told):
        return "ELI"
    if owner and owner.name.sort not in ("state", "adjective", "capital", "people", "regions", "person"):
        return owner.name.sector
    ranked = [p for p in told if p.office.sector != "GOV"] or told
    if ranked:
        return ranked[-1].office.sector
    return owner.name.sector if owner else "UNK"


def _body(hits: Sequence[Hit], owner: Hit, head: int) -> Hit | None:
    """Give the owner's own body where the head names it too: "the Russian State Duma"."""
    return next(
        (
            h
            for h in hits
            if h.name.sort == "bodies" and owner.start < h.start < head and h.name.code == owner.name.code
        ),
        None,
    )


@cache
def _firm_of() -> re.Pattern[str]:
    return re.compile(
        rf"(?:['’]s)?(?P<what>(?: [a-z][\w-]*){{0,5}}? (?:{any_of('firm_heads')}))"
        r"(?: (?P<name>[A-Z]\S*(?: [A-Z]\S*)*))?\Z"
    )


def _firm(text: str, start: int, found: Sequence[Hit], head: int) -> ActorReading | None:
    """Read one firm told by its state ("the Swedish company"); "a Russian company" and "the national company" are the
    state's.
    """
    if len(found) != 1 or not (found[0].name.sort in ("adjective", "state") or _european(text, found[0])):
        return None
    told = _firm_of().match(text[found[0].end : head].replace("\n", " ").rstrip(' ,."”'))
    if told is None or (
        not told["name"] and (_LOOSE.search(text, start, found[0].start) or _PUBLIC.search(told["what"]))
    ):
        return None
    name = told["name"] or text[found[0].start : found[0].end] + told["what"]
    short = re.sub(r"[^A-Z0-9]+", "-", name.upper()).strip("-")
    words_of = " ".join(text[start:head].split())
    return ActorReading(code=f"COM-{short}", sector="BUS", name=name, basis=f"firm of a state: {words_of}")


def _european(text: str, hit: Hit) -> bool:
    """Tell whether a name is the adjective of the Union's land: "the European plane maker"."""
    return text[hit.start : hit.end] == "European"


def _told_to(text: str, head: int, end: int, owner: Hit, hits: Sequence[Hit]) -> int:
    """Give how far a phrase tells of its head: behind a comma as far as the owner's own phrase."""
    added = owner.start > head and text.startswith(",", head)
    return head_end(text, owner.end, end, hits) if added else max(head, owner.end)


def described(
    text: str, start: int, end: int, hits: Sequence[Hit], posts: Sequence[Post]
) -> tuple[ActorReading, ...] | None:
    """Read a phrase from the names in it; None where it holds none that tells."""
    found = owners(text, start, end, hits)
    if not found:
        return None
    head = head_end(text, start, end, hits)
    if firm := _firm(text, start, found, head):
        return (firm,)
    person = next((h.name.name for h in hits if h.name.sort == "person" and start <= h.start < head), None)
    readings = [
        ActorReading(
            code=hit.name.code,
            sector=sector_of(text, start, _told_to(text, head, end, hit, hits), posts, _body(hits, hit, head) or hit),
            name=person or hit.name.name,
            basis=f"{hit.name.sort}: {text[hit.start : hit.end]}",
        )
        for hit in found
    ]
    return tuple({reading.code: reading for reading in readings}.values())
