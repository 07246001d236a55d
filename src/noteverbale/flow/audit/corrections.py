"""What a coder corrected in one row -> proposals of judgements on the record.

In: an open record, the judgements that stand, a `FilledRow`.  Out: `Proposal`s, and why other answers change nothing.
A claim's correction is set on its record only where the record's value rests on that claim: what others tell was not
judged.  Errors: ConfigError for a correction that cannot be made, in one sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from noteverbale.errors import ConfigError
from noteverbale.flow.audit.filled import FilledRow
from noteverbale.flow.audit.values import codes_in, days_in, value_in
from noteverbale.flow.proposals import Proposal, merging, rejecting, setting, splitting
from noteverbale.judgements import Numbered
from noteverbale.records.settable import field_of
from noteverbale.records.status import told_as
from noteverbale.types import State
from noteverbale.views.audit import cells
from noteverbale.views.audit.fields import CLAIMS, CORRECT, NOTHING, Field, fields_among
from noteverbale.views.evidence import evidence_of
from noteverbale.views.judged import Judged, claim_place, judged_claim, judged_record
from noteverbale.views.recordview import RecordView

_OF_A_STATE = ("code", "country")  # fields that take one actor


class Corrections:
    """The corrections of one row. `idle`: why an answer changes nothing, one phrase each."""

    def __init__(self, view: RecordView, kept: Sequence[Numbered], row: FilledRow) -> None:
        self._view, self._kept, self._row = view, kept, row
        self.idle: list[str] = []

    def proposals(self) -> Iterator[Proposal]:
        """Give what the row asks for; nothing more once its event is said to be none."""
        if self._row.sort == CLAIMS:
            yield from self._of_claim()
        else:
            yield from self._of_record(judged_record(self._view, self._row.id))

    def _of_claim(self) -> Iterator[Proposal]:
        id = judged_claim(self._view, self._row.id)
        self._check_unchanged(id)
        rejected = any(one.verb == "reject" and one.arguments[0] == id for _, one in self._kept)
        if rejected:
            self.idle.append("claim rejected already")
        elif self._row.right.get("kind") is False:
            yield rejecting(self._view, self._kept, id)
        elif place := claim_place(self._view, id).record_id:
            yield from self._fields(judged_record(self._view, place), id)

    def _of_record(self, record: Judged) -> Iterator[Proposal]:
        if self._row.right.get("event") is False:
            made = [rejecting(self._view, self._kept, claim) for claim in record.state.claim_ids]
            parts = tuple(part for one in made for part in one.parts)
            yield Proposal(parts, record.id, f"{record.id} is no such event: its {len(parts)} claims count no longer")
            return
        yield from self._fields(record, None)

    def _fields(self, record: Judged, claim: str | None) -> Iterator[Proposal]:
        for one in fields_among(claim is not None):
            if self._row.right.get(one.name) is False:
                yield from self._field(one, record, claim)
        if self._row.same_as:
            yield from self._same(record)

    def _field(self, one: Field, record: Judged, claim: str | None) -> Iterator[Proposal]:
        cell = self._row.correct.get(one.name)
        if not cell:
            self.idle.append(f"{one.name} is wrong, but no right value is given")
        elif one.value == "claims":
            yield splitting(self._view, record.id, *cell.replace(",", " ").replace(";", " ").split())
        elif not one.set_as(record.kind):
            self.idle.append(f"{one.name} of a claim cannot be set")
        else:
            yield from self._set(one, record, claim, cell)

    def _set(self, one: Field, record: Judged, claim: str | None, cell: str) -> Iterator[Proposal]:
        names = one.set_as(record.kind)
        values = dict(zip(names, self._values(one, record.kind, names[0], cell), strict=True))
        for name, value in values.items():
            made = setting(self._view, self._kept, record.id, name, value, beside=values)
            if _stands(made, record.state, name):
                self.idle.append(f"{one.name} of the record is so already")
            elif claim is not None and not _rests_on(record.state, name, claim):
                self.idle.append(f"{one.name} of the record rests on another claim, or on a person's word")
            else:
                yield made

    def _values(self, one: Field, kind: str, name: str, cell: str) -> tuple[Any, ...]:
        """Give what to set, for each field of the record that holds the answer."""
        nothing = value_in(one, cell) == NOTHING
        if one.value == "days":
            return (None, None) if nothing else days_in(cell)
        if nothing:
            return (None,)
        if one.value == "actors":
            return (_one_or_more(kind, name, codes_in(cell)),)
        if one.value in ("status", "stage"):
            word = str(value_in(one, cell))
            return (told_as(word, kind) if one.value == "status" and one.sheets == (CLAIMS,) else word,)
        return (cell,)

    def _same(self, record: Judged) -> Iterator[Proposal]:
        other = self._row.same_as
        table = "claims" if other.startswith("c") else "records"
        id: str | None = self._view.id_of(other, table)
        if table == "claims":
            id = claim_place(self._view, str(id)).record_id
        if id is None:
            raise ConfigError(f"claim {other} was rejected, so it belongs to no record; empty same_as")
        if id == record.id:
            self.idle.append("both are one record already")
        else:
            yield merging(self._view, self._kept, record.id, id)

    def _check_unchanged(self, id: str) -> None:
        """Refuse a row whose answers of the reader were written over: the correction would be lost."""
        (evidence,) = evidence_of(self._view.database, [id])
        now = cells.of_claim(evidence.claim)
        for one in fields_among(claims=True):
            cell = self._row.says.get(one.name)
            if cell is not None and not _alike(one, cell, now[one.name]):
                raise ConfigError(
                    f"{one.name} holds {cell!r} where the reader said {now[one.name]!r}; put that back, and write a "
                    f"right value under {one.name}{CORRECT}"
                )


def _stands(made: Proposal, state: State, name: str) -> bool:
    """Whether the record says already what is proposed, by its texts or by a person."""
    (_, arguments, _) = made.parts[0]
    wanted, has = json.loads(arguments[2]), state.fields.get(name)
    if isinstance(has, list):
        has = [party["code"] if isinstance(party, dict) else party for party in has]
    if isinstance(has, dict) and isinstance(wanted, dict):
        return bool(has.get("text") == wanted.get("text"))
    return bool((wanted or None) == (has or None))


def _alike(one: Field, cell: str, now: str) -> bool:
    try:
        return value_in(one, cell) == value_in(one, now)
    except ConfigError:
        return cell == now


def _one_or_more(kind: str, name: str, codes: tuple[str, ...]) -> str:
    if len(codes) > 1 and field_of(kind, name).value in _OF_A_STATE:
        raise ConfigError(f"{name} of one {kind.replace('_', ' ')} is one state, not {', '.join(codes)}; write one")
    return ",".join(codes)


def _rests_on(state: State, name: str, claim: str) -> bool:
    """Whether what a record says in a field is what this claim tells, or no claim tells it."""
    accepted = state.accepted.get(name)
    return accepted is None or accepted[0] == claim or state.claim_ids == (claim,)
