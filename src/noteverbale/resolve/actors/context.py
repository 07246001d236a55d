"""A document -> who is who in it; a span -> the actors meant.

In: text, publication day, publisher.  Out: `Context`, built once a document; `resolve(start, end)` looks spans up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from noteverbale.ontology.publishers import home_of
from noteverbale.resolve.actors.lexicon import Hit, Post, lexicon
from noteverbale.resolve.actors.phrase import described
from noteverbale.resolve.actors.readings import UNKNOWN, ActorReading


class Context:
    """Who is who in one document. Deterministic; never raises on any text."""

    def __init__(
        self, text: str, published: date | None = None, publisher: str | None = None, *, extend: Sequence[Path] = ()
    ) -> None:
        words = lexicon(tuple(extend))
        self.text, self.published, self.home = text, published, home_of(publisher)
        self.hits, self.posts = words.names(text), words.posts(text)
        self._starts = [hit.start for hit in self.hits]
        self._post_starts = [post.start for post in self.posts]
        counts = Counter(h.name.code for h in self.hits if h.name.sort != "decoy")
        self.dominant = self.home or (min(counts, key=lambda c: (-counts[c], c)) if counts else "UNK")

    def resolve(self, start: int, end: int) -> tuple[ActorReading, ...]:
        """Give the actors meant by `text[start:end]`: at least one; UNK where the words do not tell."""
        start, end = max(0, start), min(len(self.text), end)
        found = described(self.text, start, end, self.within(start, end), self.posts_within(start, end))
        if found:
            return found
        return (ActorReading(code=self.dominant, sector="UNK", basis="home of the text"),) if self.dominant else (UNKNOWN,)

    def within(self, start: int, end: int) -> list[Hit]:
        """Give the names that lie in a span."""
        return [h for h in self.hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)] if h.end <= end]

    def posts_within(self, start: int, end: int) -> list[Post]:
        """Give the offices that lie in a span."""
        found = self.posts[bisect_left(self._post_starts, start) : bisect_left(self._post_starts, end)]
        return [p for p in found if p.end <= end]
