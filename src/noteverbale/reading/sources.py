"""Who says a claim: the network's words and kind, whom the attribution about them names, and what the resolver knows.

In: what the claims of a document share, a decoded claim, the network's kind of source.  Out: its `Source`.
"""

from __future__ import annotations

import re

from noteverbale.reading.attributions.heads import is_outlet
from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.reading.fields import Scene, Seen, best_of
from noteverbale.reading.spoken import someone
from noteverbale.resolve.actors.quotes import asks
from noteverbale.types import Attribution, Source

# Kinds of source that are one person, and words that point to one.
_PERSONS = frozenset(("named_official", "former_official", "expert", "group", "witness"))
_SPEAKERS = _PERSONS | {"unnamed_official"}
_POINTS = re.compile(r"(?:he|she|him|her)\Z|the\s", re.IGNORECASE)
# Kinds of source that do not say "I".
_PAPERS = frozenset(("document", "media"))

_Span = tuple[int, int]


def source_of(scene: Scene, item: Seen, kind: str) -> Source:
    """Give who says it, by the words found and by the attribution that the trigger stands in; of "I" and "we" whom the
    speech or the quotation that they stand in names.
    """
    text = scene.document.text
    span = None if kind == "publisher" else someone(text, best_of(text, item, "source"))
    spoken = scene.spoken.at(int(item.window.starts[item.found.trigger[0]]))
    if spoken and span is None:
        kind, span = _attributed(text, spoken, kind)
    elif spoken and span and spoken.source[0][0] < span[1] and span[0] < spoken.source[0][1]:
        span = spoken.source[0]  # "Head of the Just Russia faction | Sergei Mironov"
    if span is None:
        return Source(kind=kind)
    kind, code, name = _outlet(scene, span) or _meant(scene, kind, span)
    return Source(kind=kind, text=text[slice(*span)], start=span[0], end=span[1], code=code, name=name)


def _attributed(text: str, spoken: Attribution, kind: str) -> tuple[str, _Span | None]:
    """Give kind and words of who says it where the network sees no words of him: of whom the attribution names."""
    if kind == "publisher" or asks().match(text, spoken.source[0][0]):
        kind = spoken.kind or kind
    # Whom the network sees only by kind is the person whom the attribution names; papers are seldom the speaker.
    kind = "named_official" if kind == "document" and spoken.kind == "named_official" else kind
    person = {spoken.kind, kind} <= _SPEAKERS
    return kind, spoken.source[0] if kind == spoken.kind or person else None


def _outlet(scene: Scene, span: _Span) -> tuple[str, str, str | None] | None:
    """Give kind and code of an outlet; None for anybody else: "Qatar", "the PTI"."""
    if not is_outlet(scene.document.text[slice(*span)]):
        return None
    told = scene.people.told(*span)
    if told is None:
        return "media", "UNK", None
    return ("media", told[0].code, None) if told[0].code == "UNK" or told[0].sector == "MED" else None


def _meant(scene: Scene, kind: str, span: _Span) -> tuple[str, str, str | None]:
    """Give kind, code and name of who is meant, of "I" and "we" by the speech or quotation about them."""
    code, name = scene.people.resolve(*span)[0].code, _speaker(scene, kind, span)
    first = scene.document.text[slice(*span)].lower() in lexicon().classes["first_person"]
    spoken = scene.spoken.at(span[0]) if first else None
    if spoken and spoken.kind in _PERSONS:
        kind = spoken.kind if kind in _PAPERS else kind
        if name := _speaker(scene, spoken.kind, spoken.source[0]):
            code = scene.people.resolve(*spoken.source[0])[0].code
    return kind, code, name


def _speaker(scene: Scene, kind: str, span: tuple[int, int]) -> str | None:
    """Give the person who speaks: one named, or meant by "he", "she" or "the minister". "I" is often somebody quoted
    inside, and papers and the unnamed are no persons: of 28 names given whatever the words nine were wrong, of the 21
    of "he" and "she" four (27 November 2026).
    """
    words, name = scene.document.text[slice(*span)], scene.people.person(*span)
    if name is None or kind not in _PERSONS:
        return None
    meant = bool(_POINTS.match(words)) or bool(set(words.split()) & set(name.split()))
    return name if meant else None
