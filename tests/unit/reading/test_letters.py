"""Texts all in capitals or in small letters, read in the letters of news."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import noteverbale
from noteverbale.reading.letters import in_letters, in_one_case

EXAMPLE = Path(__file__).parents[3] / "examples" / "2014-11-20-example-post.txt"
TEXT = (
    "Russian defence minister Sergei Shoigu arrived in Islamabad on Thursday. He told us that the United States and the "
    "US fleet had not been asked, and that Zubair Mehmoodi of the White House would visit New York in March."
)


def upper(text: str) -> str:
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


@pytest.mark.parametrize("change", [upper, str.lower], ids=["capitals", "small"])
def test_names_and_sentences_get_their_letters_back(change) -> None:
    assert in_letters(change(TEXT)) == TEXT


def test_text_in_the_letters_of_news_stays() -> None:
    assert in_letters(TEXT) is TEXT
    heading = "RUSSIAN DEFENCE MINISTER ARRIVES"
    assert in_letters(heading) is heading


def test_a_few_capitals_in_small_letters_do_not_hide_it() -> None:
    text = (TEXT.lower() + " ") * 8 + "I was there."
    assert in_one_case(text) and in_letters(text).startswith("Russian defence minister Sergei Shoigu")


@pytest.mark.parametrize("change", [upper, str.lower], ids=["capitals", "small"])
def test_an_article_gives_what_it_gives_in_its_own_letters(change) -> None:
    whole = EXAMPLE.read_text(encoding="utf-8")
    own, other = (noteverbale.read(text, published="2014-11-20") for text in (whole, change(whole)))
    assert other.document.text == change(whole)
    told = [[(c.kind, c.trigger.start, [a.code for a in c.agent]) for c in r.claims] for r in (own, other)]
    shared = [claim for claim in told[0] if claim in told[1]]
    assert len(shared) >= 0.7 * max(map(len, told)) and len(shared) > 5


@given(st.text(st.sampled_from("aBİß us.’'-\n“ŉ"), max_size=200))
def test_length_and_words_stay(text: str) -> None:
    for change in (upper, str.lower):
        given_text = change(text)
        found = in_letters(given_text)
        assert len(found) == len(given_text) and found.lower() == given_text.lower()


def test_thousands_of_empty_lines_take_no_time() -> None:
    text = TEXT.upper() + "\n" * 100_000 + "5 \n THEY MET"
    began = time.process_time()
    assert in_letters(text).endswith("5 \n They met")
    assert time.process_time() - began < 2
