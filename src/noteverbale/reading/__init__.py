"""Document -> Reading: the network finds claims in windows of text, the resolvers give their words a meaning.

reader = Reader.load()
reader.read(document).claims
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import structs

import noteverbale
from noteverbale.reading import capitals, titles, whole
from noteverbale.reading import network as networks
from noteverbale.reading.attributions import attributions
from noteverbale.reading.claims import claims
from noteverbale.reading.collector import held_back
from noteverbale.reading.decode import decode, supported
from noteverbale.reading.fields import Seen
from noteverbale.reading.freshness import with_freshness
from noteverbale.reading.legibly import legibly
from noteverbale.reading.likeness import Likeness, Words, read_weights
from noteverbale.reading.network import Network
from noteverbale.reading.news import flowing, readable
from noteverbale.reading.repeats import Repeats
from noteverbale.reading.spoken import speeches_of
from noteverbale.reading.windows import windows
from noteverbale.reading.wordpieces import load_pieces
from noteverbale.reading.words import read_sentences
from noteverbale.resolve import places
from noteverbale.resolve.actors import Context
from noteverbale.resolve.sentences import sentences
from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.types import Claim, Document, Failure, Reading, Span

__all__ = ["Reader"]

# Characters. No article is a tenth as long; a file that is longer holds many articles or none, and would hold up a run.
LONGEST_TEXT = 5_000_000


class Reader:
    """Reads documents one at a time; loading takes about half a second, so keep one for each process."""

    def __init__(
        self, network: Network, folder: Path, tables: Tables = NO_TABLES, *, judge: whole.Judge = whole.chance
    ) -> None:
        self._network, self._pieces = network, load_pieces(folder / "tokenizer.json")
        self._pointers = read_weights(folder / network.names.pointers, network.about.digest)
        self._tables, self._judge = tables, judge
        self.digest = network.about.digest
        self.signature = f"noteverbale {noteverbale.__version__} network {network.about.digest}"
        if tables:
            self.signature += f" tables {tables.digest()}"

    @classmethod
    def load(
        cls,
        path: Path | None = None,
        tables: Tables = NO_TABLES,
        *,
        fast: bool = False,
        judge: whole.Judge = whole.chance,
    ) -> Reader:
        """Load the network in `path`, or the one shipped; `fast`: the narrower one beside it; `tables`: the user's;
        `judge`: tells how surely a claim is wholly right.

        Raises ModelError, OntologyError.
        """
        if tables:
            tables.check()
        folder = path or networks.packaged()
        return cls(Network(folder, networks.FAST if fast else networks.FULL), folder, tables, judge=judge)

    @held_back()
    def read(self, document: Document) -> Reading:
        """Give all claims and attributions of a document, in text order.

        A text beyond LONGEST_TEXT is told as a failure, not read.
        """
        if len(document.text) > LONGEST_TEXT:
            return Reading(document=document, failures=(too_long(document),), signature=self.signature)
        return legibly(self._read, document)

    def _read(self, document: Document) -> Reading:
        given, document = document, flowing(document)
        spans = readable(document)
        repeats, words = Repeats(document, spans), Words()
        weighed = self._weighed(document.text, repeats.first, words)
        chances = [item.found.confidence for item in weighed]
        kept = supported(chances, repeats.words, self._network.about.thresholds)
        seen = [item for item, keep in zip(weighed, kept, strict=True) if keep]
        people = self._people(document, located=bool(seen), words=words)
        told = attributions(document.text, spans, people)
        people.hear(speeches_of(told, document.text))
        found = claims(document, seen, people, self._tables, said=told, judge=self._judge)
        of_title = self._of_title(document, spans, chances, found, people)
        official = people.scene.official
        return Reading(
            document=given,
            claims=tuple(repeats.laid([*with_freshness(found, document, official=official)])),
            attributions=tuple(told),
            signature=self.signature,
            title_claims=tuple(with_freshness(of_title, document, official=official)),
        )

    def _weighed(self, text: str, spans: Sequence[Span], words: Words | None = None) -> list[Seen]:
        """Give all claims worth weighing that the network finds in a text; `words` takes what it tells of each word."""
        seen: list[Seen] = []
        for window in windows(read_sentences(text, spans, self._pieces)):
            scores = self._network.encode(window)
            seen += [Seen(found, window) for found in decode(self._network, window, scores)]
            if words is not None and self._pointers:
                words.add(window, scores)
        return seen

    def words(self, text: str) -> Words:
        """Give what the network tells of each word of a text, read as it stands."""
        found = Words()
        for window in windows(read_sentences(text, sentences(text), self._pieces)):
            found.add(window, self._network.encode(window))
        return found

    def _of_title(
        self,
        document: Document,
        spans: Sequence[Span],
        chances: Sequence[float],
        told: Sequence[Claim],
        people: Context,
    ) -> Iterator[Claim]:
        """Give what the title tells and the text does not; `chances`: of the text's claims; `told`: those given."""
        written = titles.apart(document, spans)
        title = capitals.cased(written, document.text)
        lines = titles.lines(title)
        weighed = titles.likely(self._weighed(title, lines))
        words, cuts = len(document.text.split()), self._network.about.thresholds
        seen = [item for item in weighed if supported([*chances, item.found.confidence], words, cuts)[-1]]
        if seen:
            day, own = document.published, self._tables.actors
            above = Context(title, day, document.outlet, extend=own, under=people)
            said = attributions(title, lines, above)
            read = structs.replace(document, title=title)
            found = claims(titles.as_text(read), seen, above, self._tables, said=said, judge=self._judge)
            yield from capitals.as_written(titles.added(found, told, read, above), written)

    def _people(self, document: Document, *, located: bool, words: Words | None = None) -> Context:
        """Give who is who; `located`: towns are looked for too, for whose police "police" are (costs as much again);
        `words`: what the network told of them.
        """
        own, day, text = self._tables, document.published, document.text
        towns = places.tag(text, day, tables=own.places) if located else None
        likeness = self._likeness(words) if words else None
        return Context(
            text, day, document.outlet, places=towns, extend=own.actors, title=document.title, likeness=likeness
        )

    def _likeness(self, words: Words) -> Likeness | None:
        return Likeness(self._pointers, words) if self._pointers and words else None

    def likeness(self, text: str) -> Likeness | None:
        """Give what the network knows of whom the words of a text may mean, for `resolve.actors.Context`."""
        return self._likeness(self.words(text))


def too_long(document: Document) -> Failure:
    """Give the failure of a text that holds many articles, or none."""
    reason = (
        f"its {len(document.text):,} characters are more than an article has ({LONGEST_TEXT:,}); split it into articles"
    )
    return Failure(where=document.name, reason=reason, stage="reading")
