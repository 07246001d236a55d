"""The register and the watch list: which deals stand in them, with what numbers, and what is left out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from msgspec.structs import replace
from tests.contract.exported import table
from tests.unit.views.world import claim as a_claim
from tests.unit.views.world import document as a_document
from tests.unit.views.world import make_store, reading

import noteverbale
from noteverbale.types import Goods, Quantity
from noteverbale.views import RecordView


def test_register_marks_what_is_not_certain(view: RecordView) -> None:
    (row,) = table(view, "register")
    assert (row["Number ordered"], row["Number ordered?"]) == ("4", "?")  # an unnamed source and media only
    assert (row["Number delivered"], row["Number delivered?"]) == ("4", "")  # a named officer of the buyer
    assert (row["Year of order"], row["Year(s) of delivery"]) == ("2015", "2017")
    assert "wanted up to 20" in row["Comments"]


def test_watch_list_before_the_order(view: RecordView) -> None:
    (row,) = table(view, "watch-list", as_of="2014-12-31")
    assert (row["Stage"], row["Number wanted"], row["Number ordered"]) == ("political_approval", "up to 20", "")
    assert "Dedov" in row["Best source"]
    assert not table(view, "register", as_of="2014-12-31")


def test_register_leaves_out_trades_and_deals_of_nobody_with_counts(tmp_path: Path) -> None:
    told = []
    for name, seller, code, item, value in (
        ("a", "Spain", "ESP", "arms", None),
        ("b", "Italy", "ITA", "arms", ("$2 billion", 2e9, "USD")),
        ("c", "Italy", "ITA", "frigates", None),
        ("d", "", "", "tanks", None),
    ):
        text = a_document(name, f"{seller or 'Somebody'} sold Chile {item} worth $2 billion.", "2014-11-21")
        sides = {"agent": f"{seller}={code}", "recipient": "Chile=CHL"} if seller else {}
        deal = {"stage": "signed", "item": item, "value": value}
        told.append(reading(text, a_claim(text, "arms_deal", "sold", deal=deal, **sides)))
    with RecordView(make_store(tmp_path / "r.nv", told)) as view:
        export = view.export("register")
        rows = list(csv.DictReader(io.StringIO("".join(export.lines))))
        kept, left_out = [row["Weapon designation"] for row in rows], dict(export.left_out)
        unwatched = dict(view.export("watch-list").left_out)
    assert (sorted(kept), sorted(left_out.values())) == (["frigates"], [1, 2])
    assert any("neither" in reason for reason in left_out) and any("in general" in reason for reason in left_out)
    assert unwatched == left_out | {"ordered or delivered, see the register": 1}


def test_a_deal_with_one_side_untold_is_watched(tmp_path: Path) -> None:
    told = []
    for name, words in (("a", "Chile bought tanks."), ("b", "India got Su-30 jets.")):
        text = a_document(name, words, "2014-11-21")
        state, code = words.split()[0], {"C": "CHL", "I": "IND"}[words[0]]
        deal = {"stage": "signed", "item": words.split(maxsplit=2)[2][:-1]}
        verb = words.split()[1]
        told.append(reading(text, a_claim(text, "arms_deal", verb, recipient=f"{state}={code}", deal=deal)))
    with RecordView(make_store(tmp_path / "r.nv", told)) as view:
        rows, watched = table(view, "register"), table(view, "watch-list")
        left_out = dict(view.export("register").left_out)
    assert [(row["Supplier"], row["Recipient"]) for row in rows] == [("Russia", "India")]  # the maker stands for him
    assert [row["Recipient"] for row in watched] == ["Chile"]
    assert sum(count for reason, count in left_out.items() if "one side" in reason) == 1


def test_limit_counts_deals_and_cuts_none(tmp_path: Path) -> None:
    told = []
    for name, buyer, code in (("a", "Chile", "CHL"), ("b", "Peru", "PER")):
        text = a_document(name, f"Spain sold {buyer} 12 tanks and four frigates.", "2014-11-21")
        goods = tuple(Goods(item=item, type=item[:-1]) for item in ("tanks", "frigates"))
        claim = a_claim(
            text, "arms_deal", "sold", agent="Spain=ESP", recipient=f"{buyer}={code}", deal={"stage": "signed"}
        )
        told.append(reading(text, replace(claim, deal=replace(claim.deal, item="tanks", goods=goods))))
    with RecordView(make_store(tmp_path / "r.nv", told)) as view:
        rows = table(view, "register", limit=1)
    assert len(rows) == 2 and len({row["Record ID"] for row in rows}) == 1


def test_a_deal_over_several_items_has_a_row_for_each_and_an_accusation_none(tmp_path: Path) -> None:
    text = a_document("a", "Spain sold Chile 12 tanks and four frigates.", "2014-11-21")
    goods = [("tanks", "12", 12), ("frigates", "four", 4)]
    listed = tuple(
        Goods(item=item, quantity=Quantity(text=words, min=number, max=number), type=item[:-1])
        for item, words, number in goods
    )
    claim = a_claim(text, "arms_deal", "sold", agent="Spain=ESP", recipient="Chile=CHL", deal={"stage": "signed"})
    claim = replace(claim, deal=replace(claim.deal, item="tanks", goods=listed))
    other = a_document("b", "Peru accused Italy of arming Chile with mortars.", "2014-11-21")
    mortars = {"stage": "delivered", "item": "mortars"}
    accused = a_claim(other, "arms_deal", "arming", agent="Italy=ITA", recipient="Chile=CHL", deal=mortars)
    accused = replace(accused, deal=replace(accused.deal, alleged=True))
    with RecordView(make_store(tmp_path / "r.nv", [reading(text, claim), reading(other, accused)])) as view:
        rows, watched = table(view, "register"), table(view, "watch-list")
        shown = list(view.ask("deals"))
    assert [(row["Weapon designation"], row["Number ordered"]) for row in rows] == [("tanks", "12"), ("frigates", "4")]
    assert len({row["Record ID"] for row in rows}) == 1
    assert [row["Stage"] for row in watched] == ["alleged: delivered"]
    assert watched[0]["Comments"].startswith("no stage holds; reported as an accusation")
    assert sorted((row["stage"], row["goods"]) for row in shown) == [
        ("alleged", []),
        ("signed", ["12 tanks", "four frigates"]),
    ]


def test_an_accusation_is_no_coded_event_and_dates_no_step(tmp_path: Path) -> None:
    texts = [
        a_document(*told)
        for told in (
            ("a", "Peru accused Italy of arming Chile with tanks.", "2014-11-21"),
            ("b", "Italy delivered tanks to Chile on Monday.", "2014-11-25"),
            ("c", "Peru accused Spain of arming Chile with mortars.", "2014-11-21"),
        )
    ]
    sides = {"agent": "Italy=ITA", "recipient": "Chile=CHL", "deal": {"stage": "delivered", "item": "tanks"}}
    accused = a_claim(texts[0], "arms_deal", "arming", **sides)
    alone = a_claim(
        texts[2],
        "arms_deal",
        "arming",
        **sides | {"agent": "Spain=ESP", "deal": {"stage": "delivered", "item": "mortars"}},
    )
    accused, alone = (replace(one, deal=replace(one.deal, alleged=True)) for one in (accused, alone))
    claims = accused, a_claim(texts[1], "arms_deal", "delivered", when="Monday=2014-11-24", **sides), alone
    store = make_store(tmp_path / "r.nv", [reading(text, claim) for text, claim in zip(texts, claims, strict=True)])
    with RecordView(store) as view:
        assert {row["Actor Country"] for row in table(view, "events")} == {"ITA"}
        assert view.export("events").left_out["reported by accusers only"] == 1
        (delivered,) = view.deals(stage="delivered")
        assert (delivered["since"], delivered["event_from"]) == ("2014-11-24", "2014-11-24")
        assert [row["supplier"] for row in view.deals(stage="alleged")] == ["ESP"]
        assert [row["status"] for row in view.events(actor="ESP")] == ["alleged"]
        assert len(view.events(status="held")) == 1
        assert not view.planned()


def test_years_of_delivery_are_in_order_and_a_person_is_no_maker(tmp_path: Path) -> None:
    text = a_document("a", "By 2013 Italy had delivered tanks to Chile.", "2014-11-21")
    told = {"agent": "Italy=ITA", "recipient": "Chile=CHL", "deal": {"stage": "delivered", "item": "tanks"}}
    claim = a_claim(text, "arms_deal", "delivered", when="2013=..2013-12-31", **told)
    with noteverbale.open(make_store(tmp_path / "r.nv", [reading(text, claim)])) as view:
        (row,) = table(view, "register")
        assert row["Year(s) of delivery"] == "2013"
        view.judge.set(view.deals()[0]["id"], "supplier", "Spain", author="ana")
        (row,) = table(view, "register")
        assert row["Supplier"] == "Spain" and "supplier not named" not in row["Comments"]


def test_a_deal_that_is_denied_has_no_stage(tmp_path: Path) -> None:
    text = a_document("a", "Russia denied the sale of helicopters to Pakistan.", "2014-11-21")
    told = a_claim(text, "arms_deal", "sale", agent="Russia=RUS", recipient="Pakistan=PAK", polarity="negative")
    with RecordView(make_store(tmp_path / "r.nv", [reading(text, told)])) as denied:
        (row,) = table(denied, "watch-list")
    assert row["Stage"] == ""
    assert row["Comments"].startswith("no stage holds; reported as denied")


def test_the_register_tells_what_kind_of_weapon_it_is_the_stage_and_who_tells_it(view: RecordView) -> None:
    (row,) = table(view, "register")
    told = {name: row[name] for name in ("Weapon description", "Family", "Category", "UNROCA class", "Stage")}
    assert told == {
        "Weapon description": "attack helicopter",
        "Family": "Mi-24",
        "Category": "aircraft",
        "UNROCA class": "V",
        "Stage": "delivered",
    }
    assert row["First reported"] == "2014-11-13" and row["Last reported"] >= row["Stage since"] == "2017-08-30"
    assert "undated" not in row["Best source"] and row["Best source"]


def test_the_register_is_asked_by_supplier_and_by_recipient(view: RecordView) -> None:
    assert len(table(view, "register", supplier="Russia", recipient="Pakistan")) == 1
    assert not table(view, "register", supplier="Pakistan") and not table(view, "register", recipient="Russia")


def test_large_numbers_keep_their_digits(tmp_path: Path) -> None:
    page = a_document("a", "Spain sold 1,234,567 shells to Peru on May 2.", "2020-05-03")
    deal = {"stage": "signed", "item": "shells"}
    told = a_claim(
        page, "arms_deal", "sold", agent="Spain=ESP", recipient="Peru=PER", when="on May 2=2020-05-02", deal=deal
    )
    number = Quantity(text="1,234,567", min=1_234_567, max=1_234_567)
    told = replace(told, deal=replace(told.deal, quantity=number))
    with RecordView(make_store(tmp_path / "r.nv", [reading(page, told)])) as view:
        (row,) = table(view, "register")
    assert row["Number ordered"] == "1234567"
