"""Word lists -> lookup tables: the verbs and nouns of saying with their frames, and the small classes of words.

In: lexicon.toml, classes.toml, kinds.toml beside this file.  Out: frozen tables, read once when first used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from noteverbale.ontology.pages import read_page

Forms = dict[str, str]
FORM_NAMES = ("base", "s", "past", "participle", "ing")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying: its lemma, the words that go with it, and the frames that it may stand in."""

    lemma: str
    particles: tuple[str, ...]
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What tells who says what. `forms`: first word -> the verbs it may be and in which form, longest first."""

    forms: dict[str, tuple[tuple[str, Verb], ...]]
    adjectives: dict[str, tuple[Verb, ...]]
    according: dict[str, tuple[tuple[str, ...], ...]]
    hearsay: frozenset[str]
    relays: frozenset[str]
    nouns: frozenset[str]
    weak_nouns: frozenset[str]
    vows: frozenset[str]
    classes: dict[str, frozenset[str]]
    verb_forms: dict[str, str]
    governors: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Give the tables."""
    data, classes = load("lexicon.toml"), load("classes.toml")
    irregular = {lemma: text.split() for lemma, text in data["irregular"].items()}
    forms: dict[str, list[tuple[str, Verb]]] = {}
    for verb in _verbs(data["frames"]):
        for name, words in inflected("_".join((verb.lemma, *verb.particles)), irregular):
            forms.setdefault(words.split("_")[0], []).append((name, verb))
    words = data["words"]
    return Lexicon(
        forms={word: tuple(sorted(found, key=_longest_first)) for word, found in forms.items()},
        adjectives=_adjectives(data["adjectives"]),
        according=_by_first_word(words["according"]),
        hearsay=frozenset(words["hearsay"]),
        relays=frozenset(words["relays"].split()),
        nouns=frozenset(words["nouns"].split()),
        weak_nouns=frozenset(words["weak_nouns"].split()),
        vows=frozenset(words["vows"].split()),
        classes={name: frozenset(text.split()) for name, text in classes.items()},
        verb_forms=_all_forms(classes, irregular) | _first_words(forms),
        governors=frozenset(form for lemma in classes["governors"].split() for _, form in inflected(lemma, irregular)),
    )


def load(name: str) -> dict[str, Any]:
    """Read one TOML file of this package. Raises OntologyError naming file and repair."""
    return read_page(Path(str(files(__package__) / name)), dict[str, Any])


def _verbs(frames: dict[str, str]) -> Iterator[Verb]:
    where: dict[str, set[str]] = {}
    for frame, text in frames.items():
        for lemma in text.split():
            where.setdefault(lemma, set()).add(frame)
    for lemma, names in where.items():
        first, *particles = lemma.split("_")
        yield Verb(first, tuple(particles), frozenset(names))


def _adjectives(frames: dict[str, str]) -> dict[str, tuple[Verb, ...]]:
    table: dict[str, list[Verb]] = {}
    for verb in _verbs(frames):
        table.setdefault(verb.lemma, []).append(verb)
    return {word: tuple(sorted(found, key=lambda verb: -len(verb.particles))) for word, found in table.items()}


def _longest_first(entry: tuple[str, Verb]) -> tuple[int, str, str]:
    form, verb = entry
    return -len(verb.particles), form, verb.lemma


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        table.setdefault(first, []).append((first, *rest))
    return {first: tuple(found) for first, found in table.items()}


def _first_words(forms: dict[str, list[tuple[str, Verb]]]) -> Forms:
    return {word: found[0][0] for word, found in forms.items()}


def _all_forms(classes: dict[str, str], irregular: dict[str, list[str]]) -> Forms:
    table: Forms = {}
    for lemma in classes["verbs"].split():
        for name, form in inflected(lemma, irregular):
            table.setdefault(form, name)
    return table | dict.fromkeys(classes["irregular_verbs"].split(), "past")


def inflected(lemma: str, irregular: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Give the forms of a verb, each with its name; particles stay joined by `_`."""
    first, _, rest = lemma.partition("_")
    past, participle, ing = (form.split("_")[0] for form in irregular.get(lemma, irregular.get(first, _regular(first))))
    tail = f"_{rest}" if rest else ""
    for name, form in zip(FORM_NAMES, (first, _third(first), past, participle, ing), strict=True):
        yield name, form + tail


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return verb + "d", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    return verb + "ed", verb + "ed", verb + "ing"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
