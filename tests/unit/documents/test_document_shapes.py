"""JSON and tables in the shapes that scrapers, databases and programming interfaces give."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from noteverbale.documents import ReadOptions, read_path
from noteverbale.errors import InputError
from noteverbale.types import Document, Failure

TEXT = "The minister will visit Tehran on Wednesday, the ministry said."
DAY = date(2015, 4, 14)
SHAPES: dict[str, Any] = {
    "news-please": {"maintext": TEXT, "date_publish": "2015-04-14 09:15:00", "source_domain": "Reuters", "title": "A"},
    "MongoDB": {"_id": {"$oid": "5"}, "title": "A", "content": TEXT, "source": "Reuters",
                "published": {"$date": {"$numberLong": "1429002900000"}}},
    "a field meta": {"text": TEXT, "meta": {"date": "2015-04-14", "title": "A", "source": "Reuters"}},
    "Event Registry": {"articles": {"results": [{"uri": "1", "date": "2015-04-14", "title": "A", "body": TEXT,
                                                 "source": {"uri": "reuters.com", "title": "Reuters"}}]}},
    "the Guardian": {"response": {"results": [{"webPublicationDate": "2015-04-14T09:15:00Z", "webTitle": "A",
                                               "fields": {"bodyText": TEXT, "publication": "Reuters"}}]}},
    "Elasticsearch": {"hits": {"hits": [{"_id": "1", "_source": {"title": "A", "text": TEXT, "date": "2015-04-14",
                                                                 "publisher": "Reuters"}}]}},
    "two lists": {"authors": [{"name": "Roe"}], "articles": [{"title": "A", "text": TEXT, "date": "2015-04-14", "outlet": "Reuters"}]},
    "an object of documents": {"a": {"title": "A", "text": TEXT, "date": "2015-04-14", "outlet": "Reuters"}},
    "stretches": {"title": "A", "date": "2015-04-14", "outlet": "Reuters",
                  "text": ["The minister will visit ", {"type": "bold", "text": "Tehran"}, " on Wednesday, the ministry said."]},
    "HTML": {"title": "A", "date": "2015-04-14", "outlet": "Reuters", "content_html": "<p>The minister will <b>visit</b> "
             "<a href='/t'>Tehran</a> on Wednesday, the ministry said.</p><div class='related'><a href='/g'>Greece attacks"
             "</a></div><script>var t = 1;</script>"},
}  # fmt: skip


def read(path: Path, content: str) -> list[Document | Failure]:
    path.write_text(content)
    return list(read_path(path, ReadOptions()))


@pytest.mark.parametrize("name", SHAPES)
def test_a_document_is_found_in_its_shape(name: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.json", json.dumps(SHAPES[name]))
    assert isinstance(found, Document)
    assert (found.text, found.title, found.publisher, found.published) == (TEXT, "A", "Reuters", DAY)


def test_paragraphs_of_a_list_are_paragraphs(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.json", json.dumps({"text": [TEXT, "He returned."], "date": "2015-04-14"}))
    assert isinstance(found, Document) and found.text == f"{TEXT}\n\nHe returned."


def test_notices_before_the_first_text_are_failures_and_not_the_end(tmp_path: Path) -> None:
    messages = {
        "messages": [{"type": "service", "action": "created"}, {"date": "2015-04-14", "text": TEXT}, {"type": "x"}]
    }
    first, second, third = read(tmp_path / "a.json", json.dumps(messages))
    assert [type(one) for one in (first, second, third)] == [Failure, Document, Failure]
    with pytest.raises(InputError, match="no column holds the text; found type"):
        read(tmp_path / "b.json", json.dumps({"messages": [{"type": "service"}] * 3}))


def test_a_cell_of_a_table_that_holds_html_is_read_as_its_words(tmp_path: Path) -> None:
    cell = "<p>Talks&nbsp;began.</p><p>They <em>ended</em>.</p>"
    (found,) = read(tmp_path / "a.csv", f'title,body,pub_date\n"A &amp; B","{cell}",2015-04-14\n')
    assert isinstance(found, Document)
    assert (found.text, found.title) == ("Talks\xa0began.\n\nThey ended.", "A & B")


@pytest.mark.parametrize(
    "part",
    ["<p class='breaking'>Peru shelled it.</p>", "<div class='more'>Peru shelled it.</div>", "<aside>Peru shelled it.</aside>",
     "<blockquote class='related'>Peru <a href='/x'>shelled</a> it.</blockquote>"],
)  # fmt: skip
def test_an_articles_own_words_stay_whatever_their_part_is_called(part: str, tmp_path: Path) -> None:
    links = "<div class='more'>More: <a href='/x'>Chile left Lima for good</a></div>"
    content = json.dumps({"body": f"<p>{TEXT}</p>{part}{links}", "date": "2015-04-14"})
    (found,) = read(tmp_path / "a.json", content)
    assert isinstance(found, Document) and found.text == f"{TEXT}\n\nPeru shelled it."


@pytest.mark.parametrize("text", ["He said x < y and y > z.", "AT&T said so.", "Use <name> here.", "a <3 b"])
def test_words_that_are_no_html_stay(text: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.json", json.dumps({"text": text, "date": "2015-04-14"}))
    assert isinstance(found, Document) and found.text == text
