"""A patch mends exactly the claim it names, and says which of its rows fit no longer."""

import json
from pathlib import Path

import pytest
from training import patch
from training.assemble import HERE, gold
from training.sheets import corpus

SHARED = Path(__file__).parents[4] / "shared" / "gold" / "training_claims.jsonl"
TEXT = "Moscow left the treaty. Delhi hailed it."


def span(words):
    return {"text": words, "start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def claim(kind, words, agent, **more):
    source = {"kind": "publisher", "text": None, "start": None, "end": None, "code": None}
    return {
        "id": "c01",
        "kind": kind,
        "trigger": span(words),
        "agent": [span(agent) | {"code": "RUS", "sector": "GOV"}],
        "recipient": [],
        "time": None,
        "place": None,
        "polarity": "positive",
        "realis": "occurred",
        "certainty": "certain",
        "source": source,
        "deal": None,
    } | more


def documents():
    return [
        {"id": "d1", "text": TEXT, "claims": [claim("rejection", "left", "Moscow"), claim("visit", "left", "Moscow")]}
    ]


def test_of_two_claims_on_one_trigger_only_the_expected_one_is_mended():
    rows = documents()
    before = json.loads(json.dumps(rows))
    assert patch.apply(rows, [{"id": "d1", "start": 7, "field": "kind", "was": "rejection", "value": "sanction"}]) == []
    assert [c["kind"] for c in rows[0]["claims"]] == ["sanction", "visit"]
    rows[0]["claims"][0]["kind"] = "rejection"
    rows[0]["claims"][1]["id"] = "c01"
    assert rows == before


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"id": "d9", "start": 7, "field": "kind", "value": "sanction"}, "no such document"),
        ({"id": "d1", "start": 8, "field": "kind", "value": "sanction"}, "0 of 0 claims"),
        ({"id": "d1", "start": 7, "field": "kind", "was": "threat", "value": "sanction"}, "0 of 2 claims"),
        ({"id": "d1", "start": 7, "field": "realis", "value": "ongoing"}, "2 of 2 claims"),
        ({"id": "d1", "start": 7, "drop": "threat"}, "0 of 2 claims"),
        ({"id": "d1", "start": 7, "add": claim("visit", "left", "Moscow")}, "already"),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(row, says):
    rows = documents()
    patch.apply(rows, [])
    before = json.loads(json.dumps(rows))
    misfits = patch.apply(rows, [row])
    assert len(misfits) == 1
    assert says in misfits[0]
    assert misfits[0].startswith(f"row 1 ({row['id']} at {row['start']})")
    assert rows == before


def test_claims_are_dropped_and_added_in_the_order_of_the_text():
    rows = documents()
    added = claim("support", "hailed", "Delhi")
    bare = json.loads(json.dumps(added))
    for part in [bare["trigger"], *bare["agent"]]:
        part.pop("text")
    changes = [{"id": "d1", "start": 7, "drop": "visit"}, {"id": "d1", "start": added["trigger"]["start"], "add": bare}]
    assert patch.apply(rows, changes) == []
    assert [(c["id"], c["kind"], c["trigger"]["text"]) for c in rows[0]["claims"]] == [
        ("c01", "rejection", "left"),
        ("c02", "support", "hailed"),
    ]
    assert rows[0]["claims"][1]["agent"][0]["text"] == "Delhi"


def test_fields_inside_fields_and_words_come_from_the_text():
    rows = documents()
    value = {"kind": "institution", "start": 0, "end": 6, "code": "RUS"}
    changes = [
        {"id": "d1", "start": 7, "drop": "visit"},
        {"id": "d1", "start": 7, "field": "source", "value": value},
        {"id": "d1", "start": 7, "field": "source.kind", "was": "institution", "value": "group"},
        {"id": "d1", "start": 7, "field": "kind", "was": "rejection", "value": "arms_deal"},
        {"id": "d1", "start": 7, "field": "deal.stage", "was": None, "value": "signed"},
    ]
    assert patch.apply(rows, changes) == []
    mended = rows[0]["claims"][0]
    assert mended["source"] == value | {"kind": "group", "text": "Moscow"}
    assert mended["deal"]["stage"] == "signed"


def test_the_shipped_patch_holds_no_words_and_names_each_change_once():
    rows = list(corpus([HERE / "annotations" / "patch.jsonl"]))
    assert rows
    assert '"text"' not in (HERE / "annotations" / "patch.jsonl").read_text(encoding="utf-8")
    keys = [json.dumps([r["id"], r["start"], r.get("field"), r.get("was"), r.get("drop"), r.get("add")]) for r in rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.skipif(not SHARED.is_file(), reason="the hand-annotated articles are not at hand")
def test_the_shipped_patch_fits_the_articles_it_was_written_for(capsys):
    rows = gold(SHARED)
    assert capsys.readouterr().out == ""
    assert len(rows) == 554
