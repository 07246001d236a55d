"""Headlines without texts: which inputs are read by their titles alone, and which are told to lack a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import json
from tests.unit.documents.reads import read, reasons, stream, write

from noteverbale.documents import from_text
from noteverbale.errors import InputError, UnreadableDocument
from noteverbale.types import Document

ROWS = '{"title": "Peru visits Norway", "date": "2020-05-01"}\n{"title": "Peru warns Iran", "date": "2020-05-01"}\n'


def told(values: list[object]) -> list[tuple[str, str | None]]:
    return [(value.text, value.title) for value in values if isinstance(value, Document)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", ROWS),
        ("a.jsonl", ROWS.replace('"title"', '"text": "", "title"')),
        ("a.jsonl", ROWS.replace('"title"', '"text": " \\n", "title"')),
        ("a.jsonl", ROWS.replace('"title"', '"text": null, "title"')),
        ("a.csv", "headline,date\nPeru visits Norway,2020-05-01\nPeru warns Iran,2020-05-01\n"),
    ],
)
def test_a_title_alone_is_a_document_with_an_empty_text(tmp_path: Path, name: str, content: str) -> None:
    found = read(write(tmp_path, name, content))
    assert told(found) == [("", "Peru visits Norway"), ("", "Peru warns Iran")]
    assert len({document.id for document in found}) == 2


def test_a_row_without_title_and_text_is_empty() -> None:
    assert reasons(stream('{"title": "Peru visits Norway"}\n{"title": ""}\n{"text": ""}')) == ["is empty"] * 2


def test_a_column_of_unknown_name_may_hold_the_text_so_it_is_asked_for() -> None:
    rows = '{"headline": "Peru visits Norway", "words": "A long text."}'
    with pytest.raises(InputError, match=r"text=COLUMN, or that of headlines without texts with title=COLUMN"):
        stream(rows)
    assert told(stream(rows, columns={"title": "headline"})) == [("", "Peru visits Norway")]
    assert told(stream(rows, columns={"text": "words"})) == [("A long text.", "Peru visits Norway")]


def test_a_page_without_words_is_empty_whatever_its_heading(tmp_path: Path) -> None:
    page = write(tmp_path, "a.html", "<html><head><title>Access denied</title></head><body></body></html>")
    assert not told(read(page))


def test_a_headline_given_from_python() -> None:
    assert from_text("", title="Peru visits Norway").text == ""
    with pytest.raises(UnreadableDocument, match="is empty"):
        from_text("", title=" ")
    with pytest.raises(UnreadableDocument, match="half a character"):
        from_text("", title="\ud800")
    assert from_text(" \n", title="Peru visits Norway") == from_text("", title="Peru visits Norway")


def test_half_a_character_beside_a_text_stops_no_other_row() -> None:
    fields = [f'"{name}": "a\\ud800b"' for name in ("id", "title", "publisher", "url")]
    found = stream("\n".join('{"text": "Peru visits Norway.", ' + field + "}" for field in fields))
    values = [value for value in found if isinstance(value, Document)]
    assert [(v.name, v.title, v.publisher, v.url).count("a\ufffdb") for v in values] == [1] * 4
    assert json.decode(json.encode(values), type=list[Document]) == values


def test_a_list_of_one_is_its_one_value() -> None:
    [found] = stream('{"title": ["Peru visits Norway"], "text": "A long text."}')
    assert isinstance(found, Document) and found.title == "Peru visits Norway"
