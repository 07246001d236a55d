"""Who travels where and who sells to whom, where the reader's parts are muddled."""

from __future__ import annotations

import pytest

from builders import a_deal, a_place, a_report, an_actor
from noteverbale.records import reconcile
from noteverbale.records.ends import at_home, journey
from noteverbale.types import Record, Report

PUTIN = an_actor("RUS", "Vladimir Putin", "President Vladimir Putin")


def ends(travellers: str, hosts: str, country: str | None) -> tuple[str, str]:
    found = journey(frozenset(travellers.split()), frozenset(hosts.split()), country)
    return " ".join(sorted(found[0])), " ".join(sorted(found[1]))


@pytest.mark.parametrize(
    ("told", "country", "meant"),
    [
        (("RUS", "IND"), "IND", ("RUS", "IND")),
        (("RUS", ""), "IND", ("RUS", "IND")),
        (("IND RUS", ""), "IND", ("RUS", "IND")),
        (("RUS", "RUS"), "IND", ("RUS", "IND")),  # "Putin will visit Goa", Goa read as his own side
        (("RUS", "IND"), "RUS", ("IND", "RUS")),  # "we expect you in Moscow"
        (("RUS", "IGO-CIS"), "RUS", ("RUS", "IGO-CIS")),
        (("RUS", ""), "RUS", ("RUS", "RUS")),
        (("RUS", ""), None, ("RUS", "")),
        (("", ""), "RUS", ("", "RUS")),
    ],
)
def test_the_place_tells_the_host(told: tuple[str, str], country: str | None, meant: tuple[str, str]) -> None:
    assert ends(*told, country) == meant


def only(*reports: Report) -> Record:
    (record,) = reconcile(reports)
    return record


def test_a_host_read_as_the_traveller_himself_is_mended_by_the_place() -> None:
    fields = only(a_report(agent=PUTIN, recipient="RUS", place=a_place("Goa", "IND"))).states[-1].fields
    assert (fields["traveller"], fields["host"]) == ("RUS", "IND")


def test_an_invitation_home_has_the_guest_as_traveller() -> None:
    fields = only(a_report(agent=PUTIN, recipient="IND", place=a_place("Moscow", "RUS"))).states[-1].fields
    assert (fields["traveller"], fields["host"]) == ("IND", "RUS")


def test_a_trip_at_home_joins_no_visit_from_abroad() -> None:
    told = {"known": "2020-05-01", "time": "2020-05-01"}
    home = a_report("d1", agent=PUTIN, recipient="", place=a_place("Kazan", "RUS"), **told)
    guest = a_report("d2", agent="", recipient="RUS", place=a_place("Kazan", "RUS"), **told)
    abroad = a_report("d3", agent=PUTIN, recipient="IND", **told)
    assert [len(record.links) for record in reconcile([home, guest, abroad])] == [1, 1, 1]


def deal(
    document: str, agent: str, recipient: str, stage: str = "signed", item: str | None = "Mi-35", **more
) -> Report:
    told = {"kind": "arms_deal", "agent": agent, "recipient": recipient, "trigger": "deal"}
    return a_report(document, more.pop("known", "2015-08-20"), deal=a_deal(stage, item), **told | more)


def sides(record: Record) -> tuple[str | None, str | None]:
    return record.states[-1].fields["supplier"], record.states[-1].fields["recipient"]


def test_a_supplier_is_never_the_buyer() -> None:
    muddled = deal("d1", "PAK RUS", "", "talks", "helicopters")
    told = [deal("d2", "RUS", "PAK IND", "refused"), deal("d3", "RUS", "PAK", "talks")]
    assert sides(only(muddled, *told)) == ("RUS", "PAK")
    assert sides(only(deal("d1", "PAK", "PAK"))) == (None, None)
    assert sides(only(deal("d1", "KAZ BLR", "", "talks", "helicopters"))) == (None, None)


def test_of_two_who_sign_the_maker_of_the_goods_sells() -> None:
    assert sides(only(deal("d1", "PAK RUS", ""))) == ("RUS", "PAK")
    assert sides(only(deal("d1", "KAZ BLR", ""))) == (None, None)
    assert sides(only(deal("d1", "PAK RUS IND", ""))) == (None, None)


@pytest.mark.parametrize(
    ("agent", "recipient", "stage", "meant"),
    [
        ("", "SAU USA", "signed", ("USA", "SAU")),  # "Saudi Arabia, which signed a deal with the U.S."
        ("YUG", "SWE", "request", ("SWE", "YUG")),  # "Yugoslavia asked Stockholm for the loan of ten"
        ("SRB", "USA", "delivered", ("SRB", "USA")),  # told as delivered, the words go first
        ("SUN YEM", "", "signed", ("SUN", "YEM")),  # a state that is no more made what its heir makes
        ("UKR IGO-NATO", "", "talks", (None, None)),
        ("SAU PAK", "", "delivered", (None, None)),  # two who give
        ("IGO-UNSC", "IRN", "suspended", (None, "IRN")),  # who forbids a sale is no seller
    ],
)
def test_where_words_leave_sides_open_the_one_with_the_greater_arms_industry_sells(
    agent: str, recipient: str, stage: str, meant: tuple[str | None, str | None]
) -> None:
    assert sides(only(deal("d1", agent, recipient, stage, "missiles"))) == meant


def test_who_signs_with_whom_leaves_open_who_sells() -> None:
    assert sides(only(deal("d1", "AUS", "USA", "signed", "submarines", trigger="inked a deal"))) == ("USA", "AUS")
    assert sides(only(deal("d1", "AUS", "USA", "signed", "submarines", trigger="sale"))) == ("AUS", "USA")


def test_a_third_party_makes_another_deal_though_it_stays_open_who_asks_whom() -> None:
    told = [deal("d1", "RUS", "QAT", "talks", "S-400"), deal("d1", "RUS", "TUR", "interest", "S-400", trigger="buy")]
    assert sorted(map(sides, reconcile(told))) == [("RUS", "QAT"), ("RUS", "TUR")]


@pytest.mark.parametrize(
    ("agent", "recipient", "item", "meant"),
    [
        ("IND", "RUS", "S-400 air defence systems", ("RUS", "IND")),  # "Modi and Putin concluded a deal"
        ("CHN", "RUS", "Su-35 jets", ("RUS", "CHN")),
        ("", "FRA", "Rafale", ("FRA", None)),
        ("USA RUS", "IND", "S-400", ("RUS", "IND")),  # two read as sellers
        ("PRT", "ROU", "secondhand F-16s", ("PRT", "ROU")),  # sold on: the maker is no party
        ("IND", "RUS", "helicopters", ("IND", "RUS")),  # nothing tells who makes them
        ("COM-SUKHOI", "RUS", "Su-35 jets", (None, None)),  # a firm delivers at home
    ],
)
def test_nobody_sells_a_maker_its_own_goods(
    agent: str, recipient: str, item: str, meant: tuple[str | None, str | None]
) -> None:
    assert sides(only(deal("d1", agent, recipient, item=item))) == meant


def test_a_deal_told_the_wrong_way_round_joins_the_deal() -> None:
    item = "S-400 air defence systems"
    assert sides(only(deal("d1", "RUS", "IND", item=item), deal("d2", "IND", "RUS", item=item))) == ("RUS", "IND")


def test_of_two_buyers_told_alike_the_first_is_the_buyer() -> None:
    assert sides(only(deal("d1", "RUS", "PAK IND", "refused"))) == ("RUS", "PAK")


def test_a_buyer_who_asks_is_the_buyer_of_the_deal() -> None:
    asked = deal("d1", "PAK", "RUS", "request", at=90)
    record = only(deal("d1", "RUS", "PAK", "talks"), asked, deal("d2", "RUS", "PAK"))
    assert sides(record) == ("RUS", "PAK")
    assert "parties_mixed" in {name for link in record.links for name, _, _ in link.features}


def test_two_states_that_sell_each_other_different_things_have_two_deals() -> None:
    assert len(list(reconcile([deal("d1", "RUS", "IND"), deal("d2", "IND", "RUS", item="BrahMos missiles")]))) == 2


def test_a_firm_sells_for_its_state() -> None:
    assert at_home(frozenset({"COM-ROSOBORONEXPORT", "PAK"})) == {"RUS", "PAK"}
    assert sides(only(deal("d1", "RUS", "PAK"), deal("d2", "COM-ROSTEC", "PAK"))) == ("RUS", "PAK")


@pytest.mark.parametrize(
    ("firm", "state"),
    [
        ("COM-ISRAEL-AIRCRAFT-INDUSTRIES", "ISR"),
        ("COM-BRAZILIAN-MANUFACTURER", "BRA"),
        ("COM-SOUTH-KOREAN-YARD", "KOR"),
        ("COM-GERMAN-NAVAL-YARDS", "DEU"),
        ("COM-AMERICAN", "COM-AMERICAN"),
        ("COM-INDIANA-STEEL", "COM-INDIANA-STEEL"),
    ],
)
def test_a_firm_named_after_a_state_sells_for_it(firm: str, state: str) -> None:
    assert at_home(frozenset({firm})) == {state}


@pytest.mark.parametrize(
    ("seller", "item", "meant"),
    [
        ("COM-AIRBUS", "C-295 transports", "ESP"),
        ("COM-AIRBUS", "transports", "COM-AIRBUS"),
        ("COM-SAAB", "C-295 transports", "SWE"),
        ("DEU", "C-295 transports", "DEU"),
    ],
)
def test_what_a_firm_of_several_states_makes_is_sold_by_its_maker(seller: str, item: str, meant: str) -> None:
    deal = a_deal("signed", item)
    state = only(a_report(kind="arms_deal", agent=seller, recipient="VEN", trigger="signed", deal=deal)).states[-1]
    assert state.fields["supplier"] == meant
