"""A title in capitals -> the same in the letters of its text, and its claims with the words as they stand.

In: a title, its text, claims.  Out: a title of equal length ("Putin arrives in Beijing"), claims of it.
The text tells how its words are written; what it does not hold, the tables of names do; other words begin with a
capital, as in headlines, but for those of grammar.
Source: docs/design/0008-titles.md.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from msgspec import structs

from noteverbale.ontology.cues import any_of
from noteverbale.resolve.actors.lexicon import spellings
from noteverbale.types import Claim, Mention, Source

Words = TypeVar("Words", bound=Mention | Source)

# A title of fewer words or letters may be a name ("NATO"); the share of capitals that makes it one in capitals.
_WORDS, _LETTERS, _SHARE = 3, 10, 0.9
_WORD = re.compile(r"[^\W\d_]+")
# Capitals that a sentence spells small too: as a word of a headline they are the state or the body.
SHORT_NAMES = {"us": "US", "un": "UN", "uk": "UK", "eu": "EU"}


def in_capitals(title: str) -> bool:
    """Tell whether a title is written in capitals."""
    letters = [letter for letter in title if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(_WORD.findall(title)) >= _WORDS and len(letters) >= _LETTERS and capitals > _SHARE * len(letters)


def cased(title: str, text: str) -> str:
    """Give a title in capitals with its words written as its text writes them; other titles as they are."""
    if not in_capitals(title):
        return title
    forms = _forms(text)
    written = _WORD.sub(lambda found: _written(found.group(), forms), title)
    first = written[:1].upper() + written[1:]
    return first if len(first) == len(title) else title


def _written(word: str, forms: Mapping[str, str]) -> str:
    low = word.lower()
    if low in SHORT_NAMES:
        return SHORT_NAMES[low]
    if low in forms:
        return forms[low]
    if _grammar().fullmatch(low):
        return low
    return spellings().get(low, word.capitalize())


def _forms(text: str) -> dict[str, str]:
    """Give each word of a text by its lower case, as it is written most often; small where that is as often."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for found in _WORD.finditer(text):
        counted[found.group().lower()][found.group()] += 1
    return {low: max(seen, key=lambda form: (seen[form], form.islower(), form)) for low, seen in counted.items()}


@cache
def _grammar() -> re.Pattern[str]:
    return re.compile(rf"{any_of('prepositions')}|{any_of('auxiliaries')}|the|an?|and|or|but|not|as|its|his|her|their")


def as_written(claims: Iterable[Claim], title: str) -> Iterator[Claim]:
    """Yield claims of a title with their words as they stand in it."""
    for claim in claims:
        yield structs.replace(
            claim,
            trigger=_as_it_stands(claim.trigger, title),
            agent=tuple(_as_it_stands(actor, title) for actor in claim.agent),
            recipient=tuple(_as_it_stands(actor, title) for actor in claim.recipient),
            time=claim.time and _as_it_stands(claim.time, title),
            place=claim.place and _as_it_stands(claim.place, title),
            source=_as_it_stands(claim.source, title),
            name=claim.name and _as_it_stands(claim.name, title),
        )


def _as_it_stands(words: Words, title: str) -> Words:
    return words if words.start is None else structs.replace(words, text=title[words.start : words.end])
