"""Names -> persons: the document's introductions first, then the dated tables.

In: text, names, offices, publication day.  Out: `Roster.person(words, at)`; `surnames(text)` finds later mentions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain, dropwhile

from noteverbale.ontology.cues import any_of, words
from noteverbale.ontology.officials import Official
from noteverbale.resolve.actors.bearers import Bearers
from noteverbale.resolve.actors.lexicon import Hit, Lexicon, Post
from noteverbale.resolve.actors.people import TABLED, Person, choose, introduced, tokens_of
from noteverbale.resolve.actors.presented import presented
from noteverbale.resolve.actors.spelling import skeleton

_WORD = re.compile(r"\b[A-ZÀ-ÖØ-ÞŞİ][\w’'-]*\w")

_NEXT_NAME = re.compile(r" ([A-ZÀ-Þ][\w’'-]*[a-zß-ÿ])\b")
_NAMES_BEFORE = re.compile(r"(?:(?<=[a-z,] )|\b)((?:[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ] )+)\Z")
_WITHIN = re.compile(r"[a-z,] \Z")  # what stands before a name inside a sentence
_GOES_ON = re.compile(r" [A-ZÀ-Þ][a-z]")
_HEAD = re.compile(r"(?:[.!?:\n][”\"’')]*|\A)[\s“\"‘'(]*\Z")  # what stands before the head of a sentence


@cache
def _does() -> re.Pattern[str]:
    """Match what follows the name of somebody who does something: "'s", a comma, "said", "has"."""
    return re.compile(rf"['’,]|\s+(?:{any_of('saying')}|{any_of('auxiliaries')}|and|of|\w+ed)\b")


def _name_like(word: str) -> bool:
    """Tell whether a capitalised word may be a given name or surname: no title, no part of one, no day."""
    return bool(tokens_of(word)) and word.lower() not in words("title_parts")


class Roster:
    """Who the names of one document stand for."""

    def __init__(
        self, text: str, hits: Sequence[Hit], posts: Sequence[Post], published: date | None, lexicon: Lexicon
    ) -> None:
        self._year = published.year if published else None
        self._lexicon = lexicon
        self._weight: Mapping[str, int] = Counter(h.name.code for h in hits if h.name.sort not in ("decoy", "person"))
        self._by_token: dict[str, Bearers] = {}
        for hit in hits:
            if hit.name.sort == "person":
                self._add(self.official(hit, text))
        for person in chain(introduced(text, hits, posts), presented(text, hits)):
            self._add(person)

    def _add(self, person: Person) -> None:
        for token in person.tokens:
            if token in self._by_token:
                self._by_token[token].add(person)
            else:
                self._by_token[token] = Bearers(person)

    def knows(self, word: str) -> bool:
        """Tell whether a word is the name of a person of this document or of the tables."""
        return word in self._by_token or word in self._lexicon.surnames

    def introductions(self) -> list[Person]:
        """Give the persons that the text introduces, each place once, in order."""
        rows = {
            (p.start, p.post_start): p
            for bearers in self._by_token.values()
            for p in bearers.people
            if p.basis.startswith("introduced")
        }
        return [rows[key] for key in sorted(rows)]

    def stateless(self) -> list[Person]:
        """Give the first introduction of each person known by an office but no state."""
        rows = {p.tokens: p for known in self._by_token.values() for p in reversed(known.people) if p.code is None}
        return [
            p
            for p in sorted(rows.values(), key=lambda p: p.start)
            if self._known(p.tokens, p.start) is None and self._tabled(p.tokens) is None
        ]

    def settle(self, person: Person, code: str, basis: str) -> None:
        """Enter a stateless person again, with the state that the context gives."""
        self._add(replace(person, code=code, basis=f"{person.basis}; {basis}"))

    def official(self, hit: Hit, text: str) -> Person:
        """Give the person whom a full name of the tables stands for on the publication day."""
        row = choose(hit.name.officials, self._year, self._weight) or hit.name.officials[0]
        tokens = tuple(dict.fromkeys((*tokens_of(text[hit.start : hit.end]), *row.surname.split())))
        return Person(
            row.name,
            tokens,
            row.code,
            row.sector,
            row.office,
            hit.start,
            f"table: {row.name}, {row.office} {row.since or ''}-{row.until or ''}",
        )

    def person(self, name: str, at: int) -> Person | None:
        """Give whom a name stands for: introduced in the text, else in office on the day; None where nobody fits."""
        tokens = tokens_of(name)
        if not tokens:
            return None
        loose = self._stateless(tokens)
        whole = loose.tokens if loose and set(tokens) < set(loose.tokens) else tokens
        return self._known(tokens, at) or self._tabled(whole) or loose

    def _known(self, tokens: Sequence[str], at: int) -> Person | None:
        bearers, names = [self._by_token[token] for token in tokens if token in self._by_token], set(tokens)
        rarest = min(bearers, key=len, default=None)
        if rarest and rarest.shared(names) == len(names):
            bearers = [rarest]  # whoever has all the names stands under each of them
        most = max((each.shared(names) for each in bearers), default=0)
        first = next(filter(None, (each.sharing(names, most) for each in reversed(bearers))), None)
        if len(tokens) > 1 and first and most == 1 and len(first.tokens) > 1 and tokens[-1] not in first.tokens:
            return None
        return next(filter(None, (each.last(names, most, at) for each in bearers)), first)

    def _stateless(self, tokens: Sequence[str]) -> Person | None:
        return next((self._by_token[token].first for token in reversed(tokens) if token in self._by_token), None)

    def _tabled(self, tokens: Sequence[str]) -> Person | None:
        for size in (3, 2, 1):
            surname = " ".join(tokens[-size:]) if len(tokens) >= size else ""
            rows = self._lexicon.surnames.get(surname, ()) or (
                self._lexicon.skeletons.get(skeleton(surname), ()) if len(tokens) > size else ()
            )
            row = choose(rows, self._year, self._weight, tokens[:-size]) if rows else None
            if row and self._plausible(row.code, surname, tokens):
                return Person(
                    row.name,
                    tuple(tokens),
                    row.code,
                    row.sector,
                    row.office,
                    TABLED,
                    f"table: {row.name}, {row.office} {row.since or ''}-{row.until or ''}",
                )
        return None

    def _plausible(self, code: str, surname: str, tokens: Sequence[str]) -> bool:
        """A bare surname counts where the text names the state, or one state alone has it, or has it in office."""
        rows = self._lexicon.surnames.get(surname, ())
        alone = len({row.code for row in rows}) == 1
        now = self._year is None or any((row.since or 0) - 1 <= self._year <= (row.until or 9999) + 3 for row in rows)
        known = alone and ((now and len(surname) > 4) or (len(surname) > 3 and self._in_office(rows)))
        sitting = {row.code for row in rows if self._in_office((row,))}
        alone_now = len(surname) > 3 and sitting == {code}
        return len(tokens) > surname.count(" ") + 1 or code in self._weight or known or alone_now

    def _in_office(self, rows: Sequence[Official]) -> bool:
        """Tell whether one of the rows was in office in the year of publication, where that is known."""
        return any((row.since or 9999) <= (self._year or 0) <= (row.until or 9999) for row in rows)

    def _a_first_name(self, word: str) -> bool:
        """Tell whether the tables hold a word only as the name of a king or pope."""
        return all(row.office == "head" and row.name.split()[0] == word for row in self._lexicon.surnames.get(word, ()))

    def _of_another(self, text: str, word: re.Match[str], bare: str, taken: set[int]) -> bool:
        """Tell whether a word that a table has as a surname is part of somebody else's longer name."""
        after = _NEXT_NAME.match(text, word.end()) if bare == word.group() else None
        if after and after.start(1) not in taken and _name_like(after.group(1)):
            return True
        before = _NAMES_BEFORE.search(text, max(0, word.start() - 40), word.start())
        names = before.group(1).split() if before and before.start(1) not in taken else []
        if before and names and not _WITHIN.search(text, max(0, before.start(1) - 2), before.start(1)):
            names = self._from_given(names)
        first = tokens_of(" ".join(names)) if names and _name_like(names[-1]) else ()
        return bool(first) and self._tabled((*first, bare)) is None

    def _from_given(self, names: Sequence[str]) -> list[str]:
        """Give the names from the first on that somebody bears as a given name: any word is written large at a head."""
        return list(dropwhile(lambda name: name not in self._lexicon.given, names))

    def surnames(self, text: str, hits: Sequence[Hit]) -> list[tuple[int, int, Person]]:
        """Give the places where a known person's single name stands outside other names."""
        taken = {i for h in hits for i in range(h.start, h.end)}
        found: list[tuple[int, int, Person]] = []
        known: set[str] = set()  # surnames of those found
        others = set()  # surnames under which the text brings in somebody of no table
        for word in _WORD.finditer(text):
            bare = word.group().removesuffix("’s").removesuffix("'s")
            if word.start() in taken or (bare not in self._by_token and bare not in self._lexicon.surnames):
                continue
            person = self.person(bare, word.start())
            if person and person.start == TABLED and self._a_first_name(bare) and _GOES_ON.match(text, word.end()):
                continue  # "Charles University"
            if person and person.start == TABLED and (bare in others or self._of_another(text, word, bare, taken)):
                if bare not in known:
                    others.add(bare)  # "Ibrahim Koroma said. Koroma added"
                continue
            if (
                bare in words("verbs_as_names")
                and _HEAD.search(text, max(0, word.start() - 8), word.start())
                and not _does().match(text, word.start() + len(bare))
            ):
                continue  # "Begin the talks"
            if person and person.code:
                found.append((word.start(), word.start() + len(bare), person))
                known.update(person.tokens[-1:])
        return found
