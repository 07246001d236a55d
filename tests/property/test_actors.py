"""What holds on any text."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from noteverbale.resolve.actors import Context, resolve, tag

WORDS = st.lists(
    st.sampled_from(
        [
            "Russia",
            "Putin",
            "Mr",
            "the",
            "two",
            "sides",
            "He",
            "said",
            "“we",
            "will”",
            '"',
            "'",
            ".",
            ",",
            "and",
            "of",
            "President",
            "Minister",
            "Foreign",
            "Iranian",
            "-led",
            "İstanbul",
            "Taliban",
            "fighters",
            "Zarif",
            "army",
            "Bank",
            "Air",
            "(ABC)",
            "UN:",
            "\n",
            "his",
            "counterpart",
            "in",
            "to",
            "Kabul's",
            "5+1",
            "former",
            "ambassador",
            "Ürümqi",
            "’s",
        ]
    ),
    max_size=40,
).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), WORDS)


@settings(max_examples=150, deadline=None)
@given(
    TEXTS, st.sampled_from([None, date(2014, 11, 20)]), st.sampled_from([None, "Tehran Times", "UK Government", "?"])
)
def test_tagged_spans_lie_in_the_text_and_repeat(text, published, publisher):
    mentions = tag(text, published)
    assert mentions == tag(text, published)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.readings


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.data(), st.sampled_from([None, "Tehran Times", "UK Government"]))
def test_any_span_has_a_reading_and_always_the_same(text, data, publisher):
    ends = st.integers(min_value=-3, max_value=len(text) + 3)
    spans = data.draw(st.lists(st.tuples(ends, ends), max_size=6))
    found = resolve(text, spans, publisher=publisher)
    assert len(found) == len(spans)
    assert all(readings and all(r.code and r.sector and r.basis for r in readings) for readings in found)
    context = Context(text, publisher=publisher)
    assert [context.resolve(*span) for span in reversed(spans)] == found[::-1]
