"""The heads of a sheet's columns, and the row of explanations under them.

In: a sheet and its fields.  Out: heads in order; the row whose id is "legend".
"""

from __future__ import annotations

from collections.abc import Sequence

from noteverbale.views.audit.fields import CLAIMS, CORRECT, LEGEND, OK, Field, legend, page
from noteverbale.views.filters import Filters
from noteverbale.views.rows import Row
from noteverbale.views.wording import listed, words

_FIRST = ("id", "what", "published", "outlet", "title")
_DRAWN = ("stratum", "stratum_size")
# What only the reader's answers make sense of.
_SEEING = frozenset(("all_ok", "same_as", "read_beside", "confidence", "whole_confidence", "beside", *_DRAWN))


def heads(sheet: str, fields: Sequence[Field], *, blind: bool, recall: bool) -> tuple[str, ...]:
    """Give the heads; `recall`: there are rows of silent sentences."""
    claims = sheet == CLAIMS
    told = [head for one in fields for head in _heads(one, blind)]
    missed = ("read_beside", "missed") if recall else ()
    found = (
        *_FIRST, "before", "words", "all_ok", *told, "same_as", *missed, "note",
        "document", *(("confidence", "whole_confidence") if claims else ()), *_DRAWN, *(("beside",) if recall else ()),
    )  # fmt: skip
    return tuple(head for head in found if not (blind and head in _SEEING))


def legend_row(sheet: str, fields: Sequence[Field], filters: Filters, *, blind: bool) -> Row:
    """Give the row of explanations."""
    told = {name: legend(text) for name, text in page().columns.items()}
    for one in fields:
        told |= {one.name: one.says, one.name + OK: one.ok, one.name + CORRECT: _correct(one, blind)}
    return told | {"id": LEGEND, "missed": told["missed"] + _only(filters), "what": told["what"]}


def _heads(field: Field, blind: bool) -> tuple[str, ...]:
    own = field.name + CORRECT
    return (own,) if blind else (field.name, field.name + OK, own)


def _correct(field: Field, blind: bool) -> str:
    told = legend(field.correct)
    return told if blind else f"If n: {told[:1].lower()}{told[1:]}"


def _only(filters: Filters) -> str:
    return f" Count only: {listed([words(kind) for kind in filters.kinds])}." if filters.kinds else ""
