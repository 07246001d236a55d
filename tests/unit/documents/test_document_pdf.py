"""PDF: paragraphs, words parted at line ends, what runs over the pages, and files that hold no text."""

from __future__ import annotations

import sys
import textwrap
import time

import pytest
from tests.unit.documents.reads import pdf, read, reasons, stream, texts, write

from noteverbale.documents import read_paths
from noteverbale.documents.pdf import paragraphs
from noteverbale.errors import InputError

pytest.importorskip("pypdfium2")

FIRST = (
    "The defence minister of Kenya arrived in Manila on Monday for three days of talks on patrol boats, training and a "
    "loan that both sides have been discussing since the spring, the embassy said in a note to the press."
)
SECOND = "He was received at the airport by the deputy foreign minister. No contract was signed (that comes in June)."


def test_lines_of_a_page_become_paragraphs(tmp_path):
    lines = [*textwrap.wrap(FIRST, 70), *textwrap.wrap(SECOND, 70)]
    (document,) = read(write(tmp_path, "visit.pdf", pdf(lines)))
    assert document.text == f"{FIRST}\n{SECOND}"
    assert document.origin["text"].startswith("pdf:pypdfium2") and document.published is None


def test_a_few_lines_of_print_flow_where_a_name_follows():
    page = ["MINISTRY OF FOREIGN AFFAIRS", "Nairobi, 11 February 2021"]
    page += ["The foreign minister met the deputy prime minister and foreign minister of the", "Philippines in Manila."]
    page += ["The ministers welcomed the declaration of 5 January, by which the governments of Saudi"]
    page += ["Arabia, Bahrain and Egypt ended their embargo.", "They parted on Friday."]
    assert paragraphs(["\n".join(page)]).splitlines() == [
        *page[:2], " ".join(page[2:4]), " ".join(page[4:6]), page[6]
    ]  # fmt: skip


def test_a_title_is_one_only_if_it_stands_in_the_text():
    lines = ["Minister visits Manila", *textwrap.wrap(FIRST, 70)]
    assert [d.title for d in stream(pdf(lines, title="Minister visits  Manila"))] == ["Minister visits Manila"]
    assert [d.title for d in stream(pdf(lines, title="Microsoft Word - draft3.doc"))] == ["Minister visits Manila"]
    assert [d.title for d in stream(pdf(lines[1:], title="Microsoft Word - draft3.doc"))] == [None]


def test_a_title_in_large_letters_is_one_line():
    page = ["Minister of", "Kenya in Manila", *textwrap.wrap(FIRST, 70)]
    (document,) = stream(pdf(page, title="Minister of Kenya in Manila"))
    assert document.text == f"Minister of Kenya in Manila\n{FIRST}"


def test_a_day_that_the_text_states_is_its_day():
    (document,) = stream(
        pdf(["Visit", *textwrap.wrap(FIRST, 70), "Published in The Example Post, November 20th, 2014"])
    )
    assert document.published.isoformat() == "2014-11-20"


def test_what_runs_over_the_pages_is_left_out():
    words = textwrap.wrap(f"{FIRST} {SECOND}", 70)
    pages = [
        ["Ministry of Defence - Press Service", *words[n : n + 2], f"Page {n} of 4", str(n)] for n in range(0, 4, 2)
    ]
    assert texts(stream(pdf(*pages))) == [" ".join(words[:4])]


def test_what_a_browser_prints_around_a_page_is_left_out():
    page = ["11/26/26, 11:43 PM Visit", *textwrap.wrap(FIRST, 70), "https://ministry.example/visit 1/1"]
    assert texts(stream(pdf(page))) == [FIRST]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "The heli\u2010\ncopters were sold by the govern\u2010\nment.",
            "The helicopters were sold by the government.",
        ),
        ("The heli-\ncopters were sold.", "The helicopters were sold."),
        (
            "Long-range air\x02defence. The air force and defence staff.",
            "Long-range air-defence. The air force and defence staff.",
        ),
        ("Mr Al-\nBashir arrived.", "Mr Al-\nBashir arrived."),
    ],
)
def test_words_parted_at_a_line_end_are_joined(page, text):
    assert paragraphs([page]) == text


def test_files_without_text_are_told(tmp_path):
    assert reasons(stream(pdf([]))) == ["holds no text, only pictures of pages; have them recognised (OCR) first"]
    (cut,) = reasons(read(write(tmp_path, "cut.pdf", b"%PDF-1.4 nothing more")))
    assert cut.startswith("is not a whole PDF file")


def test_a_locked_file_is_told_as_such():
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>] /Root" % (
        b"17" * 32,
        b"29" * 32,
    )
    (reason,) = reasons(stream(pdf([FIRST]).replace(b"/Root", lock)))
    assert reason.startswith("is locked with a password")


def test_a_page_of_one_long_word_is_read_in_no_time():
    began = time.process_time()
    assert paragraphs(["a" * 100_000]) == "a" * 100_000
    assert time.process_time() - began < 2


def test_in_a_folder_a_missing_extra_stops_no_other_file(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    write(tmp_path, "a.pdf", pdf([FIRST]))
    write(tmp_path, "b.warc", b"WARC/1.0\r\n")
    write(tmp_path, "c.txt", SECOND)
    found = list(read_paths([tmp_path]))
    assert texts(found) == [SECOND] and ["[pdf]" in why or "[warc]" in why for why in reasons(found)] == [True, True]


def test_without_pypdfium2_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match=r"pip install 'noteverbale\[pdf\]'"):
        read(write(tmp_path, "a.pdf", pdf([FIRST])))
