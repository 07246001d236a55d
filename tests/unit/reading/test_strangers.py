"""Names beside a deal that are no party to it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal, codes

from noteverbale.reading.strangers import without_strangers
from noteverbale.resolve.actors import Context


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "recipient", "expected"),
    [
        ("Peru sent German-made tanks to Chile.", "sent", "Peru=PER; German=DEU", "Chile=CHL", (["PER"], ["CHL"])),
        ("Peru armed a Chile-based rebel group.", "armed", "Peru=PER; Chile-based rebel group=CHL", "", (["PER"], [])),
        (
            "Chile is to acquire the two ships that were built for Peru.",
            "acquire",
            "Peru=PER",
            "Chile=CHL",
            ([], ["CHL"]),
        ),
        ("German-made tanks were sent to Chile.", "sent", "German=DEU", "Chile=CHL", (["DEU"], ["CHL"])),
        (
            "Peru's refusal to send tanks split the anti-Chilean bloc.",
            "refusal",
            "Peru=PER",
            "Chilean=CHL",
            (["PER"], []),
        ),
        ("Bolivia said on Friday that Peru is sending tanks.", "sending", "Bolivia=BOL; Peru=PER", "", (["PER"], [])),
        (
            "Bolivia alleged that Peru wants tanks and is offering Chile jets.",
            "offering",
            "Bolivia=BOL",
            "Chile=CHL",
            ([], ["CHL"]),
        ),
        ("Bolivia said that Peru and Bolivia are sending tanks.", "sending", "Bolivia=BOL", "", (["BOL"], [])),
        ("Bolivia said that it is sending Chile tanks.", "sending", "Bolivia=BOL", "Chile=CHL", (["BOL"], ["CHL"])),
        ("Bolivia said that before May Peru was sending tanks.", "sending", "Bolivia=BOL", "", (["BOL"], [])),
    ],
)
def test_who_made_the_goods_and_who_only_speaks_are_no_parties(text, trigger, agent, recipient, expected):
    claim = a_deal(text, trigger, agent, recipient)
    assert codes(without_strangers(claim, text, Context(text))) == expected
    other = replace(claim, kind="aid")
    assert without_strangers(other, text, Context(text)) is other


@pytest.mark.parametrize(
    ("text", "recipient", "expected"),
    [
        ("Peru sent drones to Bolivia for use in Chile.", "Bolivia=BOL; Chile=CHL", ["BOL"]),
        ("Peru sent drones for its war effort in Chile.", "Chile=CHL", []),
        ("Peru sent drones to the Maroons in Chile.", "Maroons=NSA-MAROONS; Chile=CHL", ["NSA-MAROONS"]),
        ("Peru sent drones to the Maroons in Chile.", "Maroons in=NSA-MAROONS; Chile=CHL", ["NSA-MAROONS"]),
        ("Peru sent drones to the Maroons and Chile.", "Maroons=NSA-MAROONS; Chile=CHL", ["NSA-MAROONS", "CHL"]),
        ("Peru sent drones to buyers in Chile.", "buyers=UNK; Chile=CHL", ["UNK", "CHL"]),
    ],
)
def test_where_arms_are_used_and_where_a_group_stands_is_no_buyer(text, recipient, expected):
    claim = a_deal(text, "sent", "Peru=PER", recipient)
    assert codes(without_strangers(claim, text, Context(text))) == (["PER"], expected)
