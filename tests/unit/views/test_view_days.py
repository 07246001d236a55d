"""Days as people give them, to the ends of the calendar."""

from __future__ import annotations

import pytest

from noteverbale.errors import ConfigError
from noteverbale.views.days import first_of, last_of


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-11", "2014-11-01", "2014-11-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_a_month_or_year_stands_for_its_first_or_last_day(given: str, first: str, last: str) -> None:
    assert (first_of(given, "since"), last_of(given, "until")) == (first, last)


@pytest.mark.parametrize("given", ["0000", "2014-13", "10000"])
def test_what_is_no_day_is_told(given: str) -> None:
    with pytest.raises(ConfigError, match=f"until '{given}' is not a day"):
        last_of(given, "until")
