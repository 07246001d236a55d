"""What every exporter keeps to: fixed columns, safe cells, an account that adds up, the same bytes twice."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.views.world import claim as a_claim
from tests.unit.views.world import document as a_document
from tests.unit.views.world import make_store, reading

import noteverbale
from noteverbale.types import Goods, Quantity
from noteverbale.views import RecordView
from noteverbale.views.exports import EXPORTERS
from noteverbale.views.exports.deals import REGISTER_COLUMNS, WATCH_COLUMNS
from noteverbale.views.exports.dyads import COLUMNS as DYAD_COLUMNS
from noteverbale.views.exports.events import COLUMNS as EVENT_COLUMNS
from noteverbale.views.exports.events import rough
from noteverbale.views.exports.visits import COLUMNS as VISIT_COLUMNS

HEADERS = {
    "events": EVENT_COLUMNS,
    "dyads": DYAD_COLUMNS,
    "visits": VISIT_COLUMNS,
    "register": REGISTER_COLUMNS,
    "watch-list": WATCH_COLUMNS,
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordView]:
    with RecordView(make_store(tmp_path_factory.mktemp("export") / "record.nv")) as opened:
        yield opened


def table(view: RecordView, form: str, **filters: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(view.export(form, **filters).lines))))


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter(view: RecordView, name: str) -> None:
    first, second = view.export(name), view.export(name)
    text = "".join(first.lines)
    assert text == "".join(second.lines)
    assert text.endswith("\n") or not text
    assert first.written == len([line for line in text.splitlines() if line]) - (EXPORTERS[name].suffix == "csv")
    assert next(first.account(name)).startswith(f"{name}: {first.written} written, {first.left_out.total()} left out")
    assert all(count > 0 for count in first.left_out.values())


@pytest.mark.parametrize("name", HEADERS)
def test_tables_have_their_columns_and_safe_cells(view: RecordView, name: str) -> None:
    lines = list(csv.reader(io.StringIO("".join(view.export(name).lines))))
    assert tuple(lines[0]) == HEADERS[name]
    assert all(len(line) == len(lines[0]) for line in lines)
    cells = [cell for line in lines[1:] for cell in line]
    assert not any("\n" in cell or "\t" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_is_documented(name: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "exports.md"
    assert f"`{name}`" in page.read_text(encoding="utf-8")


def test_claims_are_the_interchange_format(view: RecordView) -> None:
    documents = [json.loads(line) for line in view.export("claims").lines]
    assert [document["published"] for document in documents][-1] is None
    for document in documents:
        for claim in document["claims"]:
            trigger = claim["trigger"]
            assert document["text"][trigger["start"] : trigger["end"]] == trigger["text"]
    kept = view.export("claims", kind="exercise")
    (document,) = [json.loads(line) for line in kept.lines]
    assert [claim["kind"] for claim in document["claims"]] == ["exercise"]
    assert kept.left_out.total() == sum(len(document["claims"]) for document in documents) - 1


def test_events_have_polecats_forty_columns_first() -> None:
    assert len(EVENT_COLUMNS[:40]) == 40
    assert (EVENT_COLUMNS[0], EVENT_COLUMNS[39]) == ("Event ID", "Version")
    assert len(set(EVENT_COLUMNS)) == len(EVENT_COLUMNS)


def test_events_code_what_is_planned_as_agreement(view: RecordView) -> None:
    rows = {row["Event ID"].partition("-")[2] or row["Event Type"]: row for row in table(view, "events")}
    assert (rows["signed"]["Event Type"], rows["signed"]["CAMEO Code"]) == ("SUPPORT", "057")
    assert (rows["talks"]["Event Type"], rows["talks"]["Planned"]) == ("AGREE", "yes")
    visit = rows["CONSULT"]
    assert (visit["Event Mode"], visit["Quad Code"]) == ("visit", "VERBAL COOPERATION")


def test_events_keep_lists_of_actors_and_never_fill_a_date(view: RecordView) -> None:
    rows = table(view, "events")
    (agreement,) = [row for row in rows if row["Actor Country"] == "RUS;PAK" and row["Event Type"] == "SUPPORT"]
    assert (agreement["Actor COW"], agreement["Recipient Country"]) == ("365;770", "None")
    (month,) = [row for row in rows if row["Actor Country"] == "IND" and row["Event Type"] == "AGREE"]
    assert (month["Event Date"], month["Event From"], month["Event To"]) == ("None", "2017-09-01", "2017-09-30")


def test_events_count_what_they_leave_out(view: RecordView) -> None:
    export = view.export("events")
    assert export.left_out == {"negated, called off or denied": 1, "deal stage interest has no code": 1}


def test_dyads_are_events_pair_by_pair(view: RecordView) -> None:
    events, dyads = table(view, "events"), table(view, "dyads")
    pairs = {(row["Event Type"], row["Source"], row["Target"]) for row in dyads}
    assert {("SUPPORT", "RUS", "PAK"), ("SUPPORT", "PAK", "RUS")} <= pairs  # an agreement of the two
    assert ("CONSULT", "RUS", "PAK") in pairs and ("CONSULT", "PAK", "RUS") not in pairs  # a visit
    assert {row["Event ID"] for row in dyads} <= {row["Event ID"] for row in events}
    left = {row["Event ID"] for row in events} - {row["Event ID"] for row in dyads}
    assert view.export("dyads").left_out.get("no two known parties as asked for", 0) == len(left)
    two = table(view, "dyads", between=("RUS", "PAK"))
    assert two and {row["Source"] for row in two} == {"RUS", "PAK"} == {row["Target"] for row in two}
    assert all(row["Source"] != row["Target"] for row in dyads)


def test_visits_are_abroad_and_to_states(tmp_path: Path) -> None:
    trips = (("Chile", "CHL", "Chile"), ("Gazprom", "COM-GAZPROM", "Chile"), ("Italy", "ITA", "Chile"))
    texts = []
    for host, code, home in trips:
        text = a_document(host, f"The president of {home} visited {host}.", "2020-05-01")
        told = a_claim(text, "visit", "visited", agent=f"The president of {home}=CHL", recipient=f"{host}={code}")
        texts.append(reading(text, told))
    with RecordView(make_store(tmp_path / "r.nv", texts)) as made:
        export = made.export("visits")
        (row,) = csv.DictReader(io.StringIO("".join(export.lines)))
    assert (row["CountryVisitedISO"], row["TripStartDate"], row["FirstReported"]) == ("ITA", "", "2020-05-01")
    assert export.left_out == {
        "a trip within one's own country": 1, "to a firm or body, not to a state or organisation of states": 1,
    }  # fmt: skip


def test_visits_are_held_ones(view: RecordView) -> None:
    export = view.export("visits", between=("RUS", "PAK"))
    (row,) = csv.DictReader(io.StringIO("".join(export.lines)))
    assert (row["TripStartDate"], row["TripEndDate"], row["TripDuration"]) == ("2014-11-20", "2014-11-20", "1")
    assert (row["CityVisited"], row["SignedAgreement"], row["MetHost"]) == ("Islamabad", "1", "")
    assert view.export("visits").left_out == {"visit is scheduled, not told as held": 1}


def test_a_tour_has_a_row_for_each_country(tmp_path: Path) -> None:
    text = a_document("a", "Mohammad Javad Zarif visited Managua and La Paz on 20 November.", "2014-11-21")
    parts = {"recipient": "Managua=NIC; La Paz=BOL", "when": "on 20 November=2014-11-20", "place": "Managua=NIC"}
    told = a_claim(text, "visit", "visited", agent="Mohammad Javad Zarif=IRN", **parts)
    with RecordView(make_store(tmp_path / "r.nv", [reading(text, told)])) as tour:
        rows = table(tour, "visits")
        assert tour.visits()[0]["hosts"] == ["NIC", "BOL"]
    told_of = [
        (row["CountryVisitedISO"], row["CityVisited"], row["TripStartDate"], row["TripDuration"]) for row in rows
    ]
    assert told_of == [("NIC", "Managua", "2014-11-20", ""), ("BOL", "", "2014-11-20", "")]
    assert len({row["TripID"] for row in rows}) == 1 and "one country of a tour" in rows[0]["Notes"]


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
    assert watched[0]["Comments"].startswith("no stage stands; told as an accusation")
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
        assert view.export("events").left_out["told by accusers only"] == 1
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
        assert row["Supplier"] == "Spain" and "supplier not told" not in row["Comments"]


def test_a_deal_that_is_denied_has_no_stage(tmp_path: Path) -> None:
    text = a_document("a", "Russia denied the sale of helicopters to Pakistan.", "2014-11-21")
    told = a_claim(text, "arms_deal", "sale", agent="Russia=RUS", recipient="Pakistan=PAK", polarity="negative")
    with RecordView(make_store(tmp_path / "r.nv", [reading(text, told)])) as denied:
        (row,) = table(denied, "watch-list")
    assert row["Stage"] == ""
    assert row["Comments"].startswith("no stage stands; told as denied")


@pytest.mark.parametrize(("first", "last", "is_rough"), [
    ("2014-11-20", "2014-11-20", False), ("2016-09-24", "2016-10-10", False), ("2016-09-01", "2016-09-30", True),
    ("2016-01-01", "2016-12-31", True), ("2016-02-01", "2016-02-29", True), ("2016-09-01", None, False),
])  # fmt: skip
def test_whole_months_are_rough(first: str, last: str | None, is_rough: bool) -> None:
    assert rough(first, last) == is_rough
