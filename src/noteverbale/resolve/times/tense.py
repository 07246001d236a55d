"""Verbs near an expression -> whether its clause looks back or ahead.

In: a text and a span of it; the words are those of tense.toml.  Out: "past", "future", "planned" or None.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# How far a verb may stand from the words it dates; clauses of news seldom run longer.
_REACH = 120
_STOP = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<![ap]\.m)[.!?;](?=[\s\"'”’\])])|\n\s*\n|\n(?=[A-Z])"
)


# The order in which readings of the same words are tried.
_READINGS = ("passed", "planned", "future", "past")
_PLAIN = re.compile(r"[a-z]+")


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = tomllib.loads((files(__package__) / "tense.toml").read_text(encoding="utf-8"))
    return words


@cache
def _cues() -> re.Pattern[str]:
    """Give the pattern of all cues of more than plain letters; where none fits, it takes one word for `_plain`."""
    shaped = {name: [word for word in _words()[name] if not _PLAIN.fullmatch(word)] for name in _READINGS}
    groups = "|".join(f"(?P<{name}>{'|'.join(shaped[name])})" for name in _READINGS)
    return re.compile(rf"(?:(?<![\w-])|(?=['’]))(?:\d+\b|(?:{groups})(?![\w-])|(?P<plain>\w+)(?![\w-]))", re.I)


@cache
def _plain() -> dict[str, str]:
    return {word: name for name in reversed(_READINGS) for word in _words()[name] if _PLAIN.fullmatch(word)}


def tense_near(text: str, start: int, end: int) -> str | None:
    """Give the direction of the nearest verb in the sentence, those before the span first."""
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    after = _STOP.split(text[end : end + _REACH])[0]
    return _last(before) or _first(after)


def _last(words: str) -> str | None:
    cues = list(_told(words))
    return cues[-1] if cues else None


def _first(words: str) -> str | None:
    return next(_told(words), None)


def _told(words: str) -> Iterator[str]:
    for cue in _cues().finditer(words):
        reading = _plain().get(cue.group().lower()) if cue.lastgroup == "plain" else cue.lastgroup
        if reading and reading != "passed":
            yield reading
