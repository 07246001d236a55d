"""Spans that a network found: longer or shorter than an expression, with prepositions, or no time at all."""

from datetime import date

import pytest

from noteverbale.resolve import times

THURSDAY = date(2014, 11, 20)

# text with the span in brackets, tense, first, last
CASES = [
    ("He will visit Islamabad [on Thursday].", "future", "2014-11-20", "2014-11-20"),
    ("The visit [on Friday] was short.", "past", "2014-11-14", "2014-11-14"),
    ("The visit [on Friday] was short.", "future", "2014-11-21", "2014-11-21"),
    ("They met [earlier this week].", "past", "2014-11-17", "2014-11-19"),
    ("Held [since 2011].", "past", "2011-01-01", None),
    ("Held since [2011].", "past", "2011-01-01", None),
    ("Ready [by March 2018].", "future", None, "2018-03-31"),
    ("Done [by the end of 2018].", "future", None, "2018-12-31"),
    ("Signed [before the end of the year].", "future", "2014-11-20", "2014-12-31"),
    ("Held [from 3 to 5 May 2014].", "past", "2014-05-03", "2014-05-05"),
    ("Held [between May and October 2013].", "past", "2013-05-01", "2013-10-31"),
    ("There [from Friday to Sunday].", "future", "2014-11-21", "2014-11-23"),
    ("There [from Friday to Sunday].", "past", "2014-11-14", "2014-11-16"),
    ("Held [from 14 to 16 March].", "future", "2015-03-14", "2015-03-16"),
    ("Held [from 14 to 16 March].", "past", "2014-03-14", "2014-03-16"),
    ("Held [from 27 February to 1 March].", "future", "2015-02-27", "2015-03-01"),
    ("Held [between 2001 and 2004].", "past", "2001-01-01", "2004-12-31"),
    ("Held [on June 9–10].", "past", "2014-06-09", "2014-06-10"),
    ("War raged [in 1980-88].", "past", "1980-01-01", "1988-12-31"),
    ("It ended [as of yesterday].", "past", None, "2014-11-19"),
    ("Due [in two weeks].", "future", "2014-12-04", "2014-12-04"),
    ("Due [within three days].", "future", "2014-11-20", "2014-11-23"),
    ("Said [previously].", "past", None, "2014-11-20"),
    ("Open [until 1 May 2015].", "future", None, "2015-05-01"),
    ("Grew [after 2012].", "past", "2013-01-01", None),
]


@pytest.mark.parametrize(("marked", "tense", "first", "last"), CASES)
def test_span(marked: str, tense: str, first: str | None, last: str | None) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    mention = times.resolve(text, start, end, THURSDAY, tense=tense)
    assert mention is not None and (mention.start, mention.end, mention.text) == (start, end, text[start:end])
    assert (mention.first and mention.first.isoformat(), mention.last and mention.last.isoformat()) == (first, last)


@pytest.mark.parametrize("words", ["during Mr Shoigu's visit", "after the talks", "Islamabad", ""])
def test_words_without_time_give_nothing(words: str) -> None:
    assert times.resolve(f"They met {words} again.", 9, 9 + len(words), THURSDAY) is None


def test_since_then_counts_from_the_time_told_before() -> None:
    text = "It was returned in 1997. Since then, it has kept its laws."
    mention = times.resolve(text, 25, 35, THURSDAY)
    assert mention is not None and (mention.first, mention.last) == (date(1997, 1, 1), None)


def test_a_length_has_no_days() -> None:
    text = "They talked for a few hours."
    mention = times.resolve(text, 12, 27, THURSDAY)
    assert mention is not None and (mention.value, mention.first, mention.last) == ("PTXH", None, None)
