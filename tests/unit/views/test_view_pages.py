"""Explanations, briefs and marked readings: complete, escaped, self-contained."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.errors import ConfigError
from noteverbale.markup import reading_html
from noteverbale.types import Failure, Furniture, Reading
from noteverbale.views import RecordView
from noteverbale.views.evidence import Evidence
from noteverbale.views.pages import _Links

_VOID = {"meta", "br", "hr"}


class Balance(HTMLParser):
    """Fails on a tag that closes another one than the last opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def text_of(html: str) -> str:
    parser = Balance()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return "".join(parser.words)


def test_page_is_whole_and_fetches_nothing(view: RecordView) -> None:
    page = view.brief("Russia", "Pakistan").to_html()
    words = text_of(page)
    for heading in (
        "Timeline",
        "Deals",
        "Who said what",
        "Contradictions",
        "Planned and overdue",
        "Documents read (8, 7 independent)",
    ):
        assert heading in words
    assert "<script" not in page and "prefers-color-scheme" in page
    assert not re.search(r'(src|href)="(?!https://wire\.example/)', page)
    assert not re.search(r"url\(|@import", page)


def test_words_of_texts_are_escaped(view: RecordView) -> None:
    page = view.brief("India").to_html()
    assert "<Moscow>" not in page and "&lt;Moscow&gt;" in page
    assert r"\<Moscow\>" in view.brief("India").to_markdown()


def test_every_step_of_a_deal_has_its_source(view: RecordView) -> None:
    (deal,) = view.brief("RUS", "PAK").deals
    assert [step.what.split(":")[0] for step in deal.steps] == [
        "political approval", "interest (intended)", "talks (scheduled)", "signed", "signed", "delivered",
    ]  # fmt: skip
    assert all(step.evidence for step in deal.steps)


def test_brief_as_of_a_day_knows_nothing_later(view: RecordView) -> None:
    then = view.brief("RUS", "PAK", as_of="2014-11-20").to_markdown()
    assert "as known on 2014-11-20" in then
    assert "2015" not in then and "2017" not in then
    assert "Visit (scheduled)" in then


def test_brief_on_strangers_is_empty_but_whole(view: RecordView) -> None:
    brief = view.brief("Chile", "Fiji")
    assert "No arms deal is on record." in brief.to_markdown()
    text_of(brief.to_html())


def test_head_and_list_of_a_brief_tell_only_what_is_known(tmp_path: Path) -> None:
    text = "Russia praised Chile."
    for name, day, head, line in (
        ("dated", "2014-11-20", "published on 2014-11-20, as known", "- 2014-11-20: dated (1 claim)"),
        ("undated", None, "(1 independent), undated, as known", "- undated: undated (1 claim)"),
    ):
        one = document(name, text, day, publisher="")
        store = make_store(
            tmp_path / name, [reading(one, claim(one, "support", "praised", agent="Russia=RUS", recipient="Chile=CHL"))]
        )
        with RecordView(store) as record:
            markdown = record.brief("Chile").to_markdown()
        assert head in markdown and line in markdown


def test_only_web_addresses_become_links() -> None:
    text = document("a.txt", "Russia signed.", "2015-01-01")
    one = claim(text, "agreement", "signed", agent="Russia=RUS")
    for url, linked in (('https://a.example/x?a=1&b="2', True), ("javascript:alert(1)", False), (None, False)):
        evidence = Evidence(one.id, one.kind, "", "", "", "x", "", None, None, "a.txt", "d", None, url, False, one)
        assert ("<a " in _Links().cite(evidence, True)) == linked


def test_explain_takes_ids_names_and_prefixes(view: RecordView) -> None:
    (visit,) = view.visits(between=("RUS", "PAK"))
    record = view.explain(visit["id"][:8])
    assert record.what == "record" and len(record.evidence) == 3
    one = view.explain(record.evidence[0].id)
    assert one.what == "claim" and one.record_id == visit["id"]
    assert view.explain("2014-11-20-post.txt").what == "document"
    text_of(record._repr_html_())


@pytest.mark.parametrize(
    ("id", "message"), [("zzz", "no record, claim or document"), ("r", "fits several"), ("  ", "needs the id")]
)
def test_explain_refuses(view: RecordView, id: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        view.explain(id)


def test_reading_keeps_every_character_of_the_text() -> None:
    text = document("a.txt", "Russia & <b>Pakistan</b> signed an accord.\nPublished in The Post", "2015-01-01")
    one = claim(text, "agreement", "signed", agent="Russia=RUS; Pakistan=PAK", source="media=<b>Pakistan</b>=UNK")
    html = reading_html(reading(text, one))
    assert text.text + "" in text_of(html).replace("1 agreement", "")
    assert "<b>" not in html


def test_reading_shows_overlaps_furniture_and_failures() -> None:
    text = document("a.txt", "Russian officials met. By a reporter", None)
    text = type(text)(
        **{name: getattr(text, name) for name in text.__struct_fields__} | {"furniture": (Furniture(23, 36, "byline"),)}
    )
    one = claim(text, "meeting", "met", agent="Russian officials=RUS", place="Russian=RUS")
    html = Reading(document=text, claims=(one,), failures=(Failure(where="a.txt", reason="half <lost>"),))._repr_html_()
    text_of(html)
    assert 'title="actor, place"' in html and "nv-furniture" in html
    assert "half &lt;lost&gt;" in html and "no publication date" in html
    assert "No claim was read" in reading_html(Reading(document=text))


def test_a_brief_cuts_a_sentence_that_runs_on_around_what_tells(tmp_path: Path) -> None:
    names = ", ".join(f"Reaffirm their commitment to point {number}" for number in range(60))
    text = document("a", f"STATEMENT: {names}; Italy sold Chile frigates; {names}.", "2014-11-21")
    told = claim(text, "arms_deal", "sold", agent="Italy=ITA", recipient="Chile=CHL", deal={"stage": "signed"})
    with RecordView(make_store(tmp_path / "r.nv", [reading(text, told)])) as made:
        brief = made.brief("ITA", "CHL")
        (step,) = brief.deals[0].steps
        whole = "".join(str(row) for row in made.claims())
    assert step.evidence and len(step.evidence.sentence) < 520
    assert step.evidence.sentence.startswith("… ") and step.evidence.sentence.endswith(" …")
    assert "Italy sold Chile frigates" in step.evidence.sentence and "point 30," not in brief.to_markdown()
    assert "point 30," in whole


def test_a_brief_shows_no_words_that_point_from_the_speaker(tmp_path: Path) -> None:
    text = document(
        "a", "We thank your great and generous country for the aid to our colleagues in the north.", "2014-11-21"
    )
    parties = {"agent": "your great and generous country=ITA", "recipient": "our colleagues in the north=CHL"}
    with RecordView(make_store(tmp_path / "r.nv", [reading(text, claim(text, "aid", "aid", **parties))])) as made:
        (line,) = made.brief("ITA", "CHL").timeline
    assert line.what == "Aid: Italy to Chile"
