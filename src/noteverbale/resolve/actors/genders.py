"""Whether a pronoun means a woman or a man, and whether a person is told to be a woman.

In: a text, where a pronoun or a name begins.  Out: `gender_of(text, start)`, `woman(text, start, name)`.  Women are
told by their given names and titles (actors/cues.toml); whoever is not so told is a man as a rule, but not surely.
"""

from __future__ import annotations

import re

from noteverbale.ontology.cues import words

_SHE = re.compile(r"(?:she|her|hers|herself)\b", re.I)
_TITLE = re.compile(r"([\w’']+)[.\s]*\Z")
_GIVEN = re.compile(r"[\w’'-]+")


def gender_of(text: str, start: int) -> str:
    """Give "she" or "he" for a pronoun of a person, or for words that one owns."""
    return "she" if _SHE.match(text, start) else "he"


def woman(text: str, start: int, name: str | None) -> bool:
    """Tell whether a person's given name, or the title before the name, is a woman's."""
    title = _TITLE.search(text, max(0, start - 16), start)
    if title and title[1].lower() in words("titles_of_women"):
        return True
    given = _GIVEN.findall(name or "")[:-1]
    return any(part.lower() in words("names_of_women") for part in given[:2])
