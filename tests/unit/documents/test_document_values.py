"""What is found in a text, file or stream, and which of it wins."""

from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.reads import reasons, stream, texts, write

from noteverbale.documents import estimate, from_text, read_path, read_stream
from noteverbale.errors import InputError, UnreadableDocument
from noteverbale.types import Document, Failure

# --- what is found, and which of it wins


def test_option_then_column_then_line():
    line = "Words.\nPublished in Dawn, November 20th, 2014"
    row = json.dumps({"text": line, "source": {"id": "x", "name": "Wire"}, "Pub-Date": "2014-11-21T09:00:00+05:00"})
    (plain,) = stream(line)
    (column,) = stream(row)
    (option,) = stream(row, published=date(2014, 11, 22), publisher="Mine")
    assert (plain.publisher, plain.published, plain.origin["published"]) == (
        "Dawn",
        date(2014, 11, 20),
        "publication_line",
    )
    assert (column.publisher, column.published, column.origin["published"]) == (
        "Wire",
        date(2014, 11, 21),
        "column:Pub-Date",
    )
    assert (option.publisher, option.published, option.origin["published"]) == ("Mine", date(2014, 11, 22), "option")


def test_empty_cells_are_no_values():
    (document,) = stream("text,date,source,url\nwords,NaN,null,\n", format="csv")
    assert (document.published, document.publisher, document.url, document.origin) == (None, None, None, {})


def test_ids_are_stable_and_depend_on_name_day_and_text():
    assert from_text("words").id == from_text("words").id
    others = {
        from_text("words").id,
        from_text("words ").id,
        from_text("words", name="a").id,
        from_text("words", published=date(2014, 1, 1)).id,
    }
    assert len(others) == 4 and all(len(other) == 17 and other[0] == "d" for other in others)
    assert from_text("words").name == from_text("words").id


def test_given_fields_say_where_they_come_from():
    document = from_text("words", title="T", url="http://a", origin={"title": "feed:title"})
    assert document.origin == {"title": "feed:title", "url": "given"}


@pytest.mark.parametrize("text", ["", " \n", "\ud800"])
def test_texts_that_are_none(text):
    with pytest.raises(UnreadableDocument):
        from_text(text)


def test_shapes_of_json():
    assert texts(stream('[{"text": "a"}, {"text": "b"}]')) == ["a", "b"]
    assert texts(stream('{\n "text": "a"\n}\n', format="json")) == ["a"]
    assert texts(stream('{"status": "ok", "articles": [{"content": "a"}, {"content": "b"}]}')) == ["a", "b"]
    assert texts(stream('\ufeff{"text": "a"}\r\n{"text": "b"}\r\n')) == ["a", "b"]
    assert texts(stream('{"text": "a", "score": NaN}\n')) == ["a"]
    assert texts(stream('{"text": "привет"}\n{"text": "b"}\n'.encode("utf-16"), format="json")) == ["привет", "b"]


def test_markdown_front_matter_and_links():
    text = "---\ntitle: 'Talks'\ndate: 2014-11-20\n---\n# Head\n![map](m.png)\nSee [them](https://a.org/b).\n"
    (document,) = stream(text, format="markdown")
    assert (document.text, document.title, document.published) == (text, "Talks", date(2014, 11, 20))
    assert document.origin == {"title": "front_matter:title", "published": "front_matter:date"}
    assert [text[m.start : m.end] for m in document.furniture][1:] == ["![map](m.png)", "[", "](https://a.org/b)"]
    assert stream("# Head #\nwords", format="markdown")[0].title == "Head"


PAGE = """<html><head><title>Talks - Dawn</title><script>var secret = 1</script><meta property="og:site_name" content="Dawn">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks", "datePublished": "2014-11-20T01:00:00+05:00",
"dateModified": "2014-12-24T01:00:00+05:00"}</script></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Talks</h1><p>The minister will visit the capital on Thursday for talks with the leaders, a source told reporters.</p>
<p>It will be the first visit by a minister since the treaty of 5 May 1999 was signed in Moscow by both sides.</p></article>
<footer>Imprint and privacy</footer></body></html>"""


def test_page_gives_its_main_text_and_first_day():
    (document,) = stream(PAGE)
    assert "The minister will visit" in document.text
    assert not any(word in document.text for word in ("secret", "Imprint", "World"))
    assert (document.title, document.publisher, document.published) == ("Talks", "Dawn", date(2014, 11, 20))
    assert document.origin["published"] == "metadata:htmldate" and document.origin["text"].startswith(
        "html:trafilatura "
    )


def test_page_without_metadata_stays_undated():
    page = (
        "<html><body><article><p>"
        + "The treaty was signed on 5 May 1999 in Moscow. " * 9
        + "</p></article></body></html>"
    )
    assert stream(page)[0].published is None


def test_page_without_text_is_a_failure_and_no_warning_besides(caplog):
    assert reasons(stream("<html><body><script>x</script></body></html>")) == ["holds no main text"]
    assert not caplog.records


def test_page_in_the_encoding_it_declares():
    words = "Министр обороны посетит столицу в четверг, сообщил источник. " * 3
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{words}</p></body></html>'
    assert "Министр обороны" in stream(page.encode("cp1251"))[0].text


# --- streams


class OneWay(io.RawIOBase):
    """A pipe: it cannot go back, and gives little at a time."""

    def __init__(self, data):
        self._data = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self._data.readinto(memoryview(buffer)[:7])


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pipes_are_looked_at_without_loss(pack):
    lines = "".join(json.dumps({"text": f"words {n}"}) + "\n" for n in range(40))
    values = list(read_stream(io.BufferedReader(OneWay(pack(lines.encode())))))
    assert texts(values) == [f"words {n}" for n in range(40)]
    assert values[2].name == "stdin#3"


def test_standard_input_is_text_unless_it_looks_otherwise(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"{not json}\nwords")))
    (document,) = read_path("-")
    assert (document.text, document.name) == ("{not json}\nwords", document.id)
    assert estimate("-") is None


def test_estimates(tmp_path):
    row = '{"text": "some words of news"}\n'
    assert estimate(write(tmp_path, "a.jsonl", row * 40_000)) == pytest.approx(40_000, rel=0.02)
    assert estimate(write(tmp_path, "a.csv", "text\n" + '"two\nlines"\n' * 50)) == 50
    assert estimate(write(tmp_path, "a.txt", "x")) == 1
    assert estimate(write(tmp_path, "a.docx", "x")) == 1
    assert estimate(tmp_path) is None
    mixed = "".join(json.dumps({"text": f"{n * 7919 % 99991} words"}) + "\n" for n in range(60_000))
    assert estimate(write(tmp_path, "a.jsonl.gz", gzip.compress(mixed.encode()))) == pytest.approx(60_000, rel=0.15)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["text", "markdown", "json", "csv", "tsv", None]))
def test_no_bytes_break_a_reader(data, format_):
    try:
        values = stream(data, format=format_)
    except InputError:
        return
    assert all(isinstance(value, Document | Failure) for value in values)


def test_rows_of_many_lines_are_counted_whatever_parts_their_cells(tmp_path):
    rows = "".join(f'{number};"One, two,\n\nthree, {number}";2014-11-20\n' for number in range(300))
    path = write(tmp_path, "export.csv", "nr;story;day\n" + rows)
    assert estimate(path) == pytest.approx(300, rel=0.02)
