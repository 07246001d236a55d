"""`nv judge`: a person's word on merges, claims and fields; written down for good, honoured by every later run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from noteverbale.cli import asking

if TYPE_CHECKING:
    from noteverbale.flow.judging import Decision, Judge

_HELP = """Correct the record: merge, split, reject, set, undo.

Each judgement is stored with author, time and note, overrides texts and scores, and stays in force when more is read or
the record is made again. Nothing is overwritten: if two judgements conflict, the later one holds, and nv judge undo
takes one back. Ids are those shown by nv show and nv explain; their beginning is enough.

\b
Examples:
  nv judge merge r195fd873 r90d80500 --note "one visit"
  nv judge reject c36dd9060 --note "no denial, a price"
  nv judge set r195fd873 host Pakistan
  nv judge list
"""


@click.group(help=_HELP, short_help="Correct the record: merge, split, reject, set, undo.", invoke_without_command=True)
@click.pass_context
def judge(context: click.Context) -> None:
    """Hold the commands together; alone it shows its help."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


_signed = asking.together(
    click.option("--author", metavar="NAME", help="Who decides.  [default: [judge] author of nv.toml, else your name]"),
    click.option("--note", metavar="WORDS", default="", help="Why; shown by nv explain."),
    click.option("--at", metavar="TIME", help="When it was decided, such as 2026-11-26T09:30:00Z.  [default: now]"),
    click.option("--later", is_flag=True, help="Only store it; the record changes at the next nv rebuild."),
    click.option("--store", metavar="FOLDER", help="The store to judge.  [default: record.nv]"),
)


@judge.command(short_help="Say that two records are one.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@_signed
def merge(a: str, b: str, store: str | None, later: bool, **by: Any) -> None:
    """Say that two records of one kind are one.

    The record begun first keeps its id; the other id continues to work.

    \b
    Example:
      nv judge merge r195fd873 r90d80500 --note "same visit, two dates"
    """
    _tell(store, later, lambda judge: judge.merge(a, b, **by))


@judge.command(short_help="Take claims out of a record into a new one.")
@click.argument("record", metavar="RECORD")
@click.argument("claims", metavar="[CLAIM]...", nargs=-1)
@_signed
def split(record: str, claims: tuple[str, ...], store: str | None, later: bool, **by: Any) -> None:
    """Take claims out of a record into a new one.

    Without claims, each further text (with its copies) gets a record of its own.

    \b
    Examples:
      nv judge split r195fd873 c5d3dd2a4 c24b6c166
      nv judge split r195fd873
    """
    _tell(store, later, lambda judge: judge.split(record, *claims, **by))


@judge.command(short_help="Say that a claim was misread.")
@click.argument("claim", metavar="CLAIM")
@_signed
def reject(claim: str, store: str | None, later: bool, **by: Any) -> None:
    """Say that a claim was misread: it counts in no record, and nv show claims goes on listing it.

    \b
    Example:
      nv judge reject c36dd9060 --note "no denial: the price is open"
    """
    _tell(store, later, lambda judge: judge.reject(claim, **by))


@judge.command(name="set", short_help="Set a field of a record.")
@click.argument("record", metavar="RECORD")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@click.option(
    "--from",
    "since",
    metavar="DAY",
    help="From this day on, by what was known; or always.  [default: always for facts such as place, item and parties; "
    "the record's last known day for what changes, such as stage and status]",
)
@_signed
def set_(record: str, field: str, value: str, store: str | None, later: bool, **by: Any) -> None:
    """Set a field of a record, whatever the texts tell; VALUE none empties it.

    Fields are those of nv explain: place, host, traveller, status (visits and others), stage, item, supplier,
    recipient, quantity.ordered, value (deals), phase (agreements) and more; a wrong name lists them. Of days there is
    event_from, event_to, and days for both in one: a day, a month, a year, or two of them as FIRST..LAST.

    \b
    Examples:
      nv judge set r195fd873 days 2014-11-20
      nv judge set r195fd873 days 2014-11-20..2014-11-22
      nv judge set r7cae3d4e stage delivered --from 2017-08-30
      nv judge set r7cae3d4e quantity.wanted "up to 20"
    """
    _tell(store, later, lambda judge: judge.set(record, field, value, **by))


@judge.command(short_help="Take judgements back.")
@click.argument("numbers", metavar="[ID]...", nargs=-1)
@_signed
def undo(numbers: tuple[str, ...], store: str | None, later: bool, **by: Any) -> None:
    """Take judgements back by number, or the last that stands; an undo can be undone by its own number.

    What one command decided is undone as a whole, by any of its numbers.

    \b
    Examples:
      nv judge undo
      nv judge undo 3 4
    """
    _tell(store, later, lambda judge: judge.undo(*numbers, **by))


@judge.command(name="list", short_help="List what was decided, by whom, when and why.")
@asking.together(asking.store_option, asking.format_option)
def list_(store: str | None, form: str) -> None:
    """List what was decided, by whom, when and why.

    \b
    Examples:
      nv judge list
      nv judge list --format jsonl
    """
    from noteverbale.cli.tables import write

    with asking.open_view(store) as view:
        rows = view.judgements()
    write(rows, "judgements", form, "No judgements: nobody has corrected this record.")


def _tell(store: str | None, later: bool, decide: Callable[[Judge], Decision]) -> None:
    """Decide, and say what was written down, what it overrides and how to take it back."""
    from noteverbale.config import load
    from noteverbale.flow.judging import Judge

    path = store or load()[0].store.path
    made = decide(Judge(path, follow=not later))
    first, last = made.numbers[0], made.numbers[-1]
    named = f"judgements {first} to {last}" if last > first else f"judgement {first}"
    click.echo(f"{named}: {made.what}; nv judge undo {first} takes {'them' if last > first else 'it'} back")
    for notice in made.notices:
        click.echo(notice, err=True)
    if not made.followed:
        why = "" if later else "another process is writing to this store; "
        click.echo(f"{why}the record changes at the next nv read or nv rebuild", err=True)
