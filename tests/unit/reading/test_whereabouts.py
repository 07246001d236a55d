"""The place of a claim: a state that words point to, and namesakes in a country that the text speaks of nowhere."""

from __future__ import annotations

import pytest

from noteverbale.reading.whereabouts import where
from noteverbale.resolve import places
from noteverbale.resolve.actors import Context
from noteverbale.types import Where


def told(text: str, words: str) -> Where:
    start = text.rindex(words)
    span = (start, start + len(words))
    [place] = places.resolve(text, [span])
    return where(text, span, place, Context(text))


def test_the_country_is_the_one_that_the_words_point_to() -> None:
    text = "Peru's government met in Lima. Norway condemned the killings in Peru. Peru said the clashes in the country ended."
    found = told(text, "the country")
    assert (found.text, found.country, found.name, found.latitude) == ("the country", "PER", "Peru", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya's army shelled the village. Kenyan troops left Dawson's Field.", "Dawson's Field"),
        ("Kenya's army said that two bombs went off in Orlando West.", "Orlando West"),
        ("The Kenyan delegation was received in the Murat salon.", "the Murat salon"),
    ],
)
def test_a_namesake_in_a_country_that_the_text_names_nowhere_is_not_believed(text: str, words: str) -> None:
    found = told(text, words)
    assert (found.text, found.country, found.name) == (words, None, None)


def test_a_small_town_is_believed_where_the_text_speaks_of_its_country() -> None:
    text = "The American sheriff said that shots were fired at Dawson's Field in the United States."
    assert told(text, "Dawson's Field").country == "USA"


def test_a_small_town_is_believed_near_a_state_of_the_text_and_where_a_group_of_it_fights() -> None:
    assert told("Houthi fighters seized Marib on Monday.", "Marib").country == "YEM"
    assert told("Israeli troops withdrew from Khan Younis overnight.", "Khan Younis").country == "PSE"
    assert told("Peruvian troops withdrew from Khan Younis overnight.", "Khan Younis").country is None


def test_a_quarter_named_like_a_town_abroad_is_not_that_town() -> None:
    text = "Senegal's police fired tear gas in the Medina quarter."
    assert told(text, "the Medina quarter").country is None
    assert told("Saudi Arabia's police came to the Medina market.", "the Medina market").country == "SAU"


def test_a_known_town_is_believed_whatever_the_text_speaks_of() -> None:
    assert told("Kenya and Peru met in Vienna.", "Vienna").country == "AUT"
    assert (
        told("Kenya and Peru met in the Norwegian mission in Geneva.", "the Norwegian mission in Geneva").country
        == "CHE"
    )


def test_words_that_name_no_place_stay_words() -> None:
    assert told("It was said so at the venue.", "the venue") == Where(text="the venue", start=18, end=27)
