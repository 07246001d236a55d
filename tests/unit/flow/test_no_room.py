"""No room for the record or for what is read: told in one sentence, and the old record stands."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from commands import more, one_sentence, run
from noteverbale.errors import StoreError
from noteverbale.flow import read_all, rebuild
from noteverbale.store import Store, openings
from stores import told

LIMITED = """
import resource, sys
import fakes

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
fakes.main(sys.argv[2:])
"""


@pytest.mark.parametrize("grown", [True, False])
def test_no_room_for_the_record_is_told_and_the_old_one_stands(
    tmp_path: Path, texts: Path, store: Store, grown: bool
) -> None:
    old = store.record.read_bytes()
    more(texts, 3 if grown else 6)
    found = run(LIMITED, tmp_path, str(len(old) - 1000), "read", "texts")
    assert found.returncode == 2
    assert re.search(
        r"record.sqlite(.draft)?: .*(limit on the size of files is reached|old record remains)", one_sentence(found)
    )
    assert store.record.read_bytes() == old and not list(store.path.glob("*.draft"))
    rebuild(store)
    assert len(told(store)["documents"]) == 12 + (3 if grown else 6)


def test_no_room_for_what_is_read_is_told_and_kept(tmp_path: Path, texts: Path, store: Store) -> None:
    more(texts)
    found = run(LIMITED, tmp_path, "60000", "read", "texts")
    assert found.returncode == 2
    assert (
        "a limit on the size of files is reached (ulimit -f); raise it and run the same command again"
        in one_sentence(found)
    )
    waiting = store.waiting()
    assert 0 < waiting < 40
    summary = read_all([texts], store)
    assert (summary.documents, summary.known) == (40 - waiting, 12 + waiting)
    assert len(told(store)["documents"]) == 52


def test_a_full_disk_while_the_record_is_copied_is_told(
    texts: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 9")
        copy(source, connection)

    copy = openings._copy
    old = store.record.read_bytes()
    more(texts, 2)
    reader = store.database()
    reader.execute("SELECT * FROM about").fetchall()  # so that a copy is made
    with monkeypatch.context() as patched:
        patched.setattr(openings, "_copy", full)
        with pytest.raises(StoreError, match=r"database or disk is full.*make room on the disk and run nv rebuild"):
            read_all([texts], store)
    assert store.record.read_bytes() == old and not list(store.path.glob("*.draft")) and store.waiting() == 2
    read_all([texts], store)
    assert len(told(store)["documents"]) == 14 and store.waiting() == 0
