"""The scorer of arms deals counts what is found and what of it is right, on a hand-made case."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec import structs
from training.deals.draw import fits
from training.deals.gold import Deal, articles, rows
from training.deals.match import match, stands
from training.deals.measure import counts, figures
from training.deals.score import table
from training.deals.told import Told

SOLD = Deal(start=10, end=14, seller=("PER",), buyer=("CHL",), item="Mi-35 helicopters", stage=("signed",), number=(4,))
LATER = Deal(start=90, end=94, seller=("PER",), buyer=("BOL",), item="tanks", stage=("delivered",), planned=True)
AT_LARGE = Deal(start=200, end=204, seller=("PER",), buyer=("ECU",), item=None, stage=("delivered",))
MAYBE = structs.replace(AT_LARGE, start=300, end=304, buyer=("UNK",), doubt=True)


def told(seller: str | None, buyer: str | None, item: str | None, stage: str, at: int, **more: object) -> Told:
    fields = {"family": None, "planned": False, "alleged": False, "numbers": (), "value": None, "entry": False}
    known = {"record": f"r{at}", "seller": seller, "buyer": buyer, "item": item, "stage": stage, "listed": True}
    return Told(**{**fields, **known, "places": ((at, at + 50),), **more})


RIGHT = told("PER", "CHL", "Mi-35s", "signed", 0, numbers=(4.0,), entry=True)
SWAPPED = told("BOL", "PER", "tanks", "delivered", 80)
BESIDE = told("PER", "ARG", "frigates", "signed", 400, entry=True)


def _figures(deals: Sequence[Deal], units: Sequence[Told], name: str) -> tuple[float, float]:
    found = figures([counts(deals, units)])[name]
    return found.precision, found.recall


def test_a_deal_is_found_in_its_sentence_though_its_sides_are_exchanged() -> None:
    found = match([SOLD, LATER], [SWAPPED, RIGHT])
    assert [(pair.deal, pair.told) for pair in found.pairs] == [(SOLD, RIGHT), (LATER, SWAPPED)]


def test_figures_count_what_is_missed_and_what_is_beside() -> None:
    deals, units = [SOLD, LATER, AT_LARGE], [RIGHT, SWAPPED, BESIDE]
    assert _figures(deals, units, "found") == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert _figures(deals, units, "seller") == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert _figures(deals, units, "item") == (pytest.approx(2 / 3), 1.0)
    assert _figures(deals, units, "number") == (1.0, 1.0)
    assert _figures(deals, units, "right") == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_a_plan_told_as_done_has_the_wrong_stage() -> None:
    assert not stands(LATER, told("PER", "BOL", "tanks", "delivered", 80))
    assert stands(LATER, told("PER", "BOL", "tanks", "delivered", 80, planned=True))


def test_what_is_doubtful_is_neither_missed_nor_beside() -> None:
    general = told("PER", None, "arms", "delivered", 280)
    assert match([MAYBE], []).missed == []
    assert match([MAYBE], [general]).beside == []


def test_the_items_of_a_package_found_once_are_not_beside() -> None:
    package = structs.replace(SOLD, item="Mi-35 helicopters and tanks")
    tanks = told("PER", "CHL", "tanks", "signed", 0, record=RIGHT.record)
    assert match([package], [RIGHT, tanks]).beside == []


def test_a_register_asks_for_orders_and_deliveries_of_named_arms_between_two() -> None:
    assert rows((SOLD, LATER, AT_LARGE, MAYBE)) == (SOLD,)
    open_stage = structs.replace(SOLD, stage=("signed", "talks"))
    assert [deal.doubt for deal in rows((open_stage,))] == [True]


def test_the_table_has_the_register_apart() -> None:
    article = structs.replace(articles()[0], deals=(SOLD,))
    lines = list(table([(article, [RIGHT, BESIDE])]))
    assert "\nregister: annotated 1, told 2" in "\n".join(lines)


def test_the_annotated_articles_hold_no_text_and_both_parts() -> None:
    every = articles()
    assert {article.part for article in every} == {"seen", "held"}
    assert len({article.id for article in every}) == len(every)
    assert all(deal.end - deal.start < 20 for article in every for deal in article.deals)


def test_an_article_is_drawn_by_arms_beside_trade() -> None:
    text = "Peru sold missiles to Chile. The missiles were delivered in May."
    assert fits(text, 2)
    assert not fits(text, 0)
    assert fits("The missiles were fired, and some missiles fell.", 0)
