"""The pieces under the tagger: calendar arithmetic, numbers, holidays, tense."""

from datetime import date

import pytest

from noteverbale.resolve import times
from noteverbale.resolve.times.holidays import easter, holiday_in
from noteverbale.resolve.times.numbers import count, ordinal
from noteverbale.resolve.times.stamps import Stamp, containing, of_date
from noteverbale.resolve.times.tense import tense_near


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-five", 25),
        ("a hundred and two", 102),
        ("two thousand", 2000),
        ("1,500", 1500),
        ("5 1/2", 5.5),
        ("2½", 2.5),
        ("half a", 0.5),
        ("a couple of", 2),
        ("several", "X"),
        ("dozens of", "X"),
        ("banana", None),
    ],
)
def test_count(words: str, value: object) -> None:
    assert count(words) == value


@pytest.mark.parametrize(("words", "value"), [("third", 3), ("21st", 21), ("twenty first", 21), ("thing", None)])
def test_ordinal(words: str, value: int | None) -> None:
    assert ordinal(words) == value


@pytest.mark.parametrize(
    ("year", "day"),
    [(1998, date(1998, 4, 12)), (2000, date(2000, 4, 23)), (2011, date(2011, 4, 24)), (2024, date(2024, 3, 31))],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == of_date(day)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("4th thursday 11", "2014-11-27"),
        ("last monday 05", "2014-05-26"),
        ("1st tuesday after 1 11", "2014-11-04"),
        ("easter -2", "2014-04-18"),
        ("12-24", "2014-12-24"),
    ],
)
def test_holiday(rule: str, value: str) -> None:
    assert holiday_in(rule, 2014).value() == value


@pytest.mark.parametrize(
    ("unit", "value", "days"),
    [
        ("week", "2014-W47", 7),
        ("weekend", "2014-W47-WE", 2),
        ("month", "2014-11", 30),
        ("quarter", "2014-Q4", 92),
        ("season", "2014-FA", 91),
        ("half", "2014-H2", 184),
        ("year", "2014", 365),
        ("decade", "201", 3652),
        ("century", "20", 36525),
    ],
)
def test_units_that_contain_a_day(unit: str, value: str, days: int) -> None:
    stamp = containing(unit, date(2014, 11, 20).toordinal())
    assert (stamp.value(), stamp.last() - stamp.first() + 1) == (value, days)


def test_years_before_christ_need_no_year_nought() -> None:
    assert Stamp("year", 0).value() == "BC0001"
    assert Stamp("year", 0).shift(1).value() == "0001"
    assert Stamp("month", -479 * 12 + 7).value() == "BC0480-08"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The minister will arrive on @.", "future"),
        ("The minister arrived on @.", "past"),
        ("On @ he is to open the talks.", "future"),
        ("He said @ that he will go.", "past"),
        ("Talks are scheduled for @.", "future"),
        ("Talks with the U.S. will begin on @.", "future"),
        ("He was killed by gunmen on @.", "past"),
        ("They were taken to hospital on @.", "past"),
        ("The bill must pass by @.", "future"),
        ("It is to be held on @.", "future"),
        ("The two sides agreed on @ to resume talks.", "past"),
        ("The next round begins on @.", "future"),
        ("He went to Moscow ahead of talks on @.", "future"),
        ("The senate was to meet on @.", "planned"),
        ("A visit scheduled for @ was put off.", "planned"),
        ("They met. On @ nothing.", None),
    ],
)
def test_tense(text: str, tense: str | None) -> None:
    at = text.index("@")
    assert tense_near(text, at, at + 1) == tense


# text told on Thursday, 20 November 2014; value of its first mention
LOOKING_AHEAD = [
    ("They postponed the summit until Tuesday.", "2014-11-25"),
    ("The rule is effective Feb. 1.", "2015-02-01"),
    ("In 2009 police raided the port.", "2009"),
    ("In late 2011 aircraft bombed the town.", "2011"),
    ("Iran had shipped the oil by Wednesday.", "2014-11-19"),
    ("Iran must ship the oil by Wednesday.", "2014-11-26"),
    ("The court has scheduled a hearing Friday.", "2014-11-21"),
    ("The truce had been due to expire Tuesday.", "2014-11-18"),
    ("He rose at 8 in the evening on Monday.", "2014-11-17T20:00"),
    ("He slept at 2:30 at night on Monday.", "2014-11-17T02:30"),
    ("He left at 12 at night on Monday.", "2014-11-17T24:00"),
    ("He ate at 12 in the afternoon on Monday.", "2014-11-17T12:00"),
    ("In the quarter ended Sept. 30 sales rose.", "2014-Q3"),
    ("Sales rose in the first nine months of the year.", "2014"),
]


@pytest.mark.parametrize(("text", "value"), LOOKING_AHEAD)
def test_words_beside_a_day_tell_its_side(text: str, value: str) -> None:
    assert value in [mention.value for mention in times.tag(text, date(2014, 11, 20))]


def test_a_quarter_told_with_its_last_day_is_the_one_compared_later() -> None:
    text = "In its fiscal first quarter ended Sept. 30 it won. A year ago it lost."
    assert [mention.value for mention in times.tag(text, date(2014, 11, 20))][-1] == "2013-Q3"
