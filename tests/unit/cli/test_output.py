"""A file that a command writes stands whole or as it was before."""

from pathlib import Path

import pytest

from noteverbale.cli.output import opened
from noteverbale.errors import StoreError


def test_a_run_that_fails_leaves_what_was_there(tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old\n")
    with pytest.raises(ValueError, match="midway"), opened(target) as stream:
        stream.write(b"new\n")
        raise ValueError("midway")
    assert target.read_bytes() == b"old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    with opened(target) as stream:
        stream.write(b"new\n")
    assert target.read_bytes() == b"new\n"


def test_lines_of_use_one_by_one_are_kept(tmp_path):
    with pytest.raises(ValueError, match="midway"), opened(tmp_path / "out", whole=False) as stream:
        stream.write(b"told\n")
        raise ValueError("midway")
    assert (tmp_path / "out").read_bytes() == b"told\n"


def test_only_errors_of_this_file_are_told_as_its_own(tmp_path):
    with (
        pytest.raises(StoreError, match=r"missing.out: cannot be written .*; .* another file with -o"),
        opened(tmp_path / "missing" / "out"),
    ):
        pass
    with pytest.raises(FileNotFoundError), opened(tmp_path / "out"):
        (tmp_path / "other").read_bytes()


def test_a_link_stays_and_the_file_it_points_at_is_written(tmp_path):
    (tmp_path / "data").mkdir()
    link = tmp_path / "out.csv"
    link.symlink_to(Path("data") / "events.csv")
    for content in (b"first\n", b"second\n"):  # to a file that is not there yet, and to one that is
        with opened(link) as stream:
            stream.write(content)
        assert link.is_symlink() and (tmp_path / "data" / "events.csv").read_bytes() == content
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["events.csv"]
