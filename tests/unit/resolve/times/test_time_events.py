"""Spans that date by an event: the text dates the event elsewhere, or nothing is claimed."""

from datetime import date

import pytest

from noteverbale.errors import OntologyError
from noteverbale.resolve import times
from noteverbale.resolve.times import events

TUESDAY = date(2014, 11, 18)

# text with the span in brackets, first, last; "-" where no time is told
CASES = [
    (
        "Mr Shoigu will visit Islamabad on Thursday. An accord will be signed [during Mr Shoigu's visit].",
        "2014-11-20",
        "2014-11-20",
    ),
    ("Talks were held on 3 November. [Two days after the talks] the envoy left.", "2014-11-05", "2014-11-05"),
    ("Talks were held on 3 November. He spoke [a week before the talks].", "2014-10-27", "2014-10-27"),
    ("Talks were held on 3 November. He spoke [three months after the meeting].", "2015-02-01", "2015-02-28"),
    ("The summit is to be held on 26-27 November. They will meet [during the summit].", "2014-11-26", "2014-11-27"),
    (
        "The summit is to be held on 26-27 November. A note will be signed [after the summit].",
        "2014-11-27",
        "2014-11-27",
    ),
    ("The summit is to be held on 26 November. They met [on the eve of the summit].", "2014-11-25", "2014-11-25"),
    ("The summit is to be held on 26 November. He will speak [ahead of the summit].", None, "2014-11-25"),
    ("The troops withdrew on 5 May 2014. [Since the withdrawal] it has been calm.", "2014-05-05", None),
    ("A bomb struck the market on Friday. He left [an hour before the attack].", "2014-11-14", "2014-11-14"),
    ("[During the visit], which began on 10 November, they dined.", "2014-11-10", "2014-11-10"),
    ("Mr Shoigu visited Islamabad on 3 November. They dined [during Mr Kerry's visit].", "-", "-"),
    ("Mr Shoigu visited Islamabad on 3 November. They dined [during his previous visit].", "-", "-"),
    ("He said on Monday that the visit was short. They dined [during the visit].", "-", "-"),
    ("The war broke out in 2011. They dined [during the visit].", "-", "-"),
    ("They visited Riyadh in 2011. They dined [during the visit].", "-", "-"),
]


@pytest.mark.parametrize(("marked", "first", "last"), CASES)
def test_span(marked: str, first: str | None, last: str | None) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    mention = times.resolve(text, start, end, TUESDAY)
    if first == "-":
        assert mention is None
        return
    assert mention is not None and (mention.rule, mention.text) == ("event", text[start:end])
    assert (mention.first and mention.first.isoformat(), mention.last and mention.last.isoformat()) == (first, last)


def test_without_a_publication_day_only_full_dates_count() -> None:
    text = "They met on 3 November 2014. They dined after the meeting. He will visit on Thursday, and dine during the visit."
    spans = [(text.index(words), text.index(words) + len(words)) for words in ("after the meeting", "during the visit")]
    meeting, visit = (times.resolve(text, *span, None) for span in spans)
    assert meeting is not None and meeting.first == date(2014, 11, 3) and visit is None


def test_a_word_of_two_families_is_refused() -> None:
    with pytest.raises(OntologyError, match="'met' is in 'talks' and in 'call'; keep it in one"):
        events.families_of({"talks": ["met"], "call": ["met"]})
