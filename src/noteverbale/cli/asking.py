"""What all asking commands share: the store, the filters, and files written with -o.

In: options as typed.  Out: an open `RecordView`; a dict of the filters that were given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from noteverbale.cli.output import opened
from noteverbale.cli.parameters import Choice, ParamType
from noteverbale.views import RecordView
from noteverbale.views.filters import known_name
from noteverbale.views.formats import FORMATS

Option = Callable[[Callable[..., Any]], Callable[..., Any]]

store_option = click.option("--store", metavar="FOLDER", help="The store to query.  [default: record.nv]")
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)


class Actor(ParamType[str]):
    """A name or code of an actor; never the next option, which --between with one actor would swallow."""

    name = "actor"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> str:
        """Give the words as typed."""
        if str(value).startswith("--"):
            self.fail(f"two actors are needed, such as RUS PAK, but one of them is {value!r}", param, context)
        return str(value)


class Named(Choice[str]):
    """One of our names; of another word it is told which one may be meant."""

    def __init__(self, names: Iterable[str], what: str) -> None:
        super().__init__(list(names))
        self.what = what

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> str:
        """Give the name. Raises ConfigError with the nearest one."""
        return known_name(str(value).strip().lower(), tuple(self.choices), self.what)


between_option = click.option("--between", nargs=2, type=Actor(), metavar="A B", help="Both actors take part.")
actor_option = click.option("--actor", metavar="A", help="The actor takes part (in statements: or speaks).")
kind_option = click.option("--kind", multiple=True, metavar="K", help="Only this kind; repeatable.")
since_option = click.option("--since", metavar="DAY", help="Events that end on this day or later.")
until_option = click.option("--until", metavar="DAY", help="Events that begin on this day or earlier.")
undated_option = click.option(
    "--undated", is_flag=True, help="With --since, --until: also undated events, by the day they became known."
)
as_of_option = click.option("--as-of", metavar="DAY", help="What was known on this day, from texts published by then.")
mode_option = click.option("--mode", metavar="M", help="A PLOVER mode: convict, expel, arrest, aerial ...")
medium_option = click.option(
    "--medium", metavar="M", help="How talks were held: in-person, call, video, letter (meetings, events)."
)
confidence_option = click.option(
    "--min-confidence", type=float, metavar="X", help="Claims whose kind has at least this confidence, 0 to 1."
)
whole_option = click.option(
    "--min-whole", type=float, metavar="X", help="Claims at least this likely to be right as a whole, 0 to 1."
)
status_option = click.option("--status", metavar="S", help="held, planned, called-off, or a status as shown.")
sideless_option = click.option("--sideless", is_flag=True, help="Also deals with neither supplier nor recipient known.")
side_options = (
    click.option("--supplier", metavar="A", help="Deals that this actor supplies."),
    click.option("--recipient", metavar="A", help="Deals for this actor."),
)
named_option = click.option(
    "--named", is_flag=True, help="Only deals of a named weapon or class of arms, not of arms in general."
)
# On how much a record rests.
support_options = (
    click.option("--told-days", is_flag=True, help="Only what a text dates; no estimates."),
    click.option("--min-sources", type=int, metavar="N", help="In at least N independent texts; copies count once."),
    click.option("--min-outlets", type=int, metavar="N", help="Reported by at least N different outlets."),
)
# Which records or claims are asked for, as every question takes it.
filter_options = (
    between_option, actor_option, kind_option, since_option, until_option, undated_option, as_of_option,
)  # fmt: skip
# Which data an export holds, and so the methods text beside it.
data_options = (
    *filter_options, mode_option, medium_option, status_option, confidence_option, whole_option, *support_options,
    *side_options, named_option,
)  # fmt: skip
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", *FORMATS]),
    default="table",
    show_default=True,
    help="Format of the answer.",
)
limit_option = click.option("--limit", type=int, metavar="N", help="At most N rows.")


def together(*options: Option) -> Option:
    """Give one decorator for several options, shown in help in the order given."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def open_view(store: str | None) -> RecordView:
    """Open the store named, or the one that the settings name."""
    from noteverbale.config import load

    settings = load()[0]
    path = store or settings.store.path
    view = RecordView(path, actors=settings.tables.actors)
    tell_what_is_old(path)
    return view


def tell_what_is_old(path: str) -> None:
    """Say on standard error that this version would make another record, or that the record lacks texts read since."""
    from noteverbale.store import Store
    from noteverbale.store.made import stale

    if told := stale(Store.open(path)):
        click.echo(f"nv: {told}", err=True)


def given(filters: dict[str, Any]) -> dict[str, Any]:
    """Give the filters that were asked for."""
    return {name: value for name, value in filters.items() if value not in (None, (), False)}


def write_lines(lines: Iterable[str], output: Path | None) -> None:
    """Write lines to a file, whole or not at all, or to standard output as they come. Raises StoreError."""
    if output is None:
        for line in lines:
            click.echo(line, nl=False)
        return
    with opened(output) as stream:
        stream.writelines(line.encode() for line in lines)
