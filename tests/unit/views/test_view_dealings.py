"""Deals asked for by who sells, who buys and whether their arms have a name; undated ones stand pair by pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.errors import ConfigError
from noteverbale.views import RecordView

TOLD = (
    ("Peru", "PER", "Chile", "CHL", "arms"),
    ("Peru", "PER", "Bolivia", "BOL", "tanks"),
    ("Chile", "CHL", "Peru", "PER", "frigates"),
    ("Bolivia", "BOL", "", "", "mortars"),
)


@pytest.fixture
def deals(tmp_path: Path) -> RecordView:
    texts = []
    for number, (seller, code, buyer, other, item) in enumerate(TOLD):
        page = document(f"{number}.txt", f"{seller} sold {buyer or 'somebody'} {item}.", None)
        sides = {"agent": f"{seller}={code}"} | ({"recipient": f"{buyer}={other}"} if buyer else {})
        texts.append(reading(page, claim(page, "arms_deal", "sold", deal={"stage": "signed", "item": item}, **sides)))
    return RecordView(make_store(tmp_path / "r.nv", texts))


def test_undated_deals_stand_pair_by_pair_and_what_is_not_told_last(deals: RecordView) -> None:
    assert [(row["supplier"], row["recipient"]) for row in deals.deals()] == [
        ("BOL", None),
        ("CHL", "PER"),
        ("PER", "BOL"),
        ("PER", "CHL"),
    ]


@pytest.mark.parametrize(
    ("filters", "items"),
    [
        ({"supplier": "Peru"}, ["tanks", "arms"]),
        ({"recipient": "PER"}, ["frigates"]),
        ({"supplier": "PER", "recipient": "CHL"}, ["arms"]),
        ({"named": True}, ["mortars", "frigates", "tanks"]),
        ({"supplier": "PER", "named": True}, ["tanks"]),
    ],
)
def test_deals_are_asked_for_by_side_and_by_named_arms(deals: RecordView, filters: dict, items: list[str]) -> None:
    rows = deals.deals(**filters)
    assert [row["item"] for row in rows] == items
    words = {"supplier": "supplied by PER", "recipient": "for", "named": "of named arms"}
    assert all(words[name] in rows.searched for name in filters)


def test_other_questions_have_no_supplier(deals: RecordView) -> None:
    with pytest.raises(
        ConfigError, match="visits cannot be filtered by supplier, only deals, register, watch-list and methods can"
    ):
        deals.visits(supplier="PER")
    with pytest.raises(ConfigError, match="events cannot be filtered by named arms, only deals, register"):
        deals.events(named=True)
    with pytest.raises(ConfigError, match="named is True or False"):
        deals.deals(named="yes")
