"""Words marked for a role: an article and names that were cut are made whole."""

from noteverbale.reading.phrases import whole_names, whole_phrases
from noteverbale.resolve.actors import Context


def test_an_article_that_was_cut_off_is_put_back_and_alone_names_nobody():
    text = "Despite the U.S. sanctions the army went."
    cut = [(8, 11), (12, 16), (27, 30)]
    assert [text[s:e] for s, e in whole_phrases(text, cut)] == ["the U.S."]
    assert whole_phrases(text, []) == []


def test_a_name_that_was_cut_through_is_made_whole_and_told_once():
    text = "Niger, Saint Vincent and the Grenadines and U.S. officials met."
    cut = [(0, 5), (7, 20), (25, 39), (text.index("S. off"), text.index(" met"))]
    found = whole_names(cut, Context(text))
    assert [text[s:e] for s, e in found] == ["Niger", "Saint Vincent and the Grenadines", "U.S. officials"]
    assert whole_names([], Context("")) == []


def test_a_states_name_is_not_made_an_agreements():
    text = "The U.S. left the Iran nuclear deal."
    assert whole_names([(18, 22)], Context(text)) == [(18, 22)]
