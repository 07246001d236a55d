"""Known names of a text -> those that are places here, those that only hint at a place, and the rest.

In: names found by `scan`.  Out: `Seen` names with a role: PLACE (a toponym), WEAK (one if it lies where the text is at
home), HINT (an adjective, or inside the name of a body: it tells where the text is at home, but is no toponym), or left
out (persons, streets, common words).
Rules, not a model: each is one function with the words it needs in `cues.csv`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from noteverbale.resolve.places.gazetteer import Gazetteer
from noteverbale.resolve.places.homonyms import WORLD_CITY
from noteverbale.resolve.places.names import Token
from noteverbale.resolve.places.press import is_agency
from noteverbale.resolve.places.scan import Name, abbreviation
from noteverbale.resolve.places.tables import DEMONYM, FIRST, Named, any_cue, common_words, cues, given_names

PLACE, HINT, WEAK = "place", "hint", "weak"
#: A name borne by no place of so many people is taken for a place only where words beside it say so.
KNOWN_POPULATION = 15_000
#: Initials of a body have so many letters at most; a line whose letters before them are all capitals is a heading.
_INITIALS, _BEFORE = 5, 40
#: Names of one place that are kinds of areas elsewhere: "the Southern Federal District".
_DESCRIBED = frozenset({"federal district"})
#: Kinds that are places whatever capitalised word stands beside them.
_STURDY = frozenset({"country", "continent", "capital", "division"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A name of the text with its role here."""

    name: Name
    role: str
    named: tuple[Named, ...]


def recognise(text: str, names: list[Name], words: list[Token], gazetteer: Gazetteer) -> list[Seen]:
    """Give the names that are places or hint at one, in order."""
    surnames = _surnames(text, names, words)
    found = []
    for name in names:
        named = gazetteer.find(name.folded)
        role = _role(text, name, named, words, surnames, gazetteer)
        if role:
            found.append(Seen(name, role, named))
    firm = {one.name.folded for one in found if one.role == PLACE}
    return [replace(one, role=PLACE) if one.role == WEAK and one.name.folded in firm else one for one in found]


def _role(
    text: str, name: Name, named: tuple[Named, ...], words: list[Token], surnames: frozenset[str], gazetteer: Gazetteer
) -> str | None:
    before, after = _beside(text, words, name.first, -1), _beside(text, words, name.last, 1)
    if after and after.capital and after.folded in cues("street"):
        return None
    if after and not after.capital and after.folded in cues("disease"):
        return None
    if name.folded in _DESCRIBED and before and before.capital:
        return None
    if name.folded[:3].isupper():
        return None if _degree(text, name, words, gazetteer) else PLACE
    if name.first == name.last and name.folded in common_words() and not _placed_by_abbreviation(text, name):
        return None
    if named and all(role == DEMONYM for _, role in named):
        return HINT
    if _acronym(text, name, gazetteer) and not _great(named):
        return None
    if _person(name, named, before, after, surnames, gazetteer):
        return None
    if (_body(text, name, words, before, after) or is_agency(text, name)) and not any(
        entry.kind in ("country", "continent") for entry, _ in named
    ):
        return HINT
    return PLACE if _known(named) or _supported(text, name, words) else WEAK


def _degree(text: str, name: Name, words: list[Token], gazetteer: Gazetteer) -> bool:
    """Tell whether letters after a name ("Amir Tavana, MD,") are a degree: no place's name stands before them."""
    if text[name.start : name.end].lower() not in cues("degree") or not name.first:
        return False
    return not gazetteer.known([words[name.first - 1].folded])[0]


def _acronym(text: str, name: Name, gazetteer: Gazetteer) -> bool:
    """Tell whether capitals within a line ("said, ISNA reported") are the initials of a body."""
    letters = text[name.start : name.end]
    if not (letters.isupper() and len(letters) <= _INITIALS) or gazetteer.written(name.folded):
        return False
    line = text[text.rfind("\n", 0, name.start) + 1 : name.start]
    return any(letter.islower() for letter in line[-_BEFORE:])


def _great(named: tuple[Named, ...]) -> bool:
    """Tell whether a name is first of all a capital's or a great city's: "talks in OSLO"."""
    return any(
        role == FIRST and (entry.kind in ("country", "capital") or entry.population >= WORLD_CITY)
        for entry, role in named
    )


def _beside(text: str, words: list[Token], position: int, step: int) -> Token | None:
    """Give the neighbouring word if nothing but a blank parts the two."""
    other = position + step
    if not 0 <= other < len(words):
        return None
    left, right = (words[position], words[other]) if step > 0 else (words[other], words[position])
    gap = text[left.end : right.start]
    return (
        words[other]
        if gap == " " or (gap == ". " and (left.folded in cues("dotted") or len(left.folded) == 1))
        else None
    )


def _sturdy(named: tuple[Named, ...]) -> bool:
    return any(
        (entry.kind in _STURDY and role == FIRST) or (entry.number < 0 and role != DEMONYM) for entry, role in named
    )


def _known(named: tuple[Named, ...]) -> bool:
    return any(
        role != DEMONYM
        and (
            entry.number < 0 or (entry.population >= KNOWN_POPULATION and (role == FIRST or entry.population > 200_000))
        )
        for entry, role in named
    )


def _person(
    name: Name,
    named: tuple[Named, ...],
    before: Token | None,
    after: Token | None,
    surnames: frozenset[str],
    gazetteer: Gazetteer,
) -> bool:
    if name.first == name.last and name.folded in surnames and not _country(named):
        return True
    if before and honoured(before) and not _country(named):
        return True
    if name.folded in given_names() and not _sturdy(named):
        return True
    if before and before.capital and before.folded in given_names() and not _country(named):
        return True
    if before and before.folded in cues("title") and before.capital and not _sturdy(named):
        return True
    if _sturdy(named):
        return False
    return _stranger(before, gazetteer) or (
        name.first == name.last and _stranger(after, gazetteer) and not _known_city(named)
    )


def honoured(before: Token) -> bool:
    """Tell whether a word is a title that stands before persons only: "Queen Sofia" is no town, even a capital."""
    return before.capital and before.folded in cues("honorific")


def _country(named: tuple[Named, ...]) -> bool:
    return any(entry.kind in ("country", "continent") and role != DEMONYM for entry, role in named)


def _known_city(named: tuple[Named, ...]) -> bool:
    return any(entry.population >= 500_000 and role == FIRST for entry, role in named)


def _stranger(word: Token | None, gazetteer: Gazetteer) -> bool:
    """Tell whether a capitalised neighbour is no word that stands beside names of places."""
    if word is None or not word.capital or not word.folded:
        return False
    plain = any_cue("direction", "generic", "title", "organisation", "locative", "plain")
    return word.folded not in plain and word.folded not in common_words() and not gazetteer.known([word.folded])[0]


def _body(text: str, name: Name, words: list[Token], before: Token | None, after: Token | None) -> bool:
    """Tell whether a name is part of an organisation's: "Oxford University", "University of Oxford"."""
    if after and after.capital and after.folded in cues("organisation"):
        return True
    if before and before.folded == "of" and name.first >= 2:
        head = words[name.first - 2]
        return head.capital and head.folded in cues("organisation") and text[head.end : before.start] == " "
    return False


def _supported(text: str, name: Name, words: list[Token]) -> bool:
    """Tell whether the words beside a little-known name say that it is a place."""
    if _placed_by_abbreviation(text, name):
        return True
    before = words[name.first - 1] if name.first else None
    if before is None or text[before.end : name.start] not in (" ", "\n"):
        return False
    if before.folded == "of" and name.first >= 2:
        return words[name.first - 2].folded in any_cue("generic", "direction")
    return (
        before.folded in (cues("locative") - cues("direction")) | {"near"} and not before.capital
    ) or before.folded in cues("generic")


def _placed_by_abbreviation(text: str, name: Name) -> bool:
    return text[name.end : name.end + 2] == ", " and abbreviation(text, name.end + 2) is not None


def _surnames(text: str, names: list[Name], words: list[Token]) -> frozenset[str]:
    """Give single-word names that the text shows to be a person's: after a given name, a title, or a stranger."""
    found = set()
    for name in names:
        before = _beside(text, words, name.first, -1)
        if name.first != name.last or before is None or not before.capital:
            continue
        titled = before.folded in cues("title") - cues("seat")
        if before.folded in given_names() or titled or _initial(text, before):
            found.add(name.folded)
    return frozenset(found)


def _initial(text: str, word: Token) -> bool:
    return len(word.folded) == 1 and text[word.end : word.end + 1] == "."
