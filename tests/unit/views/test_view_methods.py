"""Methods for a paper: figures of the record, not of thin air, and one citation in two places."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from tests.unit.views.world import document, make_store, reading

from noteverbale import __version__
from noteverbale.types import Failure
from noteverbale.views import RecordView
from noteverbale.views.citation import bibtex, citation

ROOT = Path(__file__).parents[3]


def test_figures_are_those_of_the_record(view: RecordView) -> None:
    made = view.methods().to_markdown()
    counts, texts = view.counts(), list(view.documents())
    assert f"We read {counts['documents']} texts, published from {texts[0]['published']}" in made
    assert f"Each of the {counts['claims']} claims" in made
    assert f"The data are the {counts['records']} records." in made
    copies = sum(row["copy_of"] is not None for row in texts)
    assert f"{counts['documents'] - copies} are independent of each other" in made
    outlets = {row["publisher"] for row in texts}
    assert all(outlet in made for outlet in outlets)


def test_the_data_are_what_the_filters_choose(view: RecordView) -> None:
    made = view.methods(status="held", told_days=True).to_markdown()
    count = len(view.events(status="held", told_days=True))
    assert f"The data are the {count} records with status held, dated by a text. Of these, {count} are dated" in made
    assert "| filters | with status held, dated by a text |" in made


def test_failures_are_counted_with_what_they_may_be(tmp_path: Path) -> None:
    page = document("a.txt", "Russia left.", "2020-01-01")
    bad = Failure(where="a.txt", reason="the date 'soon' names no day")
    store = make_store(tmp_path / "r.nv", [replace(reading(page), failures=(bad,))])
    assert " 1 failure is on record: texts and dates that" in RecordView(store).methods().to_markdown()


def test_the_program_is_cited_in_one_way() -> None:
    told = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'title: "{citation()["title"]}"' in told and f'- name: "{citation()["authors"]}"' in told
    assert f'version: "{__version__}"' in told and f'date-released: "{citation()["year"]}-' in told
    assert f"version = {{{__version__}}}" in bibtex(__version__)
