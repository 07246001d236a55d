"""Work grows with the length of a text, whatever it holds: measured as a ratio, never against a clock."""

import sys
from datetime import date
from types import FrameType
from typing import Any

import pytest

from noteverbale.resolve import times
from noteverbale.resolve.times import tagger, tense

DAY = date(2014, 11, 20)
ODD = [
    "3 and 5 May ",
    "3 May ",
    "3, 5, 7, 9 and 11 May ",
    "Monday ",
    "summer ",
    "3:00 ",
    "1990 ",
    "about ",
    "will have been due by the ",
    "the first week of ",
    "two days ago ",
    "7",
    "\n3 May\n",
]


def calls(text: str) -> int:
    """How many functions are called, ours and the language's, to tag a text that was not seen before."""
    told = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal told
        told += event in ("call", "c_call")

    tagger.tagged.cache_clear()
    sys.setprofile(count)
    try:
        times.tag(text, DAY)
    finally:
        sys.setprofile(None)
    return told


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_twice_the_text_is_twice_the_work(odd: str) -> None:
    calls(odd * 2)  # reads the tables
    short, long = odd * (2_000 // len(odd)), odd * (2 * (2_000 // len(odd)))
    assert calls(long + " end") <= 2.1 * calls(short + " end") + 200


def test_a_text_is_read_for_verbs_once() -> None:
    tense._told.cache_clear()
    tagger.tagged.cache_clear()
    times.tag("3 and 5 May " * 500, DAY)
    assert tense._told.cache_info().misses == 1
