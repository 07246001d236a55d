"""Filters as people type them: checked, normalised, and refused with the repair."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.errors import ConfigError, OntologyError
from noteverbale.ontology import kinds, mediums, modes, stages
from noteverbale.ontology.vocabulary import vocabulary
from noteverbale.types import Claim, Mention
from noteverbale.views.exports import EXPORTERS
from noteverbale.views.filters import checked, fts_query
from noteverbale.views.names import code_of_name, name_of_code
from noteverbale.views.questions import QUESTIONS
from noteverbale.views.statuses import STATUSES, VISIT_STAGES
from noteverbale.views.typed import load_typed


@pytest.mark.parametrize(("given_day", "first", "last"), [
    ("2014", "2014-01-01", "2014-12-31"), ("2016-02", "2016-02-01", "2016-02-29"), ("2014-11-20", "2014-11-20", "2014-11-20"),
    (date(2014, 11, 20), "2014-11-20", "2014-11-20"), ("2014-12", "2014-12-01", "2014-12-31"),
])  # fmt: skip
def test_days(given_day: str | date, first: str, last: str) -> None:
    filters = checked(code_of_name, on=given_day, as_of=given_day)
    assert (filters.since, filters.until, filters.as_of) == (first, last, last)


@pytest.mark.parametrize("options", [
    {"since": "20 Nov"}, {"since": "2014-13-01"}, {"until": "2014-02-30"}, {"since": "2015", "until": "2014"},
    {"on": "2014", "since": "2013"}, {"between": "RU"}, {"between": ("RUS",)}, {"min_confidence": 1.5}, {"limit": 0},
    {"source_kind": "rumour"}, {"kind": "vist"}, {"stage": "singed"}, {"status": "hold"}, {"actor": "Atlantis"},
])  # fmt: skip
def test_refuses(options: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        checked(code_of_name, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "code"), [
    ("Pakistan", "PAK"), ("pak", "PAK"), ("The United States", "USA"), ("NATO", "IGO-NATO"), ("igo-nato", "IGO-NATO"),
    ("nsa-new-group", "NSA-NEW-GROUP"), ("Russian Federation", "RUS"),
])  # fmt: skip
def test_names_and_codes(name: str, code: str) -> None:
    assert code_of_name(name) == code


def test_unknown_name_tells_the_near_ones() -> None:
    with pytest.raises(ConfigError, match=r"Pakistan \(PAK\)"):
        code_of_name("Pakstan")


@pytest.mark.parametrize("typed", ["Absurdistan", "Wakanda", "Utopia", "Foobarland"])
def test_a_name_that_is_like_none_is_told_what_names_there_are(typed: str) -> None:
    with pytest.raises(ConfigError, match=r"is called '\w+'; use an ISO 3166-1 alpha-3 code"):
        code_of_name(typed)


def test_a_capital_is_told_with_its_state() -> None:
    with pytest.raises(ConfigError, match=r"'Moscow'; it is a capital: did you mean Russia \(RUS\)\?"):
        code_of_name("Moscow")


def test_a_stage_in_other_words_is_told() -> None:
    with pytest.raises(ConfigError, match=r"stage 'ordered' is unknown; did you mean signed\?"):
        checked(code_of_name, stage="ordered")


@pytest.mark.parametrize(("options", "words"), [
    ({"kind": "trip"}, "did you mean visit?"), ({"kind": ["visit", "treaty"]}, "did you mean agreement?"), ({"status": "took place"}, "did you mean held?"),
    ({"medium": "phone call"}, "did you mean call?"), ({"mode": "call"}, "did you mean phone?"),
    ({"source_kind": "official"}, "did you mean named_official or unnamed_official?"), ({"stage": "letter-of-intent"}, "did you mean framework?"),
])  # fmt: skip
def test_other_words_for_our_names_are_told(options: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(words)):
        checked(code_of_name, **options)  # type: ignore[arg-type]


def _ours() -> dict[str, tuple[str, ...]]:
    return {
        "stage": (*stages(), *VISIT_STAGES), "status": STATUSES, "kind": tuple(kinds()), "question": tuple(QUESTIONS), "export": tuple(EXPORTERS),
        "source_kind": tuple(kind.name for kind in vocabulary().sources), "mode": modes(), "medium": mediums(),
    }  # fmt: skip


def test_every_typed_word_means_a_name_of_ours_and_is_none_itself() -> None:
    table = load_typed(Path(str(files("noteverbale.views") / "typed_words.csv")), _ours())
    assert {of for of, _ in table} == set(_ours())
    assert [typed for of, typed in table if typed in _ours()[of]] == []


def test_a_typed_word_that_means_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "typed.csv"
    path.write_text("of,typed,meant,source\nkind,trip,voyage,me\n")
    with pytest.raises(OntologyError, match=r"typed\.csv line 2: 'voyage' is no kind of ours"):
        load_typed(path, _ours())


def test_what_is_less_like_than_the_nearest_is_not_told() -> None:
    with pytest.raises(ConfigError, match=r"did you mean China \(CHN\)\?"):
        code_of_name("Chin")


def test_names_of_codes() -> None:
    assert (name_of_code("PAK"), name_of_code("NSA-NOBODY")) == ("Pakistan", "NSA-NOBODY")


def test_hyphens_and_spaces_in_words() -> None:
    filters = checked(code_of_name, source_kind="Named-Official", status="called off")
    assert (filters.source_kind, filters.status) == ("named_official", "called_off")


@pytest.mark.parametrize(("typed", "query"), [
    ("helicopter deal", '"helicopter" "deal"'), ('"helicopter deal"', '"helicopter deal"'), ("heli*", '"heli"*'), ("a AND b", '"a" "AND" "b"'),
])  # fmt: skip
def test_full_text_query(typed: str, query: str) -> None:
    assert fts_query(typed) == query


@given(st.text(max_size=40))
def test_full_text_query_never_breaks_the_syntax(typed: str) -> None:
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    try:
        query = fts_query(typed)
    except ConfigError:
        return
    db.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()


def test_a_claim_is_believed_by_both_of_its_figures() -> None:
    trigger = Mention(text="met", start=0, end=3)
    for whole, least in ((0.7, {}), (None, {}), (0.7, {"min_whole": 0.7}), (0.7, {"min_confidence": 0.9})):
        believed = Claim(id="c", kind="meeting", trigger=trigger, confidence=0.9, whole=whole)
        assert checked(code_of_name, **least).believe(believed), (whole, least)
    for whole, least in ((0.6, {"min_whole": 0.7}), (None, {"min_whole": 0.0}), (0.7, {"min_confidence": 0.95})):
        doubted = Claim(id="c", kind="meeting", trigger=trigger, confidence=0.9, whole=whole)
        assert not checked(code_of_name, **least).believe(doubted), (whole, least)
