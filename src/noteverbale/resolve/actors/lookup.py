"""Words that somebody types alone ("putin", "Kim", "Lavorv") -> who may be meant, or what to type instead.

In: words, a day, the publisher.  Out: `looked_up(...)`: readings as in a text; where a text would leave them unknown,
the same words as the tables spell them, the bearers of a surname, or the nearest names in the basis of an UNK reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from noteverbale.ontology.houses import House, houses
from noteverbale.ontology.officials import Official
from noteverbale.resolve.actors.context import Context
from noteverbale.resolve.actors.holding import held
from noteverbale.resolve.actors.lexicon import lexicon, spellings
from noteverbale.resolve.actors.readings import ActorReading
from noteverbale.resolve.actors.tenure import one_each, plainly, same_person, still_in_office, unborrowed
from noteverbale.resolve.actors.transliteration import named, respelled
from noteverbale.resolve.likeness import nearest

_WORD = re.compile(r"[\w’'-]+")
_LISTED = 5  # bearers of one name that are told
_NEAR, _ALIKE = 3, 0.86  # names suggested; how alike they must be (Jaro-Winkler)
_POINTING = "name pointing"
_YEARS = re.compile(r"(\d{4})?-(\d{4})?\Z")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words, the day, who publishes them, and tables of the user's own."""

    words: str
    published: date | None = None
    publisher: str | None = None
    extend: tuple[Path, ...] = ()

    def read(self, words: str) -> tuple[ActorReading, ...]:
        """Read words as a text of their own; an office of a state that a day is asked of gives its holder."""
        context = Context(words, self.published, self.publisher, extend=self.extend)
        found = context.resolve(0, len(words))
        return (context.published and held(context, found, context.published)) or found


def looked_up(question: Question) -> tuple[ActorReading, ...]:
    """Give who is meant by words alone: at least one reading."""
    return tuple(unborrowed(plainly(reading)) for reading in _looked_up(question))


def _looked_up(question: Question) -> tuple[ActorReading, ...]:
    found = question.read(question.words)
    if _known(found):
        return tuple(_dated(reading, question) for reading in found)
    if own := houses(question.words):
        return tuple(_house(row, len(own)) for row in own)
    if question.words.count(" ") and (whole := named(question.words, question.extend)):
        return _read_as(whole, question)
    spelt = _respelt(question.words, question.extend)
    if spelt != question.words and _known(again := question.read(spelt)):
        return tuple(msgspec.structs.replace(_dated(r, question), basis=f"read as {spelt}; {r.basis}") for r in again)
    unknown = tuple(ActorReading() if one.basis.startswith(_POINTING) else one for one in found)
    return _bearers(spelt, question) or _spelt_elsewhere(question) or _near(unknown, question)


def _house(row: House, number: int) -> ActorReading:
    shared = f"one of {number} of this name, --publisher says whose; " if number > 1 else ""
    return ActorReading(code=row.code, sector=row.sector, name=row.name, basis=f"{shared}houses: {row.name}")


def _spelt_elsewhere(question: Question) -> tuple[ActorReading, ...]:
    """Read a name that another language spells otherwise as the tables do: Netanjahu, Poutine."""
    spelt = respelled(question.words, question.extend)
    return _read_as(spelt, question) if spelt is not None else ()


def _read_as(spelt: str, question: Question) -> tuple[ActorReading, ...]:
    asked = replace(question, words=spelt)
    found = asked.read(spelt)
    found = tuple(_dated(reading, asked) for reading in found) if _known(found) else _bearers(spelt, question)
    return tuple(msgspec.structs.replace(reading, basis=f"read as {spelt}; {reading.basis}") for reading in found)


def _in_other_letters(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return bool(letters) and not any("LATIN" in unicodedata.name(letter, "") for letter in letters)


def _known(readings: Sequence[ActorReading]) -> bool:
    """Tell whether words are known; in words typed alone a name points to no other person."""
    return any(reading.code != "UNK" and not reading.basis.startswith(_POINTING) for reading in readings)


def _dated(reading: ActorReading, question: Question) -> ActorReading:
    """Say so where the tables' holder of an office had left it by the day; name his namesakes."""
    if not reading.basis.startswith("table:"):
        return reading
    rows = [row for row in _rows(question.words, question.extend) if not same_person(row, reading)]
    others = ", ".join(list(dict.fromkeys(f"{row.name} ({row.code})" for row in rows))[:_LISTED])
    also = f"; also: {others}" if others else ""
    reading = still_in_office(reading, question.extend)
    years = _YEARS.search(reading.basis)
    left = years and years.group(2) and question.published and int(years.group(2)) < question.published.year
    if left:
        return msgspec.structs.replace(reading, sector="ELI", basis=f"{reading.basis}, out of office by then{also}")
    comes = years and years.group(1) and question.published and int(years.group(1)) > question.published.year
    return msgspec.structs.replace(reading, basis=f"{reading.basis}{', not in office by then' if comes else ''}{also}")


def _respelt(words: str, extend: tuple[Path, ...]) -> str:
    """Give words with the capitals that the tables have: "germany's army" -> "Germany's army"."""
    known = spellings(extend)
    marks = [(m.start(), m.end()) for m in _WORD.finditer(words)]
    out, at, number = "", 0, 0
    while number < len(marks):
        start, (end, last) = marks[number][0], (marks[number][1], number)
        fit = None
        for stop in range(min(number + 6, len(marks)) - 1, number - 1, -1):
            piece = words[start : marks[stop][1]]
            bare = re.sub(r"['’]s\Z", "", piece)
            if bare.lower() in known:
                fit, end, last = known[bare.lower()], start + len(bare), stop
                break
        out += words[at:start] + (fit or words[start:end])
        at, number = end, last + 1
    return out + words[at:]


def _rows(words: str, extend: tuple[Path, ...]) -> tuple[Official, ...]:
    return lexicon(extend).surnames.get(words.strip(), ())


def _bearers(words: str, question: Question) -> tuple[ActorReading, ...]:
    """Give the office holders of a surname: those in office on the day, else those before it; else who came later."""
    rows = _rows(words, question.extend)
    year = question.published.year if question.published else None
    now = [row for row in rows if year is None or (row.since or 0) <= year <= (row.until or 9999)]
    past = [row for row in rows if year is not None and row.until is not None and row.until < year]
    late_last = sorted(now or past, key=lambda row: (row.until is None, row.until or 0))
    fit = one_each(late_last)
    if rows and not fit:
        told = ", ".join(sorted({f"{row.name} ({row.code}, {row.office} from {row.since})" for row in rows}))
        return (ActorReading(basis=f"nobody of this name was in office by then; later: {told}"),)
    fit.sort(key=lambda row: (row.until is not None, -(row.until or 0)))
    return tuple(_holder(row, len(fit), bool(now)) for row in fit[:_LISTED])


def _holder(row: Official, number: int, now: bool) -> ActorReading:
    shared = f"one of {number} of this name; " if number > 1 else ""
    years = f"{row.since or ''}-{row.until or ''}"
    sector = row.sector if now else "ELI"
    basis = f"{shared}table: {row.name}, {row.office} {years}{'' if now else ', out of office by then'}"
    return ActorReading(code=row.code, sector=sector, name=row.name, basis=basis)


def _near(found: Sequence[ActorReading], question: Question) -> tuple[ActorReading, ...]:
    """Say which names of the tables are spelt much like the words."""
    if _in_other_letters(question.words):
        basis = "names are known in Latin letters only; write them so, or give a table of your own with --tables"
        return tuple(msgspec.structs.replace(reading, basis=basis) for reading in found)
    known = spellings(question.extend)
    alike = nearest(question.words.lower(), sorted(known), limit=_NEAR, least=_ALIKE)
    names = ", ".join(dict.fromkeys(known[word] for word in alike))
    if found[0].sector != "UNK" or (not names and question.words[:1].islower()):
        return tuple(map(_nobody, found))
    basis = f"nothing found; spelt alike: {names}" if names else "no table has this name; give a table of your own"
    return tuple(msgspec.structs.replace(reading, basis=basis) for reading in found)


def _nobody(reading: ActorReading) -> ActorReading:
    """Say that an office or a pronoun alone points to nobody, and how to tell whose it is."""
    return msgspec.structs.replace(reading, basis="the words name nobody; --within or --publisher says whose")
