"""A text's words of local life -> the countries whose papers write so: "sheriff", "councillor", "lakh".

In: the tokens of a text.  Out: country -> points for its places. World news has few of these words; a local paper,
which names its own small towns without saying where they are, has many.
"""

from __future__ import annotations

import itertools
from functools import cache

from noteverbale.ontology.tables import packaged, read_table
from noteverbale.resolve.places.names import Token

#: Points for a country when all words of local life are its own; one word gives a quarter, three a half.
IDIOM = 2.0


def idioms(words: list[Token]) -> dict[str, float]:
    """Give country -> points, from the words of `idioms.csv` that the text uses."""
    used = {word.folded for word in words}
    used |= {f"{one.folded} {other.folded}" for one, other in itertools.pairwise(words) if one.folded in _leading()}
    points = {}
    for country, signs in _signs():
        count = len(used & signs)
        if count:
            points[country] = IDIOM * count / (count + 3.0)
    return points


@cache
def _leading() -> frozenset[str]:
    """Give what a sign of two words begins with, so that few pairs of a text's words are looked at."""
    return frozenset(sign[:at] for _, signs in _signs() for sign in signs for at in range(len(sign)) if sign[at] == " ")


@cache
def _signs() -> tuple[tuple[str, frozenset[str]], ...]:
    rows = read_table(packaged("places/idioms.csv"), ["country", "words", "source"], key=["country"])
    return tuple((row["country"], frozenset(row["words"].split("|"))) for row in rows)
