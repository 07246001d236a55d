"""Words that are a name and nothing else, and names that only colour a phrase."""

import pytest

from noteverbale.resolve import places
from noteverbale.resolve.actors import Context
from noteverbale.resolve.actors.target import target_of


def codes(text: str, words: str) -> list[str]:
    start = text.index(words)
    return [found.code for found in Context(text).resolve(start, start + len(words))]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Peru said that Iran Air had flown to Lima.", "Iran", "IRN"),
        ("Peru wrote to the West. Peru waits.", "the West", "UNK"),
        ("Peru and Chile sell copper to Latin America.", "Latin America", "UNK"),
        ("PERU WARNS CHILE. Norway and Chile were told by PERU so.", "PERU", "PER"),
        ("The minister of Iran met Orn. Total will drill in Iran.", "Total", "COM-TOTAL"),
    ],
)
def test_a_name_is_meant_though_the_text_hides_it(text: str, words: str, code: str) -> None:
    assert codes(text, words) == [code]


def test_one_state_of_europe_is_somebody() -> None:
    assert codes("Hungary spoke. The European country signed.", "The European country") == ["HUN"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Orn Tal, Peru's deputy ambassador to the UN", "PER"),
        ("the warring parties in Yemen", "UNK"),
        ("non-OPEC producers", "UNK"),
        ("UN member states", "UNK"),
        ("the former Soviet republics", "UNK"),
        ("a number of senior European diplomats", "UNK"),
        ("certain Arab countries", "UNK"),
        ("the two US foes", "UNK"),
        ("IS militants", "NSA-ISIS"),
        ("the Islamic Revolution Guards Corp", "IRN"),
        ("the PACE delegation", "IGO-COE"),
        ("people in Yemen", "YEM"),
        ("parties to the talks", "UNK"),
    ],
)
def test_names_that_only_colour_a_phrase(words: str, code: str) -> None:
    assert codes(f"{words} said so.", words) == [code]


def test_the_blocs_of_one_number_and_one_quarrel() -> None:
    assert codes("The EU met. The 27-nation bloc agreed.", "The 27-nation bloc") == ["IGO-EU"]
    assert codes("Qatar protests. The blockading countries met.", "The blockading countries") == [
        "SAU",
        "ARE",
        "BHR",
        "EGY",
    ]


def test_the_owner_of_a_firm_is_no_short_name_of_it() -> None:
    text = "India’s Orn Shipyard Ltd builds two. India’s navy waits."
    assert [found.code for found in Context(text).resolve(text.index("India’s navy"), text.index(" waits"))] == ["IND"]


def test_a_persons_handle_behind_a_title() -> None:
    text = "The United States and Peru: Mr. @realDonaldTrump wrote to Donald Trump's friends."
    assert codes(text, "Mr. @realDonaldTrump") == ["USA"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("deputy head of Iraq’s Popular Mobilization Units (PMU)", "NSA-PMF"),
        ("Seyyed Orn Tal, secretary general of the Lebanese Hezbollah movement", "NSA-HEZBOLLAH"),
        ("Iraqi resistance groups", "NSA-IRQ-REBELS"),
        ("the Saudi-led alliance", "IGO-COALITION"),
        ("Western Europe", "UNK"),
    ],
)
def test_a_group_that_a_state_only_places(words: str, code: str) -> None:
    assert codes(f"{words} said so.", words) == [code]


def test_the_title_before_a_possessive_names_its_holder_alone() -> None:
    text = "Peru met Belarus. President Orn’s Lima office called Belarus. Mr Orn spoke of Peru."
    assert [person.name for person in Context(text).roster.introductions()] == ["Orn"]


def test_the_other_side_is_not_the_outlets_own() -> None:
    text = "Iran met Peru. Iran keeps the deal if the other side does."
    start = text.index("the other side")
    found = Context(text, publisher="Tehran Times").resolve(start, start + len("the other side"))
    assert "IRN" not in [each.code for each in found]


@pytest.mark.parametrize("words", ["Regina Orn", "Lord Orn-Johnston"])
def test_a_town_inside_a_persons_name_is_no_town(words: str) -> None:
    text = f"{words} spoke in Hong Kong. Hong Kong is calm."
    found = places.tag(text)
    assert Context(text, places=found).resolve(0, len(words))[0].code not in ("CAN", "USA")


@pytest.mark.parametrize(
    ("text", "words", "codes_"),
    [
        (
            "Talks in Doha ended. Four neighbouring countries of Peru met.",
            "Four neighbouring countries",
            {"SAU", "EGY"},
        ),
        ("The BNP, which rules Bangladesh, won.", "The BNP", {"COM-BNP-PARIBAS"}),
    ],
)
def test_words_that_others_have_too_are_not_taken_for_one(text: str, words: str, codes_: set[str]) -> None:
    assert codes_.isdisjoint(codes(text, words))


@pytest.mark.parametrize("words", ["the Chilean press", "the Chilean envoy's", "the Chilean envoy’s"])
def test_a_possessive_and_words_in_ss_are_no_plural(words: str) -> None:
    assert target_of(words, [], "").kind == "name"
