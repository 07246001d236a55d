"""A row of a gold set -> the same with marks in its text that nobody sees, and its spans where they then stand.

In: a row as in gold/, one of `MARKS`.  Out: the row, for `training.evaluate --marks`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import accumulate
from typing import Any

_REFERENCES = {
    "&": "&amp;", '"': "&quot;", "'": "&#39;", "’": "&rsquo;", "‘": "&lsquo;", "“": "&ldquo;", "”": "&rdquo;",
    "–": "&ndash;", "—": "&mdash;", "\u00a0": "&nbsp;",
}  # fmt: skip
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
# One in so many characters: a soft hyphen in every fourth word or so; a space without width behind every seventh space.
_HYPHENS, _SPACES = 23, 7


def soft_hyphens(at: int, text: str) -> str:
    """Give a letter with a soft hyphen behind it."""
    return text[at] + "\u00ad" * (text[at].isalpha() and at % _HYPHENS == 0)


def zero_width(at: int, text: str) -> str:
    """Give a space with one without width behind it."""
    return text[at] + "\u200b" * (text[at] == " " and at % _SPACES == 0)


def direction(at: int, text: str) -> str:
    """Give a capital that begins a word with a mark of direction before it, as press in Arabic leaves."""
    begins = text[at].isupper() and not text[at - 1 : at].isalnum()
    return "\u200e" * (begins and at % _SPACES == 0) + text[at]


def entities(at: int, text: str) -> str:
    """Give the reference of a character that is escaped in pages."""
    return _REFERENCES.get(text[at], text[at])


def ligatures(at: int, text: str) -> str:
    """Give letters that are cast together as the one character they are printed with."""
    if any(text[max(0, at - back) : at + 1] in _LIGATURES for back in (1, 2)):
        return ""
    return _LIGATURES.get(text[at : at + 3]) or _LIGATURES.get(text[at : at + 2], text[at])


def accents(at: int, text: str) -> str:
    """Give a letter and its accents apart."""
    return unicodedata.normalize("NFD", text[at])


MARKS: dict[str, Callable[[int, str], str]] = {
    "soft-hyphens": soft_hyphens, "zero-width": zero_width, "direction": direction, "entities": entities,
    "ligatures": ligatures, "accents": accents,
}  # fmt: skip


def marked(row: dict[str, Any], how: str) -> dict[str, Any]:
    """Give a row with marks in its text and its claims' spans moved."""
    put, text = MARKS[how], row["text"]
    pieces = [put(at, text) for at in range(len(text))]
    places = [0, *accumulate(map(len, pieces))]
    return row | {"text": "".join(pieces), "claims": _moved(row.get("claims", []), places)}


def _moved(value: Any, places: list[int]) -> Any:
    if isinstance(value, list):
        return [_moved(one, places) for one in value]
    if not isinstance(value, dict):
        return value
    spans = {name: places[value[name]] for name in ("start", "end") if isinstance(value.get(name), int)}
    return {name: _moved(one, places) for name, one in value.items()} | spans
