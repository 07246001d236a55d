"""What the record tells of one article's arms deals, and which of it stands in the register.

In: an article's reading, or claims in the interchange format.  Out: `Told`s, one for each deal and each of its items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from noteverbale.ontology import stages
from noteverbale.records import reconcile
from noteverbale.types import Claim, Reading, Record, Report, State
from noteverbale.views.exports import entries
from noteverbale.views.parties import sideless
from noteverbale.views.selection import Selected
from training.deals.gold import Or

KIND = "arms_deal"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One item of one deal as a record tells it. `places`: (start, end) of the sentences of its claims.

    `stage`: where it stands, else the furthest stage told; `planned`: none is told as reached.
    `listed`: `nv export register` or `watch-list` has it; `entry`: the register has.
    """

    record: str
    seller: str | None
    buyer: str | None
    item: str | None
    family: str | None
    stage: str | None
    planned: Or
    alleged: Or
    numbers: tuple[float, ...]
    value: tuple[float, str] | None
    places: tuple[tuple[int, int], ...]
    listed: bool
    entry: bool


def reports_of(reading: Reading) -> list[Report]:
    """Give the reports of arms deals of one article's text."""
    document = reading.document
    claims = (claim for claim in reading.claims if claim.kind == KIND)
    return [Report(claim=claim, document_id=document.id, known=document.published) for claim in claims]


def told(reports: Sequence[Report]) -> list[Told]:
    """Give what the records of one article tell: a unit for each item of each deal."""
    claims = {report.claim.id: report.claim for report in reports}
    return [unit for record in reconcile(reports) if record.kind == KIND for unit in _units(record, claims)]


def _units(record: Record, claims: dict[str, Claim]) -> Iterable[Told]:
    state = record.states[-1]
    places = tuple(_place(claims[id_]) for id_ in sorted(state.claim_ids, key=lambda id_: claims[id_].at))
    goods = state.fields.get("goods") or [{}]
    return [_unit(record.id, state, state.fields | one, places) for one in goods]


def _place(claim: Claim) -> tuple[int, int]:
    span = claim.sentence or claim.trigger
    return (span.start, span.end)


def _unit(id_: str, state: State, fields: dict[str, Any], places: tuple[tuple[int, int], ...]) -> Told:
    stage, value = fields.get("stage") or fields.get("alleged"), fields.get("value") or {}
    return Told(
        record=id_,
        seller=fields.get("supplier"),
        buyer=fields.get("recipient"),
        item=fields.get("item"),
        family=fields.get("family"),
        stage=stage or _furthest(fields),
        planned=stage is None,
        alleged=bool(fields.get("alleged")),
        numbers=tuple(n for n in map(_number, (fields.get("quantity") or {}).values()) if n is not None),
        value=(value["amount"], value["currency"]) if value.get("amount") and value.get("currency") else None,
        places=places,
        listed=_listed(_selected(id_, state)),
        entry=_entry(_selected(id_, state)),
    )


def _furthest(fields: dict[str, Any]) -> str | None:
    steps = [*(fields.get("stage_history") or []), *(fields.get("halts") or [])]
    ranked = {name: one.rank for name, one in stages().items()}
    return max((step["stage"] for step in steps), key=lambda stage: ranked.get(stage, 0), default=None)


def _number(quantity: dict[str, Any]) -> float | None:
    number: float | None = quantity["max"] if quantity["max"] is not None else quantity["min"]
    return number


def _selected(id_: str, state: State) -> Selected:
    """Give a record's state as the exports get it: what follows goes by their very conditions."""
    fields, body = state.fields, msgspec.json.encode(state).decode()
    return Selected(id_, KIND, None, None, None, None, fields.get("status"), fields.get("stage"), body)


def _entry(deal: Selected) -> bool:
    return entries.ordered(deal) and not entries.no_entry(deal)


def _listed(deal: Selected) -> bool:
    return _entry(deal) or (entries.watch(deal) and not sideless(deal))
