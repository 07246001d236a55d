"""Persons whom no table knows: by the side whose list they stand in, by a page's labels, by all places of a name."""

from __future__ import annotations

from datetime import date

import pytest

from noteverbale.resolve import actors
from noteverbale.resolve.actors.delegations import Delegations
from noteverbale.resolve.actors.lexicon import lexicon
from noteverbale.resolve.actors.namesakes import elsewhere, pooled


def code_of(text: str, words: str) -> str:
    at = text.index(words)
    return actors.resolve(text, [(at, at + len(words))], date(2013, 5, 1))[0][0].code


@pytest.mark.parametrize(
    "opening",
    [
        "Mr Putin met Mr Orme. The Peruvian side was represented by ",
        "Taking part in the talks with Denmark on the Peruvian side were ",
        "Attending from the Peruvian side was ",
        "In Copenhagen, Denmark received a Peruvian delegation led by ",
    ],
)
def test_a_list_of_a_side_is_of_that_side(opening):
    text = f"{opening}Foreign Minister Ulvar Tosrick, Energy Minister Neva Quenlow and others. Danish Minister Bo Lund spoke."
    assert code_of(text, "Foreign Minister Ulvar Tosrick") == "PER"
    assert code_of(text, "Energy Minister Neva Quenlow") == "PER"
    assert code_of(text, "Bo Lund") == "DNK"


def test_a_list_ends_with_its_sentence():
    text = "On the Peruvian side were two ministers. Denmark sent others."
    lists = Delegations.of(text, lexicon().names(text))
    assert lists.owner(text.index("two")).name.code == "PER"
    assert lists.owner(text.index("others")) is None


def test_a_side_that_does_something_lists_nobody():
    text = "The Peruvian side was told of it by Minister Orme."
    assert not Delegations.of(text, lexicon().names(text)).lists


def test_a_label_that_stands_against_a_name_is_an_office():
    text = "He met Ulvar Tosrick Tosrick UlvarPresident of Peru in Oslo, Norway. Mr Tosrick thanked Norway."
    assert code_of(text, "Mr Tosrick") == "PER"


def test_capitals_within_a_word_are_no_label():
    assert [post.office.phrase for post in lexicon().posts("the eMinister app, a VicePresidentialist")] == []


def test_all_places_of_a_name_are_asked():
    text = "Tosrick spoke. Later Mr Tosrick left; Tosrickson stayed."
    assert elsewhere(text, 0, 7, []) == [(text.index("Mr Tosrick") + 3, text.index("Mr Tosrick") + 10)]
    assert elsewhere("we spoke", 0, 2, []) == []


def test_the_pooled_share_is_the_geometric_mean():
    own = [("PER", 0.6, None), ("DNK", 0.4, None)]
    ranked = pooled(own, [[("DNK", 0.9, None), ("PER", 0.1, None)]])
    assert [code for code, *_ in ranked] == ["DNK", "PER"]
    assert sum(share for _, share, _ in ranked) == pytest.approx(1.0)
    assert ranked[0][1] / ranked[1][1] == pytest.approx((0.36 / 0.06) ** 0.5)
