"""Verbs near an expression -> whether its clause looks back or ahead.

In: a text and a span of it; the words are those of tense.toml.  Out: "past", "future", "planned" or None.
A text is read for such words once, at the first question; each span then looks its neighbours up.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

# How far a verb may stand from the words it dates; clauses of news seldom run longer.
_REACH = 120
# The longest words of [close], and four words more, fit into so many characters.
_CLOSE_REACH = 80
_STOP = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<![ap]\.m)[.!?;](?=[\s\"'”’\])])|\n\s*\n|\n(?=[A-Z])"
)


# The order in which readings of the same words are tried.
_READINGS = ("passed", "planned", "future", "past")
_PLAIN = re.compile(r"[a-z]+")
# Texts whose words of tense are kept: the spans of one document are asked for in a row.
_KEPT = 8


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of tense of a text, in order: where each begins, what it tells; and where its sentences end."""

    starts: tuple[int, ...]
    readings: tuple[str, ...]
    stops: tuple[int, ...]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "tense.toml").read_text(encoding="utf-8"))


@cache
def _cues() -> re.Pattern[str]:
    """Give the pattern of all cues of more than plain letters; where none fits, it takes one word for `_plain`."""
    shaped = {name: [word for word in _words()[name] if not _PLAIN.fullmatch(word)] for name in _READINGS}
    groups = "|".join(f"(?P<{name}>{'|'.join(shaped[name])})" for name in _READINGS)
    return re.compile(rf"(?:(?<![\w-])|(?=['’]))(?:\d+\b|(?:{groups})(?![\w-])|(?P<plain>\w+)(?![\w-]))", re.I)


@cache
def _plain() -> dict[str, str]:
    return {word: name for name in reversed(_READINGS) for word in _words()[name] if _PLAIN.fullmatch(word)}


@cache
def _close() -> re.Pattern[str]:
    """Give the pattern of what may stand straight before a date and look ahead."""
    groups = "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _words()["close"].items())
    return re.compile(rf"(?<![\w-])(?:{groups})\s*\Z", re.I)


def tense_near(text: str, start: int, end: int) -> str | None:
    """Give the direction of the nearest verb in the sentence, those before the span first."""
    told = _told(text)
    return _last(text, start, told) or _first(end, told)


def _last(text: str, start: int, told: _Told) -> str | None:
    stop = bisect_right(told.stops, start) - 1
    low = max(0, start - _REACH, told.stops[stop] if stop >= 0 else 0)
    cue = bisect_left(told.starts, start) - 1
    at = told.starts[cue] if cue >= 0 else -1
    close = _close().search(text, max(low, start - _CLOSE_REACH), start)
    if close is not None and close.start() >= at:
        return close.lastgroup
    return told.readings[cue] if at >= low else None


def _first(end: int, told: _Told) -> str | None:
    stop = bisect_right(told.stops, end)
    high = min(end + _REACH, told.stops[stop] if stop < len(told.stops) else end + _REACH)
    cue = bisect_left(told.starts, end)
    return told.readings[cue] if cue < len(told.starts) and told.starts[cue] < high else None


@lru_cache(maxsize=_KEPT)
def _told(text: str) -> _Told:
    """Read a text for words of tense."""
    starts, readings = [], []
    for cue in _cues().finditer(text):
        reading = _plain().get(cue.group().lower()) if cue.lastgroup == "plain" else cue.lastgroup
        if reading and reading != "passed":
            starts.append(cue.start())
            readings.append(reading)
    return _Told(tuple(starts), tuple(readings), tuple(stop.end() for stop in _STOP.finditer(text)))
