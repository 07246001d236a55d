"""Where a name may come from, by its letters: "Itsunori Hamanaka" is likelier of Japan than of the Philippines.

In: the words of a name and the states in question.  Out: how well it fits each, beside the best.
Each naming culture is a bag of letter sequences, from stocks of names and the persons of the tables. Of 1,669 persons
of the tables with a word that no stock holds, judged by it alone and each left out of its bags, the state is the best
of four in .79 (training/origins.py).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from noteverbale.ontology.cultures import namings, stocks
from noteverbale.ontology.officials import officials
from noteverbale.resolve.actors.titles import title_words
from noteverbale.resolve.actors.transliteration import unaccented

Bags = dict[str, Counter[str]]

_SIZES = (2, 3, 4)  # letters of a sequence; the whole name is one, too
_PRIOR = 50.0  # sequences of all cultures that each bag is mixed with
_BESIDE = 4.0  # by how much less a name fits a state where only some bear such names
# By how much a state falls short of the best in question, and that of the best of all cultures.
_LEVELS, _FAR = (2.0, 8.0, 20.0), 8.0
_LETTERS = str.maketrans({"đ": "d", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d"})  # that no accent is taken off
_MARKS = re.compile(r"['’-]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def words_of(name: str) -> list[str]:
    """Give the words of a name that are written with a capital and are no title, in plain small letters."""
    found = (word for word in _WORD.findall(name) if word[0].isupper() and word.lower() not in title_words())
    return [plain for word in found for plain in _plain(word) if len(plain) > 1]


def _plain(word: str) -> list[str]:
    low = word.lower()
    if not low.isascii():
        low = unaccented(low.translate(_LETTERS))
    return [low] if low.isalpha() else _MARKS.split(low)


def sequences(word: str) -> list[str]:
    """Give the letter sequences of a word, its ends marked, and the word."""
    framed = f"^{word}$"
    return [framed[at : at + size] for size in _SIZES for at in range(len(framed) - size + 1)] + [framed]


def bags_of(persons: Iterable[tuple[str, str]]) -> Bags:
    """Give the letter sequences of each culture; `persons`: (name, state), of which those count whose state has one."""
    bags: Bags = {}
    for culture, names in stocks().items():
        for name in names:
            _fill(bags, culture, name)
    for name, state in persons:
        naming = namings().get(state)
        if naming and len(naming.own) == 1:
            _fill(bags, naming.own[0], name)
    return bags


def _fill(bags: Bags, culture: str, name: str) -> None:
    bag = bags.setdefault(culture, Counter())
    for word in _plain_words(name):
        bag.update(sequences(word))


def _plain_words(name: str) -> Iterator[str]:
    return (plain for word in _WORD.findall(name) for plain in _plain(word) if len(plain) > 1)


class Model:
    """Bags as one table: `counts` (sequences and one for those that no bag holds, cultures)."""

    def __init__(self, bags: Bags) -> None:
        import numpy as np  # heavy: not before a name is weighed

        self.cultures = list(bags)
        self.places: dict[str, int] = {}
        for bag in bags.values():
            for one in bag:
                self.places.setdefault(one, len(self.places))
        self.counts = np.zeros((len(self.places) + 1, len(bags)), dtype=np.uint16)
        for column, bag in enumerate(bags.values()):
            self.counts[[self.places[one] for one in bag], column] = list(bag.values())
        self.sizes = self.counts.sum(0, dtype=np.float64)
        self.shares = (self.counts.sum(1, dtype=np.float64) + 0.5) / max(self.sizes.sum(), 1.0)

    def scores(self, words: Iterable[str]) -> dict[str, float]:
        """Give for each culture how much likelier words are there than anywhere (log-odds, damped by length)."""
        import numpy as np

        found = np.zeros(len(self.cultures))
        for word in words:
            told = [self.places.get(one, len(self.places)) for one in sequences(word)]
            shares = self.shares[told][:, None]
            chances = (self.counts[told] + _PRIOR * shares) / (self.sizes + _PRIOR)
            found += np.log(chances / shares).sum(0) / math.sqrt(len(told))
        return dict(zip(self.cultures, found.tolist(), strict=True))


@cache
def model() -> Model:
    """Give the model of the stocks and of all persons of the tables."""
    return Model(bags_of((person.name, person.code) for person in officials()))


def fit(scores: dict[str, float], state: str) -> float | None:
    """Give how well a name of such scores fits a state; None for one of no known naming."""
    naming = namings().get(state)
    if naming is None:
        return None
    own = [scores[culture] for culture in naming.own if culture in scores]
    others = [scores[culture] - _BESIDE for culture in naming.others if culture in scores]
    return max((*own, *others), default=None)


@lru_cache(maxsize=1024)
def ranked(name: str, codes: frozenset[str]) -> dict[str, str]:
    """Give for each state of `codes` the level at which a name fits it beside the best of them, "0" best to "3"; "far"
    behind it where the name fits states better that are not in question.
    """
    words = words_of(name)
    if not words:
        return {}
    scores = model().scores(words)
    fits = {code: found for code in sorted(codes) if (found := fit(scores, code)) is not None}
    if not fits:
        return {}
    best = max(fits.values())
    far = "far" if max(scores.values()) - best > _FAR else ""
    return {code: f"{sum(best - found > level for level in _LEVELS)}{far}" for code, found in fits.items()}
