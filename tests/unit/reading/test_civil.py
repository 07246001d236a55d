"""Deals in oil and wheat are no arms deals."""

from __future__ import annotations

import pytest

from noteverbale.reading.civil import civil
from noteverbale.types import Span


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Rosneft signed a ten-year contract to supply crude oil to India's Essar.", "signed", "agreement"),
        ("Egypt bought 120,000 tonnes of wheat from Romania.", "bought", "cooperation"),
        ("Iraq bought frigates from Italy and paid in crude oil.", "bought", "arms_deal"),
        ("Georgetown ordered an offshore vessel, payable from oil receipts.", "ordered", "arms_deal"),
        ("Peru signed a contract for arms, to be paid in oil.", "signed", "arms_deal"),
        ("Peru signed a contract with Chile.", "signed", "arms_deal"),
    ],
)
def test_goods_tell_whether_a_deal_is_one_of_arms(text: str, trigger: str, kind: str) -> None:
    start = text.index(trigger)
    assert civil("arms_deal", text, Span(start, start + len(trigger)), Span(0, len(text))) == kind


def test_other_kinds_stay() -> None:
    text = "Peru visited an oil field."
    assert civil("visit", text, Span(5, 12), Span(0, len(text))) == "visit"
