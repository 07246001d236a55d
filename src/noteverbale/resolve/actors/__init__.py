"""Words -> who is meant: states, organisations, groups, firms, and whoever acts for them.

In: a text, spans in it, its publication day and publisher.  Out: `ActorReading`s for each span; `ActorMention`s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import structs

from noteverbale.arguments import some_spans
from noteverbale.resolve.actors.aliases import Located
from noteverbale.resolve.actors.context import Context
from noteverbale.resolve.actors.readings import ActorMention, ActorReading
from noteverbale.resolve.actors.tagging import tagged

__all__ = ["ActorMention", "ActorReading", "Context", "resolve", "tag"]


def resolve(
    text: str,
    spans: Iterable[tuple[int, int]],
    published: date | None = None,
    *,
    publisher: str | None = None,
    places: Sequence[Located | None] | None = None,
    extend: Sequence[Path] = (),
) -> list[tuple[ActorReading, ...]]:
    """Give for each (start, end) span, in order, the actors meant; an unknown one has code UNK.

    `places`: what `resolve.places.tag` found in the text, if at hand: people in a town belong to its country.
    """
    context = Context(text, published, publisher, places=places, extend=extend)
    return [context.resolve(start, end) for start, end in some_spans(spans)]


def tag(text: str, published: date | None = None, *, extend: Sequence[Path] = ()) -> list[ActorMention]:
    """Give the actor mentions that names and patterns find, in order of place."""
    found = tagged(Context(text, published, extend=extend))
    return [
        structs.replace(mention, text=text[mention.start : mention.end]) for mention in found
    ]  # line ends as they stand
