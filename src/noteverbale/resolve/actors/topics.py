"""Mentions and sentences -> what each sentence is about: its topic.

In: mentions that may be a subject, and which sentences a pronoun opens.  Out: `topics(...)`, `carried(...)`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from noteverbale.ontology.cues import any_of
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.types import Span


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"[“\"'‘(]*(?:{any_of('carries_on')})\b|[“\"]")


def carried(text: str, sentences: Sequence[Span]) -> list[bool]:
    """Tell of each sentence whether a pronoun or a quotation opens it: it goes on about the same."""
    return [bool(_opening().match(text, s.start, s.end)) for s in sentences]


def topics(free: Sequence[Mention], opened: Sequence[bool]) -> list[str | None]:
    """Give each sentence's topic: its first free mention, or that of the sentence before where a pronoun opens it."""
    first: dict[int, Mention] = {}
    for m in free:
        first.setdefault(m.sentence, m)
    topics: list[str | None] = []
    for number, carried in enumerate(opened):
        found = first.get(number)
        topics.append((topics[-1] if topics else None) if carried or found is None else found.code)
    return topics
