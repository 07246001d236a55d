"""Texts with marks that nobody sees: found, shown and joined as they are seen, exported as they are written."""

from __future__ import annotations

import json

import pytest
from tests.unit.views.world import claim, document, make_store

from noteverbale.types import Reading
from noteverbale.views import RecordView
from noteverbale.views.exports.claims import export_claims
from noteverbale.views.filters import Filters

TEXT = "Ann&rsquo;s army bought heli\u00adcopters &amp; boats from Mar\u00adtin\u00adia; all paid."


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> RecordView:
    text = document("a.txt", TEXT, "2014-11-20", title="Heli\u00adcopters &amp; boats")
    told = claim(text, "sanction", "bought", agent="Ann=RUS", recipient="Mar\u00adtin\u00adia=UNK")
    reading = Reading(document=text, claims=(told,), signature="by hand")
    return RecordView(make_store(tmp_path_factory.mktemp("marked") / "r.nv", [reading]))


@pytest.mark.parametrize("words", ["helicopters", '"helicopters & boats"', "Martinia", "Ann’s"])
def test_words_are_found_as_they_are_seen(view: RecordView, words: str) -> None:
    assert len(view.claims(text=words)) == 1 and len(view.documents(text=words)) == 1


def test_claims_and_their_evidence_are_shown_as_they_are_seen(view: RecordView) -> None:
    [row] = view.claims()
    assert row["sentence"] == "Ann’s army bought helicopters & boats from Martinia; all paid."
    assert row["recipient"] == ["Martinia"]
    [shown] = view.explain(row["id"]).evidence
    assert (shown.before, shown.trigger) == ("Ann’s army ", "bought") and shown.sentence == row["sentence"]


def test_records_tell_the_words_as_they_are_seen(view: RecordView) -> None:
    [event] = view.events()
    assert event["words"] == "Ann’s army bought helicopters & boats from Martinia"


def test_exports_tell_them_as_they_are_written(view: RecordView) -> None:
    [line] = export_claims(view.database, Filters(), False).lines
    [told] = json.loads(line)["claims"]
    party = told["recipient"][0]
    assert party["text"] == "Mar\u00adtin\u00adia" == json.loads(line)["text"][party["start"] : party["end"]]
