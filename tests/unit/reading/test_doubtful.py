"""Doers that words only seem to tell, and whom the recall of an envoy is meant for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal, codes

from noteverbale.reading.doubtful import HOST, WEAPON, told_surely
from noteverbale.resolve.actors import Context


def told(kind: str, text: str, trigger: str, agent: str = "", recipient: str = "", basis: str | None = None):
    claim = replace(a_deal(text, trigger, agent, recipient), kind=kind, deal=None)
    if basis:
        claim = replace(claim, agent=tuple(replace(actor, basis=basis) for actor in claim.agent))
    return told_surely(claim, text, Context(text))


def test_a_weapon_without_an_owner_does_nothing():
    text = "A roadside bomb killed six soldiers in Niger."
    (bomb,) = told("attack", text, "killed", "A roadside bomb=NER", basis="body pointing to 'Niger', 0.70").agent
    assert (bomb.code, bomb.sector, bomb.basis) == ("UNK", "UNK", WEAPON)
    assert codes(told("attack", text, "killed", "A roadside bomb=NER", basis="state: Niger"))[0] == ["NER"]
    assert codes(told("support", text, "killed", "A roadside bomb=NER", basis="body pointing"))[0] == ["NER"]


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "left"),
    [
        ("Nigeria's police said five farmers were abducted on Monday.", "abducted", "Nigeria's police=NGA", []),
        ("Two French tourists were kidnapped in Niger on Monday.", "kidnapped", "Niger=NER", []),
        ("Gunmen of Mali kidnapped two tourists.", "kidnapped", "Gunmen of Mali=MLI", ["MLI"]),
        ("Police said the fighters they had abducted were freed.", "abducted", "Police=NGA", ["NGA"]),
        ("Nigeria's police said five farmers were arrested.", "arrested", "Nigeria's police=NGA", ["NGA"]),
    ],
)
def test_who_tells_of_an_abduction_and_its_land_do_not_do_it(text, trigger, agent, left):
    assert codes(told("attack", text, trigger, agent))[0] == left


@pytest.mark.parametrize(
    ("text", "recipient", "expected"),
    [
        ("Mozambique recalled its high commissioner to Malawi on Friday.", "its high commissioner=MOZ", ["MWI"]),
        ("Mozambique recalled its ambassador from Malawi on Friday.", "its ambassador=MOZ", ["MWI"]),
        ("Mozambique recalled its ambassador on Friday.", "its ambassador=MOZ", ["MOZ"]),
        ("Mozambique recalled its troops to Malawi.", "its troops=MOZ", ["MOZ"]),
    ],
)
def test_the_recall_of_an_envoy_is_meant_for_his_host(text, recipient, expected):
    claim = told("sanction", text, "recalled", "Mozambique=MOZ", recipient)
    assert codes(claim)[1] == expected
    assert (claim.recipient[0].basis == HOST) is (expected == ["MWI"])
