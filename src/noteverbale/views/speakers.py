"""Asking by who speaks, in the words of the texts: `said_by` of the filters, and what it is in SQL."""

from __future__ import annotations

import re

from noteverbale.errors import ConfigError

# A word of a name stands in the words for the speaker, or in the name of the person whom they mean; "!" goes before
# what LIKE would read as a pattern.
_WORD = "coalesce(c.source_text, '') || ' ' || coalesce(c.source_name, '') LIKE ? ESCAPE '!'"


def speaker(words: str | None) -> str | None:
    """Give the words by which a speaker is named. Raises ConfigError where there are none."""
    if words is not None and not re.search(r"\w", words):
        raise ConfigError(f"said_by is a name, or words of one, as texts write it; got {words!r}")
    return words


def said_by_condition(words: str) -> tuple[str, list[str]]:
    """Give the SQL for "the speaker of the claim `c` is named with all these words", and its parameters."""
    patterns = ["%" + re.sub("([!%_])", r"!\1", word) + "%" for word in words.split()]
    return " AND ".join([_WORD] * len(patterns)), patterns
