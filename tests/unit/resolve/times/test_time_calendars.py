"""The Iranian and Islamic calendars, and other forms that outlets of the region and business news write."""

from datetime import date

import pytest

from noteverbale.resolve import times
from noteverbale.resolve.times import calendars
from noteverbale.resolve.times.holidays import holiday_in
from noteverbale.resolve.times.stamps import as_date, civil

DAY = date(2014, 11, 20)

# Days that almanacs of Iran give for 1 Farvardin.
NEW_YEARS = [
    (1300, "1921-03-21"),
    (1358, "1979-03-21"),
    (1375, "1996-03-20"),
    (1393, "2014-03-21"),
    (1403, "2024-03-20"),
]


@pytest.mark.parametrize(("year", "day"), NEW_YEARS)
def test_iranian_new_year(year: int, day: str) -> None:
    assert as_date(calendars.first_day(calendars.IRANIAN, year, 1)) == date.fromisoformat(day)


def test_the_revolution_was_on_22_bahman_1357() -> None:
    assert as_date(calendars.day_in(calendars.IRANIAN, 1357, 11, 22) or 0) == date(1979, 2, 11)


def test_months_follow_one_another_without_gap() -> None:
    for calendar, first, last in ((calendars.IRANIAN, 1300, 1450), (calendars.ISLAMIC, 1340, 1460)):
        end = calendars.first_day(calendar, first, 1) - 1
        for year in range(first, last):
            for month in range(1, 13):
                days = calendars.month_days(calendar, year, month)
                assert days[0] == end + 1
                assert 28 < days[1] - days[0] + 1 < 32
                end = days[1]


def test_a_day_that_its_month_has_not_is_none() -> None:
    assert calendars.day_in(calendars.IRANIAN, 1394, 12, 30) is None
    assert calendars.day_in(calendars.IRANIAN, 1395, 12, 30) is not None


def test_every_year_has_its_new_years() -> None:
    for year in (*range(1900, 2100), 1, 623, 3000, 9999, 10_000):
        assert len(calendars.in_year(calendars.IRANIAN, year, 1, 1)) == 1
        assert len(calendars.in_year(calendars.ISLAMIC, year, 1, 1)) in (1, 2)


@pytest.mark.parametrize("rule", ["iranian 12-30", "islamic 12-30", "islamic 02-30"])
def test_a_holiday_on_the_30th_falls_in_every_year(rule: str) -> None:
    assert all(civil(holiday_in(rule, year).first())[0] == year for year in range(1990, 2030))


# text with the words in brackets, value, first day, last day
TOLD = [
    ("the rally of [22 Bahman 1357]", "1979-02-11", "1979-02-11", "1979-02-11"),
    ("He came on [the 13th of Aban].", "2014-11-04", "2014-11-04", "2014-11-04"),
    ("Imports rose in [Farvardin 1394] by half.", "2015-03", "2015-03-21", "2015-04-20"),
    ("in [the current Iranian year], they said", "2014", "2014-03-21", "2015-03-20"),
    ("They were killed on [10 Muharram 1436].", "2014-11-03", "2014-11-02", "2014-11-04"),
    ("a truce in [the holy month of Ramadan], he said", "2014-06", "2014-06-29", "2014-07-28"),
    ("They met on [Eid al-Fitr].", "2014-07-29", "2014-07-28", "2014-07-30"),
    ("They met on [Nowruz].", "2014-03-21", "2014-03-21", "2014-03-21"),
    ("over [the past decade], he said", "P10Y", "2004-11-20", "2014-11-20"),
    ("It began [half a century ago].", "1964", "1964-01-01", "1964-12-31"),
    ("in [the first fiscal quarter of 2015]", "2015-Q1", "2015-01-01", "2015-03-31"),
    ("in [the last days of 1991] it fell", "1991", "1991-10-01", "1991-12-31"),
    ("He spoke at [10.30am Tehran time].", "2014-11-20T10:30", "2014-11-20", "2014-11-20"),
]


@pytest.mark.parametrize(("marked", "value", "first", "last"), TOLD)
def test_told(marked: str, value: str, first: str, last: str) -> None:
    text, start, end = marked.replace("[", "").replace("]", ""), marked.index("["), marked.index("]") - 1
    found = next(one for one in times.tag(text, DAY) if one.start <= start < one.end)
    assert (found.text, found.value) == (text[start:end], value)
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "He told the Mehr News Agency.",
        "Iran's 3rd Khordad air defence system shot it down.",
        "The 15 Khordad Foundation paid.",
        "General Ramazan Sharif said so.",
        "Bouthaina Shaaban came.",
        "A 41-year-old man was killed.",
    ],
)
def test_names_and_ages_are_no_times(text: str) -> None:
    assert times.tag(text, DAY) == []


def test_the_year_of_a_car_is_no_time() -> None:
    assert times.tag("His 1987 Chevrolet was found.", DAY) == []


def test_an_age_asked_for_is_a_length() -> None:
    text = "A 41-year-old man, aged 41, came."
    for words in ("41-year-old", "aged 41"):
        start = text.index(words)
        found = times.resolve(text, start, start + len(words), DAY)
        assert found is not None
        assert (found.type, found.value) == ("DURATION", "P41Y")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("30 Safar 1440", "2018-11-10"),
        ("15 Sha'ban 1443", "2022-03-19"),
        ("15 Sha’ban 1443", "2022-03-19"),
        ("15th of Sha'aban 1443", "2022-03-19"),
        ("17 Rabi’ al-awwal 1444", "2022-10-13"),
        ("17 Rabi-ul-Awal 1444", "2022-10-13"),
        ("Safar 30, 1440", "2018-11-10"),
        ("10 Zilhajj 1442", "2021-07-20"),
        ("10 Dhu'l-Hijjah 1442", "2021-07-20"),
        ("Dhu al-Hijjah 1442", "2021-07"),
        ("Ramadan 1442", "2021-04"),
        ("1357 (Iranian calendar)", "1978"),
        ("the year 1400 of the Iranian calendar", "2021"),
        ("Nowruz 1398", "2019-03-21"),
    ],
)
def test_spellings_and_years_of_the_calendars(words: str, value: str) -> None:
    found = times.tag(f"They met during {words} in Tehran.", date(2015, 3, 10))
    assert [(mention.text, mention.value) for mention in found] == [(words, value)]


def test_every_islamic_month_may_have_thirty_days() -> None:
    for month in range(1, 13):
        assert (
            calendars.day_in(calendars.ISLAMIC, 1440, month, 30)
            == calendars.day_in(calendars.ISLAMIC, 1440, month, 1) + 29
        )
        assert calendars.day_in(calendars.ISLAMIC, 1440, month, 31) is None


# What is no time though its number could be a year: it counts things.
COUNTS = [
    "1200 (Iranian) soldiers were killed.",
    "Moscow sent 2000 well-armed Russian troops.",
    "A total of 1706 organ donations were made.",
    "The division has around 1300 route kilometres.",
    "They work with 70, 1416 and 2330 people.",
    "Some 1900 were hurt, nearly 2000 of them by fire.",
    "The talks fed two thousand villages.",
]


@pytest.mark.parametrize("text", COUNTS)
def test_a_number_that_counts_things_is_no_year(text: str) -> None:
    assert times.tag(text, DAY) == []


# text, the words that are a time
BESIDE_COUNTS = [
    ("On 12 Rajab, 1400 people came.", ["12 Rajab"]),
    ("In May, 2000 troops left.", ["May"]),
    ("On June 4, 2000 people died.", ["June 4"]),
    ("On June 4, 1989 troops opened fire.", ["June 4, 1989"]),
    ("In May 2000 Israeli troops left Lebanon.", ["May 2000"]),
    ("In 2014 and 2015 Russian troops came.", ["2014", "2015"]),
    ("On May 3, 12 Iranian soldiers died.", ["May 3"]),
    ("As of today, 29 sewage works are open.", ["today"]),
    ("On May 3, 12 and 15 they met.", ["May 3", "12", "15"]),
]


@pytest.mark.parametrize(("text", "words"), BESIDE_COUNTS)
def test_a_date_beside_a_count_keeps_its_own_words(text: str, words: list[str]) -> None:
    assert [mention.text for mention in times.tag(text, DAY)] == words


def test_a_number_like_an_iranian_year_is_one_only_where_the_text_counts_so() -> None:
    assert [mention.value for mention in times.tag("Timur ruled from 1370 to 1405.", DAY)] == ["1370", "1405"]
    assert [mention.value for mention in times.tag("In 1382 (1383 elsewhere) he fled.", DAY)] == ["1382", "1383"]
