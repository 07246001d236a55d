"""States of another time, outlets that no table lists, and domestic bodies without a state."""

from datetime import date

import pytest

from noteverbale.errors import OntologyError
from noteverbale.ontology import predecessors as rows
from noteverbale.ontology.epithets import bearers, epithets
from noteverbale.ontology.predecessors import predecessor
from noteverbale.resolve import places
from noteverbale.resolve.actors import Context, resolve

OLD, NEW = date(1968, 8, 22), date(2018, 8, 22)


def codes(text, words, published=None, publisher=None, located=False):
    start = text.rindex(words)
    towns = places.tag(text, published) if located else None
    found = resolve(text, [(start, start + len(words))], published, publisher=publisher, places=towns)
    return [reading.code for reading in found[0]]


@pytest.mark.parametrize(
    ("words", "then", "now"),
    [("Moscow", "SUN", "RUS"), ("The Kremlin", "SUN", "RUS"), ("Prague", "CSK", "CZE"), ("Belgrade", "YUG", "SRB")],
)
def test_a_seat_stands_for_the_state_of_the_day_of_publication(words, then, now):
    text = f"{words} rejected the note."
    assert codes(text, words, OLD) == [then]
    assert codes(text, words, NEW) == [now]


def test_a_year_that_opens_a_sentence_governs_its_seats_only():
    text = "In 1979 Moscow sent troops to Kabul. Moscow regrets it, Russian President Vladimir Putin said."
    assert [r.code for r in resolve(text, [(8, 14)], NEW)[0]] == ["SUN"]
    assert codes(text, "Moscow", NEW) == ["RUS"]
    assert codes("In 1952 the Russian poet Osip Glazov was born.", "the Russian poet", NEW) == ["RUS"]


def test_a_year_of_a_treaty_governs_nothing():
    assert codes("Moscow has observed the 1987 treaty, it says.", "Moscow", NEW) == ["RUS"]


def test_an_undated_text_that_tells_one_year_looks_back_to_it():
    words = "The drill with Moscow is the first since the revolution of 1979."
    assert codes(words, "Moscow") == codes(f"{words} Nothing came in 1979.", "Moscow") == ["RUS"]


def test_an_undated_text_is_of_the_last_year_it_tells():
    assert codes("Moscow signed in 1963 and again in 1972.", "Moscow") == ["SUN"]
    assert codes("Moscow signed in 1963 and again in 2010.", "Moscow") == ["RUS"]
    assert codes("Moscow signed.", "Moscow") == ["RUS"]


def test_first_and_last_days_are_included():
    assert predecessor("RUS", "capital", date(1991, 12, 25)) == "SUN"
    assert predecessor("RUS", "capital", date(1991, 12, 26)) is None
    assert predecessor("SRB", "state", date(1999, 1, 1)) is None
    assert predecessor("FRA", "capital", OLD) is None


def test_an_unlisted_outlet_is_at_home_where_its_name_says():
    text = "The interior minister has outlawed gatherings."
    assert codes(text, "The interior minister", publisher="Bogotá Diario") == ["COL"]
    assert codes(text, "The interior minister", publisher="Daily Blah") == ["UNK"]


def test_police_in_a_town_are_its_country_s():
    text = "Riot police broke up a march in Montpellier on Friday, and the police detained forty people."
    assert codes(text, "the police", located=True) == ["FRA"]


def test_a_noun_of_some_states_only_is_never_read_as_another():
    assert "SAU" in bearers("the kingdom") and "USA" not in bearers("the kingdom")
    assert bearers("the country") is None
    assert all(noun == noun.lower() for noun in epithets())


def test_a_wrong_day_is_refused(tmp_path, monkeypatch):
    table = tmp_path / "predecessors.csv"
    table.write_text("code,since,until,predecessor,sorts,source\nRUS,1922,1991-12-25,SUN,,me\n")
    monkeypatch.setattr(rows, "packaged", lambda name: table)
    rows.predecessors.cache_clear()
    with pytest.raises(OntologyError, match="write days as 1991-12-25"):
        rows.predecessors()
    rows.predecessors.cache_clear()


def test_warships_belong_to_their_navy():
    assert codes("The USS Carver fired first.", "The USS Carver") == ["USA"]


def test_an_acronym_after_a_firm_is_the_firm_not_its_adjective():
    text = "The National Peruvian Tin Company (NAPTIN) signed. NAPTIN will pay."
    assert codes(text, "NAPTIN")[0].startswith("COM-")


def test_they_are_all_of_a_list():
    text = "Egypt, Bahrain, Jordan and Kuwait cut ties with Qatar. They closed their airspace."
    assert set(codes(text, "They")) == {"EGY", "BHR", "JOR", "KWT"}


def test_a_university_is_no_king():
    text = "Professors were turned out of Charles University in Prague."
    assert [mention.code for mention in Context(text).mentions] == ["CZE"]


def test_puerto_rico_acts_as_the_united_states():
    assert codes("Puerto Rico's governor resigned.", "Puerto Rico's governor") == ["USA"]


def test_a_hamlet_of_a_state_that_nothing_else_tells_is_another_one():
    text = "ISLAMABAD - Pakistani jets struck two hide-outs at Dabori, the army of Pakistan said. Dabori lies near the border."
    assert "CIV" in codes("Dabori lies near Abidjan in Ivory Coast.", "Dabori", NEW, located=True)
    assert "CIV" not in codes(text, "Dabori", NEW, located=True)
