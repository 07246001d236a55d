"""Texts of marks that never close are read in time that grows with their length, not with its square."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.growth import MOST, TIMES, growth

from noteverbale.reading.attributions import attributions
from noteverbale.reading.attributions.kinds import Kinds
from noteverbale.reading.clues import surroundings
from noteverbale.reading.entries import _HEAD
from noteverbale.resolve.sentences import sentences

LENGTH = 40_000


def said(text: str) -> None:
    attributions(text, sentences(text))


def introduced(text: str) -> None:
    assert Kinds(f"{text}. Orn called it new.", None).of((len(text) + 2, len(text) + 5)) is None


def surrounded(text: str) -> None:
    surroundings.__wrapped__(text, "", date(2020, 5, 9), official=False)


def dated(text: str) -> None:
    assert [*_HEAD.finditer(f"{text}x")] == []


@pytest.mark.parametrize(
    ("look", "piece"),
    [
        (surrounded, "“"),
        (surrounded, "«word "),
        (said, "He said:\n“"),
        (said, "He wrote a: “no” "),
        (said, "Following is the text of his speech: "),
        (said, "Following is the text of "),
        (said, "Zarif said so. Following is the text of his interview: Q: Why? A: "),
        (said, "Q: Why? A: So. "),
        (dated, " "),
        (dated, "* "),
        (introduced, "word-"),
        (introduced, "Ab’"),
    ],
)
def test_marks_without_an_end_take_no_square_of_time(look: Callable[[str], None], piece: str) -> None:
    some = piece * (LENGTH // len(piece))
    assert growth(look, some, some * TIMES) < MOST
