"""The side of a name by its place beside the word for buying or selling, or by what a deal is for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal, codes

from noteverbale.reading.beside import by_place
from noteverbale.reading.frames import framed
from noteverbale.resolve.actors import Context


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "recipient", "expected"),
    [
        ("Chile signed a contract with Peru to buy tanks.", "signed", "Chile=CHL", "Peru=PER", (["PER"], ["CHL"])),
        ("Chile cancelled its order of tanks with Peru.", "cancelled", "Chile=CHL", "Peru=PER", (["PER"], ["CHL"])),
        ("Peru signed a contract with Chile to supply tanks.", "signed", "Chile=CHL", "Peru=PER", (["PER"], ["CHL"])),
        ("Chile signed a contract to buy tanks.", "signed", "Chile=CHL", "", ([], ["CHL"])),
        ("Chile signed a contract. Peru wants to buy tanks.", "signed", "Chile=CHL", "", (["CHL"], [])),
        ("Chile and Peru signed a deal to buy tanks.", "signed", "Chile=CHL; Peru=PER", "", (["CHL", "PER"], [])),
        ("Chile approved the plan of Peru to sell tanks.", "approved", "Chile=CHL", "", (["CHL"], [])),
    ],
)
def test_what_a_deal_is_for_tells_its_sides(text, trigger, agent, recipient, expected):
    assert codes(framed(a_deal(text, trigger, agent, recipient), text)) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "recipient", "expected"),
    [
        ("Peru supplied Chile with tanks.", "supplied", "Peru=PER", "", (["PER"], ["CHL"])),
        ("Chile was supplied with tanks.", "supplied", "Chile=CHL", "", ([], ["CHL"])),
        ("Tanks were supplied to Chile by Peru.", "supplied", "Peru=PER", "", (["PER"], ["CHL"])),
        ("Peru's sale of tanks to Chile was approved.", "approved", "Chile=CHL", "Peru=PER", (["PER"], ["CHL"])),
        ("Chile's purchase of tanks went on.", "purchase", "Chile=CHL", "", ([], ["CHL"])),
        ("Chile has recently bought tanks.", "bought", "Chile=CHL", "", ([], ["CHL"])),
        ("Peru agreed to sell Chile tanks.", "agreed", "Peru=PER", "", (["PER"], ["CHL"])),
        ("Chile received the Russian tanks.", "received", "", "Chile=CHL", (["RUS"], ["CHL"])),
        ("Peru spoke of arming the Iraqi regime.", "arming", "Peru=PER", "", (["PER"], ["IRQ"])),
        ("Peru spoke of arming Iraqi tanks.", "arming", "Peru=PER", "", (["PER"], [])),
        ("Peru said that it had sold tanks while Chile slept.", "sold", "Peru=PER", "", (["PER"], [])),
        ("Imports into Syria of arms went on.", "Imports", "", "Syria=SYR", ([], ["SYR"])),
        ("They fined Chile's army for buying tanks.", "buying", "Chile=CHL", "", ([], ["CHL"])),
        ("Peru gave parts for building bombs by Chile.", "gave", "Peru=PER", "", (["PER"], [])),
        ("Peru sold tanks to Chile.", "sold", "Peru=PER", "Chile=CHL", (["PER"], ["CHL"])),
        ("Peru signed a contract for tanks to be exported to Chile.", "signed", "Peru=PER", "", (["PER"], ["CHL"])),
    ],
)
def test_a_place_beside_the_word_tells_the_side(text, trigger, agent, recipient, expected):
    assert codes(by_place(a_deal(text, trigger, agent, recipient), text, Context(text))) == expected


def test_a_name_tells_a_side_more_surely_than_a_word_that_points_to_it():
    text = "Peru and the firm signed a contract for tanks to be exported to Chile."
    claim = a_deal(text, "signed", "Peru=PER; the firm=CHL", "")
    pointing = replace(claim.agent[1], basis="body pointing to 'Chile', 0.45")
    found = by_place(replace(claim, agent=(claim.agent[0], pointing)), text, Context(text))
    assert [(one.text, one.code) for one in found.recipient] == [("Chile", "CHL")]


def test_who_bans_does_not_buy():
    text = "Tanks will come unless Peru is banned by the UN from purchasing them, which fined Chile for buying jets."
    found = by_place(a_deal(text, "purchasing"), text, Context(text))
    assert codes(found) == ([], [])
    assert codes(by_place(a_deal(text, "buying"), text, Context(text))) == ([], ["CHL"])
