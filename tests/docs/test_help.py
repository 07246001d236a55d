"""Help pages: quick, complete, documented, and their examples are commands that exist."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from noteverbale.cli import COMMANDS, group

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
PRESENT = [name for name, (home, _) in COMMANDS.items() if find_spec(home.split(":")[0])]


def a_command(name: str) -> click.Command:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    return command


def a_help_page(name: str) -> str:
    return a_command(name).get_help(click.Context(a_command(name), info_name=f"nv {name}"))


def nv_lines(text: str) -> list[list[str]]:
    """Give the words of every `nv` command in a page's code blocks or a help page's examples."""
    joined = text.replace("\\\n", " ")
    lines = re.findall(r"^\s*(?:\$ )?(?:[A-Z_]+=\S+ )*(nv [^|>&;\n`]+)", joined, flags=re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


def check(words: list[str]) -> None:
    """Refuse a command, an option or a value that `nv` would refuse; files need not be there."""
    _, *rest = words
    if not rest or rest[0].startswith("-"):
        return
    command, rest = a_command(rest[0]), rest[1:]
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        part = command.get_command(click.Context(command), rest[0])
        assert part is not None, f"there is no command {rest[0]!r} in {' '.join(words)}"
        command, rest = part, rest[1:]
    command.make_parser(click.Context(command)).parse_args(rest)


@pytest.mark.parametrize("name", PRESENT)
def test_every_command_has_its_sentence_options_told_and_an_example(name: str) -> None:
    command = a_command(name)
    assert command.get_short_help_str(200) == COMMANDS[name][1]
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, f"nv {name} {option.name} has no help"
    examples = nv_lines(a_help_page(name))
    assert any(words[:2] == ["nv", name] for words in examples)
    for words in examples:
        check(words)


@pytest.mark.parametrize("name", PRESENT)
def test_every_command_and_option_is_documented(name: str) -> None:
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert f"nv {name}" in told


def test_every_option_of_nv_read_is_on_its_page() -> None:
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    for option in a_command("read").params:
        for spelling in option.opts if isinstance(option, click.Option) else ():
            assert f"`{spelling}" in page, f"{spelling} is not in docs/reading.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_in_the_documentation_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:sh|bash|console|shell)?\n(.*?)```", text, flags=re.DOTALL)
    for words in (words for block in blocks for words in nv_lines(block)):
        check(words)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    for block in blocks:
        for target in re.findall(r"^\s*(?:\$ )?make ([a-z]+)", block, flags=re.MULTILINE):
            assert target in targets, f"make {target} in {page.name}"
