"""What the news corpora taught: words that look like times and are none, and times read one way in all of news."""

from datetime import date

import pytest

from noteverbale.resolve import times

THURSDAY = date(2014, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "The daily Kathimerini said so.",
        "He told the Daily Telegraph of it.",
        "They went on the March of the Mothers.",
        "From the moment he came all was well.",
        "It was the moment of truth.",
        "money for renovation of 1000 passenger and freight wagons",
    ],
)
def test_no_time(text: str) -> None:
    assert times.tag(text, THURSDAY) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He would fly to the United States Friday.", "Friday", "2014-11-21"),
        ("It will be told to President Ahmed on Friday.", "Friday", "2014-11-21"),
        ("They will bring two hundred on Friday.", "Friday", "2014-11-21"),
        ("United on Friday by fear, they left.", "Friday", "2014-11-14"),
        ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("over the past one and a half years", "the past one and a half years", "P1Y6M"),
        ("It took half an hour.", "half an hour", "PT0.5H"),
        ("They ruled seven centuries ago.", "seven centuries ago", "13"),
    ],
)
def test_value(text: str, words: str, value: str) -> None:
    assert (words, value) in [(mention.text, mention.value) for mention in times.tag(text, THURSDAY)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Trade grew over the last year.", date(2013, 11, 20), THURSDAY),
        ("No ship was seen in the last month.", date(2014, 10, 20), THURSDAY),
        ("It was seen last month.", date(2014, 10, 1), date(2014, 10, 31)),
        ("It grew over the last decade.", date(2004, 11, 20), THURSDAY),
        ("Two decades ago it was rare.", date(1994, 1, 1), date(1994, 12, 31)),
    ],
)
def test_interval(text: str, first: date, last: date) -> None:
    (mention,) = times.tag(text, THURSDAY)
    assert (mention.first, mention.last) == (first, last)
