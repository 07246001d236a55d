"""Separate dates that one phrase lists are kept apart; days in a row and stretches are not."""

from __future__ import annotations

from datetime import date

import pytest

from noteverbale.reading.several import also, several
from noteverbale.resolve import times


def told(words: str) -> list[str]:
    found = several(words, lambda part: times.resolve(part, 0, len(part), date(2017, 12, 1), tense="past"))
    return [str(first) if first == last else f"{first}/{last}" for first, last in found]


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("in 1984 and 1997", ["1984-01-01/1984-12-31", "1997-01-01/1997-12-31"]),
        ("in 2005 and again in 2011", ["2005-01-01/2005-12-31", "2011-01-01/2011-12-31"]),
        ("twice, in 1961 and 1962", ["1961-01-01/1961-12-31", "1962-01-01/1962-12-31"]),
        ("in 1997, 2003 and 2011", ["1997-01-01/1997-12-31", "2003-01-01/2003-12-31", "2011-01-01/2011-12-31"]),
        ("in June and November of 2016", ["2016-06-01/2016-06-30", "2016-11-01/2016-11-30"]),
        ("on April 6 and 9", ["2017-04-06", "2017-04-09"]),
        ("on March 3, 2015 and July 8, 2016", ["2015-03-03", "2016-07-08"]),
        ("on January 23-24, February 15-16 and March 14, 2016", ["2016-01-23/2016-01-24", "2016-02-15/2016-02-16", "2016-03-14"]),
    ],
)  # fmt: skip
def test_separate_dates(words: str, dates: list[str]) -> None:
    assert told(words) == dates


@pytest.mark.parametrize(
    "words",
    [
        "in 1984",
        "between 1984 and 1997",
        "from May 3 to June 9",
        "on Wednesday and Thursday",
        "on June 12 and 13",
        "on Tuesday, May 3, 2016",
        "at 9 am and 5 pm on Monday",
        "on Monday and Friday last week",
        "for two weeks in May and October",
        "since 1984 and 1997",
        "in 1997 and 1984",
        "soon and then again",
    ],
)
def test_one_date_or_stretch(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She came in February and in June.", " and in June"),
        ("She came in February and again in June, he said.", " and again in June"),
        ("She came in February and in June signed the pact.", ""),
        ("She came in February and in Lima.", ""),
        ("She came in February and June.", ""),
    ],
)
def test_another_time_with_a_preposition_of_its_own_is_listed_too(text: str, words: str) -> None:
    assert also(text, text.index("February") + len("February"), date(2017, 12, 1)) == words
