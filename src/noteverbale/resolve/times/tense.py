"""Verbs near an expression -> whether its clause looks back or ahead.

In: a text and a span of it; the words are those of tense.toml.  Out: "past", "future", "planned" or None.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

# How far a verb may stand from the words it dates; clauses of news seldom run longer.
_REACH = 120
_STOP = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<![ap]\.m)[.!?;](?=[\s\"'”’\])])|\n\s*\n|\n(?=[A-Z])"
)


@cache
def _cues() -> re.Pattern[str]:
    words = tomllib.loads((files(__package__) / "tense.toml").read_text(encoding="utf-8"))
    groups = "|".join(f"(?P<{name}>{'|'.join(words[name])})" for name in ("passed", "planned", "future", "past"))
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.I)


def tense_near(text: str, start: int, end: int) -> str | None:
    """Give the direction of the nearest verb in the sentence, those before the span first."""
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    after = _STOP.split(text[end : end + _REACH])[0]
    return _last(before) or _first(after)


def _last(words: str) -> str | None:
    cues = _told(words)
    return cues[-1] if cues else None


def _first(words: str) -> str | None:
    cues = _told(words)
    return cues[0] if cues else None


def _told(words: str) -> list[str | None]:
    return [cue.lastgroup for cue in _cues().finditer(words) if cue.lastgroup != "passed"]
