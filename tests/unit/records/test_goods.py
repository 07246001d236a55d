"""Deals over several items, deals that only accusers tell, and sellers told by what they make."""

from __future__ import annotations

import pytest

from builders import a_claim, a_deal, a_judgement, a_quantity, a_report, some_money
from noteverbale.records import reconcile
from noteverbale.records.ends import as_states
from noteverbale.types import Goods, Record, Report


def told(document: str, known: str | None, deal, **fields) -> Report:
    given = {"kind": "arms_deal", "agent": "RUS", "recipient": "DZA", "trigger": "deal"} | fields
    return a_report(document, known, deal=deal, **given)


def only(*reports: Report) -> Record:
    (record,) = reconcile(reports)
    return record


LIST = a_deal(
    "signed", "Su-30", a_quantity(16), family="Su-30", type="combat_aircraft",
    goods=(
        Goods(item="Su-30", quantity=a_quantity(16), family="Su-30", type="combat_aircraft"),
        Goods(item="frigates", quantity=a_quantity(2), type="frigate"),
    ),
)  # fmt: skip


def test_each_item_of_a_list_keeps_its_own_number():
    jets = a_deal("delivered", "Su-30", a_quantity(4), family="Su-30", type="combat_aircraft")
    later = told("d2", "2020-08-01", jets)
    goods = only(told("d1", "2020-05-01", LIST), later).states[-1].fields["goods"]
    assert [(one["item"], sorted(one["quantity"])) for one in goods] == [
        ("Su-30", ["delivered", "ordered"]),
        ("frigates", ["ordered"]),
    ]


def test_other_items_of_a_list_draw_no_other_deal():
    other = told("d2", "2020-08-01", a_deal("signed", "frigates", a_quantity(6), type="frigate"), trigger="order")
    assert len(list(reconcile([told("d1", "2020-05-01", LIST), other]))) == 2


def test_a_single_item_is_no_list():
    assert "goods" not in only(told("d1", "2020-05-01", a_deal("signed", "Su-30"))).states[-1].fields


def test_what_accusers_alone_tell_is_no_stage_reached():
    accused = told("d1", "2020-05-01", a_deal("delivered", "Su-30", a_quantity(9), alleged=True))
    fields = only(accused).states[-1].fields
    assert (fields["reached"], fields["stage"], fields["alleged"], fields["quantity"]) == (None, None, "delivered", {})
    assert fields["stage_history"][0]["alleged"]
    owned = told("d2", "2020-05-03", a_deal("delivered", "Su-30"))
    fields = only(accused, owned).states[-1].fields
    assert (fields["reached"], fields["alleged"]) == ("delivered", None)


def test_who_makes_the_goods_sells_them_where_nobody_else_is_told():
    record = only(told("d1", "2020-05-01", a_deal("signed", "Mi-35 helicopters"), agent=""))
    state = record.states[-1]
    assert (state.fields["supplier"], state.accepted["supplier"][1]) == ("RUS", "who makes the goods")
    lone = told("d1", "2020-05-01", a_deal("signed", "Mi-35 helicopters"), agent="ESP")
    assert only(lone).states[-1].fields["supplier"] == "ESP"
    joint = only(told("d1", "2020-05-01", a_deal("signed", "Eurofighter"), agent="")).states[-1].fields
    assert joint["supplier"] is None


def test_a_firm_that_is_awarded_a_contract_sells():
    assert as_states(frozenset({"KWT"}), frozenset({"COM-BOEING"})) == ({"USA"}, {"KWT"})
    assert as_states(frozenset({"COM-BOEING"}), frozenset({"COM-HAL"})) == ({"USA"}, {"IND"})
    assert as_states(frozenset(), frozenset({"COM-LOCKHEED-MARTIN-CORP"})) == ({"USA"}, frozenset())


def test_the_contracts_sum_is_the_deals():
    delivered = told("d2", "2020-09-01", a_deal("delivered", "Su-30", value=some_money(2e8)))
    signed = told("d1", "2020-05-01", a_deal("signed", "Su-30", value=some_money(9e8)))
    assert only(signed, delivered).states[-1].fields["value"]["amount"] == 9e8


def test_a_class_and_one_party_name_no_deal_among_undated_texts():
    tanks = a_report(
        "d1", None, kind="arms_deal", agent="RUS", recipient="DZA", trigger="sale", deal=a_deal("signed", "T-90 tanks")
    )
    other = a_report("d2", None, claim=a_claim("arms_deal", "", "DZA", trigger="buys", deal=a_deal("signed", "tanks")))
    assert len(list(reconcile([tanks, other]))) == 2
    again = a_report("d2", None, claim=a_claim("arms_deal", "", "DZA", trigger="buys", deal=a_deal("signed", "T-90")))
    assert len(list(reconcile([tanks, again]))) == 1


def test_an_item_that_no_table_knows_is_one_however_many_tell_of_it():
    goods = (Goods(item="Su-30", family="Su-30"), Goods(item="field kitchens"), Goods(item="Field kitchens"))
    texts = [told(f"d{n}", "2020-05-01", a_deal("signed", "Su-30", family="Su-30", goods=goods)) for n in range(3)]
    assert [one["item"] for one in only(*texts).states[-1].fields["goods"]] == ["Su-30", "field kitchens"]


def test_accusers_tell_items_but_no_numbers_of_them():
    accused = told("d1", "2020-05-01", a_deal("delivered", "Su-30", family="Su-30", goods=LIST.goods, alleged=True))
    goods = only(accused).states[-1].fields["goods"]
    assert [(one["item"], one["quantity"]) for one in goods] == [("Su-30", {}), ("frigates", {})]


@pytest.mark.parametrize(
    ("field", "value"), [("item", "Su-30 fighters"), ("family", "Su-35"), ("quantity.ordered", '{"text": "18"}')]
)
def test_what_a_person_says_of_the_goods_stands_for_the_list(field: str, value: str):
    listed = told("d1", "2020-05-01", LIST)
    (record,) = reconcile([listed], [a_judgement("set", only(listed).id, field, value)])
    assert "goods" not in record.states[-1].fields
    (other,) = reconcile([listed], [a_judgement("set", only(listed).id, "recipient", "EGY")])
    assert len(other.states[-1].fields["goods"]) == 2


def test_the_maker_stands_by_the_claim_that_tells_the_goods():
    sale = {"agent": "", "recipient": "DZA"}
    vague = told("d1", "2020-05-01", a_deal("talks"), **sale)
    about = told("d1", "2020-05-01", a_deal("signed", "Mi-35 helicopters"), at=90, **sale)
    accepted = only(vague, about).states[-1].accepted
    assert accepted["supplier"] == (about.claim.id, "who makes the goods")
