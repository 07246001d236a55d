"""The words beside a mention: what they tell of how it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.resolve.actors.standing import Clause, after, before

TEXT = "Iran said on Monday that Oman's minister had called, and it would answer. Against the Turks stood Syria."


def at(words, text=TEXT):
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("words", "prior", "later"),
    [("Iran", "opens", "say"), ("Oman", "sub", "owner"), ("minister", "owner", "aux"), ("it", "and", "aux"),
     ("Turks", "against", "word"), ("Syria", "word", "stops"), ("Monday", "on", "sub")],
)  # fmt: skip
def test_cues_are_those_of_the_words_beside(words, prior, later):
    start, end = at(words)
    assert (before(TEXT, start), after(TEXT, end)) == (prior, later)


def test_a_clause_tells_what_parts_a_pointer_from_an_actor():
    clause = Clause.of(TEXT, 0, *at("it "))
    assert (clause.before, clause.after) == ("and", "aux")
    assert clause.bound(at("Iran")[1]) == "and" and clause.bound(clause.start - 1) == "none"
    assert clause.gap(clause.start - 1) == 0 < clause.gap(at("Oman")[1]) < clause.gap(at("Iran")[1])


@given(st.text(max_size=80), st.integers(0, 80))
def test_any_text_has_cues(text, place):
    place = min(place, len(text))
    assert before(text, place) and after(text, place)
    assert Clause.of(text, 0, place, place).gap(place) == 0
