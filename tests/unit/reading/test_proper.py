"""Own names: an exercise's stands beside its noun, an agreement's is what its act is about; what is near is not enough."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import a_claim, a_place
from noteverbale.errors import OntologyError
from noteverbale.ontology import own_names
from noteverbale.ontology.own_names import exercise_name, same_edition
from noteverbale.reading.exercises import exercises
from noteverbale.reading.proper import with_names
from noteverbale.types import Claim, Mention, Span


def told(kind: str, marked: str, **fields) -> tuple[str, Claim]:
    """Give a text and its claim; the trigger stands in brackets."""
    before, _, rest = marked.partition("[")
    trigger, _, after = rest.partition("]")
    text = before + trigger + after
    claim = a_claim(kind, "", **fields)
    at = Mention(text=trigger, start=len(before), end=len(before) + len(trigger))
    return text, replace(claim, trigger=at, sentence=Span(0, len(text)))


def name(kind: str, marked: str, **fields) -> tuple[str, str, str | None] | None:
    text, claim = told(kind, marked, **fields)
    found = with_names(text, [claim])[0].name
    if found is None:
        return None
    assert text[found.start : found.end] == found.text
    return found.text, found.known, found.edition


@pytest.mark.parametrize(
    ("words", "series", "edition"),
    [
        ("Druzhba-2017", "Friendship", "2017"),
        ("Exercise Desert Wind 2021", "Desert Wind", "2021"),
        ("2019 Desert Wind", "Desert Wind", "2019"),
        ("Joint Northern Light Exercise 2023", "Northern Light", "2023"),
        ("Medusa-VII", "Medusa", "7"),
        ("22nd Malabar", "Malabar", "22"),
        ("Great Prophet (Payambar-e Azam) 14", "Great Prophet", "14"),
        ("Red Flag", "Red Flag", None),
    ],
)
def test_a_series_is_the_name_without_year_or_number(words: str, series: str, edition: str | None) -> None:
    assert exercise_name(words) == (series, edition)


@pytest.mark.parametrize("words", ["", "2017", "exercise", "the joint drills", "1-" * 4000])
def test_what_is_no_name(words: str) -> None:
    assert exercise_name(words) is None


def test_a_short_number_may_be_a_year() -> None:
    assert [same_edition(*pair) for pair in (("2017", "2017"), ("17", "2017"), ("2018", "2017"), ("9", None))] == [
        True,
        None,
        False,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The [drill], codenamed “Steppe Shield”, began on Friday.", ("Steppe Shield", "Steppe Shield", None)),
        ("Both armies took part in the Steppe-2016 strategic [exercise].", ("Steppe-2016", "Steppe", "2016")),
        ("The [exercise], which is called Steppe 2016, ended.", ("Steppe 2016", "Steppe", "2016")),
        ("Dubbed “Steppe Wolf”, the 12-day [event] is over.", ("Steppe Wolf", "Steppe Wolf", None)),
        ("Planes flew in the joint air [exercise] “Falcon-VII”.", ("Falcon-VII", "Falcon", "7")),
        ("The Indian Navy's Malabar [exercise] began.", ("Malabar", "Malabar", None)),
        ("The annual Sea Breeze naval [exercises] opened in Odesa.", ("Sea Breeze", "Sea Breeze", None)),
        ("Chile and Peru held Steppe Dawn 2011, a naval [exercise].", ("Steppe Dawn 2011", "Steppe Dawn", "2011")),
        ("They hold their [drill], Druzhba-2017, in September.", ("Druzhba-2017", "Friendship", "2017")),
        ("On Monday [Steppe Dawn] 2015 began.", ("Steppe Dawn 2015", "Steppe Dawn", "2015")),
        ("The fleets sailed for [Malabar].", ("Malabar", "Malabar", None)),
        ("The allies prepare for annual joint [drills].", ("annual joint drills", "", None)),
    ],
)
def test_an_exercise_has_the_name_beside_its_noun(text: str, found: tuple[str, str, str | None]) -> None:
    assert name("exercise", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "In 2017, the [exercise] took place in the mountains.",
        "Russian Navy [drills] began.",
        "The South Korea war games and NATO [exercises] go on.",
        "They fired a torpedo dubbed “Valfajr” in the [drill].",
        "The [exercise] was named after a general.",
        "[Exercises] go on.",
        "During the [drills], Bell AH-1 helicopters flew.",
        "After the [exercise], General Amin Khan left.",
        "“The Guards’ large [exercise] is near.",
        "Thirty [exercises] were held.",
        "The [exercises] of the CRRF were held.",
        "[Taking part] were two fleets.",
        "Holding [drills] sends a message.",
        "The [drill] Sayyari described is over.",
        "Mostafa Amin, the [drill] spokesman, left.",
    ],
)
def test_capitals_and_names_of_other_things_are_none(text: str) -> None:
    assert name("exercise", text) is None


def test_of_two_names_each_drill_has_its_own() -> None:
    text, claim = told("exercise", "The first [drills] Steppe 2019 and the other drills Indra 2019 were held.")
    start = text.index("drills Indra")
    other = replace(claim, trigger=Mention(text="drills", start=start, end=start + 6))
    assert [one.name and one.name.known for one in with_names(text, [claim, other])] == ["Steppe", "Indra"]
    assert len(exercises(text, 0, len(text))) == 2


JCPOA = "Joint Comprehensive Plan of Action"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The JCPOA was [signed] in Vienna.", JCPOA),
        ("They [reached] a landmark nuclear agreement, officially known as the JCPOA, in July.", JCPOA),
        ("The JCPOA is dead. The nuclear deal [went into effect] in 2016.", JCPOA),
        ("The [conclusion] of the Kyoto Protocol took years.", "Kyoto Protocol"),
        ("The Harare [Agreement] was signed at night.", "Harare Agreement"),
    ],
)
def test_an_agreement_is_what_its_act_is_about(text: str, known: str) -> None:
    found = name("agreement", text)
    assert found is not None
    assert found[1] == known


@pytest.mark.parametrize(
    "text",
    [
        "Iran [signed] two agreements with Airbus as part of the implementation of the JCPOA.",
        "The nuclear deal was [signed] in 2008.",
        "The JCPOA is dead, but a nuclear [deal] may come.",
        "They [signed] a Joint Declaration.",
        "Official [agreement] on the plant was reached.",
    ],
)
def test_what_stands_near_is_not_what_is_signed(text: str) -> None:
    assert name("agreement", text) is None


def test_a_listed_agreement_is_not_of_others_alone() -> None:
    deal = "The JCPOA is old. The nuclear deal was [signed]."
    assert name("agreement", deal, recipient="SAU KOR") is None
    assert name("agreement", deal, recipient="IRN IGO-IAEA") is not None


def test_what_goes_on_about_a_title_bears_it() -> None:
    text, claim = told("agreement", "The Kyoto Protocol was [signed] in 1997, and took effect in 2005.")
    start = text.index("took effect")
    later = replace(claim, trigger=Mention(text="took effect", start=start, end=start + 11))
    assert [one.name and one.name.known for one in with_names(text, [claim, later])] == ["Kyoto Protocol"] * 2


def test_the_name_of_an_exercise_is_no_place_of_it() -> None:
    text, claim = told("exercise", "They hold the [drill] Kavkaz-2016 in Kavkaz.")
    first, second = (
        replace(a_place("Kavkaz", "RUS"), start=at, end=at + 6) for at in (text.index("K"), text.rindex("K"))
    )
    assert with_names(text, [replace(claim, place=first)])[0].place is None
    assert with_names(text, [replace(claim, place=second)])[0].place == second


def test_a_visit_has_no_name() -> None:
    assert name("visit", "He [visited] the Sea Breeze 2020 exercises.") is None


def test_one_term_for_two_agreements_is_refused() -> None:
    one = own_names.Agreement("A", ("A", "pact"), (), frozenset())
    with pytest.raises(OntologyError, match="'pact' names 'A' and 'B'; keep one"):
        own_names._refuse_shared([one, one._replace(name="B", terms=("B", "pact"))])


def test_a_chain_of_hyphens_costs_no_more_than_its_length() -> None:
    chain = "-".join(["Abc"] * 60)
    text, claim = told("exercise", f"They hold the [drill] after {chain} said so.")
    assert with_names(text, [claim])[0].name is None


def test_a_title_given_properly_is_looked_for_in_each_text_anew() -> None:
    loose = "The nuclear deal was [signed]."
    assert name("agreement", f"The JCPOA is old. {loose}") is not None
    assert name("agreement", f"The plant is old. {loose}") is None
