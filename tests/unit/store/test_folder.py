"""The folder: making and opening it, who may write, and the operator's mistakes."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from builders import a_judgement
from noteverbale.errors import StoreBusyError, StoreError, StoreVersionError
from noteverbale.store import Store
from noteverbale.types import Failure
from stores import a_reading, content, fill, ids


def test_an_empty_folder_becomes_a_store_and_opening_changes_nothing(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path)
    before = content(store.path)
    assert list(Store.create_or_open(tmp_path).readings()) == []
    assert content(store.path) == before and "format" in before


def a_missing(path: Path) -> None:
    pass


def a_file(path: Path) -> None:
    path.write_text("x")


def a_foreign_folder(path: Path) -> None:
    path.mkdir()
    (path / "thesis.docx").write_text("x")


def a_newer(path: Path) -> None:
    Store.create_or_open(path)
    (path / "format").write_text("noteverbale store 99\n")


def a_broken_mark(path: Path) -> None:
    Store.create_or_open(path)
    (path / "format").write_text("\x00\x00")


@pytest.mark.parametrize(
    ("made", "error", "words"),
    [
        (a_missing, StoreError, "no store here; run nv read first"),
        (a_file, StoreError, "not a store"),
        (a_foreign_folder, StoreError, "not a store"),
        (a_newer, StoreVersionError, "form 99, this one knows 1.*upgrade"),
        (a_broken_mark, StoreError, "not the mark of a store"),
    ],
)
def test_what_is_no_store_is_told_with_the_repair(tmp_path: Path, made, error, words: str) -> None:
    path = tmp_path / "r.nv"
    made(path)
    with pytest.raises(error, match=words) as caught:
        Store.open(path)
    assert str(path) in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    if made is not a_missing:
        with pytest.raises(error):
            Store.create_or_open(path)


def test_a_second_writer_is_refused_in_one_sentence_and_a_reader_is_not(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    fill(store, a_reading("a"))
    with store.writer() as writer:
        writer.add(a_reading("b"))
        other = Store.open(store.path)
        assert ids(other) == ["a"]
        with pytest.raises(StoreBusyError, match="another process is writing"), other.writer():
            pass
        with pytest.raises(StoreBusyError), other.alone():
            pass
    assert ids(store) == ["a", "b"]


def test_shard_writers_work_side_by_side_but_not_twice_nor_beside_a_whole_one(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    with store.writer((1, 2)) as one, store.writer((2, 2)) as two:
        one.add(a_reading("a"))
        two.add(a_reading("b"))
        with pytest.raises(StoreBusyError), store.writer((1, 2)):
            pass
        with pytest.raises(StoreBusyError), store.writer():
            pass
    assert ids(store) == ["a", "b"]


def test_judgements_and_failures_are_kept(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    digest = store.digest()
    store.add_judgements([a_judgement("merge", "r1", "r2")])
    store.add_judgements([a_judgement("split", "r1", "c1")])
    assert [each.verb for each in store.judgements()] == ["merge", "split"]
    assert store.digest() != digest
    failure = Failure(where="a.txt", reason="empty")
    store.set_failures([failure])
    store.set_failures([Failure(where="b.txt", reason="empty")], (1, 2))
    assert store.failures() == [Failure(where="b.txt", reason="empty"), failure]
    store.set_failures([])
    assert [each.where for each in store.failures()] == ["b.txt"]


def test_a_line_that_is_no_judgement_is_named(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    store.add_judgements([a_judgement("merge", "r1", "r2")])
    with (store.path / "judgements.jsonl").open("a") as stream:
        stream.write("{nonsense\n")
    with pytest.raises(StoreError, match=r"judgements.jsonl line 2"):
        store.judgements()


def test_asking_for_a_record_that_is_not_made_names_the_repair(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "r.nv")
    with pytest.raises(StoreError, match="run nv rebuild"):
        store.database()


READ_ONLY = """
import os, sys
from noteverbale.errors import StoreError
from noteverbale.store import Store

os.setuid(65534)  # after the imports: this user may be unable to read the interpreter's own folder
store = Store.open(sys.argv[1])
print(sum(1 for _ in store.readings()))
for attempt in (lambda: store.writer().__enter__(), lambda: Store.create_or_open(sys.argv[2])):
    try:
        attempt()
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a user who may not write")
def test_a_read_only_folder_can_be_read_and_is_told_when_written() -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest closes its own folders to other users
        Path(folder).chmod(0o755)
        store = Store.create_or_open(Path(folder, "r.nv"))
        fill(store, a_reading("a"))
        found = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(store.path), str(Path(folder, "new.nv"))],
            env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert found.returncode == 0, found.stderr
    count, first, second = found.stdout.splitlines()
    assert count == "1"
    assert "check the folder's permissions" in first and "no permission" in second
