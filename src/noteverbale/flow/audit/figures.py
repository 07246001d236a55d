"""Answers of coders -> figures for the whole record: precision, recall, what a least confidence gives, agreement.

In: a `Sample`.  Out: tables by their names, each a `Rows`; shares with limits of 95 %.
What was not judged counts as if it had been judged like the other rows of its stratum.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

from noteverbale.flow.audit.agreement import agreement, alpha
from noteverbale.flow.audit.coders import Coder, Sample, told
from noteverbale.flow.audit.filled import FilledRow
from noteverbale.flow.audit.intervals import Estimate, Stratum, added, mean, part_of_both
from noteverbale.flow.audit.recall import Judged, limits
from noteverbale.views.audit.fields import CLAIMS, SENTENCE
from noteverbale.views.rows import Row, Rows

WHOLE = "whole"
_UNKNOWN = 10**9  # size of a stratum whose size the sheet does not tell: none of it counts as a large part
_STEPS = tuple(step / 20 for step in range(1, 20))
_LIMITS = ("low", "high")
GROUPS = {"outlet": "outlets", "year": "years"}
Found = Callable[[FilledRow], float | None]


class Figures:
    """Counts the answers of the first coder of a sample."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample
        self._coder: Coder = sample.coders[0]
        self._first = sample.fields[0].name if sample.fields else ""
        self._kinds = {name.replace(" ", "_") for row in sample.judged for name in row.stratum.split(", ")}

    def tables(self, by: Sequence[str] = ()) -> dict[str, Rows]:
        """Give the tables that there are answers for; `by`: "outlet", "year" for those tables too."""
        grouped = {"kind": "kinds", **{name: GROUPS[name] for name in by}}
        found = {
            "fields": _rows(("field", "says", "judged", "right", "precision", *_LIMITS), self.fields()),
            **{
                table: _rows((one, "in_record", "field", "judged", "right", "precision", *_LIMITS), self.groups(one))
                for one, table in grouped.items()
            },
            "confidence": _rows(
                ("at_least", "kept", "judged", "right", "precision", *_LIMITS, WHOLE, "recall"), self.by_confidence()
            ),
            "whole": _rows(("at_least", "kept", "judged", "right", "precision", *_LIMITS), self.by_whole()),
            "recall": _rows(("measure", "judged", "found", "value", *_LIMITS), self.recall()),
            "coders": _rows(
                ("field", "rows", "agreement", "alpha", "verdict_rows", "verdict_agreement", "verdict_alpha"),
                self.agreement(),
            ),
        }
        return {name: rows for name, rows in found.items() if rows}

    def fields(self) -> Iterator[Row]:
        """Give precision by field: where the reader tells something, and how often it is right to tell nothing."""
        for name in self._names():
            for says in ("something", "nothing") if name != WHOLE else ("something",):
                of = [row for row in self._sample.judged if self._says(row, name) == says]
                if estimate := self._share(of, self._right(name)):
                    yield {"field": name, "says": says, **_precision(estimate)}

    def groups(self, by: str) -> Iterator[Row]:
        """Give precision by kind, outlet or year, and field, where the reader tells something."""
        for group in sorted({getattr(row, by) for row in self._sample.judged}):
            own = [row for row in self._sample.judged if getattr(row, by) == group]
            for name in self._names():
                of = [row for row in own if self._says(row, name) == "something"]
                if estimate := self._share(of, self._right(name)):
                    yield {by: group, "in_record": round(self._number(own)), "field": name, **_precision(estimate)}

    def by_confidence(self) -> Iterator[Row]:
        """Give what is left, and how much of it is right, from a confidence on."""
        judged = self._sample.judged
        known = [row.confidence for row in judged if row.confidence is not None]
        for least in (0.0, *_STEPS) if known else ():
            of = [row for row in judged if row.confidence is not None and row.confidence >= round(100 * least)]
            estimate = self._share(of, self._right(self._first))
            if estimate is None or (least and len(of) == len(judged)):
                continue
            whole, number = self._share(of, self._right(WHOLE)), self._number(of)
            yield {
                "at_least": least,
                "kept": round(number / self._number(judged), 4),
                **_precision(estimate),
                WHOLE: round(whole.value, 4) if whole else None,
                "recall": self._recall_of(estimate.value * number),
            }

    def by_whole(self) -> Iterator[Row]:
        """Give what is left, and how much of it is wholly right, from a probability to be wholly right on."""
        judged = self._sample.judged
        known = any(row.whole_confidence is not None for row in judged)
        for least in (0.0, *_STEPS) if known else ():
            of = [row for row in judged if (row.whole_confidence or 0) >= round(100 * least)]
            if estimate := self._share(of, self._right(WHOLE)):
                kept = self._number(of) / self._number(judged)
                yield {"at_least": least, "kept": round(kept, 4), **_precision(estimate)}

    def recall(self) -> Iterator[Row]:
        """Give what is right, what is missed, and the share that is found; nothing where no sentence was looked at."""
        right, silent, missed = self._right_in_all(), self._silent_in_all(), self._missed_in_all()
        if right is None or silent is None or missed is None:
            return
        value, low, high = part_of_both(right, missed)
        if 0 < value < 1:
            low, high = limits(list(self._judged()), right.value, silent, missed.value)
        yield {"measure": "right claims", **_number(right)}
        yield {"measure": "missed events", **_number(missed)}
        told = {"judged": right.judged + silent.judged, "found": None, "value": round(value, 4)}
        yield {"measure": "recall", **told, "low": round(low, 4), "high": round(high, 4)}

    def agreement(self) -> Iterator[Row]:
        """Give how far coders agree, on the values and on whether the reader is right."""
        coders = self._sample.coders
        if len(coders) < 2:
            return
        for name in [one.name for one in self._sample.fields]:
            values = _pairs([one.value.get(row.id, {}).get(name) for one in coders] for row in self._sample.judged)
            verdicts = _pairs([one.right.get(row.id, {}).get(name) for one in coders] for row in self._sample.judged)
            if values or verdicts:
                ruled = {f"verdict_{key}": told for key, told in _agreed(verdicts).items()}
                yield {"field": name, **_agreed(values), **ruled}
        if missed := _pairs([one.missed.get(row.id) for one in coders] for row in self._sample.rows):
            yield {"field": "missed", **_agreed(missed)}

    def _names(self) -> list[str]:
        return [*(one.name for one in self._sample.fields), WHOLE]

    def _says(self, row: FilledRow, name: str) -> str:
        if name == WHOLE:
            return "something"
        if name not in row.says:
            return ""
        field = next(one for one in self._sample.fields if one.name == name)
        return "something" if told(self._sample.says(row, field)) else "nothing"

    def _right(self, name: str) -> Found:
        """Give what tells of a row whether the reader is right in a field; None where nobody judged it."""
        return self._wholly if name == WHOLE else lambda row: self._coder.right.get(row.id, {}).get(name)

    def _wholly(self, row: FilledRow) -> float | None:
        right = self._coder.right.get(row.id, {})
        told_of = [right.get(one.name) for one in self._sample.fields if one.whole and one.name in row.says]
        return False if False in told_of else None if None in told_of else True

    def _number(self, rows: Iterable[FilledRow]) -> float:
        """Give how many of the record some rows stand for."""
        return sum((row.size or _UNKNOWN) / self._sample.drawn[row.stratum] for row in rows)

    def _share(self, rows: Iterable[FilledRow], found: Found) -> Estimate | None:
        return mean(list(self._strata(rows, found)))

    def _strata(self, rows: Iterable[FilledRow], found: Found) -> Iterator[Stratum]:
        held: dict[str, list[FilledRow]] = {}
        for row in rows:
            held.setdefault(row.stratum, []).append(row)
        for name, own in sorted(held.items()):
            counts = tuple(float(count) for row in own if (count := found(row)) is not None)
            yield Stratum(own[0].size or _UNKNOWN, self._sample.drawn[name], len(own), counts)

    def _right_in_all(self) -> Estimate | None:
        judged = self._sample.judged
        if any(row.sort != CLAIMS or not row.size for row in judged):
            return None
        share = self._share(judged, self._right(self._first))
        return share and share.times(self._number(judged))

    def _silent_in_all(self) -> Estimate | None:
        """Give how many events silent sentences hold."""
        silent = [row for row in self._sample.rows if row.sort == SENTENCE and row.size]
        missed = self._share(silent, lambda row: self._coder.missed.get(row.id))
        return missed and missed.times(self._number(silent))

    def _missed_in_all(self) -> Estimate | None:
        """Give how many events are missed: in silent sentences, beside claims where a coder looked, and misread."""
        silent, judged = self._silent_in_all(), self._sample.judged
        beside = self._share(judged, self._missed_beside)
        return added(silent, beside.times(self._number(judged))) if silent and beside else silent

    def _judged(self) -> Iterator[Judged]:
        """Give by stratum which claims are right, and what is missed beside them."""
        held: dict[str, list[FilledRow]] = {}
        for row in self._sample.judged:
            if self._missed_beside(row) is not None:
                held.setdefault(row.stratum, []).append(row)
        for rows in held.values():
            pairs = ((self._right(self._first)(row) or 0, self._missed_beside(row) or 0) for row in rows)
            yield Judged(rows[0].size, tuple(pairs))

    def _missed_beside(self, row: FilledRow) -> float | None:
        """Give what is missed in a claim's sentence, parted among its claims, each of which may be drawn.

        An event that was read as one of another kind is missed too, where its kind is one that was drawn from.
        """
        right = self._right(self._first)(row)
        if right is None:
            return None
        kind = self._coder.value.get(row.id, {}).get(self._first)
        return self._coder.missed.get(row.id, 0) / row.beside + (right is False and self._asked_for(kind))

    def _asked_for(self, kind: Hashable) -> bool:
        """Whether a coder's kind is one of those that were drawn from."""
        return told(kind) and (CLAIMS in self._kinds or kind in self._kinds)

    def _recall_of(self, right: float) -> float | None:
        everything, missed = self._right_in_all(), self._missed_in_all()
        if everything is None or missed is None or not everything.value + missed.value:
            return None
        return round(right / (everything.value + missed.value), 4)


def _rows(columns: tuple[str, ...], rows: Iterable[Row]) -> Rows:
    held = tuple({column: row.get(column) for column in columns} for row in rows)
    return Rows(columns, held, matched=len(held))


def _pairs(units: Iterable[Sequence[Hashable]]) -> list[list[Hashable]]:
    """Give the units of which two coders or more said something, without blanks."""
    told = ([one for one in unit if one is not None] for unit in units)
    return [unit for unit in told if len(unit) > 1]


def _agreed(units: list[list[Hashable]]) -> dict[str, Any]:
    return {"rows": len(units), "agreement": _round(agreement(units)), "alpha": _round(alpha(units))}


def _precision(estimate: Estimate) -> dict[str, Any]:
    limits = {"low": round(estimate.low, 4), "high": round(estimate.high, 4)}
    return {"judged": estimate.judged, "right": int(estimate.found), "precision": round(estimate.value, 4), **limits}


def _number(estimate: Estimate) -> dict[str, Any]:
    return {
        "judged": estimate.judged,
        "found": round(estimate.found, 2),
        "value": round(estimate.value),
        "low": round(estimate.low),
        "high": round(estimate.high),
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
