"""A publisher's name, and where its text was written -> whose house speaks: a state, an organisation, or nobody's.

In: the publisher's name; a text and the names in it.
Out: `home_of(...)`: a `Publisher`, `dateline(...)`: a state's code; None where nothing tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from noteverbale.ontology.cues import any_of
from noteverbale.ontology.publishers import Publisher, about_it, publisher_of
from noteverbale.ontology.states import states
from noteverbale.resolve.actors.lexicon import Hit, Lexicon

# How far into a text its dateline may begin and end: "By A. Orn, LIMA, March 3 (Wire) - Peru's army ...".
_BEFORE, _WITHIN = 60, 60
_NAMES = frozenset(("state", "adjective", "capital", "regions"))
_CLOSED = re.compile(r"(?:[,(][^\n]{0,45}?)?\s*(?:[-–—:]{1,2}|(?<!\b[A-Z])\.)\s")
_OPENED = re.compile(r"(?:\A|\n|[.)]\s)\W{0,3}\Z")
# "Lusaka, 6 March 2023": a line of its own at the head of a release.
_HEAD = 300
_DATED = re.compile(
    r",\s(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2}),?\s(?:19|20)\d\d\.?[ \t]*(?:\n|\Z)"
)
_LINE = re.compile(r"(?:\A|\n)[ \t]*\Z")
_TOWN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'. -]+\Z")


@cache
def _government() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('government_outlets')})\b")


@cache
def _edition() -> re.Pattern[str]:
    """Match what shows that an adjective before it is a language: "English | edition"."""
    return re.compile(rf"[\s,-]+(?:language\s+)?(?:{any_of('editions')})\b", re.I)


def home_of(name: str | None, words: Lexicon) -> Publisher | None:
    """Give who publishes: of the table, else the state, seat, region or organisation in the name ("Suva Times")."""
    if known := publisher_of(name):
        return known
    text = str(name or "")
    for hit in words.names(text):
        own = hit.name.sort == "organisations" and not about_it(text, hit.end)
        ours = hit.name.code in states() if hit.name.sort in _NAMES else own
        if ours and not (hit.name.sort == "adjective" and _edition().match(text, hit.end)):
            official = own or _government().search(text) is not None
            return Publisher(text, hit.name.code, official)
    return None


def dateline(text: str, hits: Sequence[Hit]) -> str | None:
    """Give the state in which a text says that it was written, where that is no seat of an organisation: "LIMA -"."""
    for hit in hits:
        if hit.start > _HEAD:
            return None
        town = hit.name.sort in ("capital", "regions", "state")
        if town and (_before_news(text, hit) or _above_it(text, hit)):
            return None if _seat().search(text, hit.start, hit.end) else hit.name.code
    return None


def _before_news(text: str, hit: Hit) -> bool:
    """Tell whether a town stands before the first words: "LIMA, March 3 (Wire) - "."""
    if hit.start > _BEFORE or not _TOWN.match(text[hit.start : hit.end]) or not _OPENED.search(text, 0, hit.start):
        return False
    return _CLOSED.match(text, hit.end, hit.end + _WITHIN) is not None


def _above_it(text: str, hit: Hit) -> bool:
    """Tell whether a town stands with a day in a line of its own."""
    return _LINE.search(text, 0, hit.start) is not None and _DATED.match(text, hit.end) is not None


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('seats')})", re.I)
