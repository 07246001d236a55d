"""Files made to hang or to fill the memory: read, or told as a failure, in a time that grows with their length."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from tests.unit.documents import archive_files as made
from tests.unit.documents.reads import reasons, stream, texts, write

from noteverbale.documents import docx, estimate
from noteverbale.documents.blocks import lines_of
from noteverbale.documents.exports import about
from noteverbale.documents.formats import by_look
from noteverbale.documents.options import ReadOptions

# Seconds. Each of these took minutes where time grew with the square.
_SOON = 20
LONG = 200_000


@pytest.fixture(autouse=True)
def soon():
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < _SOON


@pytest.mark.parametrize(
    "text",
    [
        "Document 1 of 2\n" * (LONG // 2),
        "Page 1 of 2\n" * (LONG // 4) + "hello there\n" * (LONG // 2) + "Length: 3 words\n",
        "LENGTH: 3 words\nA" + " " * LONG + "B",
        "LENGTH: 3 words\n" + " " * LONG + "\nB",
    ],
    ids=["numbers", "pages", "spaces", "blank"],
)
def test_texts_of_one_line_over_and_over(text):
    assert texts(stream(text)) == [text]


def test_digits_and_line_breaks_without_end():
    assert about("1" * LONG, ReadOptions()) == 0
    assert lines_of(f"<body>a{'<br>' * LONG}b</body>") == f"a{chr(10) * LONG}b"
    assert lines_of("<body>a<br><br><p>b<br></p><br>c</body>") == "a\n\nb\n\nc"
    assert by_look(b"From " + b"@" * 60_000).name == "text"


@pytest.mark.parametrize(
    "head",
    [
        "Subject: " + "aa " * LONG,
        "From: " + "a@b.c, " * LONG,
        "From: " + "(" * LONG,
        "Content-Type: text/plain; " + "a=b; " * LONG,
    ],
    ids=["subject", "senders", "comment", "type"],
)
def test_headers_without_end(head):
    (document,) = stream(f"To: a@example.org\n{head}\n\nKenya will buy six boats.\n", format="email")
    assert document.text.strip() == "Kenya will buy six boats."


def test_messages_in_messages_without_end():
    found = stream("Content-Type: message/rfc822\n\n" * 3000 + "Subject: a\n\nwords\n", format="email")
    (told,) = reasons(found)
    assert "is a message whose text cannot be read" in told


def test_a_word_file_of_empty_paragraphs():
    (document,) = stream(made.docx([*[""] * (LONG // 2), "Kenya will buy six boats."]), format="docx")
    assert document.text == "Kenya will buy six boats."


def test_a_part_of_a_word_file_that_unpacks_to_more_than_it_says(tmp_path, monkeypatch):
    monkeypatch.setattr("noteverbale.documents.opening.LARGEST_BYTES", 1 << 20)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * (1 << 22))
    assert estimate(write(tmp_path, "bomb.docx", packed.getvalue())) == 1  # of its beginning, and one failure it is
    monkeypatch.setattr(docx, "LARGEST_BYTES", 1 << 20)
    (told,) = reasons(stream(packed.getvalue(), format="docx"))
    assert "larger than" in told
