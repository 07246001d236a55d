"""Numbers keep all their digits, wherever they are shown."""

from __future__ import annotations

import pytest

from builders import a_deal, a_quantity, a_report, some_money
from noteverbale.records import reconcile
from noteverbale.types import Report
from noteverbale.types.numbers import digits


def told(document: str, known: str, number: float) -> Report:
    deal = a_deal("signed", "Mi-35M helicopters", a_quantity(number), value=some_money(1_234_567_000))
    return a_report(document, known, kind="arms_deal", agent="RUS", recipient="PAK", trigger="deal", deal=deal)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4, "4"),
        (1_234_567, "1234567"),
        (1_500_000.0, "1500000"),
        (0.5, "0.5"),
        (1e-7, "0.0000001"),
        (1e22, "1" + "0" * 22),
    ],
)
def test_a_number_is_written_in_full(number: float, text: str) -> None:
    assert digits(number) == text


def test_sides_of_a_contradiction_do_not_round() -> None:
    (record,) = reconcile([told("d1", "2015-08-20", 1_234_567), told("d2", "2015-08-21", 1_234_568)])
    (one,) = [one for one in record.states[-1].contradictions if one.field == "quantity.ordered"]
    assert [value for value, _ in one.sides] == ["1234567", "1234568"]


def test_reasons_of_a_link_tell_whole_numbers_and_sums() -> None:
    (record,) = reconcile([told("d1", "2015-08-20", 1_234_567), told("d2", "2015-08-21", 1_234_567)])
    reasons = " / ".join(why for link in record.links for _, _, why in link.features)
    assert "1234567 | 1234567 ordered" in reasons and "1234567000 USD" in reasons
