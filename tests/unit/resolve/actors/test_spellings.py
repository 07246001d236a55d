"""Names typed alone as other languages spell them, and what is known of their bearers."""

from datetime import date

import pytest

from noteverbale.resolve.actors.lookup import Question, looked_up
from noteverbale.resolve.actors.transliteration import respelled


def answer(words: str, day: str | None = None) -> tuple[str, str | None, str]:
    reading = looked_up(Question(words, date.fromisoformat(day) if day else None))[0]
    return reading.code, reading.name, reading.basis


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Netanjahu", "Benjamin Netanyahu"),
        ("Netanyahou", "Benjamin Netanyahu"),
        ("Chruschtschow", "Nikita Khrushchev"),
        ("Khrouchtchev", "Nikita Khrushchev"),
        ("Gorbatschow", "Mikhail Gorbachev"),
        ("Breschnew", "Leonid Brezhnev"),
        ("Jelzin", "Boris Yeltsin"),
        ("Eltsine", "Boris Yeltsin"),
        ("Poutine", "Vladimir Putin"),
        ("Poetin", "Vladimir Putin"),
        ("Medwedew", "Dmitry Medvedev"),
        ("Selenskyj", "Volodymyr Zelensky"),
        ("Zełenski", "Volodymyr Zelensky"),
        ("Lukaschenko", "Alexander Lukashenko"),
        ("Sjojgu", "Sergei Shoigu"),
        ("al-Asad", "Bashar al-Assad"),
        ("Khadafi", "Muammar Gaddafi"),
        ("Chamenei", "Ali Khamenei"),
        ("Abe Shinzo", "Shinzo Abe"),
        ("Kim Dschong Un", "Kim Jong-un"),
        ("Jinping", "Xi Jinping"),
        ("Präsident Selenskyj", "Volodymyr Zelensky"),
    ],
)
def test_a_name_as_another_language_spells_it(words: str, name: str) -> None:
    code, found, basis = answer(words)
    assert found == name and basis.startswith("read as ") and code != "UNK"


@pytest.mark.parametrize(
    "words", ["Santa Claus", "Maria Schmidt", "John Smith", "Bauer", "Chen", "Weber", "Kowalski", "Table", "Zhang Wei"]
)
def test_other_words_are_nobody_known(words: str) -> None:
    assert answer(words)[0] == "UNK"


@pytest.mark.parametrize("words", ["Lavorv", "asdfgh", "", "-", "x" * 5000])
def test_what_no_language_spells_so_is_left(words: str) -> None:
    assert respelled(words) is None


def test_a_ministry_that_several_states_call_so_lists_them() -> None:
    found = looked_up(Question("the Foreign Office"))
    assert [reading.code for reading in found] == ["GBR", "PAK", "DEU"] and "one of 3" in found[0].basis
    assert looked_up(Question("Foreign Office", None, "Dawn"))[0].code == "PAK"


def test_an_office_is_told_from_the_day_it_was_held() -> None:
    assert "in office 2008-, head from 2013" in answer("Xi Jinping")[2]
    assert "in office 2015-" in answer("Mohammed bin Salman")[2] and "head" not in answer("Mohammed bin Salman")[2]
    assert "head 1973-" in answer("Carl Gustaf", "2020-01-01")[2]
    assert "head from" not in answer("Saakashvili", "2008-01-01")[2]


def test_a_chief_of_state_stays_one_beside_a_title_of_arms() -> None:
    reading = looked_up(Question("President and Commander-in-Chief Muhammadu Buhari"))[0]
    assert (reading.code, reading.sector) == ("NGA", "GOV")


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        ("King Charles of Norway", "NOR", "Norway"),
        ("King Abdullah of Jordan", "JOR", "King Abdullah II"),
        ("King Bartholomew of Spain", "ESP", "Spain"),
    ],
)
def test_a_state_borrows_no_monarch_of_another(words: str, code: str, name: str) -> None:
    assert answer(words)[:2] == (code, name)


def test_two_spellings_of_one_person_are_one_bearer() -> None:
    assert len(looked_up(Question("Sisi"))) == 1
    assert "also" not in answer("Medvedev")[2]
