"""Title and name of a visit's traveller, as tables of visits have them."""

import pytest

from noteverbale.views.exports.travellers import title_and_name
from noteverbale.views.exports.visits import _city


@pytest.mark.parametrize(
    ("words", "resolved", "title", "name"),
    [
        (["Russian Defence Minister Sergei Shoigu", "he"], "Sergei Shoigu", "Russian Defence Minister", "Sergei Shoigu"),
        (["General Raheel Sharif, the army chief"], "Raheel Sharif", "General, army chief", "Raheel Sharif"),
        (["Foreign Minister Simon Coveney"], None, "Foreign Minister", "Simon Coveney"),
        (["the Jordanian King"], None, "Jordanian King", None),
        (["the two leaders", "Mr Blair"], "Tony Blair", None, "Tony Blair"),
        (["a foreign leader to"], None, None, None),
        (["a Turkish delegation"], None, None, None),
        (["the jack from the Varyag cruiser"], "Song Young-gil", None, "Song Young-gil"),
        (["French President Emmanuel Macron", "Foreign Minister Ann Other"], "Emmanuel Macron", "French President", "Emmanuel Macron"),
        (["a delegation led by Foreign Minister Simon Coveney"], None, "Foreign Minister", "Simon Coveney"),
        (["British Foreign Secretary Ann Other and his wife"], None, "British Foreign Secretary", "Ann Other"),
        (["President Barasa’s"], None, "President", "Barasa"),
        (["Sergei Lavrov's deputy"], None, None, None),
        (["Foreign Minister Ann Other's deputy"], None, None, None),
        (["Foreign Minister Ann Other's"], None, "Foreign Minister", "Ann Other"),
        ([], None, None, None),
    ],
)  # fmt: skip
def test_title_and_name(words: list[str], resolved: str | None, title: str | None, name: str | None) -> None:
    assert title_and_name(words, resolved) == (title, name)


@pytest.mark.parametrize(
    ("place", "country", "city"),
    [
        ("Islamabad", "PAK", "Islamabad"),
        ("Pakistan", "PAK", None),
        ("Turkmenistan", "TKM", None),
        ("Persian Gulf", None, None),
        ("COBR, the Government's crisis management centre", "PAK", None),
        (None, None, None),
    ],
)
def test_the_city_is_a_place_in_the_country_visited(place, country, city) -> None:
    assert _city({"place": place, "country": country, "host": "PAK"}, "PAK") == city
