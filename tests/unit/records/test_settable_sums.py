"""Sums and numbers as a person types them; a long row of blanks is refused at once and not tried in every way."""

from __future__ import annotations

import pytest

from noteverbale.errors import ConfigError
from noteverbale.records.settable import _READERS, value_of


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("153 million USD", 153e6, "USD"),
        ("153millionusd", 153e6, "USD"),
        ("1,234,567 EUR", 1234567, "EUR"),
        ("1 234 567.5 EUR", 1234567.5, "EUR"),
        ("2.5 billion  RUB", 2.5e9, "RUB"),
        ("20USD", 20, "USD"),
    ],
)
def test_sums(words: str, amount: float, currency: str) -> None:
    told = value_of("arms_deal", "value", words, str)
    assert (told["amount"], told["currency"]) == (amount, currency)


@pytest.mark.parametrize("field", ["money", "number"])
@pytest.mark.parametrize("words", ["1" + " " * 2000, "1" + " 1" * 2000 + "!", "1" + ", " * 2000, "9" * 400])
def test_what_is_no_number_or_sum_is_refused_at_once(field: str, words: str) -> None:
    if (field, words.strip()) == ("number", "1"):
        assert _READERS[field]("value", words, str)["min"] == 1
        return
    with pytest.raises(ConfigError, match="value cannot be"):
        _READERS[field]("value", words, str)
