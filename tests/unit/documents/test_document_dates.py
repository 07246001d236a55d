"""The many ways to write a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.documents.dates import parse_date
from noteverbale.documents.named_days import named_day

DAY = date(2014, 11, 20)


@pytest.mark.parametrize(
    "words",
    [
        "2014-11-20", "2014-11-20T23:30:00-05:00", "2014-11-20T00:10:00Z", "2014-11-20 10:15:00.000", "2014/11/20", "2014.11.20", "20141120",
        "20141120T101500Z", "Thu, 20 Nov 2014 13:05:00 +0500", "Thu, 20 Nov 14 13:05:00 GMT", "20 November 2014", "20th November, 2014", "20th of November 2014",
        "November 20th, 2014", "Nov. 20, 2014", "NOVEMBER 20, 2014", "Thursday, November 20, 2014 3:40 pm", "20-Nov-2014", "20.11.2014", "20/11/2014",
        "11/20/2014", " 2014-11-20 ", "November\xa020, 2014", "Thu Nov 20 13:05:00 +0500 2014", "1416441600", "1416441600000", 1416441600, "1416441600.0",
        date(2014, 11, 20), datetime(2014, 11, 20, 23, 59, tzinfo=UTC), "Nov 20 2014",
    ],
)  # fmt: skip
def test_one_day(words):
    assert parse_date(words) == DAY


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2014", "November 2014", "2014-13-45", "31/02/2014", "05/06/2014", "0001-01-01", "9999-12-31", "99", 7, True, "2014-11-201",
     "x" * 90 + " 2014-11-20", "Nov 31, 2014", float("nan"), "1e400", date(1, 1, 1)],
)  # fmt: skip
def test_no_single_day(words):
    assert parse_date(words) is None


def test_order_decides_what_numbers_alone_do_not():
    assert parse_date("05/06/2014", "dmy") == date(2014, 6, 5)
    assert parse_date("05/06/2014", "mdy") == date(2014, 5, 6)
    assert parse_date("05/05/2014") == date(2014, 5, 5)
    assert parse_date("20/11/2014", "mdy") is None


@given(
    st.dates(date(1800, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y 10:00:00 +0000"]),
)
def test_what_is_written_is_read(day, form):
    assert parse_date(day.strftime(form)) == day


@given(st.text(max_size=60))
def test_no_words_break_it(words):
    day = parse_date(words)
    assert day is None or 1800 <= day.year <= 2100


def test_dates_with_full_stops_put_the_day_first():
    assert parse_date("05.06.2014") == date(2014, 6, 5)
    assert parse_date("05.06.2014", "mdy") == date(2014, 5, 6)
    assert parse_date("11.20.2014") == DAY


@pytest.mark.parametrize("path", [
    "2014-11-20_Talks.txt", "TT_20141120_Talks.txt", "news/Talks 20.11.2014.txt", "20-Nov-2014.html", "20Nov2014-talks.txt",
    "Talks_20_November_2014.txt", "2014.11.20.txt", "2014/11/20/talks.txt", "news/2014-11-20/talks_4711.txt", "a.csv/2014_11_20#12",
    "2014-11-20_again_2014-11-20.txt", "C:\\news\\2014-11-20.txt", "2013/01/01/2014-11-20.txt",
])  # fmt: skip
def test_a_name_tells_a_day(path):
    assert named_day(path) == DAY


@pytest.mark.parametrize("path", [
    "Talks_456979.txt", "2014-11-20_to_2014-11-25.txt", "5_mayors_2014.txt", "2014-11.txt", "05-06-2014.txt", "20141345.txt",
    "id_120141120.txt", "standard input", "7_marines_2019.txt",
])  # fmt: skip
def test_a_name_tells_no_single_day(path):
    assert named_day(path) is None


def test_an_order_decides_numbers_in_a_name():
    assert named_day("05-06-2014.txt", "mdy") == date(2014, 5, 6)
