"""Words that are nobody's are no source."""

from __future__ import annotations

import pytest

from noteverbale.reading.spoken import someone

TEXT = "The price was not disclosed, the ministry said; he has not been told."


@pytest.mark.parametrize("words", ["not", "was not", "The", "has not been"])
def test_words_of_grammar_alone_say_nothing(words: str) -> None:
    start = TEXT.index(words)
    assert someone(TEXT, (start, start + len(words))) is None


@pytest.mark.parametrize("words", ["the ministry", "he"])
def test_a_name_or_a_pronoun_does(words: str) -> None:
    start = TEXT.index(words)
    span = (start, start + len(words))
    assert someone(TEXT, span) == span


def test_where_no_words_were_found_nobody_speaks() -> None:
    assert someone(TEXT, None) is None
