"""Which side a state stands on that words leave open: who makes arms sells them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal, codes

from noteverbale.reading.industry import BASIS, BY_WORD, by_industry
from noteverbale.types import Claim, Deal


def settled(stage: str, agent: str = "", recipient: str = "") -> Claim:
    text = "Peru, Chile, Sweden, France and the bloc agreed on tanks with their friends."
    return by_industry(replace(a_deal(text, "agreed", agent, recipient), deal=Deal(stage=stage)))


@pytest.mark.parametrize(
    ("stage", "agent", "recipient", "expected"),
    [
        ("framework", "", "Peru=PER; France=FRA", (["FRA"], ["PER"])),
        ("framework", "", "Sweden=SWE; France=FRA", (["FRA"], ["SWE"])),
        ("delivered", "", "Peru=PER; France=FRA", ([], ["PER", "FRA"])),
        ("framework", "", "Peru=PER; Chile=CHL", ([], ["PER", "CHL"])),
        ("signed", "", "France=FRA", ([], ["FRA"])),
        ("offer", "", "France=FRA", (["FRA"], [])),
        ("offer", "", "Peru=PER", ([], ["PER"])),
        ("signed", "Peru=PER", "", ([], ["PER"])),
        ("signed", "France=FRA", "", (["FRA"], [])),
        ("refused", "Peru=PER", "", (["PER"], [])),
        ("delivered", "Peru=PER", "", (["PER"], [])),
        ("delivered", "Peru=PER; France=FRA", "", (["FRA"], ["PER"])),
        ("signed", "Sweden=SWE; France=FRA", "", (["SWE", "FRA"], [])),
    ],
)
def test_of_those_told_on_one_side_who_makes_arms_sells(stage, agent, recipient, expected):
    claim = settled(stage, agent, recipient)
    assert codes(claim) == expected
    moved = codes(claim) != ([one.split("=")[1] for one in agent.split("; ") if one], _codes(recipient))
    assert (claim.inferred.get("agent") == BASIS) is moved


def _codes(told: str) -> list[str]:
    return [one.split("=")[1] for one in told.split("; ") if one]


@pytest.mark.parametrize(
    ("agent", "recipient"),
    [
        ("France=FRA", "Peru=PER"),
        ("friends=UNK", "Peru=PER; France=FRA"),
        ("", "Peru=PER; bloc=IGO-NATO"),
        ("", "their=PER; their=FRA"),
    ],
)
def test_nobody_moves_whose_side_is_told_or_who_is_no_state_or_only_pointed_to(agent, recipient):
    assert codes(settled("signed", agent, recipient)) == (_codes(agent), _codes(recipient))


@pytest.mark.parametrize(
    ("stage", "agent", "recipient", "expected"),
    [
        ("signed", "", "Peru=PER; Sweden=COM-SAAB", (["COM-SAAB"], ["PER"])),
        ("signed", "Peru=PER", "Sweden=COM-SAAB", (["COM-SAAB"], ["PER"])),
        ("delivered", "Peru=PER", "Sweden=COM-SAAB", (["COM-SAAB"], ["PER"])),
        ("offer", "", "Sweden=COM-SAAB", (["COM-SAAB"], [])),
        ("refused", "Peru=PER", "Sweden=COM-SAAB", (["PER"], [])),
        ("signed", "Sweden=SWE", "friends=COM-SAAB", (["SWE"], [])),
        ("signed", "Peru=COM-BOEING", "Sweden=COM-SAAB", (["COM-BOEING"], ["COM-SAAB"])),
        ("signed", "Peru=PER", "Sweden=COM-VOLVO", (["PER"], ["COM-VOLVO"])),
    ],
)
def test_a_firm_that_makes_arms_sells_to_who_orders_from_it(stage, agent, recipient, expected):
    assert codes(settled(stage, agent, recipient)) == expected


def test_of_two_firms_that_of_who_makes_the_goods_sells():
    text = "Rosoboronexport and Saab signed a contract for Gripen fighters."
    claim = a_deal(text, "signed", "", "Rosoboronexport=COM-ROSOBORONEXPORT; Saab=COM-SAAB")
    fighters = replace(claim, deal=Deal(stage="signed", item="Gripen fighters"))
    assert codes(by_industry(fighters)) == (["COM-SAAB"], ["COM-ROSOBORONEXPORT"])
    assert codes(by_industry(replace(claim, deal=Deal(stage="signed", item="fighters")))) == codes(claim)


def test_what_the_word_before_a_name_tells_is_kept():
    text = "Six F-16 fighters bought from Denmark touched down."
    claim = replace(a_deal(text, "bought", "Denmark=DNK"), deal=Deal(stage="delivered", item="F-16 fighters"))
    assert codes(by_industry(claim)) == ([], ["DNK"])
    assert codes(by_industry(replace(claim, inferred={"agent": BY_WORD}))) == (["DNK"], [])


def test_other_kinds_are_left_as_they_are():
    claim = replace(a_deal("Peru and France talked.", "talked", "", "Peru=PER; France=FRA"), kind="meeting")
    assert by_industry(claim) is claim


@pytest.mark.parametrize(
    ("stage", "item", "agent", "recipient", "expected"),
    [
        ("signed", "Rafale jets", "Peru=PER", "", ([], ["PER"])),
        ("delivered", "Rafale jets", "Sweden=SWE", "", ([], ["SWE"])),
        ("delivered", "Rafale jets", "France=FRA", "", (["FRA"], [])),
        ("signed", "Rafale jets", "", "France=FRA", (["FRA"], [])),
        ("delayed", "Rafale jets", "Sweden=SWE", "", (["SWE"], [])),
        ("delivered", "jets", "Sweden=SWE", "", (["SWE"], [])),
    ],
)
def test_who_alone_is_told_of_what_another_makes_buys_it(stage, item, agent, recipient, expected):
    text = "Peru, Sweden and France agreed on jets."
    claim = replace(a_deal(text, "agreed", agent, recipient), deal=Deal(stage=stage, item=item))
    assert codes(by_industry(claim)) == expected


def test_a_state_that_is_no_more_made_what_its_heir_makes():
    claim = replace(a_deal("The Soviets sold Su-30s.", "sold", "Soviets=SUN"), deal=Deal(stage="signed", item="Su-30"))
    assert codes(by_industry(claim)) == (["SUN"], [])


@pytest.mark.parametrize(
    ("item", "told", "expected"),
    [
        ("Rafale jets", "their=PER; their=FRA", (["FRA"], ["PER"])),
        ("Rafale jets", "their=PER; their=CHL", ([], ["PER", "CHL"])),
        ("Rafale jets", "their=PER; their=FRA; their=CHL", ([], ["PER", "FRA", "CHL"])),
    ],
)
def test_of_two_pointed_at_by_one_word_who_makes_the_goods_sells(item, told, expected):
    text = "Peru, Chile, Sweden, France and the bloc agreed on tanks with their friends."
    claim = replace(a_deal(text, "agreed", "", told), deal=Deal(stage="talks", item=item))
    assert codes(by_industry(claim)) == expected


@pytest.mark.parametrize(
    ("words", "stage", "expected"),
    [
        ("the French shipyard Kermor", "signed", (["FRA"], ["PER"])),
        ("the French shipyard Kermor", "cancelled", (["FRA"], ["PER"])),
        ("the French shipyard Kermor", "delivered", (["FRA"], ["PER"])),
        ("the French ministry", "cancelled", (["PER"], ["FRA"])),
    ],
)
def test_a_firm_of_no_table_is_known_by_what_it_makes(words, stage, expected):
    text = f"Peru ended its contract with {words}."
    claim = replace(a_deal(text, "ended", "Peru=PER", f"{words}=FRA"), deal=Deal(stage=stage))
    assert codes(by_industry(claim)) == expected
