"""The words beside a mention or a pointer -> how it stands in its sentence: subject, owner, object, label.

In: a text and offsets.  Out: names of cues, which anaphora.py turns into features: `before(text, start)`,
`after(text, end)`, `Clause`.  A cue is a sort of word (actors/cues.toml) or of sign.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from noteverbale.ontology.cues import any_of, words

_LED = 45  # characters between a pointer and a name that it leads to
_WINDOW = 30  # characters looked at for the word beside a mention
_OPENING = " \t“\"‘'(["
_CLOSING = '.;:!?)]”"»'
_ARTICLES = frozenset(("the", "a", "an", "both"))
_JOINING = frozenset(("and", "or", "but"))
_STEPS = (4, 12, 25, 50, 100)  # characters between an actor and a pointer, by which these are near


@cache
def _sorts() -> dict[str, str]:
    """Give the cue of each small word."""
    sorts = dict.fromkeys(("his", "her", "its", "their", "our", "my", "your"), "owner")
    sorts |= dict.fromkeys(words("saying"), "say") | dict.fromkeys(words("auxiliaries"), "aux")
    sorts |= {word: word for word in words("prepositions")} | dict.fromkeys(_JOINING, "and")
    return sorts | dict.fromkeys(words("subordinates"), "sub")


def before(text: str, start: int) -> str:
    """Give the cue before an offset, articles not counted."""
    piece = text[max(0, start - _WINDOW) : start].rstrip(_OPENING)
    word = ""
    for _ in range(2):
        if not piece or piece[-1] in ".!?:\n":
            return "opens"
        if piece[-1] in ",;–—-":
            return "comma"
        word = (piece.split() or ["the"])[-1]
        if word.lower() not in _ARTICLES:
            break
        piece = piece[: -len(word)].rstrip(_OPENING)
    return _sorts().get(word.lower()) or ("owner" if word.endswith(("’s", "'s")) else _other(word))


def after(text: str, end: int) -> str:
    """Give the cue after an offset."""
    piece = text[end : end + _WINDOW]
    if piece[:1] in ("'", "’"):
        return "owner"
    piece = piece.lstrip()
    if not piece or piece[0] in _CLOSING:
        return "stops"
    if piece[0] in ",–—-":
        return "comma"
    word = piece.split(None, 1)[0].rstrip(',.;:!?”"')
    cue = _sorts().get(word.lower())
    if cue:
        return "prep" if cue == word.lower() else cue
    return "past" if word.endswith("ed") else "s" if word.endswith("s") and word[:1].islower() else _other(word)


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"\s+({any_of('whereabouts')})\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}")


def leading(text: str, end: int, start: int) -> tuple[str, ...]:
    """Name the preposition that leads from a pointer to the name after it: "citizens | of the city of | Adiyaman"."""
    found = _led().fullmatch(text, end, start) if start - end < _LED else None
    return (f"leads:{found[1]}",) if found else ()


def _other(word: str) -> str:
    return "name" if word[:1].isupper() else "word"


@cache
def _bound() -> re.Pattern[str]:
    """Match what parts clauses."""
    return re.compile(
        rf"(?P<sub>\b(?:{any_of('subordinates')})\b)|(?P<and>\b(?:and|or|but)\b)|(?P<say>\b(?:{any_of('saying')})\b)"
        r"|(?P<comma>[,;:–—])"
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """A pointer's own sentence up to it: the cues beside the pointer, where clauses part (`places`) and how."""

    start: int
    before: str
    after: str
    places: Sequence[int]
    bounds: Sequence[str]

    @classmethod
    def of(cls, text: str, begin: int, start: int, end: int) -> Clause:
        """Look over the sentence that begins at `begin` as far as the pointer from `start` to `end`."""
        found = [(m.start(), m.lastgroup or "") for m in _bound().finditer(text, begin, start)]
        places, bounds = [at for at, _ in found], [name for _, name in found]
        return cls(start, before(text, start), after(text, end), places, bounds)

    def gap(self, end: int) -> int:
        """Give how far an actor is that ends at `end`: 0 beside it, 5 more than a hundred characters."""
        return bisect_right(_STEPS, self.start - end)

    def bound(self, end: int) -> str:
        """Give what last parts the pointer's clause from an actor that ends at `end`."""
        return self.bounds[-1] if self.places and self.places[-1] >= end else "none"
