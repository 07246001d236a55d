"""Running text -> toponyms, and whether they mean the place or who governs it."""

from __future__ import annotations

import pytest

from noteverbale.resolve.places import tag


def names(text: str) -> list[str]:
    return [place.text for place in tag(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He flew from Baghdad to Deir ez-Zor and on to Al-Hasakah.", ["Baghdad", "Deir ez-Zor", "Al-Hasakah"]),
        ("Ships crossed the Gulf of Aden.", ["Gulf of Aden"]),
        ("Mr. Lincoln met Jackson Pollock.", []),
        ("John Washington said Washington was late.", []),
        ("She studied at Oxford University.", []),
        ("The police march on Reading and of nice books.", []),
        ("He lives on Dublin Road.", []),
        ("The Russian minister spoke.", []),
        ("Fars reported that Iran would send ships.", ["Iran"]),
        ("Fars, citing a source, named the general.", []),
        ("He told Fars on Sunday that the talks had failed.", []),
        ("According to Fars, the army left.", []),
        ("The Saba news agency and Fars News Agency carried it.", []),
        ("The semi-official Fars agency named him.", []),
        ("The governor of Fars visited Shiraz.", ["Fars", "Shiraz"]),
        ("Fars province suffered floods, said the mayor.", ["Fars"]),
        ("Shiraz is in Fars.", ["Shiraz", "Fars"]),
        ("Shiraz reported a hundred dead.", ["Shiraz"]),
        ("The Iran news agency said so.", ["Iran"]),
    ],
)
def test_toponyms_not_persons_bodies_words(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_little_known_name_counts_where_words_beside_vouch() -> None:
    assert "Pikeville" not in names("Talks about Pikeville went on.")
    assert "Pikeville" in names("The crash in Pikeville, Ky., killed one.")


@pytest.mark.parametrize(
    ("text", "word", "figurative"),
    [
        ("He returned to Moscow on Monday.", "Moscow", False),
        ("Moscow said it would not.", "Moscow", True),
        ("Talks between Washington and Beijing failed.", "Beijing", True),
        ("Fighting went on in Kabul.", "Kabul", False),
        ("Iran's nuclear policy has changed.", "Iran", True),
        ("Iran's mountains are high.", "Iran", False),
        ("The U.S. Senate voted.", "U.S.", True),
        ("The Tehran-backed militia left.", "Tehran", True),
        ("The London-based group agreed.", "London", False),
        ("China, Iran and Russia have pledged funds.", "China", True),
        ("They imposed sanctions on Russia.", "Russia", True),
        ("The visit to France was short.", "France", False),
    ],
)
def test_metonyms(text: str, word: str, figurative: bool) -> None:
    place = next(place for place in tag(text) if place.text == word)
    assert place.metonym is figurative
    assert place.why.rsplit("; ", 1)[1].startswith("metonym" if figurative else "place")


def test_initials_of_a_news_agency_are_no_town() -> None:
    text = "The plan will go ahead, ISNA reported on Friday. The news agency SANA said so too.\nOSLO, May 3 - They met."
    assert [place.text for place in tag(text)] == ["OSLO"]


def test_a_capital_in_capitals_is_a_town_within_a_line_too() -> None:
    found = [place.text for place in tag("He flew from OSLO to CAIRO, the agency SANA said, and on to DELHI.")]
    assert found == ["OSLO", "CAIRO", "DELHI"]


def test_a_name_with_a_possessive_inside_is_one_name() -> None:
    found = tag("The People’s Republic of China and King's Lynn were told.")
    assert [(place.text, place.country) for place in found] == [
        ("People’s Republic of China", "CHN"),
        ("King's Lynn", "GBR"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Warsaw Pact and the Chicago Convention were read.",
        "The Shanghai Cooperation Organization met.",
        "Crimean-Congo hemorrhagic fever spread.",
        "Amir Tavana, MD, holds a PhD.",
        "The heads of the Southern Federal District met.",
        "The carrier Charles de Gaulle left port.",
        "Nadia Helmy wrote to Javier Solana.",
    ],
)
def test_what_sounds_like_a_place_and_is_none(text: str) -> None:
    assert [place.text for place in tag(text)] == []


@pytest.mark.parametrize(
    ("text", "word", "country", "kind"),
    [
        ("The Permanent Mission of China in Vienna said so, and China said more.", "China", "CHN", "country"),
        ("The U.S. Middle East policy failed in the U.S.", "Middle East", None, "region"),
        ("The websites of fellow Gulf state Qatar were blocked.", "Gulf", None, "gulf"),
        ("He lives in Baltimore, MD, with his son.", "MD", "USA", "division"),
        ("He landed at Charles de Gaulle Airport.", "Charles de Gaulle Airport", "FRA", "airport"),
    ],
)
def test_a_state_or_a_region_lies_in_no_town_beside_it(text: str, word: str, country: str | None, kind: str) -> None:
    found = [(place.country, place.kind) for place in tag(text) if place.text == word]
    assert found and set(found) == {(country, kind)}


def test_a_city_shades_the_town_that_once_bore_its_name() -> None:
    text = (
        "Centres open in Kaliningrad, Kemerovo and Sevastopol. The President said that the Moscow Region pays Moscow."
    )
    assert tag(text)[0].name == "Kaliningrad"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Queen Sofia of Spain visited Tehran.", ["Spain", "Tehran"]),
        ("Mr. London and Prince Moscow left for Lima.", ["Lima"]),
        ("They sailed to Prince Edward Island.", ["Prince Edward Island"]),
    ],
)
def test_a_capital_after_a_persons_title_is_no_place(text: str, found: list[str]) -> None:
    assert names(text) == found
