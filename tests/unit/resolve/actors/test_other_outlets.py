"""Persons, groups and homes as outlets tell them that no table knows."""

import pytest

from noteverbale.resolve import places
from noteverbale.resolve.actors import Context
from noteverbale.resolve.actors.home import home_of
from noteverbale.resolve.actors.lexicon import lexicon


def codes(text, words, publisher=None):
    context = Context(text, publisher=publisher, places=places.tag(text))
    start = text.rindex(words)
    return [reading.code for reading in context.resolve(start, start + len(words))]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("ALMA TORVELIN (Rwanda) said that Chad and Gabon had met. Ms Torvelin left.", "Ms Torvelin", "RWA"),
        (
            "Chad met Gabon. Peru's Alma Torvelin, who runs the desk, left. Chad thanked Ms Torvelin.",
            "Ms Torvelin",
            "PER",
        ),
        ("Chad met Gabon. Alma Torvelin, who speaks for Peru, left. Chad thanked Ms Torvelin.", "Ms Torvelin", "PER"),
        ("Alma Torvelin on Monday led the Peruvian delegation to Chad. Gabon thanked Torvelin.", "Torvelin", "PER"),
        ("Alma Torvelin, whom Lima appointed in May, left Gabon for Chad. Torvelin returned.", "Torvelin", "PER"),
        ("Peru was represented by Minister Alma Torvelin, Chad by nobody. Gabon met Torvelin.", "Torvelin", "PER"),
    ],
)
def test_the_words_around_a_person_tell_a_state(text, words, code):
    assert codes(text, words) == [code]


def test_a_rank_in_brackets_stands_between_a_title_and_its_name():
    text = "Peru's Commodore (retired) Alma Torvelin left Chad for Gabon. Gabon thanked Torvelin."
    assert codes(text, "Torvelin") == ["PER"]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Peru's rebels left the town.", "Peru's rebels", "NSA-PER-REBELS"),
        ("Peruvian communist guerrillas left the town.", "Peruvian communist guerrillas", "NSA-PER-REBELS"),
        ("The gang calling itself the Red Lanterns fired on Lima's police.", "the Red Lanterns", "NSA-RED-LANTERNS"),
        ("The Torvel militia left Lima.", "The Torvel militia", "NSA-TORVEL"),
        ("Chad's envoy met rebel negotiator Alma Torvelin. Gabon thanked Torvelin.", "Torvelin", "NSA-REBELS"),
    ],
)
def test_an_armed_group_is_no_part_of_its_state(text, words, code):
    assert codes(text, words) == [code]


@pytest.mark.parametrize("creed", ["Shiite", "Sunni", "Marxist", "Friday"])
def test_a_creed_before_an_armed_groups_noun_is_no_name(creed):
    text = f"The {creed} militia left Lima. {creed} clerics met in Chad."
    assert not any(code.startswith("NSA-") for code in codes(text, f"{creed} clerics"))


def test_a_group_at_the_head_of_a_sentence_is_the_same_within():
    text = "The Torvel Liberation Front left. Peru accused the Torvel Liberation Front."
    assert (
        codes(text, "The Torvel Liberation Front")
        == codes(text, "the Torvel Liberation Front")
        == ["NSA-TORVEL-LIBERATION-FRONT"]
    )


def test_a_state_before_other_words_and_rebels_keeps_its_name():
    assert codes("A road links Lima with the rebels.", "Lima") == ["PER"]


def test_a_surname_of_a_table_inside_a_longer_name_is_somebody_else():
    text = "Sierra Leone and Liberia met. The delegations were led by H.E. Dr. Ibrahim Koroma-Sesay."
    assert "MYS" not in codes(text + " They left.", "They")


def test_a_state_after_an_office_may_be_a_given_name():
    assert codes("Honduran union leader Israel Palacios was shot.", "Honduran union leader Israel Palacios") == ["HND"]


@pytest.mark.parametrize(
    ("name", "code", "official"),
    [
        ("United Nations, Department of Public Information", "IGO-UN", True),
        ("Department of Foreign Affairs, Manila", "PHL", True),
        ("Embassy of Poland in Accra", "POL", True),
    ],
)
def test_a_publisher_is_at_home_with_whom_it_names(name, code, official):
    home = home_of(name, lexicon())
    assert (home.code, home.official) == (code, official)


@pytest.mark.parametrize("name", ["EU Observer", "The ASEAN Post", "NATO Watch", "SCO Studies", "UN Association, Lima"])
def test_a_paper_about_an_organisation_is_not_its_voice(name):
    home = home_of(name, lexicon())
    assert home is None or (home.code, home.official) == ("PER", False)


def test_an_organisations_own_magazine_is_at_home_with_it():
    home = home_of("NATO Review", lexicon())
    assert (home.code, home.official) == ("IGO-NATO", False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NATO Watch said so.", ["UNK"]),
        ("ASEAN Studies said so.", ["UNK"]),
        ("The UN Observer Mission said so.", ["IGO-UN"]),
        ("UN Review Finds Gaps, officials said so.", ["IGO-UN"]),
        ("NATO watch duty said so.", ["IGO-NATO"]),
    ],
)
def test_a_group_that_watches_an_organisation_is_not_it(text, found):
    assert codes(text, text.removesuffix(" said so.").split(" Finds")[0]) == found


def test_the_language_of_an_edition_is_no_home():
    assert home_of("Prensa del Istmo, English edition", lexicon()) is None


def test_a_dateline_is_the_home_of_an_office_without_a_state():
    assert codes("LIMA, March 3 (Wire) - The Foreign Office was silent.", "The Foreign Office") == ["PER"]


def test_a_town_with_a_day_in_a_line_of_its_own_is_where_a_release_was_written():
    above = "State visit: programme\n\nPRESS RELEASE\nLusaka, 6 March 2023\n\n"
    assert Context(f"{above}The Ministry wishes to inform the public.").scene.filed == "ZMB"
    assert Context("They met in Lusaka, 6 March 2023\nThe Ministry was silent.").scene.filed is None


def test_a_seat_of_organisations_is_no_home():
    assert Context("VIENNA, March 3 - The talks went on.").scene.filed is None
