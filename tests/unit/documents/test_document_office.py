"""Word, RTF and e-mail: their words, what they tell of themselves, and files that cannot be read."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest
from tests.unit.documents.archive_files import FIRST, ONE, TWO, docx, factiva, rtf
from tests.unit.documents.reads import reasons, stream, texts, write

from noteverbale.documents import estimate, read_paths
from noteverbale.documents.blocks import lines_of
from noteverbale.documents.docx import OLE
from noteverbale.errors import InputError
from noteverbale.types import Document

NEWS = (
    "Kenya will buy six patrol boats – the café said on Monday, in a statement that was longer than one line of mail.\n"
)
PAGE = (
    "<html><head><style>p {}</style></head><body><div style='display: none'>Preview</div><table><tr><td>Example</td>"
    "<td>Wire</td></tr></table><p>Kenya will <b>buy</b> six\nboats.<br>It said.</p><p>View this email in your browser</p></body></html>"
)


def test_paragraphs_tables_and_text_boxes_of_a_word_file():
    space = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    box = (
        "<w:p><w:r><w:t>Above</w:t><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice><w:txbxContent>{space.format('Box')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{space.format('Box')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    table = f"<w:tbl><w:tr><w:tc>{space.format('One')}</w:tc><w:tc>{space.format('Two')}</w:tc></w:tr></w:tbl>"
    moved = (
        "<w:p><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Away</w:t></w:r></w:moveFrom>"
        "<w:r><w:tab/><w:t>Stays</w:t><w:br/><w:t>here</w:t></w:r></w:p>"
    )
    (document,) = stream(
        docx(["My title", "Kenya & Peru met."], style="Title", table=table + box + moved), format="docx"
    )
    assert document.text == "My title\nKenya & Peru met.\nOne\nTwo\nBox\nAbove\n\tStays\nhere"
    assert document.title == "My title" and document.origin == {"text": "docx", "title": "style:Title"}
    assert [one.title for one in stream(docx(["No title", "Words."]), format="docx")] == [None]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (OLE + bytes(600), "is an old office document"),
        (docx(["Words."])[:-40], "is not a whole Word file"),
        (b"PK\x03\x04 and no more", "is not a whole Word file"),
        (b"words", "is not a whole Word file"),
        (docx([]), "is empty"),
    ],
)
def test_word_files_that_cannot_be_read(data, told):
    (reason,) = reasons(stream(data, format="docx"))
    assert told in reason


def test_other_archives_broken_pages_and_bombs(monkeypatch):
    def packed(name, content):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr(name, content)
        return out.getvalue()

    assert "no Word file" in reasons(stream(packed("a.txt", "words"), format="docx"))[0]
    assert "not a whole Word file" in reasons(stream(packed("word/document.xml", "<w:document"), format="docx"))[0]
    entity = '<!DOCTYPE d [<!ENTITY a "words">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>'
    assert texts(stream(packed("word/document.xml", entity), format="docx")) == []
    monkeypatch.setattr("noteverbale.documents.docx.LARGEST_BYTES", 1000)
    assert "is larger" in reasons(stream(packed("word/document.xml", b" " * 1001), format="docx"))[0]


def test_rtf_words_links_and_letters():
    pytest.importorskip("striprtf")
    data = rb'{\rtf1\ansi\ansicpg1251 A {\field{\*\fldinst{HYPERLINK "http://x.example/a"}}{\fldrslt{\ul link}}} \'cf \u-10179?\u-8704? end.\par}'
    assert texts(stream(data, format="rtf")) == ["A link П 😀 end."]
    assert texts(stream(rtf(["One\tTwo", "Three"]), format="rtf")) == ["One\tTwo\t\nThree"]
    assert texts(stream(docx(["A .doc that is .docx"]), format="rtf")) == ["A .doc that is .docx"]


@pytest.mark.parametrize("data", [b"words", rb"{\rtf1\ansi\uc{\*\pict\bin}", OLE + bytes(9)])
def test_rtf_that_cannot_be_read(data):
    pytest.importorskip("striprtf")
    assert len(reasons(stream(data, format="rtf"))) == 1


def test_rtf_without_the_extra(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    write(tmp_path, "a.rtf", rtf(["Words."]))
    write(tmp_path, "b.txt", "Words.")
    assert texts(read_paths([tmp_path])) == ["Words."]
    assert r"pip install 'noteverbale[office]'" in reasons(read_paths([tmp_path]))[0]
    with pytest.raises(InputError, match="needs striprtf"):
        list(read_paths([tmp_path / "a.rtf"]))


def mail(text=None, html=None, **heads):
    message = EmailMessage()
    told = {
        "From": "Example Wire <desk@wire.example>",
        "Subject": "Re: Kenya buys boats",
        "Date": "Thu, 20 Nov 2014 23:11:12 -0500",
    }
    for name, value in (told | heads).items():
        message[name] = value
    if text is not None:
        message.set_content(text, cte="quoted-printable")
    if html is not None:
        (message.set_content if text is None else message.add_alternative)(html, subtype="html")
    return message


def read_mail(message):
    return stream(message if isinstance(message, bytes) else message.as_bytes(), format="email")


def test_a_message_is_a_document_of_its_sender_and_day():
    (document,) = read_mail(mail(NEWS))
    assert (document.text, document.title, document.publisher) == (NEWS, "Kenya buys boats", "Example Wire")
    assert document.published == date(2014, 11, 20) and document.origin["published"] == "email:Date"


def test_html_is_read_where_there_is_no_other_text():
    (document,) = read_mail(mail(html=PAGE))
    assert document.text == "Example\n\nWire\n\nKenya will buy six boats.\nIt said.\n\nView this email in your browser"
    assert [document.text[mark.start : mark.end] for mark in document.furniture] == ["View this email in your browser"]
    assert texts(read_mail(mail(NEWS, PAGE))) == [NEWS]
    long = PAGE.replace("It said.", "It said. " * 40)
    assert texts(read_mail(mail("Your program shows no HTML.\n", long)))[0].startswith("Example")
    assert lines_of("") == ""
    rows = "<table><tr><td>A</td><td><p></p></td></tr><tr><td><b>B</b></td><td><p>One</p><p>Two</p></td></tr></table>"
    assert lines_of(rows, cells=True) == "A\t\n\nB\tOne\n\nTwo"


def test_attachments_are_passed_over_and_attached_messages_read():
    message = mail(NEWS)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    assert texts(read_mail(message)) == [NEWS]
    outer = mail("\n", Subject="Fwd: two alerts")
    outer.add_attachment(mail(NEWS))
    outer.add_attachment(mail("Peru's minister came to Lisbon.\n"))
    assert [one.name for one in read_mail(outer)] == ["stdin#1", "stdin#2"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (mail("").as_bytes(), "is empty: a message without words (text/plain)"),
        (b"From: a@b.example\nContent-Type: application/pkcs7-mime\n\nAAAA\n", "(application/pkcs7-mime)"),
        (b"From: a@b.example\nDate: yesterday\n\nThe minister came.\n", "'yesterday' names no single day"),
    ],
)
def test_messages_with_faults(data, told):
    assert told in reasons(read_mail(data))[-1]


def test_odd_headers_and_letters_stop_nothing():
    data = b"From: =?utf-8?q?B=C3=A4r?= <a@b.example>\nSubject: =?nonsense?q?x?=\nContent-Type: text/plain; charset=nonsense\n\nW\xf6rds of the minister.\n"
    (document,) = read_mail(data)
    assert (document.text, document.publisher) == ("Wörds of the minister.\n", "Bär")
    assert [one.publisher for one in read_mail(b"From: desk@wire.example\n\nWords here.\n")] == ["wire.example"]


def test_a_mailbox_gives_each_message_with_its_number(tmp_path):
    inside = "He went.\n\nFrom Moscow came a note.\n>From the other side none.\n"
    parts = [
        mail(inside).as_bytes().replace(b"\nFrom Moscow", b"\n>From Moscow"),
        mail("").as_bytes(),
        mail(NEWS).as_bytes(),
    ]
    data = b"".join(b"From desk@wire.example Thu Nov 20 10:11:12 2014\n" + part + b"\n" for part in parts)
    first, failure, third = stream(data)
    assert first.text.strip() == "He went.\n\nFrom Moscow came a note.\nFrom the other side none."
    assert (first.name, failure.where, third.name) == ("stdin#1", "standard input message 2", "stdin#3")
    path = write(tmp_path, "a.mbox", data)
    assert estimate(path) == 3 and len(list(read_paths([path]))) == 3


def test_an_alert_that_holds_articles_is_taken_apart():
    found = read_mail(mail("\n".join(factiva([ONE, TWO]))))
    assert [(one.title, one.published, one.name) for one in found if isinstance(one, Document)] == [
        (ONE.title, date(2014, 11, 18), "stdin#1"),
        (TWO.title, date(2014, 11, 18), "stdin#2"),
    ]
    assert FIRST[0] in found[0].text


@pytest.mark.parametrize("data", [docx(["Words of news."]), rtf(["Words of news."]), mail("Words of news.").as_bytes()])
def test_standard_input_is_told_by_its_first_bytes(data):
    pytest.importorskip("striprtf")
    data = data.replace(b"From: ", b"MIME-Version: 1.0\nFrom: ", 1) if data.startswith(b"From: ") else data
    assert [text.strip() for text in texts(stream(data))] == ["Words of news."]
