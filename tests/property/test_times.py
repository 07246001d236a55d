"""What holds of any text: spans lie in it, intervals are in order, nothing raises, written dates read back."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from noteverbale.resolve import times

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31))
PUBLISHED = st.one_of(st.none(), st.dates(min_value=date(1, 1, 1)))
_VOCABULARY = [
    *(
        "the",
        "a",
        "last",
        "next",
        "this",
        "of",
        "on",
        "in",
        "May",
        "March",
        "3",
        "5",
        "31",
        "1999",
        "2004",
        "99999",
        "0",
    ),
    *(
        "--",
        "–",
        "-",
        "/",
        ":",
        ".",
        ",",
        "Monday",
        "Friday",
        "morning",
        "weeks",
        "week",
        "year",
        "years",
        "ago",
        "later",
    ),
    *(
        "two",
        "twenty-five",
        "hundred",
        "century",
        "BC",
        "AD",
        "490",
        "1990s",
        "'68",
        "quarter",
        "third",
        "summer",
        "end",
    ),
    *(
        "early",
        "mid-",
        "every",
        "each",
        "daily",
        "now",
        "soon",
        "recently",
        "Christmas",
        "Easter",
        "10:35",
        "p.m.",
        "noon",
    ),
    *(
        "visit",
        "talks",
        "met",
        "during",
        "after",
        "the eve of",
        "2014-11-20",
        "30/02/2014",
        "0000-00-00",
        "since",
        "by",
        "until",
        "between",
        "and",
        "to",
        "few",
        "several",
        "half",
    ),
    *(
        "Q3",
        "decade",
        "٣",
        "二〇一四年",
        "½",
        "\n",
        "\n\n",
        "today",
        "tomorrow",
        "fiscal",
        "FY",
        "Iranian",
        "24:00",
        "99:99",
    ),
    *(
        "9/11",
        "September",
        "11",
        "attacks",
        "first",
        "final",
        "second",
        "period",
        "weekend",
        "day",
        "before",
        "following",
    ),
]
WORDS = st.sampled_from(_VOCABULARY)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="0123456789-/:., ’'", max_size=120),
    st.lists(WORDS, max_size=40).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED)
def test_mentions_lie_in_the_text_and_in_order(text: str, published: date | None) -> None:
    found = times.tag(text, published)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        assert mention.value and mention.type in ("DATE", "TIME", "DURATION", "SET")
        end = mention.end
    assert found == times.tag(text, published)


@settings(max_examples=200, deadline=None)
@given(TEXTS, PUBLISHED, st.sampled_from([None, "past", "future"]), st.data())
def test_any_span_resolves_or_not_without_an_error(
    text: str, published: date | None, tense: str | None, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mention = times.resolve(text, start, end, published, tense=tense)
    if mention is not None:
        assert (mention.start, mention.end) == (start, end)
        assert mention.first is None or mention.last is None or mention.first <= mention.last


@settings(max_examples=200, deadline=None)
@given(
    DAYS,
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %B %Y", "the %d of %B, %Y", "%d.%m.%Y", "%Y/%m/%d"]),
)
def test_written_dates_read_back(day: date, form: str) -> None:
    written = day.strftime(form).replace(day.strftime("%Y"), f"{day.year:04d}")
    (mention,) = times.tag(f"It was signed on {written}, they said.", None)
    assert (mention.first, mention.last, mention.value) == (day, day, day.isoformat())
