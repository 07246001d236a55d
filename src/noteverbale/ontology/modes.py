"""Which of a kind's sub-classes (PLOVER's modes) a trigger tells: "sentenced" a conviction.

In: a kind and the words of a trigger.  Out: a mode of the kind's PLOVER category, None where the words leave it open;
`modes()`: every mode that a trigger or the code of a kind or stage can tell.
Source: [modes] of kinds/<kind>.toml, beginnings of words or phrases; one of three letters ("ban") is a whole word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from noteverbale.ontology.kinds import kinds
from noteverbale.ontology.stages import stages

_SHORT = 3  # letters of a word that begins too many others


def mode_of(kind: str, trigger: str) -> str | None:
    """Give the mode that a trigger tells; of several the one with the longest beginning."""
    pattern = _pattern(kind)
    found = pattern and longest_told(pattern, trigger)
    return _modes(kind)[found] if found else None


def longest_told(pattern: re.Pattern[str], words: str) -> str | None:
    """Give the longest beginning that words hold, in small letters."""
    found = max(pattern.finditer(words), key=lambda match: len(match[0]), default=None)
    return " ".join(found[0].lower().split()) if found else None


@cache
def modes() -> tuple[str, ...]:
    """Give all modes that can be told, in the order of the kinds."""
    pages = kinds().values()
    codes = [code for page in pages for code in (page.codes.done, page.codes.planned, page.codes.negated)]
    codes += [code for stage in stages().values() for code in (stage.done, stage.planned)]
    told = [mode for page in pages for mode in (*page.modes, *(one.mode for one in page.medium.values() if one.mode))]
    return tuple(dict.fromkeys([*told, *(code.mode for code in codes if code and code.mode)]))


@cache
def _modes(kind: str) -> dict[str, str]:
    page = kinds().get(kind)
    return {word: mode for mode, words in page.modes.items() for word in words} if page else {}


@cache
def _pattern(kind: str) -> re.Pattern[str] | None:
    return beginning(_modes(kind))


def beginning(words: Iterable[str]) -> re.Pattern[str] | None:
    """Give what matches any of the beginnings, the longest first; a blank stands for any white space."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(_begun(word) for word in longest)})", re.IGNORECASE) if longest else None


def _begun(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"\s+")
    return rf"{escaped}\b" if len(word) <= _SHORT else escaped
