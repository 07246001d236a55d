"""Names that a document makes itself -> further hits: "Mahan" after Mahan Air, "(IRCS)" after its name, firms.

In: text and the names that tables found.  Out: more `Hit`s, none overlapping the given ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from noteverbale.ontology.cues import any_of, words
from noteverbale.ontology.states import states
from noteverbale.resolve.actors.armed import groups
from noteverbale.resolve.actors.lexicon import Hit, Name
from noteverbale.resolve.actors.titles import title_words

_NEAR = 70  # characters between a name and the bracket that shortens it
_SHORT = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")
_BETWEEN = re.compile(r"(?:['’]s?)?(?:\s+(?:[A-Z][\w’'-]*|of|for|the|and|on|in))*\s*[“\"]?\Z")
# Of a state that nothing else in a text tells, a town for which so little speaks is another one that no table has: of
# 63 such in annotated articles the four below were "Dabori" of Ivory Coast in Pakistan, and the like.
_FAINT = 3.5
_OWNER = ("’s", "'s", "s’", "s'")  # "China's" of "China's Bank of Orn" is the state
_SURNAME = re.compile(r" ([A-Z][a-z’'-]+)\b")
_HYPHEN = re.compile(r"\b[A-Z][\w’']+-\Z")  # before the second half of a name: "Lord Orn-Johnston"
_CAPITAL_BEFORE, _CAPITAL_AFTER = re.compile(r"[A-Z][\w’'-]+ \Z"), re.compile(r" [A-Z]")  # inside a person's name
# A word of a firm's name; without a longest one a chain of hyphens would be looked through from each of its parts.
_REST = r"[\w’'&-]{0,40}"
_WORD = rf"[A-Z]{_REST}"


def _first(barred: str) -> str:
    """Give the pattern of a name's first word, not one of `barred`; it begins with the capital, so that the search
    skips from capital to capital.
    """
    return rf"[A-Z](?<!\w[A-Z])(?!{barred}){_REST}"


@cache
def _firm() -> re.Pattern[str]:
    return re.compile(
        rf"{_first('(?<=C)entral |(?<=T)he |(?<=W)orld ')}\s+(?:{_WORD}\s+){{0,4}}(?:{any_of('firm_ends')})\b"
        r"(?<!Central Bank)(?!\s+(?:of|Agency|Organi[sz]ation|Ministry|Minister|Forces?|Division))"
    )


@cache
def _charity() -> re.Pattern[str]:
    between = r"\s+(?:for\s+|of\s+)?"
    return re.compile(rf"{_first('(?<=T)he ')}{between}(?:{_WORD}{between}){{0,4}}(?:{any_of('charity_ends')})\b")


def aliases(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Give the names that the text itself makes up, in order of place."""
    taken = bytearray(len(text) + 1)
    for hit in hits:
        taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    patterned = [*_patterned(text, hits), *(hit for hit in groups(text) if not any(taken[hit.start : hit.end]))]
    known = dict(_shortened(text, sorted((*hits, *patterned), key=lambda hit: hit.end), taken))
    found = [*patterned, *_repeated(text, known)]
    return [hit for hit in found if hit.name.sort in ("companies", "ngos") or not any(taken[hit.start : hit.end])]


class Located(Protocol):
    """What this room needs of a place: its words and its country (ISO alpha-3)."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """One after the last character."""

    @property
    def name(self) -> str:
        """Its usual name."""

    @property
    def country(self) -> str | None:
        """ISO alpha-3 of its country."""

    @property
    def kind(self) -> str:
        """What sort of place it is."""

    @property
    def score(self) -> float:
        """How much speaks for it (resolve.places.Place)."""


def located(text: str, places: Sequence[Located | None], hits: Sequence[Hit]) -> list[Hit]:
    """Give places as names of their countries, where no other name stands."""
    taken = bytearray(len(text) + 1)
    for hit in hits:
        taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    told = {hit.name.code for hit in hits}
    fit = [
        p
        for p in places
        if p
        and p.country in states()
        and 0 <= p.start < p.end <= len(text)
        and not any(taken[p.start : p.end])
        and not (p.country not in told and (p.score < _FAINT or _given(text, p) or _quarter().match(text, p.end)))
        and not (_HYPHEN.search(text, max(0, p.start - 20), p.start) and not taken[p.start - 2])
        and not (_CAPITAL_BEFORE.search(text[max(0, p.start - 20) : p.start]) and _CAPITAL_AFTER.match(text, p.end))
    ]
    return [Hit(p.start, p.end, Name("regions", str(p.country), "GOV", p.name)) for p in fit]


def _given(text: str, place: Located) -> bool:
    """Tell whether a town's name is more likely a given name: a surname follows, no word for a place stands before."""
    surname = _SURNAME.match(text, place.end)
    if surname is None or surname[1].lower() in title_words():
        return False
    return not _whereabouts().search(text, max(0, place.start - 20), place.start)


@cache
def _quarter() -> re.Pattern[str]:
    """Match what makes a town's name that of a part of another town: "the Medina | quarter"."""
    return re.compile(rf"\s(?:{any_of('quarters')})\b")


@cache
def _whereabouts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('whereabouts')}) (?:the )?\Z", re.I)


def _patterned(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    ends = {
        hit.end for hit in hits if hit.name.sort not in ("state", "adjective", "people", "capital", "regions", "decoy")
    }
    for pattern, prefix, sort, sector in ((_firm(), "COM-", "companies", "BUS"), (_charity(), "NGO-", "ngos", "NGO")):
        for match in pattern.finditer(text):
            if match.end() not in ends and match.end() + 1 not in ends:
                short = (
                    re.sub(r"[^A-Z0-9]+", "-", match.group().upper().replace("’", "").replace("'", "")).strip("-")
                    or "FIRM"
                )
                yield Hit(
                    match.start(), match.end(), Name(sort, prefix + short, sector, " ".join(match.group().split()))
                )


def _shortened(text: str, hits: Sequence[Hit], taken: bytearray) -> Iterator[tuple[str, Name]]:
    """Yield the short names that a text gives to others; `hits`: in order of their ends."""
    for hit in hits:
        first = text[hit.start : hit.end].split()[0] if hit.end > hit.start else ""
        if (
            hit.name.sort == "companies"
            and " " in text[hit.start : hit.end]
            and len(first) > 3
            and first not in words("general_firsts")
            and not first.endswith(_OWNER)
        ):
            yield first, hit.name
        if hit.name.sort == "groups" and not taken[hit.start]:
            yield text[hit.start : hit.end], hit.name
    ends = [hit.end for hit in hits]
    for match in _SHORT.finditer(text):
        before = hits[bisect_right(ends, match.start() - _NEAR) : bisect_right(ends, match.start())]
        near = [hit for hit in before if hit.name.sort not in ("decoy", "person")]
        if near and not taken[match.start(1)] and _BETWEEN.match(text, near[-1].end, match.start()):
            yield match.group(1), near[-1].name


def _repeated(text: str, known: dict[str, Name]) -> Iterator[Hit]:
    if known:
        listed = "|".join(re.escape(word) for word in sorted(known, key=lambda word: (-len(word), word)))
        for match in re.finditer(rf"(?<!\w)(?:{listed})(?!\w)", text):
            yield Hit(match.start(), match.end(), known[match.group()])
