"""A brief in short: how much is told of what, the last of each sort, how ties developed, what is to come.

In: the parts of a brief.  Out: sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from noteverbale.views.rows import Rows
from noteverbale.views.selection import Selected
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
        yield f"Told as held, by kind: {', '.join(f'{words(kind)} {number}' for kind, number in kinds)}."
    if off := len(records) - len(held):
        yield f"Called off, refused or denied: {off}."


def _last(held: Sequence[Selected], told: Told) -> Iterator[str]:
    latest = {one.kind: one for one in held if when(one) != "undated"}
    undated = {one.kind for one in held if when(one) == "undated"}
    for kind in _LAST:
        if kind in latest:
            line = event_line(latest[kind], told)
            dated = " that has a day" if kind in undated else ""
            yield f"Last {words(kind)}{dated}: {line.day}, {line.what.partition(': ')[2]}."


def _open(planned: Rows, contested: Rows) -> Iterator[str]:
    overdue = sum(bool(row["overdue"]) for row in planned)
    dated = sum(row["overdue"] is False for row in planned)
    if dated or overdue:
        yield f"Planned for a day: {dated} to come, {overdue} whose day is past without a report."
    if still := sum(row["settled"] is None for row in contested):
        yield f"{counted(still, 'contradiction')} open."
