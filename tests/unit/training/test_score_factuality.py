"""The scorer of event factuality, without the set."""

from __future__ import annotations

import pytest
from training import score_factuality
from training.score_factuality import HALVES, Case, figures, half, printed

from noteverbale.reading.factuality import Factuality


def test_words_are_joined_as_in_print() -> None:
    words = "He said : \" We do n't ( yet ) sell Kenya 's boats , \" and left .".split()
    text, spans = printed(words)
    assert text == "He said: \"We don't (yet) sell Kenya's boats,\" and left."
    assert [text[start:end] for start, end in spans] == words


def test_halves_hang_on_the_number_alone() -> None:
    assert {half(number) for number in range(9)} == set(HALVES) and half(7) == half("7")


def test_figures_tell_correlation_and_error() -> None:
    found = [Case(gold, Factuality(value, value, -value, ()), HALVES[0]) for gold, value in ((3, 2), (0, 0), (-3, -2))]
    value, _, words = figures("all", found)
    assert "r 1.000  error 0.667" in value and "r -1.000" in words


def test_an_absent_set_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["score_factuality", "nowhere/set.jsonl"])
    with pytest.raises(SystemExit, match=r"nowhere/set.jsonl: the factuality set is not here"):
        score_factuality.main()
