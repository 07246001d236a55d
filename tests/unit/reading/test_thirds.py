"""Deals that a third state permits or pays for."""

from __future__ import annotations

import pytest
from tests.unit.reading.test_trade import a_deal, codes

from noteverbale.reading.thirds import BASIS, for_others
from noteverbale.resolve.actors import Context


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "recipient", "expected"),
    [
        ("The United States has refused Spain permission to sell twelve planes to Venezuela.", "refused",
         "The United States=USA", "Spain=ESP", (["ESP"], ["VEN"])),
        ("Switzerland granted Germany a licence to export ammunition to Ukraine.", "granted", "Switzerland=CHE", "Germany=DEU",
         (["DEU"], ["UKR"])),
        ("Switzerland refused Germany permission to land.", "refused", "Switzerland=CHE", "Germany=DEU", (["CHE"], ["DEU"])),
        ("Switzerland sold Germany ten tanks.", "sold", "Switzerland=CHE", "Germany=DEU", (["CHE"], ["DEU"])),
        ("The US Air Force awarded Boeing a contract to build twelve jets for Qatar.", "awarded",
         "The US Air Force=USA", "Boeing=COM-BOEING", (["COM-BOEING"], ["QAT"])),
        ("The US Air Force awarded Boeing a contract to build twelve jets for the United States.", "awarded",
         "The US Air Force=USA", "Boeing=COM-BOEING", (["USA"], ["COM-BOEING"])),
        ("Poland awarded Boeing a contract to build twelve jets for Qatar.", "awarded", "Poland=POL", "Boeing=COM-BOEING",
         (["POL"], ["COM-BOEING"])),
    ],
)  # fmt: skip
def test_who_sells_and_who_gets_stands_behind_the_word(text, trigger, agent, recipient, expected):
    claim = for_others(a_deal(text, trigger, agent, recipient), text, Context(text))
    assert codes(claim) == expected
    assert (claim.inferred.get("agent") == BASIS) is (expected[0] != [agent.split("=")[1]])
