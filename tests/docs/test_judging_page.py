"""The examples of docs/judging.md, run on a small record: the Python ones as they stand, every verb of the shell ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.unit.views.world import make_store

from noteverbale.cli import main
from noteverbale.cli.judge import judge

PAGE = (Path(__file__).parents[2] / "docs" / "judging.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)
    assert found is not None
    return found[1]


def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_store(tmp_path / "record.nv")
    monkeypatch.chdir(tmp_path)
    exec(compile(block("python"), "docs/judging.md", "exec"), {"noteverbale": __import__("noteverbale")})
    assert capsys.readouterr().out.splitlines() == ["1 ana merge stands", "2 ana set undone by 3", "3 ana undo stands"]


def test_every_verb_and_option_is_on_the_page() -> None:
    for name, command in judge.commands.items():
        assert re.search(rf"nv judge {name}\b", PAGE), name
        for option in command.params:
            for spelling in (*option.opts, *option.secondary_opts):
                if spelling.startswith("--") and name != "list" and spelling != "--store":
                    assert f"`{spelling}" in PAGE, spelling


@pytest.mark.parametrize("arguments", [[], ["--help"], ["set", "--help"]])
def test_help_is_help_and_no_failure(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["judge", *arguments])
    shown = capsys.readouterr()
    assert "Examples:" in shown.out + shown.err
    assert (ended.value.code or 0, shown.err) == (0, "")
