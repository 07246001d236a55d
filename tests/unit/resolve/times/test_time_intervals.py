"""The calendar days that words mean, by the codebook."""

from datetime import date

import pytest

from noteverbale.resolve import times

THURSDAY = date(2014, 11, 20)

# text, words, first, last: read on Thursday 20 November 2014.
CASES = [
    ("He will visit Islamabad on Thursday.", "Thursday", "2014-11-20", "2014-11-20"),
    ("He will visit Islamabad on Friday.", "Friday", "2014-11-21", "2014-11-21"),
    ("He visited Islamabad on Friday.", "Friday", "2014-11-14", "2014-11-14"),
    ("He visited Islamabad on Thursday.", "Thursday", "2014-11-20", "2014-11-20"),
    ("He was to speak on Wednesday.", "Wednesday", "2014-11-19", "2014-11-19"),
    ("He was to speak on Saturday.", "Saturday", "2014-11-22", "2014-11-22"),
    ("It lasts from Saturday to Monday and will", "Monday", "2014-11-24", "2014-11-24"),
    ("Earlier this week they met.", "Earlier this week", "2014-11-17", "2014-11-19"),
    ("They will meet later this week.", "later this week", "2014-11-21", "2014-11-23"),
    ("They will sign it next month.", "next month", "2014-12-01", "2014-12-31"),
    ("It was signed last year.", "last year", "2013-01-01", "2013-12-31"),
    ("He arrived yesterday.", "yesterday", "2014-11-19", "2014-11-19"),
    ("They met recently.", "recently", None, "2014-11-20"),
    ("in recent years ties grew", "recent years", None, "2014-11-20"),
    ("They will soon meet.", "soon", "2014-11-20", None),
    ("It will end at the end of May.", "the end of May", "2015-05-22", "2015-05-31"),
    ("It will end at the beginning of May.", "the beginning of May", "2015-05-01", "2015-05-10"),
    ("It will come in mid-December.", "mid-December", "2014-12-11", "2014-12-20"),
    ("by the end of 2015", "the end of 2015", "2015-10-01", "2015-12-31"),
    ("early next year", "early next year", "2015-01-01", "2015-03-31"),
    ("in the 1990s", "the 1990s", "1990-01-01", "1999-12-31"),
    ("in the mid-1980s", "the mid-1980s", "1983-01-01", "1986-12-31"),
    ("in the second half of 2008", "the second half of 2008", "2008-07-01", "2008-12-31"),
    ("in the third quarter of 2014", "the third quarter of 2014", "2014-07-01", "2014-09-30"),
    ("in the winter of 2013", "the winter of 2013", "2013-12-01", "2014-02-28"),
    ("over the past three months", "the past three months", "2014-08-20", "2014-11-20"),
    ("three weeks ago", "three weeks ago", "2014-10-30", "2014-10-30"),
    ("two years ago", "two years ago", "2012-01-01", "2012-12-31"),
    ("so far this year", "so far this year", "2014-01-01", "2014-11-20"),
    ("before the September 11 attacks", "September 11", "2001-09-11", "2001-09-11"),
    ("in the first week of December", "the first week of December", "2014-12-01", "2014-12-07"),
    ("on the 21st century", "the 21st century", "2000-01-01", "2099-12-31"),
    ("exports in the current Iranian year rose", "the current Iranian year", "2014-03-21", "2015-03-20"),
    ("Trade rose. In November it fell.", "November", "2014-11-01", "2014-11-30"),
    ("a poll due in March", "March", "2015-03-01", "2015-03-31"),
]


def _days(mention: times.TimeMention) -> tuple[str | None, str | None]:
    return mention.first and mention.first.isoformat(), mention.last and mention.last.isoformat()


@pytest.mark.parametrize(("text", "words", "first", "last"), CASES)
def test_interval(text: str, words: str, first: str | None, last: str | None) -> None:
    mention = next(mention for mention in times.tag(text, THURSDAY) if mention.text == words)
    assert _days(mention) == (first, last)


UNDATED = [
    ("It was signed in May 2018.", "May 2018", "2018-05-01", "2018-05-31"),
    ("He came on 3 May 2018.", "3 May 2018", "2018-05-03", "2018-05-03"),
    ("It began in 1999.", "1999", "1999-01-01", "1999-12-31"),
    ("They met on Thursday.", "Thursday", None, None),
    ("They met on August 6.", "August 6", None, None),
    ("They met last month.", "last month", None, None),
    ("They met recently.", "recently", None, None),
    ("They met two years ago.", "two years ago", None, None),
    ("It was built between May and October 2018.", "May", "2018-05-01", "2018-05-31"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), UNDATED)
def test_without_publication_day_only_the_words_fix_a_time(text: str, words: str, first: str, last: str) -> None:
    mention = next(mention for mention in times.tag(text, None) if mention.text == words)
    assert _days(mention) == (first, last)


def test_the_other_order_of_digits_is_kept_as_an_alternative() -> None:
    (mention,) = times.tag("signed 03/04/2014", THURSDAY)
    assert (mention.value, mention.alternatives) == ("2014-03-04", ("2014-04-03",))


@pytest.mark.parametrize(
    "text",
    [
        "They may go. Let them march on.",
        "He paid 2000 dollars for 1999 books",
        "Resolution 1929 was adopted",
        "Flight 2011 and SU-2000",
        "In the second place, a fall in prices",
        "a 6-year-old boy",
        "call 2014-5551234",
        "the year 99999",
        "at a ratio of 3.5:1 and 12,345",
    ],
)
def test_words_that_only_look_like_time(text: str) -> None:
    assert times.tag(text, THURSDAY) == []
