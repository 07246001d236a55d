"""Where a name may come from, by its letters."""

from __future__ import annotations

import pytest

from noteverbale.errors import OntologyError
from noteverbale.ontology import cultures
from noteverbale.resolve.actors.origins import Model, bags_of, fit, ranked, words_of


@pytest.mark.parametrize(
    ("name", "state", "others"),
    [
        ("Defence Minister Takumi Hoshikawa", "JPN", {"PHL", "USA", "CHN"}),
        ("Ragnvald Sørgård-Moe", "NOR", {"GBR", "FRA", "POL"}),
        ("General Tapiwanashe Chidzonga", "ZWE", {"CHN", "GBR", "PRT"}),
        ("Senator Ellwood Prentice", "USA", {"IRQ", "KEN", "DEU"}),
        ("Colonel Mirzo Ergashzoda", "TJK", {"USA", "CHN", "VNM"}),
    ],
)
def test_a_name_fits_the_state_that_it_is_usual_in(name, state, others) -> None:
    levels = ranked(name, frozenset({state, *others}))
    assert levels[state][0] == "0"
    assert all(levels[other][0] > "0" for other in others)


def test_titles_and_small_words_are_no_part_of_a_name() -> None:
    assert words_of("the Defence Minister, Gen. João da Silva-Paz,") == ["joao", "silva", "paz"]
    assert ranked("the Foreign Minister", frozenset({"JPN"})) == {}


def test_who_is_no_state_has_no_level() -> None:
    assert set(ranked("Takumi Hoshikawa", frozenset({"JPN", "IGO-UN", "COM-SAAB", "UNK"}))) == {"JPN"}


def test_a_name_of_none_of_the_states_in_question_is_far() -> None:
    assert all(level.endswith("far") for level in ranked("Takumi Hoshikawa", frozenset({"FRA", "NGA"})).values())


def test_persons_of_the_tables_add_to_the_stocks() -> None:
    plain, taught = Model(bags_of([])), Model(bags_of([("Qwrtz Qwrtzski", "POL")]))
    before, after = (fit(model.scores(["qwrtz"]), "POL") for model in (plain, taught))
    assert after > before


def test_names_of_a_culture_without_a_row_are_told(monkeypatch) -> None:
    rows = [
        {"culture": "martian", "sort": "given", "names": "Zog", "source": "team", "_where": "name_stocks.csv line 2"}
    ]
    cultures.namings()
    monkeypatch.setattr(cultures, "read_table", lambda *_, **__: rows)
    with pytest.raises(OntologyError, match=r"'martian' is in no row of cultures\.csv"):
        cultures.stocks.__wrapped__()


def test_a_wrong_code_is_told(monkeypatch) -> None:
    rows = [{"culture": "martian", "states": "MRS", "others": "", "source": "team", "_where": "cultures.csv line 2"}]
    monkeypatch.setattr(cultures, "read_table", lambda *_, **__: rows)
    cultures.namings.cache_clear()
    with pytest.raises(OntologyError, match="no state has the code 'MRS'"):
        cultures.namings()
    cultures.namings.cache_clear()
