"""Numbers, quantities and sums of money in the notations that news uses."""

from __future__ import annotations

import pytest

from noteverbale.resolve.equipment import money, quantities
from noteverbale.resolve.equipment.numbers import parse_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("20", 20), ("1,200", 1200), ("1.5 million", 1.5e6), ("twenty-two", 22), ("twenty two", 22), ("a dozen", 12),
        ("two dozen", 24), ("half a dozen", 6), ("two hundred and six", 206), ("a hundred", 100), ("12 crore", 1.2e8),
        ("40,000 crore", 4e11), ("5.7bn", 5.7e9), ("3 thousand five", None), ("one million two hundred thousand", 1.2e6),
        ("58,00,000", 5_800_000), ("seven", 7), ("zero", 0), ("ships", None), ("", None), ("25M", 25e6), ("a pair", 2),
        ("1" * 40, None), ("nineteen thousand", 19_000), ("1 500 000", 1_500_000), ("2,5 billion", 2.5e9), ("1,25 crore", 1.25e7),
        ("two and a half billion", 2.5e9), ("a billion and a half", 1.5e9), ("two-and-a-half", 2.5), ("a single", 1),
        ("three quarters of a billion", 7.5e8), ("1.5 lakh crore", 1.5e12), ("40 thousand crore", 4e11), ("2,000 cr", 2e10),
        ("ships and a half", None), ("half of a boat", None),
    ],
)  # fmt: skip
def test_numbers(words: str, value: float | None) -> None:
    assert parse_number(words) == value


@pytest.mark.parametrize(
    ("text", "quoted", "low", "high", "modifier", "unit"),
    [
        ("up to 20 helicopters", "up to 20", None, 20, "up_to", None),
        ("as many as 120 howitzers", "as many as 120", None, 120, "up_to", None),
        ("at least 50 tanks", "at least 50", 50, None, "at_least", None),
        ("more than 300 drones", "more than 300", 300, None, "more_than", None),
        ("fewer than 30 jets", "fewer than 30", None, 30, "fewer_than", None),
        ("about a dozen jets", "about a dozen", 12, 12, "about", None),
        ("some 300 rockets", "some 300", 300, 300, "about", None),
        ("a first batch of four frigates", "a first batch of four", 4, 4, "first_batch", None),
        ("the first two frigates", "the first two", 2, 2, "first_batch", None),
        ("the last two frigates", "the last two", 2, 2, "last_batch", None),
        ("the remaining six jets", "the remaining six", 6, 6, "last_batch", None),
        ("the final batch of ten guns", "the final batch of ten", 10, 10, "last_batch", None),
        ("an option for 12 more jets", "an option for 12 more", 12, 12, "option", None),
        ("20 more helicopters", "20 more", 20, 20, "more", None),
        ("another 36 jets", "another 36", 36, 36, "more", None),
        ("20-24 jets", "20-24", 20, 24, "range", None),
        ("20 to 24 jets", "20 to 24", 20, 24, "range", None),
        ("between 20 and 24 jets", "between 20 and 24", 20, 24, "range", None),
        ("six or eight boats", "six or eight", 6, 8, "range", None),
        ("two squadrons of jets", "two squadrons", 2, 2, "exact", "squadron"),
        ("five batteries of Patriots", "five batteries", 5, 5, "exact", "battery"),
        ("several ships", "several", None, None, "several", None),
        ("dozens of missiles", "dozens", None, None, "several", None),
        ("a batch of jets", "a batch", None, None, "several", None),
        ("a “massive number” of drones", "massive number", None, None, "several", None),
        ("twenty-two guns", "twenty-two", 22, 22, "exact", None),
        ("1,200 rifles", "1,200", 1200, 1200, "exact", None),
        ("1.5 million rounds", "1.5 million rounds", 1.5e6, 1.5e6, "exact", "round"),
        ("2000 rifles", "2000", 2000, 2000, "exact", None),
        ("36 Rafale jets", "36", 36, 36, "exact", None),
        ("one submarine", "one", 1, 1, "exact", None),
        ("a squadron of jets", "a squadron", 1, 1, "exact", "squadron"),
        ("two and a half squadrons", "two and a half squadrons", 2.5, 2.5, "exact", "squadron"),
        ("1 000 vehicles", "1 000", 1000, 1000, "exact", None),
        ("100-plus tanks", "100-plus", 100, None, "at_least", None),
        ("100+ tanks", "100+", 100, None, "at_least", None),
        ("two or three dozen jets", "two or three dozen", 24, 36, "range", None),
        ("20 to 30 thousand rifles", "20 to 30 thousand", 20_000, 30_000, "range", None),
        ("six to one thousand rifles", "six to one thousand", 6, 1000, "range", None),
        ("a single frigate", "a single", 1, 1, "exact", None),
    ],
)  # fmt: skip
def test_quantities(
    text: str, quoted: str, low: float | None, high: float | None, modifier: str, unit: str | None
) -> None:
    found = quantities("It bought " + text + " then.")
    assert [(q.text, q.min, q.max, q.modifier, q.unit) for q in found] == [(quoted, low, high, modifier, unit)]


@pytest.mark.parametrize(("text", "low"), [("The same day 12 jets flew.", 12), ("Next day 20 tanks came.", 20)])
def test_a_number_after_a_day_counts_unless_it_is_the_days(text: str, low: int) -> None:
    assert [q.min for q in quantities(text)] == [low]
    assert not quantities("On day 12 tanks came.") and not quantities("Day 20 tanks came.")


@pytest.mark.parametrize(
    "text",
    [
        "in 2014", "on 20 November 2014", "on November 20", "15 percent", "15%", "for five years", "a 10-year lease", "at 10:30",
        "one of the best", "$2.5 billion", "the F-16", "Resolution 2231", "on May 3", "500-pound bombs", "the 5th fleet",
        "within 300 km", "no one", "by 2025", "the twenty-first jet", "a squadron",
    ],
)  # fmt: skip
def test_other_numbers_count_nothing(text: str) -> None:
    assert quantities("It came " + text + ".") == []


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$2.5bn", 2.5e9, "USD"), ("US$ 150 million", 150e6, "USD"), ("US$150m", 150e6, "USD"), ("Rs 12 crore", 1.2e8, "INR"),
        ("Rs. 40,000 crore", 4e11, "INR"), ("EUR 3.2 billion", 3.2e9, "EUR"), ("153 million dollars", 153e6, "USD"),
        ("£400m", 400e6, "GBP"), ("¥20bn", 20e9, "JPY"), ("10 billion rubles", 10e9, "RUB"), ("$900-million", 900e6, "USD"),
        ("110 billion dollars", 110e9, "USD"), ("2 billion US dollars", 2e9, "USD"), ("A$5 billion", 5e9, "AUD"),
        ("SEK 4.2 billion", 4.2e9, "SEK"), ("300 million Swiss francs", 300e6, "CHF"), ("five million dollars", 5e6, "USD"),
        ("$25M", 25e6, "USD"), ("5 million pounds", 5e6, "GBP"), ("₹39,000 crore", 3.9e11, "INR"), ("1,500 crore rupees", 1.5e10, "INR"),
        ("416 million euros", 416e6, "EUR"), ("16 billion-euro", 16e9, "EUR"), ("400 million riyals", 400e6, "SAR"),
        ("3 trillion won", 3e12, "KRW"), ("R30 billion", 30e9, "ZAR"), ("100 million yuan", 100e6, "CNY"),
        ("two and a half billion dollars", 2.5e9, "USD"), ("€ 1 500 000", 1.5e6, "EUR"), ("2,5 billion euros", 2.5e9, "EUR"),
        ("Rs 2,000 cr", 2e10, "INR"), ("Rs 1.5 lakh crore", 1.5e12, "INR"), ("20 billion kronor", 2e10, "SEK"),
        ("three quarters of a billion dollars", 7.5e8, "USD"), ("Rs 1,25,000 crore", 1.25e12, "INR"),
    ],
)  # fmt: skip
def test_sums(text: str, amount: float, currency: str) -> None:
    (found,) = money(f"It paid {text} for it.")
    assert (found.text, found.amount, found.currency) == (text, amount, currency)


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier"),
    [
        ("$2-3 billion", 2e9, 3e9, "range"),
        ("€1.2–1.5 billion", 1.2e9, 1.5e9, "range"),
        ("between $1 billion and $2.5 billion", 1e9, 2.5e9, "range"),
        ("US$1.2 billion to US$1.5 billion", 1.2e9, 1.5e9, "range"),
        ("more than €500 million", 500e6, None, "more_than"),
        ("up to $8 billion", None, 8e9, "up_to"),
        ("around $1 billion", 1e9, 1e9, "about"),
    ],
)
def test_sums_that_are_not_exact(text: str, low: float | None, high: float | None, modifier: str) -> None:
    (found,) = money(f"It paid {text} for it.")
    assert (found.text, found.min, found.max, found.modifier) == (text, low, high, modifier)
    assert (found.amount is None) == (modifier == "range")


@pytest.mark.parametrize(
    "text", ["500-pound bombs", "the team won 3", "a crown of 12", "P 3", "room R 5", "5 real friends"]
)
def test_other_words_are_no_money(text: str) -> None:
    assert money(text) == []


def test_two_currencies_are_two_sums() -> None:
    assert [(m.amount, m.currency) for m in money("$60,000 (2.2 million rubles)")] == [(60e3, "USD"), (2.2e6, "RUB")]


@pytest.mark.parametrize(
    ("text", "currency"),
    [("multi-billion-dollar", "USD"), ("tens of millions of euros", "EUR"), ("several hundred million pounds", "GBP"), ("billions of US dollars", "USD")],
)  # fmt: skip
def test_a_sum_without_a_number_keeps_its_currency(text: str, currency: str) -> None:
    (found,) = money(f"a {text} deal")
    assert (found.text, found.amount, found.currency) == (text, None, currency)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("for €1,35 Mrd in all", 1.35e9, "EUR"),
        ("for 2.500.000.000 euros", 2.5e9, "EUR"),
        ("for 1½ billion dollars", 1.5e9, "USD"),
        ("for €1,35", 1.35, "EUR"),
        ("for $12,500", 12_500.0, "USD"),
        ("for Rs 1,23,456", 123_456.0, "INR"),
    ],
)
def test_sums_as_the_continent_and_india_write_them(text: str, amount: float, currency: str) -> None:
    (found,) = money(text)
    assert (found.amount, found.currency) == (amount, currency)


@pytest.mark.parametrize(
    ("text", "low", "modifier"),
    [
        ("They ordered 30-odd tanks.", 30.0, "about"),
        ("They ordered 20 or so jets.", 20.0, "about"),
        ("They ordered a dozen and a half jets.", 18.0, "exact"),
        ("They ordered two and a half dozen jets.", 30.0, "exact"),
        ("They ordered a trio of submarines.", 3.0, "exact"),
        ("They ordered several dozen drones.", None, "several"),
        ("They ordered 12 of the jets.", 12.0, "exact"),
    ],
)
def test_loose_counts(text: str, low: float | None, modifier: str) -> None:
    (found,) = quantities(text)
    assert (found.min, found.modifier) == (low, modifier)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("three bombs were seen under one wing", ["three"]),
        ("resolution 2231, Resolution 1929, flight 752 and day 1", []),
        ("over one million rounds", ["over one million rounds"]),
    ],
)
def test_places_and_numbers_of_acts_count_nothing(text: str, counted: list[str]) -> None:
    assert [found.text for found in quantities(text)] == counted


@pytest.mark.parametrize(
    ("text", "words", "modifier"),
    [
        ("They will hand over ten jets.", "ten", "exact"),
        ("Peru turned over 12 boats.", "12", "exact"),
        ("Over ten boats sank.", "Over ten", "more_than"),
        ("Chile bought twelve second-hand jets.", "twelve", "exact"),
    ],
)
def test_what_is_handed_over_is_no_more_and_second_hand_no_ordinal(text: str, words: str, modifier: str) -> None:
    assert [(one.text, one.modifier) for one in quantities(text)] == [(words, modifier)]


def test_an_ordinal_counts_nothing() -> None:
    assert quantities("It came on the twenty-second of May.") == []
