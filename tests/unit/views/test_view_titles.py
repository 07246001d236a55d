"""Claims that a title tells: shown with the title's words, found by them, and kept apart from the text's offsets."""

from __future__ import annotations

import pytest
from msgspec import json, structs
from tests.unit.views.world import claim, document, make_store

from noteverbale.flow import worker
from noteverbale.flow.tasks import Placed
from noteverbale.markup import reading_html
from noteverbale.types import Claim, Document, Reading
from noteverbale.views import RecordView

TITLE, TEXT = "Ann visits Oslo", "They spoke. Bob met Cyd in Lima."


def a_reading() -> Reading:
    text = document("a.txt", TEXT, "2014-11-20", title=TITLE)
    of_title = claim(structs.replace(text, text=TITLE), "visit", "visits", agent="Ann=RUS", recipient="Oslo=NOR")
    of_text = claim(text, "meeting", "met", agent="Bob=PAK;Cyd=IND")
    part = structs.replace(of_title, part="title", confidence=0.4)
    return Reading(document=text, claims=(of_text,), title_claims=(part,), signature="by hand")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> RecordView:
    return RecordView(make_store(tmp_path_factory.mktemp("titles") / "r.nv", [a_reading()]))


def test_a_claim_is_shown_with_the_words_of_its_part(view: RecordView) -> None:
    rows = {row["kind"]: row for row in view.claims()}
    assert (rows["visit"]["sentence"], rows["meeting"]["sentence"]) == (TITLE, "Bob met Cyd in Lima.")
    [shown] = view.explain(rows["visit"]["id"]).evidence
    assert (shown.before, shown.trigger, shown.after) == ("Ann ", "visits", " Oslo")
    assert shown.cited == "The Example Post, 2014-11-20, in its title"


@pytest.mark.parametrize(("words", "kinds"), [("visits", ["visit"]), ("spoke", []), ("Lima", ["meeting"])])
def test_words_find_the_claims_of_their_own_part(view: RecordView, words: str, kinds: list[str]) -> None:
    assert [row["kind"] for row in view.claims(text=words)] == kinds


def test_a_title_stands_before_its_text() -> None:
    found = a_reading()
    assert [one.at for one in found.all_claims] == [4 - len(TITLE) - 1, TEXT.index("met")]


def test_documents_are_found_by_their_titles(view: RecordView) -> None:
    assert [row["name"] for row in view.documents(text="Oslo")] == ["a.txt"]


def test_a_notebook_marks_the_title() -> None:
    html = reading_html(a_reading())
    assert '<mark class="nv-trigger" title="trigger">visits</mark><sup>1 visit</sup>' in html.split("</h3>")[0]
    assert "<sup>2 meeting</sup>" in html


def test_a_confidence_asked_for_holds_for_titles_too() -> None:
    class Told:
        signature = "told"

        def read(self, document: Document) -> Reading:
            return a_reading()

    [outcome] = worker.Worker(worker.Job(Told, min_confidence=0.5))(Placed(0, a_reading().document))
    kept = json.decode(outcome.line, type=Reading)
    assert (len(kept.claims), kept.title_claims, outcome.claims) == (1, (), 1)


def test_readings_and_claims_of_older_logs_are_of_the_text() -> None:
    row = json.decode(json.encode(a_reading()))
    del row["title_claims"], row["claims"][0]["part"]
    older = json.decode(json.encode(row), type=Reading)
    assert older.title_claims == ()
    assert json.decode(json.encode(older.claims[0]), type=Claim).part == "text"


def test_an_export_keeps_the_claims_of_a_title_apart(view: RecordView) -> None:
    [line] = view.export("claims").lines
    row = json.decode(line)
    assert [claim["kind"] for claim in row["claims"]] == ["meeting"]
    assert [(claim["kind"], claim["trigger"]["start"]) for claim in row["title_claims"]] == [("visit", 4)]
