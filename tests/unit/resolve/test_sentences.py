"""Sentences: exact spans, abbreviations, and no text that takes for ever."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.resolve.sentences import sentences


def split(text):
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        (
            "Mr. Shoigu met Gen. Sharif in the U.S. capital. They agreed.",
            ["Mr. Shoigu met Gen. Sharif in the U.S. capital.", "They agreed."],
        ),
        (
            "Det. Supt. Orn met General (ret.) Ruz. They agreed.",
            ["Det. Supt. Orn met General (ret.) Ruz.", "They agreed."],
        ),
        ("It ended (at last.) They agreed.", ["It ended (at last.)", "They agreed."]),
        ("“We agreed.” He smiled.", ["“We agreed.”", "He smiled."]),
        ("J. Smith of No. 10 spoke. It was Jan. 5.", ["J. Smith of No. 10 spoke.", "It was Jan. 5."]),
        ("A headline\nText one. Text two", ["A headline", "Text one.", "Text two"]),
        ("It cost 2.5 million... Then more.", ["It cost 2.5 million...", "Then more."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_split(text, expected):
    assert split(text) == expected


@given(st.text(max_size=300))
def test_spans_cover_all_that_is_no_space(text):
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


def test_a_line_of_marks_is_no_trap():
    assert split("." * 200_000 + "x") == ["." * 200_000 + "x"]


def test_thousands_of_abbreviations_in_brackets_are_no_trap():
    text = "a (etc.) B " * 400_000
    began = time.process_time()
    assert split(text) == [text.rstrip()]
    assert time.process_time() - began < 10
