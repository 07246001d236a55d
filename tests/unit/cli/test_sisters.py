"""What one command is asked by, its sisters are asked by too."""

from __future__ import annotations

import click

from noteverbale.cli.audit import draw
from noteverbale.cli.brief import brief
from noteverbale.cli.export import export
from noteverbale.cli.methods import methods
from noteverbale.cli.show import show

# What says how data are written, not which.
_FORM = {"store", "output", "form", "limit", "directed", "unlikely"}
_SUPPORT = {"min_confidence", "min_whole", "min_sources", "min_outlets", "told_days"}


def asked(command: click.Command) -> set[str | None]:
    return {option.name for option in command.params} - _FORM


def test_methods_take_what_exports_take() -> None:
    assert asked(methods) == asked(export)


def test_samples_for_coders_take_it_too_but_for_what_rows_alone_tell() -> None:
    assert asked(export) - {"mode", "medium"} <= asked(draw)


def test_every_question_is_asked_by_how_much_stands_behind_it() -> None:
    for command in (show, export, brief, methods, draw):
        assert asked(command) >= _SUPPORT, command.name
