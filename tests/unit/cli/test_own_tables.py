"""`[tables]` of nv.toml from the command line: read, told, and refused before anything is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import fakes
import noteverbale
from noteverbale import cli
from noteverbale.config import load
from noteverbale.errors import ConfigError, OntologyError
from noteverbale.flow import Store, read_all, worker

BODIES = "code,name,terms,sector,source\n"
BLUE = BODIES + "NSA-BLUE-FRONT,Blue Front,Blue Front,REB,me\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "0.txt").write_text("Russia visits India.\nPublished in Daily Post, November 20th, 2014")
    (tmp_path / "my_actors.csv").write_text(BLUE)
    (tmp_path / "nv.toml").write_text('[tables]\nactors = ["my_actors.csv"]\n')
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("NOTEVERBALE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(cli.signal, "signal", lambda number, handler: None)
    monkeypatch.setattr(worker, "load_reader", fakes.load)
    return tmp_path


def nv(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(list(arguments))
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_paths_go_from_the_files_folder_or_the_working_folder(folder: Path) -> None:
    elsewhere = {"NOTEVERBALE_CONFIG": str(folder / "nv.toml")}
    assert load(folder / "texts", elsewhere)[0].tables.actors == (str(folder / "my_actors.csv"),)
    named = {"NOTEVERBALE_TABLES_PLACES": os.pathsep.join(["a.csv", "/b.csv"])}
    assert load(folder, named)[0].tables.places == ("a.csv", "/b.csv")
    (folder / "nv.toml").write_text('[tables]\nactors = "my_actors.csv"\n')
    with pytest.raises(ConfigError, match=r"nv.toml: tables.actors = 'my_actors.csv' does not fit"):
        load(folder, {})


def test_a_changed_table_makes_texts_be_read_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert nv("read", "texts") == 0
    assert nv("read", "texts") == 0
    (folder / "my_actors.csv").write_text(BLUE.replace("REB", "OPP"))
    assert nv("read", "texts") == 0
    (folder / "nv.toml").write_text("")
    assert nv("read", "texts") == 0
    told = capsys.readouterr().err.splitlines()
    assert [line[:16] for line in told] == [
        "1 document read,",
        "0 documents read",
        "1 document read,",
        "1 document read,",
    ]
    assert list(Store.open("record.nv").latest().values()) == ["fake-1"]


def test_tables_are_named_on_the_command_line_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from noteverbale.resolve.tables import Tables

    (folder / "nv.toml").write_text("")
    (folder / "arms.csv").write_text(
        "designation,family,type,maker,aliases,check,source\nQX-909 Wasp,QX-909,attack_helicopter,NZL,,,me\n"
    )
    assert nv("read", "texts", "--tables", "my_actors.csv", "--tables", "arms.csv") == 0
    both = Tables.of({"actors": ["my_actors.csv"], "equipment": ["arms.csv"]})
    assert set(Store.open("record.nv").latest().values()) == {f"fake-1 tables {both.digest()}"}
    (folder / "odd.csv").write_text("code,wort\nUSA,x\n")
    capsys.readouterr()
    for wrong, words in (
        ("none.csv", "cannot read this table"),
        ("odd.csv", "its columns (code, wort) are of no table"),
    ):
        assert nv("read", "texts", "--tables", wrong) == 2
        told = capsys.readouterr().err
        assert words in told and wrong in told and told.count("\n") == 1


def test_other_processes_get_the_tables(folder: Path) -> None:
    from noteverbale.resolve.tables import Tables

    tables = Tables.of({"actors": ["my_actors.csv"]})
    (folder / "texts" / "1.txt").write_text("China visits India.")
    store = Store.create_or_open(folder / "two.nv")
    assert read_all(["texts"], store, workers=2, tables=tables).documents == 2
    assert set(store.latest().values()) == {f"fake-1 tables {tables.digest()}"}


def test_who_doctor_and_config_tell_of_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert nv("who", "Blue Front") == 0
    assert capsys.readouterr().out.startswith("NSA-BLUE-FRONT REB  Blue Front")
    assert nv("doctor") == 0
    assert "your tables: my_actors.csv (1 row), all read and checked; digest " in capsys.readouterr().out
    assert nv("config") == 0
    assert "tables.actors = ['my_actors.csv']  (nv.toml)\n" in capsys.readouterr().out
    (folder / "my_actors.csv").unlink()
    assert nv("doctor") == 1
    assert "your tables: WRONG: my_actors.csv: cannot read this table" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "my_actors.csv: cannot read this table"),
        ("", "my_actors.csv: the table is empty"),
        (BODIES, "my_actors.csv: the table has a header and no row"),
        ("code,nome,terms,sector,source\nUSA,X,X,GOV,me\n", "my_actors.csv: column 'name' is missing"),
        (
            BLUE + "NSA-BLUE-FRONT,Blue Front,Blues,REB,me\n",
            "my_actors.csv line 3: 'NSA-BLUE-FRONT / Blue Front' is there already",
        ),
        (
            "code,name,surname,terms,office,sector,since,until,source\nUSA,A B,B,,head,GOV,99999,,me\n",
            "since '99999' is no year",
        ),
    ],
)
@pytest.mark.parametrize("command", [("read", "texts"), ("read", "texts", "--claims", "out.jsonl"), ("who", "Lavrov")])
def test_a_wrong_table_is_told_before_anything_is_read(
    folder: Path, content: str | None, words: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "my_actors.csv").unlink()
    if content is not None:
        (folder / "my_actors.csv").write_text(content)
    assert nv(*command) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("nv: ") and words in told.err and told.err.count("\n") == 1
    assert not (folder / "record.nv").exists() and not (folder / "out.jsonl").exists()


def test_python_takes_them_too(folder: Path) -> None:
    reading = noteverbale.read("Russia visits India.", tables={"actors": ["my_actors.csv"]})
    assert reading.signature.startswith("fake-1 tables ")
    with pytest.raises(OntologyError, match="cannot read this table"):
        noteverbale.read("Russia visits India.", tables={"actors": ["none.csv"]})


def test_a_table_that_is_not_there_is_told_in_plain_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert nv("read", "texts", "--tables", "gone.csv", "--claims", "-") == 2
    assert "cannot read this table (No such file or directory); check the path" in capsys.readouterr().err
