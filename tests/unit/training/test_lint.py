"""The linter: what the codebook rules out is an error, what it decides otherwise a suspicion, the rest is silent."""

from pathlib import Path

import pytest
from training.assemble import own
from training.lint import documents, lint
from training.lint_pairs import pairs, parse

CODEBOOK = (Path(__file__).parents[3] / "docs" / "codebook.md").read_text(encoding="utf-8")
TEXT = "Moscow left the treaty on 3 May. Delhi, its ally, will visit Riga."


def span(words):
    return {"text": words, "start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def actor(words, code="RUS", sector="GOV"):
    return span(words) | {"code": code, "sector": sector}


def claim(kind="sanction", words="left", **more):
    source = {"kind": "publisher", "text": None, "start": None, "end": None, "code": None}
    whole = {"id": "c01", "kind": kind, "trigger": span(words), "agent": [actor("Moscow")], "recipient": []}
    whole |= {"time": None, "place": None, "polarity": "positive", "realis": "occurred", "certainty": "certain"}
    return whole | {"source": source, "deal": None} | more


def findings(*claims, published="2014-05-20"):
    return [(f.level, f.rule) for f in lint({"id": "d1", "text": TEXT, "published": published, "claims": list(claims)})]


def source(kind, words=None, code="RUS"):
    return {"kind": kind, "code": code} | (span(words) if words else {"text": None, "start": None, "end": None})


def time(since, until):
    return span("on 3 May") | {"from": since, "to": until}


def test_a_claim_in_order_is_silent():
    assert findings(claim(time=time("2014-05-03", "2014-05-03"), recipient=[actor("Delhi", "IND")])) == []


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (claim(kind="travel"), "label"),
        (claim(realis="done"), "label"),
        (claim(source=source("somebody", "Delhi")), "label"),
        (claim(agent=[actor("Moscow", sector="ARMY")]), "label"),
        (claim(agent=[actor("Moscow", code="XYZ")]), "code"),
        (claim(agent=[actor("Moscow", code="NSA-")]), "code"),
        (claim(place=span("Riga") | {"country": "Latvia"}), "code"),
        (claim(agent=[actor("Moscow") | {"end": 5, "text": "Mosco"}]), "span"),
        (claim(agent=[actor("Moscow") | {"text": "Delhi"}]), "span"),
        (claim(agent=[actor("Moscow") | {"end": 7, "text": "Moscow "}]), "span"),
        (claim(agent=[actor("Moscow") | {"end": 999}]), "span"),
        (claim(words="left the treaty on 3 May. Delhi"), "trigger"),
        (claim(kind="visit", words="visit", agent=[]), "roles"),
        (claim(kind="meeting", words="visit", agent=[], recipient=[actor("Delhi", "IND")]), "roles"),
        (claim(agent=[actor("Moscow"), actor("Moscow")]), "roles"),
        (claim(source=source("publisher", "Delhi")), "source"),
        (claim(source=source("named_official")), "source"),
        (claim(deal={"stage": "signed", "item": None, "quantity": None, "value": None}), "deal"),
        (claim(kind="arms_deal"), "deal"),
        (claim(time=time("2014-05-09", "2014-05-03")), "time"),
        (claim(time=time("2014-05-03", "2014-05-03"), realis="scheduled"), "time"),
        (claim(time=time("2014-06-03", "2014-06-03")), "time"),
    ],
)
def test_what_the_codebook_rules_out_is_an_error(wrong, rule):
    assert ("error", rule) in findings(wrong)


def test_words_that_a_page_ran_together_are_two():
    text = "until complete defeatThe spokesman left"
    row = {"id": "d", "text": text, "published": None, "claims": [claim()]}
    row["claims"][0] |= {"agent": [], "trigger": {"text": "left", "start": 35, "end": 39}}
    row["claims"][0]["source"] = {
        "kind": "named_official",
        "text": "The spokesman",
        "start": 21,
        "end": 34,
        "code": "IRN",
    }
    assert [f.rule for f in lint(row)] == []


def test_one_trigger_may_carry_two_claims_but_not_the_same_one():
    twin = claim() | {"id": "c02"}
    other = claim(recipient=[actor("Delhi", "IND")]) | {"id": "c02"}
    assert ("error", "twice") in findings(claim(), twin)
    assert findings(claim(), other) == []


@pytest.mark.parametrize(
    ("doubtful", "rule"),
    [
        (claim(kind="rejection"), "leaving-a-treaty"),
        (claim(kind="visit", words="visit", agent=[actor("Delhi", "IND")]), "will"),
    ],
)
def test_what_the_codebook_decides_otherwise_is_a_suspicion(doubtful, rule):
    assert findings(doubtful) == [("suspicion", rule)]


def test_a_ruling_may_ask_for_silence_and_for_the_speaker_to_be_the_agent():
    known = parse('[own]\ntrigger = "left"\nspeaker = "agent"\nabsent = true\nbasis = "x"\n')
    row = {"id": "d1", "text": TEXT, "claims": [claim(), claim(source=source("institution", "Moscow"))]}
    assert [f.rule for f in lint(row, known) if f.level == "suspicion"] == ["own"]


def test_every_ruling_rests_on_the_codebook_word_for_word():
    known = pairs()
    assert len(known) > 30
    assert [pair.name for pair in known if pair.basis not in CODEBOOK] == []


@pytest.mark.parametrize(
    "table",
    [
        'kind = ["travel"]\nbasis = "x"',
        'kind = ["visit"]',
        'trigger = "x"\nbasis = "x"',
        'kind = ["visit"]\nbasis = "x"\ncolour = "red"',
        'kind = ["visit"]\nbasis = "x"\nof = ["travel"]',
    ],
)
def test_a_ruling_that_cannot_stand_is_refused_by_name(table):
    with pytest.raises(ValueError, match=r"\[name\]"):
        parse(f"[name]\n{table}\n")


def test_own_text_holds_no_error():
    assert [str(f) for row in own() for f in lint(row) if f.level == "error"] == []


def test_files_of_both_forms_are_read(tmp_path, capsys):
    path = tmp_path / "own.txt"
    path.write_text(
        "## a1 | Post | 2014-11-20 | agency\nMoscow left.\n> sanction: left | a Moscow =RUS\n", encoding="utf-8"
    )
    assert [(d["id"], d["published"]) for d in documents(path, tmp_path)] == [("a1", "2014-11-20")]
    standoff = tmp_path / "sheet.jsonl"
    standoff.write_text('{"id": "d1", "sha256": "00", "claims": []}\n', encoding="utf-8")
    assert list(documents(standoff, tmp_path)) == []
    assert "left out" in capsys.readouterr().err
