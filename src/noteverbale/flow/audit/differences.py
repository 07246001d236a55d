"""Where coders differ: the rows and fields to talk over before a sheet is counted or applied.

In: a `Sample` of two coders or more.  Out: `Rows`, one a row and field, with each coder's answer in his own words.
"""

from __future__ import annotations

from collections.abc import Iterator

from noteverbale.flow.audit.coders import Coder, Sample
from noteverbale.flow.audit.filled import FilledRow
from noteverbale.views.rows import Row, Rows

MISSED = "missed"


def differences(sample: Sample) -> Rows:
    """Give what coders answered differently, in the order of the sheet."""
    names = [coder.name for coder in sample.coders]
    rows = tuple(_differing(sample, names))
    return Rows(("id", "field", "words", "reader", *names), rows, "differences", (), len(rows))


def _differing(sample: Sample, names: list[str]) -> Iterator[Row]:
    for row in sample.rows:
        for field in [*(one.name for one in sample.fields), MISSED]:
            answers = [_answer(coder, row, field) for coder in sample.coders]
            if len({answer for answer, _ in answers if answer is not None}) > 1:
                said = dict(zip(names, (words for _, words in answers), strict=True))
                yield {"id": row.id, "field": field, "words": row.words, "reader": row.says.get(field), **said}


def _answer(coder: Coder, row: FilledRow, field: str) -> tuple[object, str | None]:
    """Give a coder's answer to compare, and in words: the value where he told one, else his verdict."""
    if field == MISSED:
        count = coder.missed.get(row.id)
        return count, None if count is None else str(count)
    right, value = coder.right.get(row.id, {}).get(field), coder.value.get(row.id, {}).get(field)
    if right is None and value is None:
        return None, None
    told = coder.told.get(row.id, {}).get(field) or ("right" if right else "wrong")
    return ("wrong" if value is None else value), told
