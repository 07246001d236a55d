"""A document -> who is who in it; a span -> the actors meant.

In: text, publication day, publisher.  Out: `Context`, built once a document; `resolve(start, end)` looks spans up.
Order: the words' own description, the document's introductions, the dated tables, then what the words point back to.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from noteverbale.arguments import a_day, a_text, some_paths, some_words
from noteverbale.ontology.collectives import members_of
from noteverbale.ontology.oppositions import opposition_of
from noteverbale.ontology.pointers import Weights, weights
from noteverbale.resolve.actors.aliases import Located
from noteverbale.resolve.actors.alone import alone
from noteverbale.resolve.actors.anaphora import Likeness, Row, Scene, candidates, shares
from noteverbale.resolve.actors.eras import of_their_time
from noteverbale.resolve.actors.groups import Codes, Features, chosen, plural, sets
from noteverbale.resolve.actors.heading import meant, of_title
from noteverbale.resolve.actors.home import dateline, home_of
from noteverbale.resolve.actors.lexicon import Hit, Post, lexicon
from noteverbale.resolve.actors.mentions import Mention, mentions
from noteverbale.resolve.actors.named import named
from noteverbale.resolve.actors.namesakes import Share, elsewhere, pooled
from noteverbale.resolve.actors.people import NAME, Person
from noteverbale.resolve.actors.phrase import described, sector_of
from noteverbale.resolve.actors.pointing import at_home, reading, with_owner
from noteverbale.resolve.actors.quotes import Quotes
from noteverbale.resolve.actors.readings import ActorReading
from noteverbale.resolve.actors.target import Target, target_of
from noteverbale.resolve.sentences import sentences
from noteverbale.resolve.wrapping import unwrapped

_SURE = 0.25  # below this share of the likeliest actor nobody is named: costs no F1 on either half
_WHOLE = {"we": 0.25}  # what a set's being wholly right counts beside F1: of 0 to 1 the highest F1 on either half
_OF_STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
# Words that only states answer to.
_STATES = re.compile(r"\b(?:countries|nations|states|governments|capitals)\b")
# Whose side it is not: the home's and the speaker's own.
_OTHER_SIDE = re.compile(r"\b(?:other|opposite|opposing) (?:side|party)\b")
_HANDLE = re.compile(r"@\w*([A-ZÀ-Þ][a-zß-ÿ]+)\b")


class Context:
    """Who is who in one document. Deterministic; never raises on any text."""

    def __init__(
        self,
        text: str,
        published: date | None = None,
        publisher: str | None = None,
        *,
        places: Sequence[Located | None] | None = None,
        extend: Sequence[Path] = (),
        weighed: Weights | None = None,
        title: str | None = None,
        under: Context | None = None,
        likeness: Likeness | None = None,
    ) -> None:
        """`weighed`: weights in place of the packaged ones, for fitting them; `title`: where it is not in the text;
        `under`: who is who in the text below, where `text` is a title: whom that introduces is known here too.
        `likeness`: what a reader of the text knows of whom its words may mean.
        """
        self._weights, self._likeness = weighed or weights(), likeness
        words = self._lexicon = lexicon(some_paths(extend, "extend"))
        self.text, self.published = unwrapped(a_text(text)), a_day(published)
        self._under = under
        self._above = (some_words(title, "title"), self.published, publisher, extend)
        self._publisher = home_of(some_words(publisher, "publisher"), words)
        self.hits, self.posts, self.roster = named(self.text, self.published, words, places or ())
        own = self._publisher
        if own and own.world and all(hit.name.code != own.code or hit.name.sort == "decoy" for hit in self.hits):
            self._publisher = None
        known = self._publisher is not None and self._publisher.code is not None
        self._filed = None if known else dateline(self.text, self.hits)
        self._starts, self._post_starts = [h.start for h in self.hits], [p.start for p in self.posts]
        self._sentences = sentences(self.text)
        self._sentence_starts = [s.start for s in self._sentences]
        self._look()
        self.weighed = self._settle()
        """Whether somebody's state was found by weights: the scene then depends on them."""
        if self.weighed:
            self._look()

    def _look(self) -> None:
        """Find the mentions and lay out the scene from what is known of the persons; forget what was read before."""
        self.people = [
            (h.start, h.end, self.roster.official(h, self.text)) for h in self.hits if h.name.sort == "person"
        ]
        self.people += self.roster.surnames(self.text, self.hits)
        self._names = {person.name for _, _, person in self.people}
        self.mentions = mentions(self.text, self.hits, self.posts, self.people, self._sentences)
        self._mention_starts = [m.start for m in self.mentions]
        self._resolved: dict[tuple[int, int], tuple[ActorReading, ...]] = {}
        self._pointers: dict[tuple[int, int], tuple[Target, list[Row]]] = {}
        self.scene = self._scene_of(Quotes(self.text, self.mentions, self.posts))
        self._spoken: Scene | None = None

    def hear(self, speeches: Sequence[tuple[int, int, int, int]]) -> None:
        """Take it that long words without marks are one speaker's: (start, end) of the words, then of the speaker's
        name; in order, none overlapping. "We" and "I" in them are his then. Nothing changes in a transcript, whose
        turns are known.
        """
        if speeches and not self.scene.quotes.transcript:
            own = [(start, end, self._mentioned(*who)) for start, end, *who in speeches]
            quotes = Quotes(self.text, self.mentions, self.posts, own)
            self._spoken = self._scene_of(quotes)
            self._resolved, self._pointers = {}, {}

    def _scene_of(self, quotes: Quotes) -> Scene:
        return Scene.of(self.mentions, quotes, self.text, self._sentences, self._publisher, self._filed)

    def _mentioned(self, start: int, end: int) -> Mention | None:
        """Give the last mention in a span, a person's rather than another."""
        found = self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]
        return next((m for m in reversed(found) if m.sort == "person"), found[-1] if found else None)

    def _settle(self) -> bool:
        """Give persons introduced by an office alone the state it points to; tell whether there were any."""
        loose = self.roster.stateless()
        for person in loose:
            first = self._pointed(with_owner(self.text, person.post_start), person.start + len(person.name))[0]
            if first.code != "UNK":
                self.roster.settle(person, first.code, first.basis)
            elif (home := self.scene.home or self.scene.filed) and person.sector in _OF_STATE:
                self.roster.settle(person, home, "home of the publisher")
        return bool(loose)

    def resolve(self, start: int, end: int) -> tuple[ActorReading, ...]:
        """Give the actors meant by `text[start:end]`: at least one; UNK where the words do not tell."""
        span = max(0, start), min(len(self.text), end)
        if span not in self._resolved:
            self._resolved[span] = self.told(*span) or self._titled(*span) or self._pointed(*span)
        return self._resolved[span]

    def person(self, start: int, end: int) -> str | None:
        """Give the name of the one person whom `text[start:end]` means, named or pointed to ("he", "the minister")."""
        meant = self.resolve(start, end)
        return meant[0].name if len(meant) == 1 and meant[0].name in self._names else None

    def told(self, start: int, end: int) -> tuple[ActorReading, ...] | None:
        """Give the actors that the words themselves tell by a name or description, else None."""
        posts = self.posts_within(start, end)
        if members := members_of(self.text, start, end):
            words = " ".join(self.text[start:end].split())
            return tuple(ActorReading(code=code, sector="GOV", basis=f"collective: {words}") for code in members)
        found = described(self.text, start, end, self.within(start, end), posts)
        if found and not found[0].basis.startswith("person:"):
            return found
        named = self._named(start, end)
        if named and named.code:
            sector = sector_of(self.text, start, end, posts, None)
            return (
                ActorReading(
                    code=named.code,
                    sector=named.sector if sector == "UNK" else sector,
                    name=named.name,
                    basis=named.basis,
                ),
            )
        return found or self._alone(start, end)

    def _alone(self, start: int, end: int) -> tuple[ActorReading, ...] | None:
        """Give what words tell that are a name of the tables and no name of the text."""
        hit = alone(self.text, start, end, self._lexicon)
        if hit is None:
            return None
        told = of_their_time(self.text, self.published, [hit])[0].name
        basis = f"{told.sort}: {self.text[hit.start : hit.end]}"
        name = None if told.sort == "decoy" else told.name
        return (ActorReading(code=told.code, sector=told.sector, name=name, basis=basis),)

    def _titled(self, start: int, end: int) -> tuple[ActorReading, ...]:
        """Give the states of the title where a pointer to several means them."""
        if not self._of_title:
            return ()
        target, _ = self.pointer(start, end)
        codes = meant(target, self._of_title, self.mentions[: bisect_left(self._mention_starts, start)])
        sector = "GOV" if target.sector == "UNK" else target.sector
        return tuple(ActorReading(code=code, sector=sector, basis="a state of the title") for code in codes)

    @cached_property
    def _of_title(self) -> tuple[str, ...]:
        title, published, publisher, extend = self._above
        if not title or " ".join(self.text.split()).startswith(" ".join(title.split())):
            return ()
        above = Context(title, published, publisher, extend=extend)
        return of_title(above.mentions, self.scene.home if self.scene.official else None)

    def _named(self, start: int, end: int) -> Person | None:
        """Give the person whose name stands in a span, looking at its last name first; "@SecPompeo" is Pompeo."""
        handle = _HANDLE.search(self.text, start, end)
        if handle and (person := self.roster.person(handle.group(1), start)):
            return person
        for match in reversed(list(NAME.finditer(self.text, start, end))):
            name = match.group(1).removesuffix("’s").removesuffix("'s")
            below = self._under.roster.person(name, len(self._under.text)) if self._under else None
            if person := below or self.roster.person(name, start):
                return person
        return None

    def pointer(self, start: int, end: int) -> tuple[Target, list[Row]]:
        """Give what kind of pointer a span is, and its candidates with their features."""
        if (start, end) not in self._pointers:
            self._pointers[start, end] = self._pointer(start, end)
        return self._pointers[start, end]

    def _pointer(self, start: int, end: int) -> tuple[Target, list[Row]]:
        target = target_of(self.text[start:end], self.posts_within(start, end), self.text[end : end + 60].lower())
        if target.kind in ("he", "we", "it", "they") and self.scene.quotes.stranger(start):
            target = replace(target, marks=(*target.marks, "stranger"))
        sentence = max(0, bisect_right(self._sentence_starts, start) - 1)
        scene = (
            self._spoken if self._spoken and target.kind == "we" and self._spoken.quotes.at(start) >= 0 else self.scene
        )
        return target, candidates(scene, target, start, end, sentence)

    def _pointed(self, start: int, end: int) -> tuple[ActorReading, ...]:
        target, rows = self.pointer(start, end)
        ranked = self._ranked(target, rows, start, end)
        home = self.scene.home or self.scene.filed
        if ranked[0][0] == "UNK" and home and at_home(target):
            basis = "office without a state: home of the publisher"
            return (ActorReading(code=home, sector=target.sector, basis=basis),)
        found = self._together(start, end, target, ranked) if plural(target) else ranked[:1]
        if found[0][1] < _SURE and not plural(target):
            near = f"{ranked[0][0]} {ranked[0][1]:.2f}"
            return (ActorReading(sector=target.sector, basis=f"{target.kind} pointing to nobody surely; {near}"),)
        if target.sector == "OPP":
            when = self.published.year if self.published else None
            found = [(opposition_of(code, when), share, mention) for code, share, mention in found]
        words = self.text[start:end]
        return tuple(reading(target, words, *row) for row in found)

    def _ranked(self, target: Target, rows: Sequence[Row], start: int, end: int) -> list[Share]:
        ranked = self._shares(target, rows, start, end)
        others = elsewhere(self.text, start, end, self.posts_within(start, end)) if target.kind == "name" else []
        if others:
            ranked = pooled(ranked, [self._shares(*self.pointer(*span), *span) for span in others])
        if _OTHER_SIDE.search(self.text, start, end):
            speaker = self.scene.quotes.speaker(start)
            own = {self.scene.home, speaker.code if speaker else None}
            return [row for row in ranked if row[0] not in own] or ranked
        if target.kind == "sides" and _STATES.search(self.text, start, end):
            return [row for row in ranked if "-" not in row[0]] or ranked
        return ranked

    def _shares(self, target: Target, rows: Sequence[Row], start: int, end: int) -> list[Share]:
        # Sets of actors are chosen by weights fitted to shares that the features alone give.
        alike = self._likeness(target.kind, (start, end), rows) if self._likeness and not plural(target) else None
        return shares(rows, target, self._weights, alike)

    def groups(self, start: int, end: int) -> list[tuple[Codes, Features]]:
        """Give the sets of actors that a pointer to several may stand for, with their features."""
        target, rows = self.pointer(start, end)
        return self._sets(target, self._ranked(target, rows, start, end), start, end)

    def _sets(self, target: Target, ranked: Sequence[Share], start: int, end: int) -> list[tuple[Codes, Features]]:
        sentence = max(0, bisect_right(self._sentence_starts, start) - 1)
        return sets(self.scene, target, self.text[start:end], start, sentence, ranked)

    def _together(self, start: int, end: int, target: Target, ranked: Sequence[Share]) -> list[Share]:
        """Give the actors of the likeliest set, the likeliest one first."""
        codes, _ = chosen(
            self._sets(target, ranked, start, end), self._weights.together(), _WHOLE.get(target.kind, 0.0)
        )
        told = [row for row in ranked if row[0] in codes]
        return told + [(code, 0.0, None) for code in sorted(codes - {row[0] for row in told})]

    def within(self, start: int, end: int) -> list[Hit]:
        """Give the names that lie in a span."""
        return [h for h in self.hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)] if h.end <= end]

    def across(self, at: int) -> Hit | None:
        """Give the name of an actor that a place lies within: it begins before and ends after."""
        before = bisect_left(self._starts, at) - 1
        hit = self.hits[before] if before >= 0 else None
        return hit if hit and hit.end > at and hit.name.sort != "decoy" else None

    def posts_within(self, start: int, end: int) -> list[Post]:
        """Give the offices that lie in a span."""
        found = self.posts[bisect_left(self._post_starts, start) : bisect_left(self._post_starts, end)]
        return [p for p in found if p.end <= end]
