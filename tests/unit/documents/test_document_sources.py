"""Files and folders, good and bad, to documents and failures."""

from __future__ import annotations

import gzip
import json
import os
import socket
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.unit.documents.reads import read, reasons, stream, texts, write

from noteverbale.documents import ReadOptions, discover, read_paths
from noteverbale.errors import ConfigError, InputError, UnknownFormat
from noteverbale.store import Store
from noteverbale.types import Failure

# --- folders and paths


def test_folders_are_read_sorted_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "A.md", "README.md", "a/readme"):
        write(tmp_path, name, "words")
    found = [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path, tmp_path / "b.txt"])]
    assert found == ["A.md", "a/z.txt", "b.txt"]


def test_a_store_beside_the_texts_is_none_of_them(tmp_path):
    write(tmp_path, "a.txt", "A met B.")
    Store.create_or_open(tmp_path / "record.nv")
    (tmp_path / "record.nv" / "failures").mkdir(exist_ok=True)
    write(tmp_path, "record.nv/failures/main.jsonl", '{"where": "x"}\n')
    write(tmp_path, "b/format", "A text that is called so.")
    assert [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path])] == ["a.txt", "b/format"]
    with pytest.raises(InputError, match="no documents in this folder"):
        discover([tmp_path / "record.nv"])


def test_unknown_suffix_is_a_failure_in_a_folder_and_fatal_by_name(tmp_path):
    odd = write(tmp_path, "x.xyz", "words")
    write(tmp_path, "y.txt", "words")
    assert texts(read_paths([tmp_path])) == ["words"]
    assert ".xyz" in reasons(read_paths([tmp_path]))[0]
    with pytest.raises(UnknownFormat, match="rename it or say --format"):
        discover([odd])
    assert discover([odd], ReadOptions(format="text")) == [odd]


@pytest.mark.parametrize("names", [[], ["x.xyz"], [".hidden.txt"]])
def test_folder_without_documents(tmp_path, names):
    for name in names:
        write(tmp_path, name, "words")
    with pytest.raises(InputError, match="no documents in this folder"):
        discover([tmp_path])


def test_path_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        discover([tmp_path / "nothing.txt"])
    assert "cannot be opened" in reasons(read(tmp_path / "nothing.txt"))[0]


def test_table_without_text_stops_only_where_it_was_named(tmp_path):
    table = write(tmp_path, "t.csv", "name,age\na,1\n")
    write(tmp_path, "y.txt", "words")
    assert texts(read_paths([tmp_path])) == ["words"]
    assert "found name, age" in reasons(read_paths([tmp_path]))[0]
    with pytest.raises(InputError, match=r"found name, age; name it with --columns text=COLUMN"):
        list(read_paths([table]))


def test_name_is_the_path_as_given(tmp_path, monkeypatch):
    write(tmp_path, "in/a.txt", "words")
    write(tmp_path, "in/b.jsonl", '{"text": "words"}\n{"id": 7, "text": "more"}\n')
    monkeypatch.chdir(tmp_path)
    assert [document.name for document in read_paths(["in"])] == ["in/a.txt", "in/b.jsonl#1", "7"]


def under(folder, found):
    return [path.relative_to(folder).as_posix() for path in found]


def test_links_to_folders_are_followed_each_folder_once_and_never_in_a_circle(tmp_path):
    for name in ("in/a.txt", "in/deep/b.txt", "other/c.txt", "other/under/d.txt", "third/e.txt"):
        write(tmp_path, name, "words")
    (tmp_path / "in/deep/up").symlink_to("..")
    (tmp_path / "in/self").symlink_to(".")
    (tmp_path / "in/0").symlink_to("deep")  # stands before the folder itself
    (tmp_path / "in/linked").symlink_to(tmp_path / "other")
    (tmp_path / "other/on").symlink_to(tmp_path / "third")
    (tmp_path / "third/back").symlink_to(tmp_path / "other")
    (tmp_path / "in/again").symlink_to(tmp_path / "other" / "under")
    assert under(tmp_path / "in", discover([tmp_path / "in"])) == [
        "a.txt", "again/d.txt", "deep/b.txt", "linked/c.txt", "linked/on/e.txt"
    ]  # fmt: skip
    (tmp_path / "way").symlink_to("in")
    assert len(discover([tmp_path / "way"])) == 5


def test_a_link_to_a_store_or_of_a_hidden_name_is_left_out(tmp_path):
    write(tmp_path, "in/a.txt", "words")
    store = Store.create_or_open(tmp_path / "record.nv")
    (store.path / "x.txt").write_text("words")
    (tmp_path / "in/record").symlink_to(store.path)
    write(tmp_path, "other/b.txt", "words")
    (tmp_path / "in/.hidden").symlink_to(tmp_path / "other")
    assert under(tmp_path / "in", discover([tmp_path / "in"])) == ["a.txt"]


def test_what_is_no_file_in_a_folder_is_told_and_stops_nothing(tmp_path):
    folder = tmp_path / "in"
    write(tmp_path, "in/a.txt", "words")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "socket"))
    assert under(folder, discover([folder])) == ["a.txt"]
    values = list(read_paths([folder]))
    assert texts(values) == ["words"]
    assert {Path(value.where).name: value.reason for value in values if isinstance(value, Failure)} == {
        "gone.txt": "is a link that leads nowhere (No such file or directory)",
        "loop.txt": "is a link that leads nowhere (Too many levels of symbolic links)",
        "pipe.txt": "is a pipe, which is read only where it is named by itself",
        "socket": "is a socket, no file",
    }


def test_a_folder_that_may_not_be_opened_is_told(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", "words")
    (tmp_path / "shut").mkdir()
    opened = os.scandir

    def scandir(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    values = list(read_paths([tmp_path]))
    assert texts(values) == ["words"] and reasons(values) == ["cannot be opened (Permission denied)"]
    assert values[-1].where == str(tmp_path / "shut")


def test_a_name_that_is_no_utf8_is_escaped_everywhere(tmp_path):
    (tmp_path / "in").mkdir()
    folder = os.fsencode(tmp_path / "in")
    for name, content in (
        (b"caf\xe9.txt", b"words"),
        (b"\xe8.txt", b""),
        (b"t\xe9.csv", b"a,b\n1,2\n"),
        (b"x.x\xe9", b""),
    ):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(content)
    Path(os.fsdecode(folder + b"/\xff.txt")).symlink_to("nowhere")
    values = list(read_paths([tmp_path / "in"]))
    base = f"{tmp_path}/in/"
    assert [value.name for value in values if not isinstance(value, Failure)] == [base + r"caf\xe9.txt"]
    told = {value.where.removeprefix(base): value.reason for value in values if isinstance(value, Failure)}
    assert list(told) == [r"t\xe9.csv", r"x.x\xe9", r"\xe8.txt", r"\xff.txt"]
    assert told[r"\xe8.txt"] == "is empty" and told[r"t\xe9.csv"].startswith("no column holds the text")
    msgspec.json.encode(values)
    with pytest.raises(InputError, match=r"/no\\xe9.txt: no such file"):
        discover([os.fsdecode(folder + b"/no\xe9.txt")])


# --- bad inputs


@pytest.mark.parametrize("name", ["e.txt", "e.md", "e.html", "e.csv", "e.jsonl", "e.json", "e"])
@pytest.mark.parametrize("content", ["", " \n\t"])
def test_empty_file(tmp_path, name, content):
    if name == "e.csv" and content:
        pytest.skip("a blank line is a header without a text column")
    assert reasons(read(write(tmp_path, name, content))) == ["is empty"]


def test_a_file_without_rows_is_empty(tmp_path):
    assert reasons(read(write(tmp_path, "e.csv", "title,text\n"))) == ["is empty"]
    assert reasons(read(write(tmp_path, "e.json", "[]"))) == ["is empty"]
    assert reasons(read(write(tmp_path, "e.jsonl", '{"text": "words"}\n'))) == []


def test_binary_file(tmp_path):
    assert "binary" in reasons(read(write(tmp_path, "b.txt", b"\x00\x01\x02" * 99)))[0]
    assert "binary" in reasons(read(write(tmp_path, "b.jsonl", b"\x00\x01\x02" * 99)))[0]
    assert "binary" in reasons(read(write(tmp_path, "b.html", b"\x00\x01\x02" * 99)))[0]


def test_wrong_encoding_is_a_failure_and_the_right_one_is_noted(tmp_path):
    path = write(
        tmp_path,
        "r.txt",
        "Министр обороны посетит столицу в четверг, сообщил источник в правительстве страны.".encode("cp1251"),
    )
    assert "not utf-8" in reasons(read(path, encoding="utf-8"))[0]
    (document,) = read(path)
    assert document.text.startswith("Министр") and document.origin["text"] == "encoding:cp1251"


def test_cut_gzip_gives_the_whole_lines_and_then_a_failure(tmp_path):
    lines = "".join(json.dumps({"id": str(n), "text": f"words {n * 7919 % 9973} {n}"}) + "\n" for n in range(3000))
    data = gzip.compress(lines.encode())
    values = read(write(tmp_path, "c.jsonl.gz", data[: len(data) // 2]))
    found = texts(values)
    assert 100 < len(found) < 3000
    assert found == [json.loads(line)["text"] for line in lines.splitlines()[: len(found)]]
    assert len(reasons(values)) == 1 and "ends early" in values[-1].reason


def test_cut_gzip_of_one_text_gives_no_half_text(tmp_path):
    data = gzip.compress("".join(map(str, range(9999))).encode())
    assert texts(read(write(tmp_path, "c.txt.gz", data[:-500]))) == []


def test_damaged_gzip_is_told(tmp_path):
    data = bytearray(gzip.compress(b"some words " * 99))
    data[-5] ^= 255
    assert "damaged" in reasons(read(write(tmp_path, "c.txt.gz", bytes(data))))[0]


def test_gzip_is_told_by_its_bytes(tmp_path):
    assert texts(read(write(tmp_path, "a.txt", gzip.compress(b"words")))) == ["words"]
    assert texts(read(write(tmp_path, "a.txt.gz", b"words"))) == ["words"]


def test_bad_lines_do_not_stop_the_others(tmp_path):
    path = write(
        tmp_path,
        "l.jsonl",
        '{"text": "one"}\nnonsense\n\n[1]\n{"text": 5}\n{"words": "x"}\n{"text": ""}\n{"text": "\\ud800"}\n{"text": "two"}',
    )
    values = read(path)
    assert texts(values) == ["one", "two"]
    where = [value.where.removeprefix(path.as_posix()) for value in values if isinstance(value, Failure)]
    assert where == [f" line {number}" for number in (2, 4, 5, 6, 7, 8)]
    for reason, says in zip(
        reasons(values), ["not valid JSON", "JSON list", "int where", "no column", "empty", "surrogate"], strict=True
    ):
        assert says in reason


def test_undecodable_line_is_read_as_what_it_looks_like(tmp_path):
    path = write(tmp_path, "l.jsonl", b'{"text": "one"}\n' * 9 + '{"text": "cafés d’Europe"}\n'.encode("cp1252"))
    assert texts(read(path))[-1] == "cafés d’Europe"
    assert "not utf-8" in reasons(read(path, encoding="utf-8"))[0]


def test_missing_column_names_those_there_are():
    with pytest.raises(
        InputError, match=r"line 1: no column holds the text; found name, when; name it with --columns text=COLUMN"
    ):
        stream('{"name": "a", "when": "b"}\n', format="json")
    with pytest.raises(InputError, match=r"no column 'bodi' \(asked for as text\); found body"):
        stream("body\nwords\n", format="csv", columns={"text": "bodi"})


@pytest.mark.parametrize("words", ["soon", "31/02/2014", "05/06/2014", "9999-12-31"])
def test_unreadable_date_leaves_the_document_undated(words):
    document, failure = stream(json.dumps({"text": "words", "date": words}), format="json")
    assert (document.published, document.origin) == (None, {})
    assert repr(words) in failure.reason and failure.where == "standard input line 1"


def test_a_date_that_is_two_days_says_which():
    _, failure = stream('{"text": "words", "date": "05/06/2014"}', format="json")
    assert "may be 2014-06-05 or 2014-05-06" in failure.reason and "--date-order" in failure.reason


def test_the_day_in_a_name_counts_where_it_is_asked_for_and_nothing_else_tells(tmp_path):
    path = write(tmp_path, "2014-11-20_talks.txt", "Talks began on Thursday.")
    (plain,), (named,) = read(path), read(path, dates_in_names=True)
    assert (plain.published, named.published, named.origin["published"]) == (None, date(2014, 11, 20), "name")
    stated = write(tmp_path, "2014-12-31.txt", "Talks began.\nPublished in Dawn, November 20th, 2014")
    (told,) = read(stated, dates_in_names=True)
    assert (told.published, told.origin["published"]) == (date(2014, 11, 20), "publication_line")


def test_rows_of_the_wrong_length(tmp_path):
    values = read(write(tmp_path, "t.csv", 'text,date\n"a\nb",2014-11-20\nc\nd,2014-11-21\n\n'))
    assert texts(values) == ["a\nb", "d"]
    assert [(value.where.split()[-1], value.reason) for value in values if isinstance(value, Failure)] == [
        ("4", "has 1 cells where the header has 2")
    ]


def test_open_quote_says_how_far_it_goes(tmp_path):
    values = read(write(tmp_path, "t.csv", 'text,date\na,2014-11-20\n"b,2014-11-21\nc,2014-11-22\n'))
    assert texts(values) == ["a"]
    assert reasons(values) == [
        "has 1 cells where the header has 2; it goes on to line 4, perhaps for want of a closing quote"
    ]


def test_header_in_quotes_over_lines_and_header_that_is_none():
    assert texts(stream('"text","a\nb"\nwords,x\n', format="csv")) == ["words"]
    assert "not a row" in reasons(stream("text\rwords\rmore", format="csv"))[0]


def test_long_cells_and_texts(tmp_path):
    long = "The minister said so. " * 100_000
    assert texts(read(write(tmp_path, "t.csv", f'text\n"{long}"\n'))) == [long]
    assert texts(read(write(tmp_path, "t.txt", long))) == [long]


def test_unknown_format_by_option():
    with pytest.raises(ConfigError, match="the formats are text"):
        stream("words", format="odt")


def test_parquet_without_pyarrow_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match=r"pip install 'noteverbale\[parquet\]'"):
        read(write(tmp_path, "a.parquet", b"PAR1"))


@pytest.mark.parametrize(
    ("name", "told"),
    [("a.zip", "unpack it first"), ("a.tar.gz", "unpack it first"), ("a.odt", "save it as .docx"), ("a.dta", "as CSV")],
)
def test_files_that_people_have_are_told_what_to_do_with(name, told, tmp_path):
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(UnknownFormat, match=told) as met:
        list(read_paths([tmp_path / name]))
    assert "--format" not in str(met.value)


def test_the_line_that_tells_excel_what_separates_is_no_header(tmp_path):
    (tmp_path / "a.csv").write_text("sep=;\ntitle;body\nA;Talks, and more talks.\n")
    (found,) = read_paths([tmp_path / "a.csv"])
    assert (found.title, found.text) == ("A", "Talks, and more talks.")
