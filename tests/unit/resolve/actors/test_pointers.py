"""Pronouns and nominals in small texts."""

from datetime import date

import pytest

from noteverbale.resolve.actors import Context
from noteverbale.resolve.actors.quotes import Quotes

VISIT = (
    "ISLAMABAD: Russian Defence Minister Sergey Shoigu will visit Islamabad on Thursday. He will meet Prime Minister "
    "Nawaz Sharif. The two sides will sign an agreement on military cooperation."
)


def codes(text, words, publisher=None):
    start = text.rindex(words)
    return {r.code for r in Context(text, date(2014, 11, 20), publisher).resolve(start, start + len(words))}


def test_he_is_the_subject_of_the_sentence_before():
    assert codes(VISIT, "He") == {"RUS"}


def test_two_sides_are_two():
    assert codes(VISIT, "The two sides") == {"RUS", "PAK"}


def test_two_countries_are_states_and_no_firm():
    text = (
        "MOSCOW: Russia has lifted its embargo on arms supplies to Pakistan and the two countries are in talks on the "
        "sale of helicopters, Rostec chief Sergei Chemezov said. Rostec, he said, had the licence, and Rostec was ready."
    )
    assert codes(text, "the two countries") == {"RUS", "PAK"}


def test_we_in_a_quotation_is_the_speaker():
    text = (
        'Germany welcomed the plan. "We will never accept it," Turkish President Recep Tayyip Erdogan said on Monday.'
    )
    assert codes(text, "We") == {"TUR"}


def test_a_quotation_goes_on_from_who_spoke_the_sentence_before():
    text = (
        "Turkey welcomed the plan. Peruvian Trade Minister Carla Ventura said ties with Turkey had improved. "
        "“We are entering a new phase. It is important,” she added."
    )
    assert codes(text, "We") == {"PER"}


@pytest.mark.parametrize(
    "text",
    [
        # A quotation that ends with a full stop is not spoken by the subject of the next sentence.
        "Peruvian Trade Minister Carla Ventura said on Monday, “We are ready.” Turkey has said nothing so far.",
        # "Saying" has the subject of its sentence, whoever is named beside it.
        "Peruvian Trade Minister Carla Ventura praised the efforts of Turkey's army, saying, “We are ready.”",
        # The dot of "U.S." ends no sentence.
        "Peruvian Trade Minister Carla Ventura on a visit to the U.S. last week said, “We are ready,” in Ankara.",
        # Nor does that of a title.
        "“We are ready,” the guest of Col. Petersen, Peruvian Trade Minister Carla Ventura, said in Ankara.",
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_of_saying(text):
    quotes = Context(text, date(2014, 11, 20)).scene.quotes
    assert quotes.speaker(text.index("We ")).code == "PER"


def test_we_in_an_official_text_is_its_publisher():
    assert codes("Syria must stop. We call on Syria to stop.", "We", "UK Government") == {"GBR"}


def test_an_office_without_any_state_is_at_home():
    assert codes("The Foreign Office said nothing.", "The Foreign Office", "Dawn") == {"PAK"}
    assert codes("The Foreign Office said nothing.", "The Foreign Office") == {"UNK"}


def test_turns_of_a_transcript_have_their_speaker():
    text = "Vladimir Putin: We are glad.\nXi Jinping: We thank Russia.\n"
    assert codes(text, "We") == {"CHN"}


def test_one_turn_alone_is_a_transcript():
    text = (
        "Meeting with Jens Stoltenberg\n\nPresident of Russia Vladimir Putin: I am glad to see you.\n\nOur trade grows."
    )
    quotes = Context(text, date(2010, 1, 1)).scene.quotes
    assert quotes.transcript and quotes.speaker(text.index("Our")).code == "RUS"
    assert not Context(
        "President of Russia Vladimir Putin: a life in pictures.", date(2010, 1, 1)
    ).scene.quotes.transcript


def test_a_card_beside_the_name_does_not_hide_a_turn():
    text = (
        "President of Russia Vladimir Putin: Welcome.\n\nPrime Minister of Hungary Viktor Orban Orban ViktorPrime Minister "
        "of Hungary (retranslated): We are glad.\n"
    )
    assert codes(text, "We") == {"HUN"}


def test_the_ministry_is_the_one_named_before():
    text = "The Ukrainian Foreign Ministry protested to Russia. The ministry said it would appeal."
    assert codes(text, "The ministry") == {"UKR"}


def test_the_opposition_of_syria_is_a_party():
    text = "Syrian President Bashar al-Assad offered talks. The opposition rejected his offer."
    assert codes(text, "The opposition") == {"NSA-SYRIAN-OPPOSITION"}


def test_a_firm_comes_back_by_its_first_word():
    text = "Germany banned Mahan Air. Germany said Mahan carried arms."
    assert codes(text, "Mahan") == {"COM-MAHAN"}


def test_an_acronym_of_the_texts_own_making():
    text = "The Iranian Relief Assembly (IRAS) sent tents to Lebanon. In Beirut the IRAS set up a camp."
    assert codes(text, "IRAS") == {"IRN"}


@pytest.mark.parametrize("text", ['He said "we go" and "no".', "“We go,” he said.\n\n“No", '"odd\n\n"even"'])
def test_quotations_lie_in_the_text(text):
    for start, end in Quotes(text, []).spans:
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("words", "name"),
    [("He", "Hassan Rouhani"), ("The president", "Hassan Rouhani"), ("The vice president", None), ("His advisers", None),
     ("protesters", None), ("the police", None), ("the two presidents", "Hassan Rouhani")],
)  # fmt: skip
def test_only_who_is_himself_meant_gives_a_pointer_his_name(words: str, name: str | None) -> None:
    text = (
        "President Hassan Rouhani of Iran met Turkish President Recep Tayyip Erdogan in Tehran. He smiled. The president agreed. "
        "The vice president was there. His advisers were not. In the city protesters met the police. At last the two presidents left."
    )
    start = text.index(words)
    found = Context(text).resolve(start, start + len(words))
    assert {one.code for one in found} <= {"IRN", "TUR"} and found[0].name == name
    assert all(one.name is None for one in found) == (name is None)
