"""Names that stand beside verbs, with dots, and years before what is counted."""

from __future__ import annotations

from datetime import date

import pytest

from noteverbale.resolve import places, times
from noteverbale.resolve.actors import Context, tag


@pytest.mark.parametrize(
    ("text", "name"),
    [("Russia moved its fleet to Kerch.", "Russia"), ("Egypt arrested three journalists.", "Egypt"),
     ("Peru sent troops to Chile.", "Peru"), ("Ethiopia said its army had left.", "Ethiopia"),
     ("Pakistan army chief Raheel Sharif spoke.", "Pakistan army chief"),
     ("Russia's deputy foreign minister spoke.", "Russia's deputy foreign minister"),
     ("Iran armed forces spoke.", "Iran armed forces")],
)  # fmt: skip
def test_a_verb_is_no_part_of_a_states_office(text: str, name: str) -> None:
    (first, *_) = [text[one.start : one.end] for one in Context(text).mentions]
    assert first == name


def test_acronyms_with_dots_are_known() -> None:
    text = "The K.G.B. arrested him. The P.L.O. met the I.M.F.; the I.R.A. and J.R.R. Tolkien did not."
    codes = {one.text: one.readings[0].code for one in tag(text, date(1995, 1, 1))}
    assert codes["K.G.B."] == "RUS" and codes["P.L.O."] == "PSE"
    assert codes["I.M.F."] == "IGO-IMF" and codes["I.R.A."] == "NSA-IRA"
    assert not any(words.startswith("J.R.R") for words in codes)


@pytest.mark.parametrize(
    ("text", "published", "values"),
    [
        ("In 2011 troops left Iraq.", date(2014, 1, 1), ["2011"]),
        ("In 1814 Paris fell.", None, ["1814"]),
        ("In 1500 villages people died.", date(2014, 1, 1), []),
        ("They came with 2015 soldiers.", date(2016, 1, 1), []),
        ("In June 1812 he crossed the Niemen. In September he fought.", None, ["1812-06", "1812-09"]),
        ("Leaders meet in Brussels on Tuesday.", date(2016, 6, 24), ["2016-06-28"]),
        ("Panama takes over the canal on Friday.", date(1999, 12, 30), ["1999-12-31"]),
        ("The final day of trading is Friday.", date(1999, 12, 30), ["1999-12-31"]),
    ],
)
def test_years_before_counted_words_and_days_ahead(text: str, published: date | None, values: list[str]) -> None:
    assert [one.value for one in times.tag(text, published)] == values


def test_a_wires_own_state_is_meant_only_where_it_is_named() -> None:
    text = "BAMAKO - The army closed the airport on Thursday. Soldiers seized the palace."
    span = text.index("Soldiers"), text.index("Soldiers") + len("Soldiers")
    assert all(one.code == "MLI" for one in Context(f"{text} Mali is calm.", None, "AP").resolve(*span))
    assert Context(text, None, "AP").scene.home is None
    assert Context(f"{text} The United States watched.", None, "AP").scene.home == "USA"
    assert Context(text, None, "Tehran Times").scene.home == "IRN"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("The minister was blaming Ankara for the delay.", True), ("The deal angered Beijing.", True),
     ("Moscow will send arms to Syria.", True), ("He was thanked; Cairo blamed the rebels.", True),
     ("Moscow will host the summit.", False), ("Paris will see rain on Monday.", False)],
)  # fmt: skip
def test_a_capital_that_acts_or_is_acted_upon_is_its_state(text: str, meant: bool) -> None:
    assert places.tag(text, None)[0].metonym is meant
