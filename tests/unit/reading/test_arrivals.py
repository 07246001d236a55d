"""Goods that come are those bought in the same sentence."""

from __future__ import annotations

from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal, codes

from noteverbale.reading.arrivals import BASIS, arrived
from noteverbale.types import Deal, Quantity

TEXT = "The first ten tanks ordered by Peru from Chile reached the port on Monday."
FIRST = Deal(
    stage="signed", item="tanks", quantity=Quantity(text="The first ten", min=10, max=10, modifier="first_batch")
)


def both(ordered: Deal = FIRST, came: str = "reached"):
    bought = replace(a_deal(TEXT, "ordered", "Chile=CHL", "Peru=PER"), deal=ordered)
    return arrived([bought, replace(a_deal(TEXT, came, "Peru=PER; Chile=CHL"), deal=replace(FIRST, stage="delivered"))])


def test_an_arrival_has_the_parties_of_the_purchase():
    _, came = both()
    assert codes(came) == (["CHL"], ["PER"]) and came.inferred["agent"] == BASIS
    assert came.deal.quantity.text == "The first ten"


def test_the_number_of_a_first_batch_is_none_of_the_order():
    bought, _ = both()
    assert bought.deal.quantity is None
    twelve = replace(FIRST, quantity=Quantity(text="twelve", min=12, max=12, modifier="exact"))
    assert both(twelve)[0].deal.quantity == twelve.quantity


def test_other_words_and_other_sentences_are_left():
    bought, came = both(came="port")
    assert codes(came) == (["PER", "CHL"], []) and bought.deal.quantity is not None
    first = a_deal(TEXT, "ordered", "Chile=CHL", "Peru=PER")
    other = replace(a_deal(TEXT, "reached", "Peru=PER"), sentence=None)
    assert arrived([first, other]) == [first, other]
