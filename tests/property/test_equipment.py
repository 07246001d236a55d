"""Equipment, quantities and money never raise, stay in the text, and read back what was written."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from noteverbale.ontology import stages
from noteverbale.resolve.equipment import compare, compatible, deal, money, quantities, tag
from noteverbale.resolve.equipment.numbers import parse_number
from noteverbale.types import Span

WORDS = st.sampled_from(
    [
        "the",
        "of",
        "up",
        "to",
        "20",
        "1,200",
        "$",
        "£",
        "Rs",
        "12",
        "crore",
        "billion",
        "S-400",
        "Mi-35M",
        "F-16",
        "Block",
        "70",
        "Patriot",
        "Javelin",
        "missiles",
        "helicopters",
        "and",
        ",",
        ".",
        "“",
        "”",
        "-",
        "/",
        "(",
        ")",
        "\n",
        "İ",
        "ß",
        "½",
        "٣",
        "two",
        "dozen",
        "a",
        "first",
        "batch",
        "several",
        "between",
        "1.5",
        "bn",
        "US$",
        "dollars",
        "arms",
        "deal",
        "Sukhoi",
        "nuclear-powered",
        "K9",
        "Type",
        "054A/P",
        "one",
        "about",
        "more",
        "2014",
        "November",
        "%",
        "squadron",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
)
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int) -> str:
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return f"{spell(number // size)} {name}" + (f" {'and ' if rest < 100 else ''}{spell(rest)}" if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(TEXTS)
@settings(max_examples=150, deadline=None)
@example("İ" * 40 + " S-400")
@example("1" * 5000)
@example("a " * 2000)
@example("twenty " * 500)
@example("$" * 500 + "1,1,1,1,1,1")
def test_spans_stay_in_the_text_and_do_not_overlap(text: str) -> None:
    for mentions in (tag(text), quantities(text), money(text)):
        last = 0
        for mention in mentions:
            assert last <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
            last = mention.end


@given(TEXTS, st.integers(-5, 90), st.integers(-5, 90), st.integers(-5, 90), st.integers(-5, 90))
@settings(max_examples=150, deadline=None)
def test_deals_never_raise(text: str, a: int, b: int, c: int, d: int) -> None:
    told = deal(text, Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d)))
    assert told.stage in stages()
    for part in (told.item, told.quantity and told.quantity.text, told.value and told.value.text):
        assert part is None or part in text


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_items_compare_alike_both_ways(one: str, other: str) -> None:
    assert compatible(one, other) is compatible(other, one)
    assert compare(one, other)[1]


@given(st.integers(0, 10**12 - 1))
def test_numbers_read_back(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number
    assert parse_number(spell(number)) == number


@given(st.integers(1, 999), st.sampled_from(["million", "bn", "billion", "crore", "thousand", "m"]))
def test_scaled_numbers_read_back(number: int, scale: str) -> None:
    unit = {"million": 10**6, "m": 10**6, "bn": 10**9, "billion": 10**9, "crore": 10**7, "thousand": 10**3}[scale]
    assert parse_number(f"{number} {scale}") == number * unit
    assert parse_number(f"{number / 10:.1f}{scale}") == number * unit / 10


@given(st.integers(1, 10**10), st.sampled_from(["USD", "EUR", "GBP", "INR", "RUB", "JPY", "SEK"]))
def test_money_reads_back(amount: int, currency: str) -> None:
    for text in (f"{currency} {amount:,}", f"{currency} {amount}"):
        (found,) = money(f"worth {text} then")
        assert (found.text, found.amount, found.currency) == (text, amount, currency)


@given(st.integers(1, 9999), st.sampled_from(["up to", "at least", "about", "more than", "another"]))
def test_quantities_read_back(number: int, modifier: str) -> None:
    (found,) = quantities(f"They want {modifier} {number:,} helicopters now")
    assert found.text == f"{modifier} {number:,}"
    assert number in (found.min, found.max)
