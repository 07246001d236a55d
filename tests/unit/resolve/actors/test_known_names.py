"""Names of the tables that stand without an introduction: persons by sort of office, and names too common to stand alone."""

from datetime import date

import pytest

from noteverbale.resolve.actors import Context, resolve


def code(text, words, published=None):
    start = text.rindex(words)
    return resolve(text, [(start, start + len(words))], published)[0][0].code


@pytest.mark.parametrize(
    ("name", "expected", "year"),
    [
        ("Helle Degn", "IGO-OSCE", 2001),  # head of a body
        ("Asif Durrani", "PAK", 2018),  # ambassador
        ("Chuck Grassley", "USA", 2018),  # lawmaker
        ("Pirouz Hanachi", "IRN", 2019),  # mayor
        ("Kayleigh McEnany", "USA", 2020),  # spokeswoman
        ("Agnès Callamard", "IGO-UN", 2019),  # rapporteur
        ("Bernard Bigot", "IGO-ITER", 2016),
        ("Akram al-Kaabi", "NSA-NUJABA", 2018),  # leader of an armed group
        ("Vagit Alekperov", "COM-LUKOIL", 2016),  # head of a firm
        ("King Juan Carlos", "ESP", 2005),
        ("Sheikh Hamdan", "ARE", 2001),
    ],
)
def test_a_full_name_is_known_without_an_introduction(name, expected, year):
    assert code(f"The French delegation left. {name} spoke for an hour.", name, date(year, 5, 1)) == expected


def test_a_common_last_word_does_not_stand_for_its_bearer():
    assert code("Ludmila Safari sang.", "Ludmila Safari") == "UNK"
    assert code("Iran sent Mahdi Safari to Lima. Safari spoke.", "Safari") == "IRN"


@pytest.mark.parametrize("words", ["Nephew", "Peach", "Burger", "Kashan"])
def test_a_word_of_the_language_or_a_town_is_nobodys_surname(words):
    assert [m.code for m in Context(f"{words} farms were sold in Lima.", date(2016, 5, 1)).mentions] == ["PER"]


def test_the_better_known_bearer_keeps_his_surname():
    assert code("Turkey was silent. Akar telephoned his colleague.", "Akar", date(2020, 5, 1)) == "TUR"
    assert code("Palestinians were silent, and so was Syria. Abbas spoke.", "Abbas", date(2016, 5, 1)) == "PSE"


def test_another_spelling_gives_no_second_surname():
    assert code("Bahrain was silent. Vlasta Hamadova-Tamim sang.", "Vlasta Hamadova-Tamim") != "QAT"


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Two were impeached: Andrew Johnson and another. Johnson left.", []),
        ("Andrew Johnson left Paris.", []),
        ("Yesterday Johnson left Paris.", ["Boris Johnson"]),
        ("Johnson left Paris. Andrew Johnson did not. Johnson came back.", ["Boris Johnson"] * 2),
    ],
)
def test_a_surname_under_which_somebody_else_is_brought_in_is_his(text: str, persons: list[str]):
    found = Context(text, date(2020, 1, 10)).people
    assert [person.name for *_, person in found] == persons
