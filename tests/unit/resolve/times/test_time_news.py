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
        "At the end of the day, it is up to them.",
        "the countries that fall under sanctions",
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
        ("It will grow over the next year.", THURSDAY, date(2015, 11, 20)),
        ("Within the next decade it will grow.", THURSDAY, date(2024, 11, 20)),
        ("It will grow next year.", date(2015, 1, 1), date(2015, 12, 31)),
        ("They met by the end of the day.", THURSDAY, THURSDAY),
        ("They met that fall.", date(2014, 9, 1), date(2014, 11, 30)),
        ("It was seen last month.", date(2014, 10, 1), date(2014, 10, 31)),
        ("It grew over the last decade.", date(2004, 11, 20), THURSDAY),
        ("Two decades ago it was rare.", date(1994, 1, 1), date(1994, 12, 31)),
    ],
)
def test_interval(text: str, first: date, last: date) -> None:
    (mention,) = times.tag(text, THURSDAY)
    assert (mention.first, mention.last) == (first, last)


def test_a_clock_in_brackets_has_the_day_told_after_it() -> None:
    local, world, day = times.tag("It hit at 02:32 (23:32 GMT) on Monday.", THURSDAY)
    assert (local.text, local.value) == ("02:32", "2014-11-17T02:32")
    assert (world.text, world.value) == ("23:32 GMT", "2014-11-17T23:32")
    assert day.value == "2014-11-17"


def _span(text: str, words: str, published: date | None = THURSDAY) -> tuple[date | None, date | None]:
    start = text.index(words)
    found = times.resolve(text, start, start + len(words), published)
    assert found is not None
    return found.first, found.last


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in the first nine months of 2013", date(2013, 1, 1), date(2013, 9, 30)),
        ("in the first eight months of this year", date(2014, 1, 1), date(2014, 8, 31)),
        ("in the last two months of 2013", date(2013, 11, 1), date(2013, 12, 31)),
        ("in the final quarter of 2013", date(2013, 10, 1), date(2013, 12, 31)),
        ("in the first two quarters of 2013", date(2013, 1, 1), date(2013, 6, 30)),
        ("in the first two weeks of 2013", date(2013, 1, 1), date(2013, 1, 14)),
        ("in the first seven months of the past Iranian calendar year 1392", date(2013, 3, 21), date(2013, 10, 22)),
        ("in the second half of the past Iranian year 1392", date(2013, 9, 23), date(2014, 3, 20)),
        ("in the first half of the current Iranian year (March 21-September 22)", date(2014, 3, 21), date(2014, 9, 22)),
        ("from January to October", date(2014, 1, 1), date(2014, 10, 31)),
        ("from January 15 to October 30", date(2014, 1, 15), date(2014, 10, 30)),
        ("between December 20 and January 5", date(2014, 12, 20), date(2015, 1, 5)),
        ("from December 2012 to March", date(2012, 12, 1), date(2013, 3, 31)),
        ("Thursday and Friday", date(2014, 11, 13), date(2014, 11, 14)),
        ("from Wednesday to Friday", date(2014, 11, 19), date(2014, 11, 21)),
        ("over the past 24 hours", date(2014, 11, 19), THURSDAY),
        ("over the past three hours", THURSDAY, THURSDAY),
        ("overnight", date(2014, 11, 19), THURSDAY),
        ("at 10:30 local time (0730 GMT) on Tuesday", date(2014, 11, 18), date(2014, 11, 18)),
        ("at 10:30 a.m. (0730 GMT) Friday", date(2014, 11, 14), date(2014, 11, 14)),
        ("on January 12, March 11, and March 25, 2013", date(2013, 1, 12), date(2013, 3, 25)),
        ("in the second half of the 1990s", date(1995, 1, 1), date(1999, 12, 31)),
        ("in the first half of last month", date(2014, 10, 1), date(2014, 10, 16)),
        ("on the eve of Victory Day", date(2014, 5, 8), date(2014, 5, 8)),
        ("on the eve of Nowruz 1393", date(2014, 3, 20), date(2014, 3, 20)),
        ("on the eve of the 2013 elections", date(2013, 1, 1), date(2013, 12, 31)),
        ("in the last month of 2012", date(2012, 12, 1), date(2012, 12, 31)),
        ("in the first week of the year 2013", date(2013, 1, 1), date(2013, 1, 7)),
        ("in the last week of 2012", date(2012, 12, 25), date(2012, 12, 31)),
        ("on the final day of 2012", date(2012, 12, 31), date(2012, 12, 31)),
        ("over the last weekend", date(2014, 11, 15), date(2014, 11, 16)),
        ("on the weekend of November 8-9", date(2014, 11, 8), date(2014, 11, 9)),
    ],
)
def test_days_of_a_span(words: str, first: date, last: date) -> None:
    assert _span(f"Exports rose {words}.", words) == (first, last)


def test_a_part_of_an_undated_time_has_days_only_where_the_words_fix_them() -> None:
    fixed, loose = "in the first nine months of 2013", "in the first nine months of this year"
    assert _span(f"Exports rose {fixed}.", fixed, None) == (date(2013, 1, 1), date(2013, 9, 30))
    assert _span(f"Exports rose {loose}.", loose, None) == (None, None)


def test_more_units_than_the_time_has_are_no_part_of_it() -> None:
    (length, _) = times.tag("the first forty months of 2013", THURSDAY)
    assert (length.first, length.last) == (None, None)


def test_days_told_one_after_the_other_but_not_of_one_week_are_read_apart() -> None:
    sunday, saturday = times.tag("On Sunday and Saturday evening they closed.", THURSDAY)
    assert (sunday.value, saturday.value) == ("2014-11-16", "2014-11-15TEV")


@pytest.mark.parametrize("words", ["the last year of his term", "the last month of the war"])
def test_the_last_unit_of_another_time_is_not_the_one_before_publication(words: str) -> None:
    found = times.tag(f"He came in {words}.", THURSDAY)[0]
    assert (found.first, found.last) == (None, None)
    assert times.tag("He came in the last year of fighting.", THURSDAY)[0].last == THURSDAY


def test_decades_of_the_iranian_calendar() -> None:
    assert _span("In Iran fewer were born in the 1370s.", "the 1370s") == (date(1991, 3, 21), date(2001, 3, 20))
    assert _span("Iran built it in the late 1370s.", "the late 1370s") == (date(1997, 3, 21), date(2001, 3, 20))
    assert _span("The plague came in the 1340s.", "the 1340s") == (date(1340, 1, 1), date(1349, 12, 31))


@pytest.mark.parametrize("words", ["UNSCR 1929", "Vision 2030", "Agenda 2030", "Decree 2001"])
def test_numbers_of_texts_and_plans_are_no_years(words: str) -> None:
    assert times.tag(f"They spoke of {words} there.", None) == []


def test_the_edge_of_a_year_of_irans_calendar_is_no_edge_of_ours() -> None:
    words = "They met in the last month of the year 1397 of the Iranian calendar."
    assert (date(2018, 3, 21), date(2019, 3, 20)) in {(found.first, found.last) for found in times.tag(words, THURSDAY)}
    assert _span("Timur came on the first day of 1397.", "the first day of 1397") == (date(1397, 1, 1),) * 2
