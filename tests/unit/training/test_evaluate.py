"""The reader that is scored is the one named."""

import re

import pytest
from training.evaluate import changed, chosen
from training.marked import MARKS

from noteverbale.resolve.marks import unmarked


def test_the_fast_reader_is_scored_where_it_is_named() -> None:
    assert chosen("fast").signature != chosen("network").signature


@pytest.mark.parametrize("how", MARKS)
def test_marks_leave_every_word_where_its_span_says(how: str) -> None:
    text = "The chief officer said “Iran’s flight of helicopters – Erdoğan’s – is fine”, and flew off to Niğde again."
    words = [{"trigger": {"start": word.start(), "end": word.end()}} for word in re.finditer(r"\S+", text)]
    row = changed({"text": text, "claims": words}, None, None, how)
    assert row["text"] != text
    spans = [claim["trigger"] for claim in row["claims"]]
    assert [unmarked(row["text"][span["start"] : span["end"]]) for span in spans] == text.split()
