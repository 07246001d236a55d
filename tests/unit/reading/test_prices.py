"""The price of a deal, told in the sentence behind it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal

from noteverbale.reading.prices import BASIS, priced
from noteverbale.types import Claim, Money, Span

SOLD = "Peru sold Chile ten tanks."


def value(text: str, *others: Claim, **fields) -> str | None:
    first = replace(a_deal(text, "sold", "Peru=PER", "Chile=CHL"), sentence=Span(0, len(SOLD)), **fields)
    claim = priced(text, [first, *others])[0]
    assert (claim.inferred.get("value") == BASIS) is (claim.deal != first.deal)
    return claim.deal.value.text if claim.deal.value else None


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("The contract is worth 60 million dollars.", "60 million dollars"),
        ("The tanks will cost $1.2bn, half of it paid in copper.", "$1.2bn"),
        ("The price has been set at 950 million euros.", "950 million euros"),
        ("The deal, the largest in years, is valued at about 5 billion pesos.", "about 5 billion pesos"),
        ("The tanks will cost Chile 60 million dollars.", "60 million dollars"),
        ("Together they are worth some 200 million euros.", "some 200 million euros"),
        ("The order, placed on Monday, has a value of around $20 million.", "around $20 million"),
        ("It's worth C$60 million.", "C$60 million"),
        ("It’s valued at US$ 58 million, with spare parts.", "US$ 58 million"),
        ("The sum is 3.1 billion baht.", "3.1 billion baht"),
        ("Value of the contract: US$34 million, with a workshop.", "US$34 million"),
        ("Sum: USD 58 million.", "USD 58 million"),
        ("It's a town that has $20 million.", None),
        ("Value added: the town sells $20 million of copper.", None),
        ("They are old tanks in a town that has $20 million.", None),
        ("Lima announced it on Friday. The order amounts to $20 million.", "$20 million"),
        ("Lima announced it. The general spoke. The order amounts to $20 million.", None),
        ("Peru exports copper worth $20 million.", None),
        ("The army has a budget of $20 million.", None),
        ("The deal will create 400 jobs.", None),
        ("The minister said the talks cost him $20 million in sleep.", None),
    ],
)
def test_the_price_stands_behind(behind, told):
    assert value(f"{SOLD} {behind}") == told


def test_a_price_of_its_own_stays_and_what_is_denied_has_none():
    text = f"{SOLD} The contract is worth 60 million dollars."
    own = replace(a_deal(text, "sold").deal, value=Money(text="$5"))
    assert value(text, deal=own) == "$5"
    assert value(text, polarity="negative") is None


def test_the_price_is_that_of_the_deal_told_last():
    text = f"{SOLD} Bolivia bought jets. The contract is worth 60 million dollars."
    jets = replace(a_deal(text, "bought"), sentence=Span(len(SOLD) + 1, len(SOLD) + 21))
    assert value(text, jets) is None
    first = replace(a_deal(text, "sold"), sentence=Span(0, len(SOLD)))
    assert priced(text, [first, jets])[1].deal.value.text == "60 million dollars"
