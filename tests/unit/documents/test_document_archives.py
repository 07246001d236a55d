"""Exports of press archives: an article a document, with its fields; what stands around it is furniture, and what is
wrong with one is told in its place. All files are made here (archive_files.py); none is a download.
"""

from __future__ import annotations

import gzip
import io
import tracemalloc
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.documents import archive_files as made
from tests.unit.documents.archive_files import FIRST, ONE, SECOND, TWO
from tests.unit.documents.reads import news, reasons, stream, texts, write

from noteverbale.documents import ReadOptions, estimate, read_paths, read_stream, size
from noteverbale.documents.exports import layout_of
from noteverbale.documents.sources import holds_many
from noteverbale.reading import readable
from noteverbale.types import Document

BOTH = [ONE, TWO]


def as_rtf(lines):
    pytest.importorskip("striprtf")
    return made.rtf(lines)


FILES = {
    "nexis docx": lambda pieces: (made.docx(made.nexis(pieces)), "docx"),
    "nexis rtf": lambda pieces: (as_rtf(made.nexis(pieces)), "rtf"),
    "nexis text": lambda pieces: ("\n".join(made.nexis(pieces)), "text"),
    "lexis": lambda pieces: (made.lexis(pieces), "text"),
    "lexis labelled": lambda pieces: (made.lexis(pieces, labelled=True), "text"),
    "lexis html": lambda pieces: (f"<html><body><pre>{br(made.lexis(pieces))}</pre></body></html>", "html"),
    "factiva text": lambda pieces: ("\n".join(made.factiva(pieces)), "text"),
    "factiva sections": lambda pieces: ("\n".join(made.factiva(pieces, section="World News")), "text"),
    "factiva section of its own": lambda pieces: ("\n".join(made.factiva(pieces, section="City Plus")), "text"),
    "factiva rtf": lambda pieces: (as_rtf(made.factiva(pieces)), "rtf"),
    "factiva html": lambda pieces: (page(made.factiva(pieces)), "html"),
    "factiva indexed": lambda pieces: ("\n".join(made.factiva_indexed(pieces)), "text"),
    "factiva indexed rtf": lambda pieces: (as_rtf(made.factiva_indexed(pieces)), "rtf"),
    "factiva indexed html": lambda pieces: (made.factiva_html(pieces), "html"),
    "proquest": lambda pieces: (made.proquest(pieces), "text"),
}
every = pytest.mark.parametrize("kind", FILES)


def br(text):
    return text.replace("\n", "<br>")


def page(lines):
    return (
        f'<html><body><div class="article enArticle">{"".join(f"<p>{line}</p>" for line in lines)}</div></body></html>'
    )


def export(kind, pieces=tuple(BOTH)):
    data, form = FILES[kind](list(pieces))
    return stream(data, format=form)


@every
def test_each_article_is_a_document_with_its_fields(kind):
    first, second = export(kind)
    assert [first.title, second.title] == [ONE.title, TWO.title]
    assert [first.publisher, second.publisher] == [ONE.publisher, TWO.publisher]
    assert first.published == date(2014, 11, 18)
    assert second.published == date(2014, 11, 20) or kind.startswith(("factiva", "proquest"))
    assert [news(first), news(second)] == [" ".join(FIRST), " ".join(SECOND)]
    assert first.origin["title"].partition(":")[2] == first.origin["published"].partition(":")[2].replace(
        "published", "title"
    )


@pytest.mark.parametrize("above", [["Lima"], ["Lima", "Jane Roe"], ["Jane Roe, Lima"], []])
@pytest.mark.parametrize("title", ["Minister of Peru to visit Lisbon next week", "Poll ploy"])
def test_sections_and_bylines_of_factiva_are_told_from_headlines(above, title):
    section, byline = above[:1] if above[:1] == ["Lima"] else [], [line for line in above if line != "Lima"]
    if section and title == "Poll ploy":
        byline = ["Jane Roe"]  # two short lines alone are taken for a headline and its byline
    lines = [line for line in made.factiva([replace(ONE, title=title)], *section) if not line.startswith("By ")]
    lines[lines.index(title) + 1 : lines.index(title) + 1] = byline
    (document,) = stream("\n".join(lines), format="text")
    assert document.title == title and news(document) == " ".join(FIRST)


@every
def test_sentences_are_those_of_the_news(kind):
    for document, words in zip(export(kind), (FIRST, SECOND), strict=True):
        found = " ".join(" ".join(document.text[span.start : span.end].split()) for span in readable(document))
        assert found == " ".join(words)


@every
def test_byline_and_dateline_are_told_where_they_stand(kind):
    first, _ = export(kind)
    roles = {mark.role: document_words(first, mark) for mark in first.furniture}
    assert ONE.byline in roles["byline"] and ONE.title in roles["headline"]
    assert first.dateline is None or first.dateline.text == ONE.dateline
    assert (first.dateline is None) == kind.startswith(("factiva", "proquest"))


def document_words(document, mark):
    return document.text[mark.start : mark.end]


@every
def test_names_tell_the_place_and_ids_hang_on_day_and_text_alone(kind):
    three = export(kind, [TWO, ONE, replace(TWO, title="Third")])
    assert [document.name for document in three] == ["stdin#1", "stdin#2", "stdin#3"]
    assert [document.id for document in three] == [
        document.id for document in export(kind, [TWO, ONE, replace(TWO, title="Third")])
    ]
    assert len({document.id for document in three}) == 3


@pytest.mark.parametrize("kind", ["nexis docx", "factiva text", "proquest", "lexis"])
def test_an_empty_article_is_a_failure_in_its_place(kind):
    # ProQuest's has an abstract, which stands for the text.
    found = export(kind, [ONE, replace(TWO, text=("",) if kind == "proquest" else ()), TWO])
    if kind == "proquest":
        assert found[1].origin["text"] == "proquest:abstract" and news(found[1]) == "Boats are bought."
        return
    assert [document.title for document in found if isinstance(document, Document)] == [ONE.title, TWO.title]
    assert "article 2 (" in found[1].where and TWO.title in found[1].reason
    assert found[2].name == "stdin#3"


def test_a_body_with_words_of_the_layout_stays_whole():
    body = (*FIRST, "Subject: the treaty of Lisbon", "Length: 40 metres", "Document 3 of 10", "The talks go on.")
    for kind in FILES:
        first, second = export(kind, [replace(ONE, text=body), TWO])
        assert news(first) == " ".join(body), kind
        assert second.title == TWO.title


def test_articles_with_nothing_between_them_are_told_apart():
    paragraphs = made.docx(made.nexis(BOTH, end=False))
    assert [news(found) for found in stream(paragraphs, format="docx")] == [" ".join(FIRST), " ".join(SECOND)]
    lines = [line for line in made.factiva(BOTH) if "eab1000001" not in line]
    first, second, *rest = stream("\n".join(lines))
    assert (news(first), news(second), rest) == (" ".join(FIRST), " ".join(SECOND), [])


def test_a_file_cut_in_an_article_gives_what_is_there_and_says_so():
    paragraphs = made.nexis(BOTH)
    *documents, failure = stream(made.docx(paragraphs[:-9]), format="docx")
    assert [news(document) for document in documents] == [" ".join(FIRST), SECOND[0]]
    assert "its closing lines are missing" in failure.reason and "article 2 (paragraph" in failure.where
    head = stream(made.docx(paragraphs[: paragraphs.index(TWO.title, 20) + 3]), format="docx")
    assert [type(found).__name__ for found in head] == ["Document", "Failure"]
    (failure, document) = stream(made.docx(paragraphs[24:]), format="docx")
    assert "no head and text" in failure.reason and document.title == TWO.title
    assert [type(one).__name__ for one in stream(made.lexis(BOTH)[:-400])] == ["Document", "Document", "Failure"]


def test_an_article_that_the_archive_could_not_show_is_a_failure():
    text = made.lexis([ONE, TWO, TWO]).split("2 of 3 DOCUMENTS")
    broken = f"{text[0]}2 of 3 DOCUMENTS\n\nThis document cannot be displayed.\n\n{'3 of 3 DOCUMENTS'}{text[1].split('3 of 3 DOCUMENTS')[1]}"
    first, failure, third = stream(broken)
    assert first.title == ONE.title and third.name == "stdin#3"
    assert "article 2 (line" in failure.where and "no head and text" in failure.reason


def test_a_file_that_holds_fewer_articles_than_it_numbers_says_so():
    found = stream(made.lexis(BOTH).replace("of 2 DOC", "of 7 DOC"))
    assert reasons(found) == ["numbers its articles up to 7 and ends with 2: it may be cut off"]


def test_a_day_that_is_none_is_told_beside_the_document():
    document, failure = stream(made.docx(made.nexis([replace(ONE, day="November 2014")])), format="docx")
    assert document.published is None and "November 2014" in failure.reason and "article 1" in failure.where


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, ends):
    text = made.lexis([replace(ONE, byline="Jürgen Roe"), TWO]).replace("\n", ends)
    assert [news(document) for document in stream(text.encode(encoding))] == [" ".join(FIRST), " ".join(SECOND)]


def test_running_lines_of_pages_are_furniture():
    lines = [each for line in made.nexis(BOTH) for each in ([line, "Page 2 of 5"] if line == FIRST[0] else [line])]
    first, _ = stream(made.docx(lines), format="docx")
    assert news(first) == " ".join(FIRST) and "Page 2 of 5" in first.text


@pytest.mark.parametrize("kind", ["nexis docx", "lexis", "factiva text", "factiva indexed html", "proquest"])
def test_five_hundred_articles_are_read_one_by_one(kind):
    data, form = FILES[kind](made.many(500))
    data = data if isinstance(data, bytes) else data.encode()
    documents = read_stream(io.BytesIO(data), ReadOptions(format=form))
    first = next(documents)
    tracemalloc.start()
    titles = [first.title, *(document.title for document in documents)]
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert titles == [f"Meeting {number}" for number in range(1, 501)]
    assert held < 2_000_000


def test_what_only_looks_a_little_like_an_export_is_one_text():
    odd = [
        "1 of 10 DOCUMENTS\n\nThe minister found ten documents.\n\nLENGTH: forty metres.",
        "End of Document\n\nLoad-Date: no such thing.\n\nBody\n\nThe words go on.",
        "Kenya buys boats\nExample Times\nNovember 18, 2014\n\nKenya will buy six boats.\n\nEnd of Document",
        "Document 3 of 10\n\nFull text: the treaty.\n",
        "HD  is a code.\nAN\nDocument of the court\nThe judge said so.",
        "Talks began.\nDocument EXTIM0000201411180eab100001\nwas shown.",
    ]
    for text in odd:
        assert texts(stream(text)) == [text]
        assert layout_of(text, ReadOptions()) is None


def test_files_in_folders_are_taken_apart_and_counted(tmp_path):
    folder = tmp_path / "news"
    write(folder, "a.txt", made.lexis(BOTH))
    write(folder, "b.docx", made.docx(made.nexis(BOTH)))
    write(folder, "c.txt.gz", gzip.compress(made.proquest(BOTH).encode()))
    own = write(folder, "d.txt", " ".join(FIRST))
    found = list(read_paths([folder]))
    assert [document.name.rpartition("/")[2] for document in found] == [
        "a.txt#1", "a.txt#2", "b.docx#1", "b.docx#2", "c.txt.gz#1", "c.txt.gz#2", "d.txt",
    ]  # fmt: skip
    assert holds_many(folder / "a.txt", ReadOptions()) and not holds_many(own, ReadOptions())
    assert estimate(folder / "b.docx") == 2 and estimate(own) == 1 and estimate(folder / "a.txt") >= 2


@pytest.mark.parametrize("form", ["txt", "txt.gz", "docx"])
def test_of_a_large_export_only_the_beginning_is_counted(tmp_path, monkeypatch, form):
    pieces = made.many(400)
    text = made.lexis(pieces).encode()
    data = {"txt": text, "txt.gz": gzip.compress(text), "docx": made.docx(made.nexis(pieces, cover=False))}[form]
    looked, told = [], size.about
    monkeypatch.setattr(size, "_SAMPLE", 1 << 17)
    monkeypatch.setattr(size, "about", lambda words, options: looked.append(len(words)) or told(words, options))
    assert estimate(write(tmp_path, f"large.{form}", data)) == pytest.approx(400, rel=0.6)  # unpacking reads ahead
    assert 1 << 16 < looked[0] <= 1 << 17 and len(looked) == 1
