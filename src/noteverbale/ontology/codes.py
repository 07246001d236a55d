"""Which PLOVER and CAMEO codes a claim's kind, status and stage give.

In: kind, realis, polarity, stage.  Out: a `Code` or None.  Source: docs/kinds.md; design rule: a plan of something
verbal or material that serves both sides is an agreement to do it, an absence is coded only where it is a refusal.
"""

from __future__ import annotations

import msgspec

from noteverbale.ontology.pages import require_known
from noteverbale.ontology.vocabulary import vocabulary


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER category with its mode, and a CAMEO code; any may be None."""

    plover: str | None = None
    mode: str | None = None
    cameo: str | None = None


def check_code(code: Code | None, where: str) -> None:
    """Raise OntologyError when a code names a category, mode or number that the vocabulary lacks."""
    if code is None:
        return
    words = vocabulary()
    require_known([code.plover], (root.name for root in words.plover), where)
    require_known([code.cameo], (entry.code for entry in words.cameo), where)
    root = words.plover_root(code.plover)
    if code.mode is not None:
        require_known([code.mode], root.modes if root else (), f"{where}, mode")


def is_done(realis: str) -> bool:
    """Tell whether a realis counts as done when coded."""
    return any(word.done for word in vocabulary().realis if word.name == realis)


def code_of(kind: str, realis: str, polarity: str = "positive", stage: str | None = None) -> Code | None:
    """Give the codes of a claim, or None where neither scheme has a place for it."""
    from noteverbale.ontology.kinds import kinds
    from noteverbale.ontology.stages import stages

    page = kinds().get(kind)
    if page is None or polarity == "negative":
        return page.codes.negated if page else None
    step = stages().get(stage) if stage and kind == "arms_deal" else None
    codes = step or page.codes
    return codes.done if is_done(realis) else codes.planned


def plover(kind: str, realis: str, polarity: str = "positive", stage: str | None = None) -> str | None:
    """Give the PLOVER category of a claim, or None."""
    code = code_of(kind, realis, polarity, stage)
    return code.plover if code else None


def cameo(kind: str, realis: str, polarity: str = "positive", stage: str | None = None) -> str | None:
    """Give the CAMEO code of a claim, or None."""
    code = code_of(kind, realis, polarity, stage)
    return code.cameo if code else None
