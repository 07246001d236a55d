"""Is a claim fit to learn from: do its words stand in the text, and does the codebook allow it?

In: a claim and its text.  Out: the reason why not, or None.  The rules are those that annotators are held to
(training/authoring.py).  Source: docs/codebook.md, sections 2 to 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from noteverbale.ontology import kinds, stages, vocabulary
from noteverbale.ontology.bodies import is_code
from noteverbale.types import Claim, Mention, Source

LONGEST_TRIGGER = 6
# Kinds of sources that need no words of their own.
_WORDLESS = frozenset(("publisher", "belief", "media", "document"))


def unfit(claim: Claim, text: str) -> str | None:
    """Give why a claim is not fit to learn from; None if it is."""
    return next((reason for wrong, reason in _rules(claim, text) if wrong), None)


def _rules(claim: Claim, text: str) -> Iterator[tuple[bool, str]]:
    source, actors = claim.source, claim.agent + claim.recipient
    yield claim.kind not in kinds(), "unknown kind"
    yield any(not _stands(part, text) for part in _parts(claim)), "words not in the text"
    yield len(claim.trigger.text.split()) > LONGEST_TRIGGER, "trigger of too many words"
    yield not _told(claim), "unknown status or source"
    yield (
        any(not is_code(actor.code) or not _known("sectors", actor.sector) for actor in actors),
        "unknown code or sector",
    )
    yield claim.kind == "arms_deal" and (claim.deal is None or claim.deal.stage not in stages()), "deal without a stage"
    yield source.text is None and source.kind not in _WORDLESS, "source without words"
    yield source.kind == "publisher" and source.text is not None, "publisher with words"


def _parts(claim: Claim) -> Iterator[Mention | Source]:
    yield claim.trigger
    yield from claim.agent + claim.recipient
    yield from (part for part in (claim.time, claim.place) if part is not None)
    if claim.source.start is not None:
        yield claim.source


def _stands(part: Mention | Source, text: str) -> bool:
    """Tell whether words stand where they are said to, and begin and end with whole words."""
    start, end = part.start, part.end
    if start is None or end is None or not 0 <= start < end <= len(text) or text[start:end] != part.text:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


def _told(claim: Claim) -> bool:
    status = (("polarity", claim.polarity), ("realis", claim.realis), ("certainty", claim.certainty))
    return all(_known(name, word) for name, word in (*status, ("sources", claim.source.kind)))


def _known(name: str, word: str) -> bool:
    return any(entry.name == word for entry in getattr(vocabulary(), name))
