"""Likeness is that of the reference library, to the last digit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from noteverbale.resolve.actors.lexicon import spellings
from noteverbale.resolve.likeness import jaro_winkler, letters_alike, nearest, words_alike

NAMES = st.text(st.sampled_from("abcdeéxй -'"), max_size=14)


@given(NAMES, NAMES)
@settings(max_examples=300, deadline=None)
def test_likeness_is_that_of_the_reference(one, other):
    assert jaro_winkler(one, other) == JaroWinkler.similarity(one, other)
    assert letters_alike(one, other) == pytest.approx(fuzz.ratio(one, other) / 100)
    assert words_alike(one, other) == pytest.approx(fuzz.token_set_ratio(one, other) / 100)


@pytest.mark.parametrize(("one", "other"), [("lavrov", "lavrow"), ("benyamin", "benjamin"), ("xi", "xi"), ("", "a")])
def test_names_of_one_person(one, other):
    assert jaro_winkler(one, other) == JaroWinkler.similarity(one, other)


@pytest.mark.parametrize("word", ["lavorv", "puttin", "zelenski", "macro", "netanjahoo", "qqqq"])
def test_the_nearest_names_are_those_of_the_reference(word):
    known = sorted(spellings(()))
    found = process.extract(word, known, scorer=JaroWinkler.normalized_similarity, limit=3, score_cutoff=0.86)
    assert nearest(word, known, limit=3, least=0.86) == [name for name, _, _ in found]
