"""The timeline of a brief: one line an event, what one sentence tells together, and not more lines than can be read.

In: `Selected` records and evidence by claim id.  Out: `Line`s in order of time, and how many events are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from noteverbale.views.evidence import Evidence
from noteverbale.views.parties import codes, sides_of
from noteverbale.views.rows import Rows
from noteverbale.views.selection import Selected
from noteverbale.views.statuses import HELD, PLANNED
from noteverbale.views.stories import Line, Told, event_line, plan_line, when
from noteverbale.views.wording import listed, words

LINES = 100  # events in one timeline; a busy pair has thousands
_PLANS = 20  # overdue plans, and plans without a day
_HEADED = 12  # lines from which years have headings
# Kinds that are words alone, or go on without a day: the first to give way.
_OF_WORDS = frozenset({"support", "accusation", "request", "rejection", "commitment", "threat", "concession"})
_GOING_ON = frozenset({"cooperation"})
_NO_EVENTS = frozenset({"arms_deal", "statement", "relations"})


def happened(records: Iterable[Selected]) -> list[Selected]:
    """Give the records told as held or called off; deals, statements and how ties stand are told elsewhere."""
    return [one for one in records if one.kind not in _NO_EVENTS and one.status not in PLANNED]


def timeline(records: Sequence[Selected], told: Told, most: int = LINES) -> tuple[tuple[Line, ...], str | None]:
    """Give the lines, and one sentence on what is left out; what several texts tell, deeds and dated events stay.

    Records of one kind, day and parties stand in one line, that of the most sources: texts tell one event in many ways.
    """
    groups = _alike(records)
    kept = {one.id for one in sorted((group[0] for group in groups), key=_weight)[:most]}
    lines = [replace(event_line(group[0], told), alike=len(group) - 1) for group in groups if group[0].id in kept]
    left = Counter(one.kind for group in groups for one in group if group[0].id not in kept)
    kinds = ", ".join(f"{words(kind)} {number}" for kind, number in left.most_common())
    note = (
        f"{left.total()} events not in the timeline, with fewer sources or less weight ({kinds}); see nv show events."
    )
    return tuple(together(lines)), note if left else None


def _alike(records: Iterable[Selected]) -> list[list[Selected]]:
    """Give the records in groups of one kind, day and parties, the one of most sources first; undated ones alone."""
    groups: dict[object, list[Selected]] = {}
    for one in records:
        groups.setdefault(_likeness(one) or one.id, []).append(one)
    return [sorted(group, key=lambda one: -one.state.independent_sources) for group in groups.values()]


def _likeness(record: Selected) -> object:
    agents, recipients = (codes(side) for side in sides_of(record))
    known = when(record) != "undated" and all(agents) and (agents or recipients)
    return (record.kind, record.status in HELD, when(record), *map(frozenset, (agents, recipients))) if known else None


def _weight(record: Selected) -> tuple[int, int, bool, str, str]:
    sort = 2 if record.kind in _OF_WORDS else 1 if record.kind in _GOING_ON else 0
    dated = record.event_from is None and record.event_to is None
    latest = "".join(chr(0x10FFFF - ord(sign)) for sign in record.event_from or record.first_known or "")
    return -min(record.state.independent_sources, 3), sort, dated, latest or "\U0010ffff", record.id


def plan_lines(plans: Rows, told: Told) -> tuple[tuple[Line, ...], str | None]:
    """Give what is to come, then the latest of what is overdue and of what has no day; and what is left out."""
    ahead = [row for row in plans if row["overdue"] is False]
    overdue = [row for row in plans if row["overdue"]]
    undated = sorted((row for row in plans if row["overdue"] is None), key=lambda row: row["first_known"] or "")
    kept = [*ahead, *overdue[-_PLANS:], *undated[-_PLANS:]]
    left = (len(overdue[:-_PLANS]), "overdue"), (len(undated[:-_PLANS]), "without a day")
    told_left = listed([f"{number} {sort}" for number, sort in left if number])
    note = f"Earlier plans: {told_left}; nv show planned lists them all." if told_left else None
    return tuple(together(plan_line(row, told) for row in kept)), note


def together(lines: Iterable[Line]) -> list[Line]:
    """Give the lines with those that one sentence tells of one day as one."""
    found: dict[object, Line] = {}
    for line in lines:
        key = (line.day, sentence_of(line.evidence)) if line.evidence else line.record_id
        first = found.get(key)
        found[key] = line if first is None else replace(first, what=_joined(first.what, line.what))
    return list(found.values())


def sentence_of(evidence: Evidence) -> tuple[str, str, int, int]:
    """Give what is the same for all claims of one sentence."""
    span = evidence.claim.sentence or evidence.claim.trigger
    return evidence.document_id, evidence.claim.part, span.start, span.end


def _joined(first: str, other: str) -> str:
    return first if other in first.split("; ") else f"{first}; {other[:1].lower()}{other[1:]}"


def by_year(lines: Sequence[Line]) -> list[tuple[str | None, list[Line]]]:
    """Give the lines under their years; few lines, or those of one year, under None."""
    parts = [(year, list(group)) for year, group in groupby(lines, _year)]
    return list(parts) if len(lines) >= _HEADED and len(parts) > 1 else [(None, list(lines))]


def _year(line: Line) -> str:
    found = re.search(r"\d{4}", line.day)
    return found[0] if found else "Without a day"
