"""Records -> coded events: what a record counts as in PLOVER and CAMEO, deal stages one by one.

In: `Selected` records.  Out: `Coded` events, or the reason why one is left out.
Source: docs/exports.md, how records are coded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from noteverbale.ontology import Code, code_of, kinds, vocabulary
from noteverbale.views.selection import Selected
from noteverbale.views.shapes import best_claim
from noteverbale.views.statuses import HELD, PLANNED

BUYERS_STEPS = frozenset({"interest", "tender", "request", "selection"})  # steps of a deal in which the buyer acts


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded event. `day` to `last`: when it happened or shall, None if not told; `known`: the day it became known
    (of a deal's step that of the step); `claim_id`: the claim shown for it.
    """

    record: Selected
    code: Code
    realis: str
    day: str | None
    claim_id: str | None
    stage: str | None = None
    last: str | None = None
    known: str | None = None

    @property
    def done(self) -> bool:
        """Whether it counts as having happened."""
        return self.realis == "occurred"

    @property
    def quad(self) -> int | None:
        """PLOVER quad class, 1 to 4."""
        root = vocabulary().plover_root(self.code.plover)
        return root.quad if root else None

    @property
    def score(self) -> float | None:
        """Conflict (-10) to co-operation (10)."""
        page = kinds().get(self.record.kind)
        if self.done and self.stage is None and page is not None and self.code == page.codes.done:
            return page.score
        root = vocabulary().plover_root(self.code.plover)
        return root.score if root else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that has no place in a coded list, and why."""

    record: Selected
    reason: str


def coded(records: Iterable[Selected], *, unlikely: bool = False) -> Iterator[Coded | LeftOut]:
    """Give the coded events of records in their order; `unlikely` takes in conditional and predicted ones."""
    for record in records:
        if record.kind == "arms_deal":
            yield from _steps(record, unlikely)
        else:
            yield _event(record, unlikely)


def _event(record: Selected, unlikely: bool) -> Coded | LeftOut:
    status = record.status or "unknown"
    realis = "occurred" if status in HELD else "scheduled" if status in PLANNED else None
    polarity = record.state.fields.get("polarity") or "positive"
    if realis is None or polarity == "negative":
        code = code_of(record.kind, "occurred", "negative")
        if code is None or not code.plover:
            return LeftOut(record, "negated, called off or denied")
        realis = "occurred"
    else:
        code = code_of(record.kind, realis)
    if status in ("conditional", "predicted") and not unlikely:
        return LeftOut(record, "only conditional or predicted")
    if code is None or not (code.plover or code.cameo):
        return LeftOut(record, f"kind {record.kind} has no code")
    day = record.event_from or record.event_to
    return Coded(record, code, realis, day, best_claim(record), last=record.event_to or day, known=record.first_known)


def _steps(record: Selected, unlikely: bool) -> Iterator[Coded | LeftOut]:
    """Each stage of a deal once: as done if any claim tells it so, else as planned."""
    fields = record.state.fields
    steps: dict[str, list[dict[str, Any]]] = {}
    for step in (*(fields.get("stage_history") or []), *(fields.get("halts") or [])):
        steps.setdefault(step["stage"], []).append(step)
    if not steps:
        yield LeftOut(record, "deal without a stage")
    for stage, told in steps.items():
        yield _step(record, stage, told, unlikely)


def _step(record: Selected, stage: str, told: list[dict[str, Any]], unlikely: bool) -> Coded | LeftOut:
    told = [step for step in told if not step.get("alleged")]
    if not told:
        return LeftOut(record, "reported by accusers only")
    positive = [step for step in told if step["polarity"] == "positive"]
    done = [step for step in positive if step["realis"] in ("occurred", "ongoing")]
    likely = [step for step in positive if step["realis"] not in ("hypothetical", "conditional", "predicted")]
    chosen = done or likely or (positive if unlikely else [])
    if not positive:
        return LeftOut(record, "negated, called off or denied")
    if not chosen:
        return LeftOut(record, "only conditional or predicted")
    realis = "occurred" if done else "scheduled"
    code = code_of("arms_deal", realis, stage=stage)
    if code is None or not (code.plover or code.cameo):
        return LeftOut(record, f"deal stage {stage} has no code")
    dated = next((step for step in chosen if step["event_from"] or step["event_to"]), chosen[0])
    first, last = dated["event_from"] or dated["event_to"], dated["event_to"] or dated["event_from"]
    return Coded(record, code, realis, first, dated["claim"], stage, last, dated.get("known") or record.first_known)
