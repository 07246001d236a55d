"""A brief in short: how much is told of what, the last of each sort, how ties developed, what is to come.

In: the parts of a brief.  Out: sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from noteverbale.views.rows import Rows
from noteverbale.views.selection import Selected, spells
from noteverbale.views.statuses import HELD
from noteverbale.views.stories import Told, event_line, when
from noteverbale.views.wording import counted, words

# Kinds of which the last one is told, in this order.
_LAST = ("visit", "meeting", "agreement", "exercise", "sanction", "attack")


def in_short(records: Sequence[Selected], told: Told, planned: Rows, contested: Rows, ties: str | None) -> list[str]:
    """Give the sentences; `records`: what is told as held or called off, in order of time; `ties`: of relations.py."""
    held = [one for one in records if one.status in HELD]
    return [*_counts(records, held), *_last(held, told), *filter(None, (ties,)), *_open(planned, contested)]


def _counts(records: Sequence[Selected], held: Sequence[Selected]) -> Iterator[str]:
    if held:
        kinds = Counter(one.kind for one in held).most_common()
        yield f"Reported as held, by kind: {', '.join(f'{words(kind)} {number}' for kind, number in kinds)}."
    if off := len(records) - len(held):
        yield f"Called off, refused or denied: {off}."


def _last(held: Sequence[Selected], told: Told) -> Iterator[str]:
    """Tell the last of each sort that has a date, told or estimated: the day on which an old event became known is
    none; where none has one, the last that became known.
    """
    dated = {one.kind: one for one in held if _dated(one)}
    others = {one.kind: one for one in held if not _dated(one)}
    for kind in _LAST:
        if kind in dated:
            yield _line(f"Last {words(kind)}{' with a date' if kind in others else ''}", dated[kind], told)
        elif kind in others and when(others[kind]) != "undated":
            yield _line(f"Last {words(kind)} reported without a date", others[kind], told)


def _line(head: str, record: Selected, told: Told) -> str:
    line = event_line(record, told)
    return f"{head}: {line.day}, {line.what.partition(': ')[2]}."


def _dated(record: Selected) -> bool:
    return bool(spells(record) or record.estimated)


def _open(planned: Rows, contested: Rows) -> Iterator[str]:
    overdue = sum(bool(row["overdue"]) for row in planned)
    dated = sum(row["overdue"] is False for row in planned)
    if dated or overdue:
        yield f"Planned for a day: {dated} to come, {overdue} past their day without a report."
    if still := sum(row["settled"] is None for row in contested):
        yield f"{counted(still, 'contradiction')} open."
