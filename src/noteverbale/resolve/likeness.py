"""Two spellings -> how alike they are, from 0 to 1: Jaro-Winkler for names, common letters for words.

In: two texts.  Out: 1 for the same, 0 for nothing in common. Letters are told apart by case; bring both to one before.
Sources: M. A. Jaro, J. Am. Stat. Assoc. 84 (1989) 414; W. E. Winkler, Proc. Survey Research Methods Section, ASA (1990)
354.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

# Winkler's prefix: how many first letters count, what each is worth, from which likeness on.
_PREFIX, _WORTH, _FROM = 4, 0.1, 0.7


@lru_cache(maxsize=65536)
def jaro_winkler(one: str, other: str) -> float:
    """Give the likeness of two names; a common beginning counts for more.

    >>> round(jaro_winkler("lavrov", "lavrow"), 2)
    0.93
    """
    likeness = _jaro(one, other)
    if likeness <= _FROM:
        return likeness
    return min(1.0, likeness + _beginning(one, other) * _WORTH * (1 - likeness))


def nearest(name: str, others: Iterable[str], *, limit: int, least: float) -> list[str]:
    """Give those of the others that are most like a name, at least so alike, likest first, then in their order."""
    near = (other for other in others if _at_most(name, other) >= least)
    alike = [(likeness, other) for other in near if (likeness := jaro_winkler(name, other)) >= least]
    return [other for _, other in sorted(alike, key=lambda one: -one[0])[:limit]]


def _at_most(one: str, other: str) -> float:
    """Give what two names cannot be more alike than, by their lengths and their letters: told much faster."""
    common = min(len(one) - len(_rest(one, other)), len(other) - len(_rest(other, one)))
    if not common:
        return 0.0
    bound = (common / len(one) + common / len(other) + 1) / 3
    return bound + _beginning(one, other) * _WORTH * (1 - bound) if bound < 1 else 1.0


def _rest(one: str, other: str) -> str:
    """Give the letters of a name that another has not at all."""
    return one.translate(dict.fromkeys(map(ord, other)))


def _beginning(one: str, other: str) -> int:
    pairs = list(zip(one[:_PREFIX], other[:_PREFIX], strict=False))
    return next((place for place, (a, b) in enumerate(pairs) if a != b), len(pairs))


def _jaro(one: str, other: str) -> float:
    if not one or not other:
        return float(one == other)
    places = _paired(one, other)
    if not places:
        return 0.0
    crossed = sum(one[i] != other[j] for i, j in zip(places, sorted(places.values()), strict=True)) // 2
    common = len(places)
    return (common / len(one) + common / len(other) + (common - crossed) / common) / 3


def _paired(one: str, other: str) -> dict[int, int]:
    """Give for each letter of `one` the first free place of the same letter in `other`, within half a word."""
    reach = max(max(len(one), len(other)) // 2 - 1, 0)
    free, places = [*other], dict[int, int]()
    for place, letter in enumerate(one):
        try:
            found = free.index(letter, max(0, place - reach), place + reach + 1)
        except ValueError:
            continue
        free[found], places[place] = "", found
    return places


def letters_alike(one: str, other: str) -> float:
    """Give the share of letters that two texts have in common in one order.

    >>> letters_alike("abcd", "abed")
    0.75
    """
    return _share(_apart(one, other), len(one) + len(other))


def words_alike(one: str, other: str) -> float:
    """Give the likeness of two names of several words, whatever their order; 1 where one is part of the other.

    >>> words_alike("Xi Jinping", "Jinping")
    1.0
    """
    first, second = set(one.split()), set(other.split())
    if not first or not second:
        return 0.0
    if first & second and (first <= second or second <= first):
        return 1.0
    mine, yours = (" ".join(sorted(words)) for words in (first - second, second - first))
    return _with_common(len(" ".join(first & second)), mine, yours)


def _with_common(common: int, mine: str, yours: str) -> float:
    """Give the likeness of names that share words of so many letters and differ in the others."""
    lengths = [len(rest) + bool(common) for rest in (mine, yours)]
    whole = _share(_apart(mine, yours), 2 * common + sum(lengths))
    return max(whole, *(_share(length, 2 * common + length) for length in lengths)) if common else whole


def _share(apart: int, letters: int) -> float:
    return 1 - apart / letters if letters else 1.0


def _apart(one: str, other: str) -> int:
    """Give how many letters must be put in or taken out to make one text of the other."""
    row = [0] * (len(other) + 1)
    for letter in one:
        before = 0
        for place, same in enumerate(other, 1):
            before, row[place] = row[place], before + 1 if letter == same else max(row[place], row[place - 1])
    return len(one) + len(other) - 2 * row[-1]
