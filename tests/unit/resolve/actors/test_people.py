"""Persons: introductions, later mentions, dated tables."""

from datetime import date

import pytest

from noteverbale.resolve.actors import resolve


def codes(text, words, published=None, publisher=None):
    start = text.rindex(words)
    return [r.code for r in resolve(text, [(start, start + len(words))], published, publisher=publisher)[0]]


def test_a_surname_comes_back_to_its_introduction():
    text = "Burkinabe Foreign Minister Alpha Zorgho left. In Paris Zorgho said nothing."
    assert codes(text, "Zorgho") == ["BFA"]


def test_the_description_wins_over_the_table():
    text = "Peruvian Trade Minister Carla Lavrov spoke. Lavrov left."
    assert codes(text, "Lavrov", date(2015, 1, 1)) == ["PER"]


def test_an_apposition_introduces():
    text = "Khalid Vorontas, Estonia's ambassador to Kabul, spoke. Mr Vorontas left."
    assert codes(text, "Vorontas") == ["EST"]


def test_an_adviser_to_a_state_belongs_to_it_but_an_ambassador_to_it_does_not():
    text = "Ihsan Qalmar, special adviser to Iraq's prime minister, met Uffe Holmgard, Denmark's envoy to Iraq."
    assert codes(text, "Qalmar") == ["IRQ"]
    assert codes(text, "Holmgard") == ["DNK"]


@pytest.mark.parametrize(("year", "code"), [(2005, "DEU"), (2022, "IGO-EU")])
def test_offices_are_dated(year, code):
    text = "Ursula von der Leyen spoke."
    assert codes(text, "Ursula von der Leyen", date(2014 if code == "DEU" else year, 6, 1)) == [code]


def test_an_office_without_a_state_takes_the_publishers_country():
    text = "Interior Minister Kazem Bandari said roads are closed. Bandari said so on Monday."
    assert codes(text, "Bandari", publisher="Tehran Times") == ["IRN"]


def test_other_spellings_agree():
    assert codes("Hussein Dehqan rejected the news.", "Hussein Dehqan", date(2016, 1, 1)) == ["IRN"]


def test_an_unknown_name_is_unk():
    assert codes("Zebulon Quark spoke.", "Zebulon Quark") == ["UNK"]


def test_the_opening_of_a_sentence_is_no_name():
    text = "Elsewhere, the Albanian minister spoke of Iran. Elsewhere he met Rouhani."
    assert codes(text, "Rouhani", date(2016, 1, 1)) == ["IRN"]
