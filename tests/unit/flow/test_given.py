"""What is given beside a `Document` counts as it does beside a text."""

from __future__ import annotations

from datetime import date

from noteverbale.documents import from_text
from noteverbale.documents.assembly import document_id
from noteverbale.flow.given import with_given
from noteverbale.types import Document

TEXT = "Russia visits India."
DAY = date(2014, 11, 20)
GIVEN = {"published": DAY, "publisher": "Daily Post", "title": "A visit"}


def test_a_document_told_more_is_the_one_of_a_text_told_the_same() -> None:
    assert with_given(from_text(TEXT), **GIVEN) == from_text(TEXT, **GIVEN)
    named = from_text(TEXT, name="a.txt", published=date(2001, 1, 1), publisher="Evening Post", title="News")
    assert with_given(named, **GIVEN) == from_text(TEXT, name="a.txt", **GIVEN)
    assert with_given(from_text("", title="Putin visits India"), title="Modi visits Russia") == from_text(
        "", title="Modi visits Russia"
    )


def test_what_is_not_given_stays() -> None:
    document = from_text(TEXT, **GIVEN)
    assert with_given(document, published=None, publisher=None, title=None) == document
    assert with_given(document, publisher="Evening Post").published == DAY


def test_the_outlet_credited_is_no_other_than_the_publisher() -> None:
    document = from_text(f"{TEXT} (Source: Reuters)", publisher="Tehran Times")
    assert document.credit == "Reuters"
    assert with_given(document, publisher="Reuters").credit is None


def test_an_id_of_the_callers_own_stays() -> None:
    own = Document(id="mine", name="mine", text=TEXT)
    assert with_given(own, **GIVEN).id == "mine"
    made = from_text(TEXT, name="a.txt")
    changed = with_given(made, published=DAY)
    assert (changed.id, changed.name) == (document_id("a.txt", DAY, TEXT), "a.txt")
