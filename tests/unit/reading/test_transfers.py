"""Claims of other kinds that tell of a deal in arms, by the goods in their words."""

from __future__ import annotations

import pytest

from noteverbale.reading.transfers import traded
from noteverbale.types import Actor, Span


def kind_of(kind: str, text: str, trigger: str, agents: str, recipients: str) -> str:
    start = text.index(trigger)
    sides = [tuple(Actor(text="x", start=0, end=1, code=c) for c in told.split()) for told in (agents, recipients)]
    return traded(kind, text, Span(start, start + len(trigger)), (sides[0], sides[1]))


@pytest.mark.parametrize(
    ("kind", "text", "trigger", "agents", "recipients", "deal"),
    [
        ("aid", "Peru provided Chile with help and sent 40 old battle tanks to it.", "sent", "PER", "CHL", True),
        ("aid", "Chile received all Tor-M1 systems in May.", "received", "PER", "CHL", True),
        ("aid", "Peru gave weapons and money to the rebels.", "gave", "PER", "NSA-X", True),
        ("aid", "Peru sent doctors with two tanks of oxygen to Chile.", "sent", "PER", "CHL", False),
        ("aid", "Peru sent aircraft to Chile to fight fires.", "sent", "PER", "CHL", False),
        ("aid", "Peru sent weapons.", "sent", "PER", "", False),
        ("mobilization", "Peru sent submarines to the coast of Chile.", "sent", "PER", "CHL", False),
        ("mobilization", "Chile acquired missiles.", "acquired", "CHL", "", False),
        ("mobilization", "Peru supplied missiles to Chile.", "supplied", "PER", "CHL", True),
        (
            "agreement",
            "They signed a $3 billion contract with Peru for the supply of 24 Su-30s.",
            "signed",
            "X",
            "",
            True,
        ),
        ("agreement", "Chile Air signed a contract for 100 aircraft.", "signed", "CHL", "", False),
        ("agreement", "They signed an agreement on cutting missiles.", "signed", "PER CHL", "", False),
        ("sanction", "Peru suspended arms sales to Chile.", "suspended", "PER", "CHL", True),
        ("sanction", "Peru halted the delivery of new weapons to Chile.", "halted", "PER", "CHL", True),
        ("sanction", "The UN halted arms sales to Chile.", "halted", "IGO-UN", "CHL", False),
        ("sanction", "Peru suspended oil sales to Chile.", "suspended", "PER", "CHL", False),
        ("attack", "Peru supplied missiles to Chile.", "supplied", "PER", "CHL", False),
    ],
)
def test_the_goods_tell_a_deal(kind, text, trigger, agents, recipients, deal):
    assert kind_of(kind, text, trigger, agents, recipients) == ("arms_deal" if deal else kind)
