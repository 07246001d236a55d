"""One article from several press archives, and from its own page, is one text told again."""

from datetime import date
from pathlib import Path

from tests.unit.documents import archive_files as made
from tests.unit.documents.archive_files import ONE, TWO
from tests.unit.documents.reads import write
from tests.unit.views.world import make_store

from noteverbale.documents import from_text, read_path
from noteverbale.types import Document, Furniture, Reading
from noteverbale.views import RecordView


def test_an_article_of_two_archives_is_one_source_with_its_page(tmp_path: Path) -> None:
    files = ("\n".join(made.nexis([ONE, TWO])), "\n".join(made.factiva([ONE, TWO])), made.proquest([ONE, TWO]))
    read = [
        one
        for number, file in enumerate(files)
        for one in read_path(write(tmp_path, f"{number}.txt", file))
        if isinstance(one, Document)
    ]
    page = from_text("\n".join(ONE.text), name="page", published=date(2014, 11, 18), title=ONE.title)
    store = make_store(tmp_path / "r.nv", [Reading(document=one, signature="by hand") for one in (*read, page)])
    with RecordView(store) as record:
        rows = record.documents()
    assert len(rows) == 7
    assert sum(row["copy_of"] is None for row in rows) == 2


def test_what_lies_within_furniture_is_no_news() -> None:
    text = "HEAD by Jane Roe (Photo)\nPeru met Chile.\nCopyright"
    marks = (Furniture(0, 24, "headline"), Furniture(5, 16, "byline"), Furniture(41, 50, "boilerplate"))
    assert Document(id="d", name="d", text=text, furniture=marks).news.split() == ["Peru", "met", "Chile."]
