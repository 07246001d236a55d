"""Arms deals as a register (orders and deliveries, like SIPRI's) and as a watch list (everything before the order).

A deal enters the register when an order or a delivery is accepted as having happened and it can be told from others: by
an item, a number or a sum. "Arms sales to the kingdom" told over and over are a trade, no deal, and are counted as left
out. `?` marks a figure that is not exact or sure, that sources contradict, or that only unnamed sources, media reports
or belief carry. TIV values are SIPRI's own and are not computed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from noteverbale.ontology import stages
from noteverbale.resolve.equipment import is_topic
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.exports.export import Export, table
from noteverbale.views.filters import Filters
from noteverbale.views.names import name_of_code
from noteverbale.views.rows import Row
from noteverbale.views.selection import Selected, select_records
from noteverbale.views.shapes import since
from noteverbale.views.wording import counted

REGISTER_COLUMNS = (
    "Recipient",
    "Supplier",
    "Year of order",
    "Year of order?",
    "Number ordered",
    "Number ordered?",
    "Weapon designation",
    "Weapon description",
    "Number delivered",
    "Number delivered?",
    "Year(s) of delivery",
    "Status",
    "Comments",
    "Record ID",
)
WATCH_COLUMNS = (*REGISTER_COLUMNS, "Stage", "Stage since", "Number wanted", "Number approved", "Best source")
_WEAK = ("unnamed_source", "media", "belief")
_DELIVERIES = ("delivery_started", "delivered")
_NOBODY = "neither supplier nor recipient told"
_A_TRADE = "arms in general, without a number or a sum: see nv show deals"
Steps = Sequence[dict[str, Any]]


def export_register(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give ordered and delivered deals; earlier ones are counted as left out (they are in the watch list)."""
    deals, notes = _deals(db, filters)
    ordered = [deal for deal in deals if _ordered(deal)]
    kept, left_out = _sift(ordered, lambda deal: _NOBODY if _nobody(deal) else _A_TRADE if _a_trade(deal) else "")
    left_out += Counter({"no order told yet, see the watch list": len(deals) - len(ordered)})
    return table(REGISTER_COLUMNS, [_register_row(deal) for deal in kept[: filters.limit]], left_out, notes)


def export_watch_list(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give the deals before the order; ordered ones are counted as left out (they are in the register)."""
    deals, notes = _deals(db, filters)
    early = [deal for deal in deals if not _ordered(deal)]
    open_deals, left_out = _sift(early, lambda deal: _NOBODY if _nobody(deal) else "")
    left_out += Counter({"ordered or delivered, see the register": len(deals) - len(early)})
    told = {one.id: one for one in evidence_of(db, (id for deal in open_deals for id in deal.state.claim_ids))}
    return table(WATCH_COLUMNS, [_watch_row(deal, told) for deal in open_deals[: filters.limit]], left_out, notes)


def _deals(db: sqlite3.Connection, filters: Filters) -> tuple[list[Selected], tuple[str, ...]]:
    return select_records(db, replace(filters, kinds=("arms_deal",)))


def _ordered(deal: Selected) -> bool:
    order = {name: stage.rank for name, stage in stages().items() if not stage.halt}
    return order.get(deal.state.fields.get("reached") or "", 0) >= order["signed"]


def _sift(deals: Sequence[Selected], reason: Callable[[Selected], str]) -> tuple[list[Selected], Counter[str]]:
    """Part the deals without a reason to leave them out from the others, which are counted by it."""
    told = [(deal, reason(deal)) for deal in deals]
    return [deal for deal, why in told if not why], Counter(why for _, why in told if why)


def _nobody(deal: Selected) -> bool:
    return not deal.state.fields.get("supplier") and not deal.state.fields.get("recipient")


def _a_trade(deal: Selected) -> bool:
    """Tell whether nothing tells this deal from others of the same two: no item but arms, no number, no sum."""
    fields = deal.state.fields
    item, quantity = fields.get("item"), fields.get("quantity") or {}
    named = fields.get("family") or (item and not is_topic(item))
    return not named and not fields.get("value") and not any(quantity.get(use) for use in ("ordered", "delivered"))


def _register_row(deal: Selected) -> Row:
    fields = deal.state.fields
    year, doubt = _order_year(deal)
    return {
        "Recipient": _name(fields.get("recipient")),
        "Supplier": _name(fields.get("supplier")),
        "Year of order": year,
        "Year of order?": doubt,
        **_number(deal, "ordered"),
        "Weapon designation": fields.get("item") or fields.get("family"),
        "Weapon description": f"family {fields['family']}" if fields.get("family") else None,
        **_number(deal, "delivered"),
        "Year(s) of delivery": "; ".join(_delivery_years(fields)) or None,
        "Comments": _comments(deal),
        "Record ID": deal.id,
    }


def _watch_row(deal: Selected, told: dict[str, Evidence]) -> Row:
    fields = deal.state.fields
    best = told.get(deal.state.accepted.get("stage", ("", ""))[0]) or next(
        (told[id] for id in deal.state.claim_ids if id in told), None
    )
    quantity = fields.get("quantity") or {}
    return _register_row(deal) | {
        "Stage": deal.stage,
        "Stage since": since(fields),
        "Number wanted": (quantity.get("wanted") or {}).get("text"),
        "Number approved": (quantity.get("approved") or {}).get("text"),
        "Best source": f"{best.said_by}, {best.cited}" if best else None,
    }


def _name(code: str | None) -> str:
    return name_of_code(code) if code else "unknown"


def _told(fields: dict[str, Any], names: Sequence[str]) -> list[dict[str, Any]]:
    steps: Steps = fields.get("stage_history") or []
    happened = ("occurred", "ongoing")
    return [
        step
        for step in steps
        if step["stage"] in names and step["realis"] in happened and step["polarity"] == "positive"
    ]


def _order_year(deal: Selected) -> tuple[str | None, str]:
    """The year of the signature; the year in which it became known, with a mark, where no text dates it."""
    signed = _told(deal.state.fields, ("signed",))
    dated = [step for step in signed if step["event_from"]]
    days = [step["event_from"] for step in dated] or [step["known"] for step in signed if step["known"]]
    if not days:
        return None, ""
    weak = all(step["source_kind"] in _WEAK or step.get("certainty") != "certain" for step in signed)
    return min(days)[:4], "?" if weak or not dated or len({day[:4] for day in days}) > 1 else ""


def _number(deal: Selected, use: str) -> Row:
    """A number with its mark; bounds are given as their upper end."""
    quantity = (deal.state.fields.get("quantity") or {}).get(use)
    figure = f"Number {use}"
    if not quantity:
        return {figure: None, f"{figure}?": ""}
    exact = (
        quantity["min"] is not None and quantity["min"] == quantity["max"] and quantity["modifier"] in (None, "exact")
    )
    value = quantity["max"] if quantity["max"] is not None else quantity["min"]
    weak = deal.state.accepted.get(f"quantity.{use}", ("", ""))[1] in _WEAK
    contested = any(one.field == f"quantity.{use}" for one in deal.state.contradictions)
    shown = quantity["text"] if value is None else f"{value:g}"
    return {figure: shown, f"{figure}?": "" if exact and not weak and not contested else "?"}


def _delivery_years(fields: dict[str, Any]) -> list[str]:
    days = [(step["event_from"] or step["known"] or "")[:4] for step in _told(fields, _DELIVERIES)]
    return sorted({day for day in days if day})


def _comments(deal: Selected) -> str:
    fields, state = deal.state.fields, deal.state
    value, wanted = fields.get("value") or {}, (fields.get("quantity") or {}).get("wanted") or {}
    parts = [
        f"value {value['text']}" if value.get("text") else "",
        f"wanted {wanted['text']}" if wanted.get("text") else "",
        f"now {deal.stage}" if deal.stage and deal.stage != fields.get("reached") else "",
        "" if deal.stage or not deal.status else f"no stage stands; told as {deal.status}",
        *(
            f"sources differ on {one.field}: {' / '.join(value for value, _ in one.sides)}"
            for one in state.contradictions
        ),
        f"{counted(state.independent_sources, 'independent source')}, {counted(len(state.claim_ids), 'claim')}",
    ]
    return "; ".join(part for part in parts if part)
