"""Web archives: what is a document in them, what is passed over, and what is told of what is damaged."""

from __future__ import annotations

import gzip
import io
import sys
from datetime import date

import pytest
from tests.unit.documents.reads import read, reasons, stream, texts, write

from noteverbale.documents import estimate, read_stream, warc
from noteverbale.errors import InputError
from noteverbale.types import Document

pytest.importorskip("fastwarc")

WORDS = "The minister visited Islamabad on Thursday for talks on helicopters, the embassy said in a note."
URI = "https://www.paper.example/world/visit.html"


def page(words=WORDS, head=""):
    return (
        f"<html><head><title>Visit</title>{head}</head><body><article><p>{words}</p></article></body></html>".encode()
    )


def answer(body, sort="text/html; charset=utf-8", status="200 OK", more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {sort}\r\n{more}\r\n".encode() + body


def record(data, kind="response", uri=URI, sort="application/http; msgtype=response"):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2014-11-21T08:00:00Z\r\nWARC-Target-URI: {uri}\r\n"
    return f"{head}Content-Type: {sort}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data + b"\r\n\r\n"


def test_a_page_is_a_document_with_its_address_and_site():
    (document,) = stream(record(answer(page())))
    assert (document.text, document.title, document.url) == (WORDS, "Visit", URI)
    assert document.name == URI and document.publisher == "paper.example"
    assert document.origin["publisher"] == "warc:host" and document.published is None


def test_what_is_no_page_is_passed_over():
    data = b"".join(
        [
            record(b"software: crawler\r\n", kind="warcinfo", sort="application/warc-fields"),
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request", sort="application/http; msgtype=request"),
            record(answer(b"\x89PNG", sort="image/png")),
            record(answer(page("Nothing is here any more."), status="404 Not Found")),
            record(answer(b"User-agent: *", sort="text/plain"), uri="https://paper.example/robots.txt"),
        ]
    )
    assert texts(stream(data + record(answer(page())))) == [WORDS]
    assert reasons(stream(data)) == ["holds no page and no text, only records of other sorts"]


@pytest.mark.parametrize(
    "block",
    [
        answer(gzip.compress(page()), more="Content-Encoding: gzip\r\n"),
        answer(page(), more="Content-Encoding: gzip\r\n"),
        answer(b"%x\r\n%b\r\n0\r\n\r\n" % (len(page()), page()), more="Transfer-Encoding: chunked\r\n"),
        answer(page(), more="Transfer-Encoding: chunked\r\n"),
        answer(page(), more="Content-Length: 7\r\n"),
        answer(page(), sort="application/xhtml+xml"),
    ],
    ids=["packed", "unpacked but told as packed", "in pieces", "told as in pieces", "wrong length", "xhtml"],
)
def test_pages_are_unpacked_as_they_are(block):
    assert texts(stream(record(block) + record(answer(page("Another one met the president there."))))) == [
        WORDS,
        "Another one met the president there.",
    ]


def test_the_server_tells_the_encoding_before_the_page():
    words = "Президент встретился с министром."
    told = answer(
        page(words, '<meta charset="utf-8">').decode().encode("cp1251"), sort="text/html; charset=windows-1251"
    )
    assert texts(stream(record(told))) == [words]


def test_texts_of_wet_files_are_kept_word_for_word():
    assert texts(stream(record(WORDS.encode(), kind="conversion", sort="text/plain"))) == [WORDS]


def test_the_day_of_fetching_is_a_day_of_publication_only_where_asked_for_and_none_is_told():
    told = '<meta property="article:published_time" content="2014-11-19T10:00:00Z">'
    data = record(answer(page())) + record(answer(page("Another text that tells its own day.", told)))
    assert [d.published for d in stream(data)] == [None, date(2014, 11, 19)]
    assert [d.published for d in stream(data, columns={"published": "WARC-Date"})] == [
        date(2014, 11, 21),
        date(2014, 11, 19),
    ]


@pytest.mark.parametrize("columns", [{"published": "WARC-Dat"}, {"text": "WARC-Type"}])
def test_a_header_that_is_not_there_is_told_with_those_that_are(columns):
    with pytest.raises(InputError, match=r"WARC-Date.*try --columns published=WARC-Date"):
        stream(record(answer(page())), columns=columns)


@pytest.mark.parametrize("cut", [8, 60])
def test_a_cut_archive_tells_the_record_that_is_cut(tmp_path, cut):
    request = record(b"GET / HTTP/1.1\r\n\r\n", kind="request", sort="application/http; msgtype=request")
    data = record(answer(page())) + request + record(answer(page(WORDS * 3)), uri="https://paper.example/b")
    found = read(write(tmp_path, "crawl.warc", data[:-cut]))
    assert texts(found) == [WORDS] and "is cut" in found[1].reason
    assert found[1].where == f"{tmp_path.as_posix()}/crawl.warc record 3 (https://paper.example/b)"
    packed = read(write(tmp_path, "crawl.warc.gz", gzip.compress(data)[:-cut]))
    assert texts(packed)[:1] in ([WORDS], []) and "ends early or is damaged" in packed[-1].reason


def test_an_archive_comes_through_a_pipe_too():
    class Pipe(io.RawIOBase):
        def __init__(self, data):
            self._rest = io.BytesIO(data)

        def readable(self):
            return True

        def readinto(self, target):
            return self._rest.readinto(target)

    data = record(answer(page())) + record(answer(page(WORDS + " They met.")))
    for told in (data, gzip.compress(data)):
        found = list(read_stream(io.BufferedReader(Pipe(told))))
        assert texts(found) == [WORDS, WORDS + " They met."]


def test_what_is_whole_before_a_cut_is_read():
    one, other = (gzip.compress(record(answer(page(words)))) for words in (WORDS, "They met the king."))
    found = stream(one + other[:-20])
    assert texts(found) == [WORDS] and "ends early or is damaged" in found[-1].reason


def test_a_page_that_unpacks_to_more_than_a_text_is_left_out(monkeypatch):
    monkeypatch.setattr(warc, "LARGEST_BYTES", 1 << 20)
    bomb = answer(gzip.compress(b"a" * (2 << 20)), more="Content-Encoding: gzip\r\n")
    found = stream(record(bomb) + record(answer(page())))
    assert texts(found) == [WORDS] and "larger than 1 MB" in found[0].reason


def test_damaged_headers_and_names_of_encodings_stop_nothing():
    damaged = record(answer(page())).replace(b"WARC-Date", b"WARC-D\xffte")
    named = record(answer(page("They met the king."), sort="text/html; charset=utf\0-8"))
    assert texts(stream(damaged + named + record(answer(page())))) == [WORDS, "They met the king.", WORDS]


def test_one_bad_page_stops_no_other():
    data = (
        record(answer(b""))
        + record(answer(b"<html></html>"))
        + record(answer(b"\0\1\2\3" * 90))
        + record(answer(page()))
    )
    found = stream(data)
    assert isinstance(found[-1], Document) and len(reasons(found)) == 3


class Panic(BaseException):
    """What a library in Rust raises: no Exception, so that nothing catches it by accident."""


@pytest.mark.parametrize("error", [Panic("index out of bounds"), TypeError("no such thing")])
def test_what_a_library_raises_at_one_page_stops_no_other(monkeypatch, error):
    def unpacked(module, block):
        if b"king" in block:
            raise error
        return answered(module, block)

    answered = warc._answer
    monkeypatch.setattr(warc, "_answer", unpacked)
    found = stream(record(answer(page())) + record(answer(page("They met the king."))) + record(answer(page())))
    assert texts(found) == [WORDS, WORDS]
    assert reasons(found) == [f"{type(error).__name__}: {error}"] and "record 2" in found[1].where


def test_an_address_that_is_none_is_the_failure_of_its_page():
    found = stream(record(answer(page()), uri="http://[paper/") + record(answer(page())))
    assert "Invalid IPv6 URL" in found[0].reason and texts(found) == [WORDS]


def test_pages_are_counted_beforehand(tmp_path):
    data = b"".join(record(answer(page()), uri=f"https://paper.example/{n}") for n in range(30))
    requests = record(b"GET / HTTP/1.1\r\n\r\n", kind="request", sort="application/http; msgtype=request") * 30
    assert estimate(write(tmp_path, "crawl.warc", data + requests)) == 30


def test_without_fastwarc_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(InputError, match=r"pip install 'noteverbale\[warc\]'"):
        read(write(tmp_path, "a.warc", record(answer(page()))))
