"""Arms deals as a register (orders and deliveries, like SIPRI's) and as a watch list (everything before the order).

A deal enters the register when an order or a delivery is accepted as having happened and entries.py has nothing against
it. A deal over several items has a row for each. `?` marks a figure that is not exact or sure, that sources contradict,
or that only unnamed sources, media reports or belief carry. TIV values are SIPRI's own and are not computed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from noteverbale.types.numbers import digits
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.exports.entries import NOBODY, no_entry, ordered, sift, watch
from noteverbale.views.exports.export import Export, table
from noteverbale.views.exports.weapons import CATEGORY, DESCRIPTION, DESIGNATION, FAMILY, UNROCA, weapon
from noteverbale.views.filters import Filters
from noteverbale.views.names import name_of_code
from noteverbale.views.parties import sideless
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
    DESIGNATION,
    DESCRIPTION,
    "Number delivered",
    "Number delivered?",
    "Year(s) of delivery",
    "Status",
    "Comments",
    "Record ID",
    "Stage",
    "Stage since",
    FAMILY,
    CATEGORY,
    UNROCA,
    "First reported",
    "Last reported",
    "Best source",
)
WATCH_COLUMNS = (*REGISTER_COLUMNS, "Number wanted", "Number approved")
_WEAK = ("unnamed_source", "media", "belief")
_DELIVERIES = ("delivery_started", "delivered")
_CALENDAR = "1850"  # days before are years of another calendar
_ENTERED = "ordered or delivered, see the register"
Steps = Sequence[dict[str, Any]]
Told = dict[str, Evidence]


def export_register(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give ordered and delivered deals; earlier ones are counted as left out (they are in the watch list)."""
    deals, notes = _deals(db, filters)
    done = [deal for deal in deals if ordered(deal)]
    kept, left_out = sift(done, no_entry)
    left_out += Counter({"no order reported yet, see the watch list": len(deals) - len(done)})
    shown = kept[: filters.limit]
    told = _evidence(db, shown)
    rows = [row for deal in shown for row in _register_rows(deal, told)]
    return table(REGISTER_COLUMNS, rows, left_out, notes)


def export_watch_list(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give the deals before the order, and ordered ones of which one side is still to be found.

    The others are counted as left out, by why they are in neither file or as being in the register.
    """
    deals, notes = _deals(db, filters)
    watched, left_out = sift(deals, lambda deal: "" if watch(deal) else no_entry(deal) or _ENTERED)
    open_deals, unknown = sift(watched, lambda deal: NOBODY if sideless(deal) else "")
    left_out += unknown
    shown = open_deals[: filters.limit]
    told = _evidence(db, shown)
    return table(WATCH_COLUMNS, [_watch_row(deal, told) for deal in shown], left_out, notes)


def _deals(db: sqlite3.Connection, filters: Filters) -> tuple[list[Selected], tuple[str, ...]]:
    return select_records(db, replace(filters, kinds=("arms_deal",)))


def _evidence(db: sqlite3.Connection, deals: Sequence[Selected]) -> Told:
    return {one.id: one for one in evidence_of(db, (id for deal in deals for id in deal.state.claim_ids))}


def _register_rows(deal: Selected, told: Told) -> list[Row]:
    """Give one row for each item of a deal over several; sums and comments are those of the whole deal."""
    row = _register_row(deal, told)
    goods = deal.state.fields.get("goods") or []
    return [row | _item(one, deal) for one in goods] or [row]


def _item(one: dict[str, Any], deal: Selected) -> Row:
    """Give the columns of one item of several."""
    return {
        **_number(deal, "ordered", one["quantity"]),
        **weapon(one["item"], one["family"]),
        **_number(deal, "delivered", one["quantity"]),
    }


def _register_row(deal: Selected, told: Told) -> Row:
    fields = deal.state.fields
    year, doubt = _order_year(deal)
    quantity = fields.get("quantity") or {}
    return {
        "Recipient": _name(fields.get("recipient")),
        "Supplier": _name(fields.get("supplier")),
        "Year of order": year,
        "Year of order?": doubt,
        **_number(deal, "ordered", quantity),
        **weapon(fields.get("item"), fields.get("family")),
        **_number(deal, "delivered", quantity),
        "Year(s) of delivery": "; ".join(_delivery_years(fields)) or None,
        "Comments": _comments(deal),
        "Record ID": deal.id,
        "Stage": deal.stage or (f"alleged: {fields['alleged']}" if fields.get("alleged") else None),
        "Stage since": since(fields),
        "First reported": deal.first_known,
        "Last reported": deal.known,
        "Best source": _best_source(deal, told),
    }


def _best_source(deal: Selected, told: Told) -> str | None:
    """Give who tells the stage, and where; where no stage stands, who tells first."""
    stage = told.get(deal.state.accepted.get("stage", ("", ""))[0])
    best = stage or next((told[id] for id in deal.state.claim_ids if id in told), None)
    return f"{best.said_by}, {best.cited}" if best else None


def _watch_row(deal: Selected, told: Told) -> Row:
    quantity = deal.state.fields.get("quantity") or {}
    return _register_row(deal, told) | {
        "Number wanted": (quantity.get("wanted") or {}).get("text"),
        "Number approved": (quantity.get("approved") or {}).get("text"),
    }


def _told_as(deal: Selected) -> str | None:
    if not deal.state.fields.get("alleged"):
        return deal.status
    return "an accusation, denied" if deal.status == "denied" else "an accusation"


def _name(code: str | None) -> str:
    return name_of_code(code) if code else "unknown"


def _told(fields: dict[str, Any], names: Sequence[str]) -> list[dict[str, Any]]:
    steps: Steps = fields.get("stage_history") or []
    happened = ("occurred", "ongoing")
    return [
        step
        for step in steps
        if step["stage"] in names
        and step["realis"] in happened
        and step["polarity"] == "positive"
        and not step.get("alleged")
    ]


def _order_year(deal: Selected) -> tuple[str | None, str]:
    """The year of the signature; the year in which it became known, with a mark, where no text dates it."""
    signed = _told(deal.state.fields, ("signed",))
    dated = [step for step in signed if step["event_from"]]
    days = [step["event_from"] for step in dated] or [step["known"] for step in signed if step["known"]]
    days = [day for day in days if day >= _CALENDAR]
    if not days:
        return None, ""
    weak = all(step["source_kind"] in _WEAK or step.get("certainty") != "certain" for step in signed)
    return min(days)[:4], "?" if weak or not dated or len({day[:4] for day in days}) > 1 else ""


def _number(deal: Selected, use: str, told: dict[str, Any]) -> Row:
    """A number with its mark; bounds are given as their upper end. `told`: numbers of the item by use."""
    quantity = told.get(use)
    figure = f"Number {use}"
    if not quantity:
        return {figure: None, f"{figure}?": ""}
    exact = (
        quantity["min"] is not None and quantity["min"] == quantity["max"] and quantity["modifier"] in (None, "exact")
    )
    value = quantity["max"] if quantity["max"] is not None else quantity["min"]
    weak = deal.state.accepted.get(f"quantity.{use}", ("", ""))[1] in _WEAK
    contested = any(one.field == f"quantity.{use}" for one in deal.state.contradictions)
    shown = quantity["text"] if value is None else digits(value)
    return {figure: shown, f"{figure}?": "" if exact and not weak and not contested else "?"}


def _delivery_years(fields: dict[str, Any]) -> list[str]:
    """Give the years of deliveries; "in the 1980s" is a span of them, "by 2015" its last year."""
    steps = _told(fields, _DELIVERIES)
    dated = [(step["event_from"], step["event_to"]) for step in steps]
    days = [
        (first or last or step["known"] or "", last or "") for step, (first, last) in zip(steps, dated, strict=True)
    ]
    spans = [(first[:4], last[:4]) for first, last in days if first >= _CALENDAR]
    return sorted({first if last in ("", first) else f"{first}-{last}" for first, last in spans})


def _comments(deal: Selected) -> str:
    fields, state = deal.state.fields, deal.state
    value, wanted = fields.get("value") or {}, (fields.get("quantity") or {}).get("wanted") or {}
    by_maker = deal.state.accepted.get("supplier", ("", "judged"))[1]
    parts = [
        f"supplier not named: {by_maker}" if by_maker != "judged" else "",
        f"{len(fields['goods'])} items in one deal" if fields.get("goods") else "",
        f"value {value['text']}" if value.get("text") else "",
        f"wanted {wanted['text']}" if wanted.get("text") else "",
        f"now {deal.stage}" if deal.stage and deal.stage != fields.get("reached") else "",
        "" if deal.stage or not deal.status else f"no stage holds; reported as {_told_as(deal)}",
        *(
            f"sources differ on {one.field}: {' / '.join(value for value, _ in one.sides)}"
            for one in state.contradictions
        ),
        f"{counted(state.independent_sources, 'independent text')}, {counted(len(state.claim_ids), 'claim')}",
    ]
    return "; ".join(part for part in parts if part)
