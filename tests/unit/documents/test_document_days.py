"""The day on which a text or a page was published, by what stands at its head, and by nothing in its prose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from noteverbale.documents import ReadOptions, from_text, read_path
from noteverbale.types import Document, Failure

DAY = date(2019, 3, 12)
NEWS = "The minister will travel to Moscow on Thursday, his ministry said after talks with the ambassador in Ankara."
PROSE = (
    f"<p>{NEWS}</p><p>He met reporters. Turkey will buy two batteries from Russia, the ministry added in a note.</p>"
)


@pytest.mark.parametrize(
    "line",
    ["March 12, 2019", "Tue 12 Mar 2019 14.05 GMT", "Updated 3:45 PM ET, Tue March 12, 2019", "Date: 12 March 2019",
     "12.03.2019 | 14:05", "2019-03-12", "MARCH 12, 2019", "By Jane Roe | March 12, 2019", "TNN | Mar 12, 2019, 14:05 IST",
     "Posted on Tuesday the 12th of March 2019", "March 12, 2019 / 2:05 PM / Updated 3 years ago"],
)  # fmt: skip
def test_a_day_alone_at_the_head_is_that_of_publication(line: str) -> None:
    text = f"Minister to visit Moscow\n{line}\n\n{NEWS}"
    document = from_text(text)
    assert document.published == DAY and document.origin["published"] == "publication_line"
    assert [text[mark.start : mark.end] for mark in document.furniture] == ["Minister to visit Moscow", line]


@pytest.mark.parametrize(
    "text",
    [f"Chronology\nMarch 12, 2019\n{NEWS}\nMarch 14, 2019\nHe returned.", f"{NEWS}\n" * 9 + "March 12, 2019",
     f"March 12, 2019 was a cold day\n{NEWS}", f"On March 12, 2019\n{NEWS}"],
)  # fmt: skip
def test_days_of_a_chronology_and_days_further_down_are_not(text: str) -> None:
    assert from_text(text).published is None


def test_days_of_other_articles_below_do_not_take_the_day_away() -> None:
    below = "Related articles\nPutin in Ankara\nMarch 10, 2019\nErdogan in Sochi\nMarch 9, 2019"
    assert from_text("Minister to visit Moscow\nMarch 12, 2019\n\n" + f"{NEWS}\n" * 9 + below).published == DAY


def test_labels_at_the_head_give_title_and_outlet() -> None:
    document = from_text(f"Title: Minister to visit Moscow\nDate: March 12, 2019\nSource: Dawn\n\n{NEWS}")
    assert (document.title, document.publisher, document.published) == ("Minister to visit Moscow", "Dawn", DAY)


def test_a_day_at_the_head_that_may_be_two_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Minister to visit Moscow\n03/12/2019\n\n{NEWS}")
    document, failure = read_path(tmp_path / "a.txt", ReadOptions())
    assert isinstance(document, Document) and document.published is None
    assert isinstance(failure, Failure) and "may be 2019-12-03 or 2019-03-12" in failure.reason
    assert _day(tmp_path / "a.txt", ReadOptions(date_order="mdy")) == DAY


PAGES = {
    "a line below the title": "<h1>Visit</h1><p>Press Statement</p><p>March 12, 2019</p>{prose}",
    "a line, beside related articles": '<h1>Visit</h1><div>Tue 12 Mar 2019 14.05 GMT</div>{prose}<div class="related">'
    '<a href="/b">Old</a> <time datetime="2016-01-05">January 5, 2016</time></div>',
    "a byline, though changed later": "<h1>Visit</h1><p>By Jane Roe | March 12, 2019</p>{prose}",
    "data of the head": '<meta property="article:published_time" content="2019-03-12T10:00:00Z"><h1>Visit</h1>{prose}',
}
UNDATED = {
    "a comment": '<h1>Visit</h1>{prose}<section class="comments"><time datetime="2021-05-05">5 May 2021</time> Nice.</section>',
    "a sentence": '<h1>Visit</h1><p>The pact of <time datetime="2017-12-29">29 December 2017</time> stands.</p>{prose}',
    "the last change": '<meta property="article:modified_time" content="2021-09-01T00:00:00Z"><h1>Visit</h1>{prose}',
    "the footer": "<h1>Visit</h1>{prose}<footer>Saturday, November 28, 2020</footer>",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_day_that_it_shows(name: str, tmp_path: Path) -> None:
    changed = '<meta property="article:modified_time" content="2021-09-01T00:00:00Z">' if "changed" in name else ""
    assert _day(_page(tmp_path, changed + PAGES[name])) == DAY


@pytest.mark.parametrize("name", UNDATED)
def test_a_page_has_no_day_from_elsewhere(name: str, tmp_path: Path) -> None:
    assert _day(_page(tmp_path, UNDATED[name])) is None


def test_a_sentence_of_a_page_keeps_the_day_that_is_marked_in_it(tmp_path: Path) -> None:
    (document,) = read_path(_page(tmp_path, UNDATED["a sentence"]), ReadOptions())
    assert isinstance(document, Document) and "The pact of 29 December 2017 stands." in document.text


def _page(folder: Path, body: str) -> Path:
    path = folder / "a.html"
    head, _, rest = body.rpartition('"><h1>') if body.startswith("<meta") else ("", "", body)
    head, rest = (f'{head}">', f"<h1>{rest}") if head else ("", rest)
    path.write_text(
        f"<html><head><title>Visit</title>{head}</head><body><main><article>{rest.format(prose=PROSE)}</article></main></body></html>"
    )
    return path


def _day(path: Path, options: ReadOptions | None = None) -> date | None:
    document = next(iter(read_path(path, options or ReadOptions())))
    assert isinstance(document, Document)
    return document.published
