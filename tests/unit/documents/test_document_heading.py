"""The headline above a text: found where people write one, nowhere else, and read as a title."""

from __future__ import annotations

import io
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import noteverbale
from noteverbale.documents import ReadOptions, from_text, read_stream
from noteverbale.types import Document

NEWS = "The minister arrived in Lima on Thursday for talks with his host, the ministry said. He will leave on Friday."
MORE = "Both sides praised the visit."


def title_of(text: str) -> str | None:
    return from_text(text).title


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Minister arrives in Lima", "{}\n\n" + NEWS),
        ("Minister arrives in Lima", "{}\n" + NEWS),
        ("Minister arrives in Lima", "\n\n  {}\n\nBy our correspondent\n\n" + f"{NEWS}\n\n{MORE}"),
        ("Visit of the minister: programme", "{}\n\nPRESS RELEASE\nMINISTRY OF FOREIGN AFFAIRS\nLima, 6 March 2023\n\n" + NEWS),
        ("A treaty by Christmas?", "{}\n\n" + NEWS),
        ("DRC: Statement by the minister on the talks", "{}\n\n" + NEWS),
        ("“We will not yield”", "{}\n\n" + NEWS),
        ("Caribbean notes", "{}\n\n" + f"{NEWS}\n\n{MORE}"),
    ],
)  # fmt: skip
def test_the_line_above_a_text_is_its_title(head: str, text: str) -> None:
    document = from_text(text.format(head))
    assert document.title == head and document.origin["title"] == "heading"
    (mark,) = (mark for mark in document.furniture if mark.role == "headline")
    assert document.text == text.format(head) and document.text[mark.start : mark.end] == head


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        f"The minister arrived in Lima.\n\n{NEWS}",
        f"TEHRAN – In the summit of the guarantors for the process\n\n{NEWS}",
        f"Vladimir Putin: Good afternoon\n\n{NEWS}",
        f"Vladimir Putin: What do we discuss first?\n\n{NEWS}",
        f"- Minister arrives in Lima\n{NEWS}",
        f"March 12, 2019\n{NEWS}\nMarch 14, 2019\n{NEWS}",
        f"The minister said the following:\n{NEWS}",
        f"Minister of\nKenya in Manila\n{NEWS}",
        "Minister arrives in Lima\nTalks begin in Lima\nMinister leaves Lima",
        "Minister arrives in Lima",
        "\n".join(textwrap.wrap(f"{NEWS} {NEWS} {NEWS}", 60)),
        f"{'Long words of a paragraph that was cut off ' * 4}\n\n{NEWS}",
    ],
)
def test_other_first_lines_are_none(text: str) -> None:
    assert title_of(text) is None


def test_a_known_title_stays_and_is_marked_only_if_it_is_the_same() -> None:
    text = f"Minister arrives in Lima\n\n{NEWS}"
    (same,) = read_stream(io.BytesIO(b'{"title": "Minister Arrives in  Lima", "text": %s}' % _json(text)))
    (other,) = read_stream(io.BytesIO(b'{"title": "World news", "text": %s}' % _json(text)))
    assert isinstance(same, Document) and isinstance(other, Document)
    assert (same.title, [mark.role for mark in same.furniture]) == ("Minister Arrives in  Lima", ["headline"])
    assert (other.title, other.furniture) == ("World news", ())


def _json(text: str) -> bytes:
    import json

    return json.dumps(text).encode()


def test_what_a_headline_tells_is_told_by_the_title() -> None:
    reading = noteverbale.read(
        "President of Peru to meet President of Chile in Lima\n\nThe meeting of the two presidents was called off on "
        "Thursday, the Peruvian foreign ministry said in a statement.",
        published="2019-03-14",
    )
    assert all(claim.trigger.start > 52 for claim in reading.claims)
    assert {(claim.part, claim.realis) for claim in reading.title_claims} <= {("title", "scheduled")}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=120), max_size=6))
def test_never_fails_and_marks_whole_words(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    (document,) = (one for one in read_stream(io.BytesIO(text.encode()), ReadOptions(format="text", encoding="utf-8")) if isinstance(one, Document))  # fmt: skip
    for mark in document.furniture:
        assert document.text[mark.start : mark.end].strip() == document.text[mark.start : mark.end] != ""
