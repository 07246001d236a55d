"""What a person sees of a text that holds marks nobody sees, and where it stands in what is written."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.resolve.legible import legible
from noteverbale.resolve.marks import edits, unmarked

# Letters, marks and pieces of references, so that many texts hold whole ones.
PIECES = [
    *"aZé9 .;#\n-", "\u00ad", "\u200b", "\u200f", "\ufeff", "\u0301", "\u0336", "ﬁ", "&", "&amp;", "&rsquo;", "&#39;",
    "&#x2019;", "&nbsp;", "&lt;", "&shy;", "&zzz;", "amp;", "led", "&#0;", "&amp;amp;",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("heli\u00adcop\u00adters", "helicopters"),
        ("\u202bIran\u202c and\u200f Iraq\u2069", "Iran and Iraq"),
        ("a \u200b\u200bbrief\u2060ing\ufeff", "a briefing"),
        ("Iran&rsquo;s &quot;plan&quot; &#39;B&#x27;", "Iran’s \"plan\" 'B'"),
        ("Johnson &amp; Johnson, R&amp;amp;D, Tom &#38;amp; Jerry", "Johnson & Johnson, R&D, Tom & Jerry"),
        ("will&nbsp;visit&thinsp;Lima&#8203;", "will visit Lima"),
        ("first&#10;second", "first\nsecond"),
        ("bene\ufb01t re\ufb02ect o\ufb03ce", "benefit reflect office"),
        ("Erdog\u0306an, S\u0327ims\u0327ek, Is\u0331la\u0304m", "Erdoğan, Şimşek, Islām"),
        ("hit\u0336 –\u0336 this", "hit – this"),
        ("to annex.\u200bQ: And then?\u200b“No.”", "to annex. Q: And then? “No.”"),
        ("al\u00adQaeda, Al\u00adHodeida", "al-Qaeda, Al-Hodeida"),
        ("the ISIL\u00adheld and Saudi\u00adled areas", "the ISIL-held and Saudi-led areas"),
        ("2014\u00ad15, five\u00adparty talks", "2014-15, five-party talks"),
        ("Islam\u00adabad, ISLAM\u00adABAD, mis\u00adled, 5\u00adth", "Islamabad, ISLAMABAD, misled, 5th"),
        ("T\u00adhe U\u00ads", "The Us"),
        ("the talks –\u00ad said", "the talks – said"),
    ],
)
def test_marks_are_read_as_they_are_seen(written, seen):
    assert unmarked(written) == legible(written).text == seen


@pytest.mark.parametrize(
    "text",
    [
        "AT&T; R&D; Q&A; B&B", "&lt;b&gt;bold&lt;/b&gt; &#60;i&#x3e;", "write &amp in HTML", "&foo; &unknown;", "&#xFFFFFF; &#0;",
        "?a=1&copy=2&reg", "Erdoğan said “no” – twice…", "a\u00a0b\u202fc", "", "&" * 50, "&amp;lt;b&amp;gt;",
    ],
)  # fmt: skip
def test_other_text_is_left_alone(text):
    seen = legible(text)
    assert seen.text is text and not seen.differs and not edits(text)
    assert seen.as_written(0, len(text)) == seen.as_seen(0, len(text)) == (0, len(text))


def test_an_ampersand_that_was_escaped_before_no_reference_is_one():
    assert unmarked("AT&amp;T; and &amp;foo;") == "AT&T; and &foo;"


def test_a_mark_inside_a_word_belongs_to_it_and_one_at_its_edge_does_not():
    written = "\u200eheli\u00adcopters\u200b for Iran&rsquo;s"
    seen = legible(written)
    start, end = seen.as_written(0, len("helicopters"))
    assert written[start:end] == "heli\u00adcopters"
    start, end = seen.as_written(seen.text.index("Iran"), len(seen.text))
    assert written[start:end] == "Iran&rsquo;s"
    assert seen.as_seen(0, 1) == (0, 0)  # nothing but a mark


def test_part_of_a_ligature_is_all_of_it():
    assert legible("bene\ufb01t").as_written(5, 7) == (4, 6)


@given(TEXTS)
def test_edits_stand_in_order_inside_the_text_and_change_something(text):
    done = 0
    for edit in edits(text):
        assert done <= edit.start < edit.end <= len(text)
        assert text[edit.start : edit.end] != edit.seen or unicodedata.is_normalized("NFC", edit.seen)
        done = edit.end


@given(TEXTS, st.data())
def test_there_and_back_covers_the_same_words(text, data):
    seen = legible(text)
    if not seen.text:
        return
    start = data.draw(st.integers(0, len(seen.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.text)))
    first, last = seen.as_written(start, end)
    assert 0 <= first < last <= len(text)
    begin, stop = seen.as_seen(first, last)
    assert begin <= start and end <= stop
    assert seen.as_written(begin, stop) == (first, last)
    if "&" not in text and "\u0301" not in text and "ﬁ" not in text:
        assert (begin, stop) == (start, end)


@given(TEXTS)
def test_stretches_that_follow_one_another_stay_in_order(text):
    seen = legible(text)
    spans = [seen.as_written(at, at + 1) for at in range(len(seen.text))]
    assert spans == sorted(spans)
    assert all(one == other or one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text(st.characters(max_codepoint=0x2E7, exclude_characters="&\u00ad"), max_size=200))
def test_text_without_marks_is_the_very_same(text):
    assert legible(text).text is text


def test_a_letter_under_thousands_of_accents_is_read_in_no_time():
    began = time.process_time()
    assert unmarked("a" + "\u0301\u0327" * 50_000 + "b") == "áb"
    assert time.process_time() - began < 2
