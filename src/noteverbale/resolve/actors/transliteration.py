"""A name as another language spells it -> as the tables do: Netanjahu, Poutine, Chruschtschow, "Abe Shinzo".

In: words typed alone, tables of the user's own.  Out: `respelled(...)`: the words with a name of the tables in them, or
None. Two spellings agree where their consonants and the places of their vowels do, read as some language writes them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from noteverbale.ontology.officials import Official, officials
from noteverbale.ontology.tables import packaged
from noteverbale.resolve.actors.lexicon import lexicon, spellings
from noteverbale.resolve.actors.titles import title_words
from noteverbale.resolve.likeness import jaro_winkler

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLE = re.compile(r"\b(?:al|el|an|ad|as|ash|at|ar)[- ](?=\w{3})", re.I)
#: Letters that come to the same: what languages of the region write for one sound.
_SAME = str.maketrans({"z": "s", "q": "k", "g": "k", "X": "k", "c": "k", "w": "v", "Z": "J"})
_VOWELS = re.compile(r"[aeiouyh’'-]+")
#: A name of fewer consonants is a short one; how alike the letters must be (Jaro-Winkler).
_SHORTEST, _ALIKE, _ALIKE_IF_SHORT = 3, 0.78, 0.9

Key = tuple[str, ...]


def respelled(words: str, extend: tuple[Path, ...] = ()) -> str | None:
    """Give words with the name in them as the tables write it; None where none fits.

    >>> respelled("Netanjahu")
    'Netanyahu'
    """
    if whole := named(words, extend):
        return whole
    known = spellings(extend)
    changed = _WORD.sub(lambda found: _one(found.group(), known, extend), words)
    return changed if changed != words else None


def _one(word: str, known: dict[str, str], extend: tuple[Path, ...]) -> str:
    plain = re.sub(r"['’]s\Z", "", word)
    if plain.lower() in known or plain.lower() in title_words() or not plain[:1].isupper():
        return word
    return (named(plain, extend) or plain) + word[len(plain) :]


def named(words: str, extend: tuple[Path, ...] = ()) -> str | None:
    """Give the name of the tables that agrees with all the words and is spelt most like them."""
    ranked = []
    for sounds in sorted({_sounds(words, language) for language in _languages_for(words)}):
        for spelling, name in _names(extend).get(_key(sounds), ()):
            likeness = jaro_winkler(_in_order(sounds), _in_order(_sounds(spelling, "english")))
            ranked.append((likeness, name))
    likeness, name = max(ranked, default=(0.0, ""), key=lambda one: (one[0], -len(one[1]), one[1]))
    return name if likeness >= (_ALIKE if _is_long(words) else _ALIKE_IF_SHORT) else None


def _languages_for(words: str) -> tuple[str, ...]:
    """Give the languages that words may be of; a short name agrees with too many others, so it is read as English."""
    return tuple(_languages()) if _is_long(words) else ("english",)


def _is_long(words: str) -> bool:
    return len(re.sub(r"[^a-z]|(.)(?=\1)", "", "".join(_key(_sounds(words, "english"))).lower())) >= _SHORTEST


@cache
def _names(extend: tuple[Path, ...]) -> dict[Key, tuple[tuple[str, str], ...]]:
    """Give the names of all persons in the tables by their key: as spelt there, and what to read instead."""
    rows: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    people = officials(extend)
    names = {(term, term) for official in people for term in official.terms}
    names |= {(surname, surname) for surname in lexicon(extend).surnames}
    for spelling, name in names | set(_given(people)):
        rows[_key(_sounds(spelling, "english"))].add((spelling, name))
    return {key: tuple(sorted(found)) for key, found in rows.items()}


def _given(people: Iterable[Official]) -> Iterator[tuple[str, str]]:
    """Give the second names of those whose surname comes first, where one person alone bears them: Jinping."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for official in people:
        first, _, rest = official.name.partition(" ")
        if first == official.surname and len(rest) > _SHORTEST:
            bearers[rest].add(official.name)
    return ((rest, next(iter(found))) for rest, found in bearers.items() if len(found) == 1)


@cache
def _languages() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    rows = tomllib.loads(packaged("actors/letters.toml").read_text(encoding="utf-8"))
    return {
        name: tuple((re.compile(letters), sound) for letters, sound in row["letters"]) for name, row in rows.items()
    }


def _sounds(words: str, language: str) -> str:
    """Give words in letters that stand for one sound each, as a language writes them."""
    out = []
    for word in _ARTICLE.sub("", words).lower().split():
        for letters, sound in _languages()[language]:
            word = letters.sub(sound, word)
        out.append(unaccented(word))
    return " ".join(out)


def unaccented(word: str) -> str:
    """Give a word without accents."""
    marked = unicodedata.normalize("NFKD", word.replace("ł", "l").replace("ø", "o").replace("ı", "i").replace("ß", "s"))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def _key(sounds: str) -> Key:
    return tuple(sorted(map(_shape, sounds.split())))


@cache
def _shape(word: str) -> str:
    """Give the consonants of a word and the places of its vowels: both "netanjahu" and "netanyahu" are n-t-n-."""
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("-", word.translate(_SAME)))


def _in_order(sounds: str) -> str:
    return " ".join(sorted(sounds.split()))
