"""Who says it, in words."""

from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.views import RecordView
from noteverbale.views.evidence import said_by
from noteverbale.views.parties import written
from noteverbale.views.wording import closed


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("publisher", "the outlet itself"),
        ("named_official=I=RUS", "Russia (named official)"),
        ("named_official=I", "named official"),
        ("named_official=Ivan=RUS", "Ivan (named official)"),
    ],
)
def test_a_pronoun_is_shown_as_the_state_it_speaks_for(source: str, words: str) -> None:
    text = document("a", "I, Ivan, visited Oslo.", "2014-11-20")
    assert said_by(claim(text, "visit", "visited", source=source)) == words


@pytest.mark.parametrize(
    ("source", "words"), [("named_official=I=RUS", "Russia"), ("named_official=I", None), ("group=Ivan=RUS", "Ivan")]
)
def test_a_table_of_statements_names_whom_a_pronoun_speaks_for(source: str, words: str | None, tmp_path: Path) -> None:
    text = document("a", "I, Ivan, visited Oslo.", "2014-11-20")
    path = make_store(tmp_path / "r.nv", [reading(text, claim(text, "visit", "visited", source=source))])
    with RecordView(path) as view:
        assert [row["said_by"] for row in view.statements()] == [words]


def test_initials_are_no_pronoun(tmp_path: Path) -> None:
    text = document("a", "US visited Oslo.", "2014-11-20")
    path = make_store(tmp_path / "r.nv", [reading(text, claim(text, "visit", "visited", source="named_official=US"))])
    with RecordView(path) as view:
        assert [row["said_by"] for row in view.statements()] == ["US"]


def test_a_traveller_whose_words_begin_with_initials_is_named() -> None:
    party = {"code": "USA", "words": ["US Secretary Ann Other", "us both"]}
    assert written({"agents": [party], "traveller": "USA"}) == "US Secretary Ann Other"


def test_an_unclosed_bracket_is_left_out() -> None:
    assert closed("the Democratic Forces (SDF") == "the Democratic Forces"
    assert closed("Mr Zorkin [President of the Court") == "Mr Zorkin"
    assert closed("the Forces (SDF)") == "the Forces (SDF)"
    assert closed("(SDF") == ""
