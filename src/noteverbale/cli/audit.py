"""`nv audit`: draw a sample for a coder, count what the coder wrote, take corrections over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from noteverbale.cli import asking
from noteverbale.errors import ConfigError
from noteverbale.views.audit.fields import SHEETS
from noteverbale.views.wording import counted

_HELP = """Measure how good the record is on your corpus, and correct it in a spreadsheet.

A random sample is written to a CSV file and a coder judges it row by row. The answers give precision, recall and coder
agreement for your paper, or corrections for the record.

\b
Examples:
  nv audit draw --size 200 -o sheet.csv
  nv audit score sheet.csv
  nv audit apply sheet.csv
"""
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


@click.group(help=_HELP, short_help="Draw a sample to judge, score it, apply corrections.", invoke_without_command=True)
@click.pass_context
def audit(context: click.Context) -> None:
    """Hold the commands together; alone it shows its help."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@audit.command(short_help="Draw a random sample into a sheet for a coder.")
@click.argument("what", type=asking.Named(SHEETS, "sheet"), metavar="[WHAT]", default="claims")
@asking.together(
    asking.store_option,
    click.option(
        "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="Write to FILE instead of standard output; an existing file is never replaced.",
    ),
    click.option("--size", type=int, default=200, show_default=True, metavar="N", help="Number of claims or records."),
    click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="Other seeds give other samples."),
    click.option("--by-kind", is_flag=True, help="The same number of each kind, if there are enough."),
    click.option(
        "--sentences", type=int, metavar="N",
        help="Number of sentences without a claim, to find what was missed.  [default: 100 with claims]",
    ),
    click.option("--blind", is_flag=True, help="Hide the reader's answers; the coder writes answers."),
    *asking.filter_options,
    asking.status_option,
    asking.sideless_option,
    *asking.side_options,
    asking.named_option,
    asking.confidence_option,
    asking.whole_option,
    *asking.support_options,
    click.option(
        "--separator", type=click.Choice(list(_SEPARATORS)), default="comma", show_default=True,
        help="Separator of cells; use semicolon where the comma is the decimal mark.",
    ),
)  # fmt: skip
def draw(what: str, store: str | None, output: Path | None, separator: str, **how: Any) -> None:
    """Draw a random sample into a sheet for a coder.

    WHAT is claims, or a question of nv show whose records are to be judged: deals, visits, agreements, events ...
    The same seed draws the same rows, and a larger --size keeps those of a smaller one.

    \b
    Examples:
      nv audit draw --size 200 -o sheet.csv
      nv audit draw --size 200 --blind -o second-coder.csv
      nv audit draw --by-kind --min-confidence 0.6 --size 300 -o sheet.csv
      nv audit draw deals --between Russia Pakistan --size 50 -o deals.csv
    """
    from noteverbale.flow.audit import Audit

    with asking.open_view(store) as view:
        sheet = Audit(view).draw(what, **{name: value for name, value in how.items() if value not in (None, ())})
    if output is None:
        click.echo(sheet.text(_SEPARATORS[separator]), nl=False)
    else:
        sheet.write(output, _SEPARATORS[separator])
    for note in sheet.notes:
        click.echo(note, err=True)
    click.echo("For the coder: the second row says what to write; nv audit guide explains the terms.", err=True)


@audit.command(short_help="Explain the terms of a sheet to the coder.")
def guide() -> None:
    """Explain the terms of a sheet to the coder: kinds of events, statuses, sources, stages, as Markdown.

    \b
    Example:
      nv audit guide > guide.md
    """
    from noteverbale.views.audit import guide

    click.echo(guide(), nl=False)


@audit.command(short_help="Compute precision, recall and agreement from filled sheets.")
@click.argument("sheets", metavar="FILE...", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@asking.together(
    click.option(
        "--store", metavar="FOLDER",
        help="Check whether the sheets are from this store.  [default: none; the sheets contain all that is needed]",
    ),
    click.option(
        "--by", type=click.Choice(["outlet", "year"]), multiple=True, help="Also precision by outlet or year."
    ),
    click.option(
        "--differences", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="Write the coders' disagreements to FILE, as CSV.",
    ),
    asking.format_option,
    asking.output_option,
)  # fmt: skip
def score(
    sheets: tuple[Path, ...],
    store: str | None,
    by: tuple[str, ...],
    differences: Path | None,
    form: str,
    output: Path | None,
) -> None:
    """Compute precision, recall and agreement from filled sheets.

    The figures come from the first filled sheet; further sheets of the same sample show how far coders agree. Give a
    blind sheet together with the sheet that shows the reader's answers, which need not be filled in.

    \b
    Examples:
      nv audit score sheet.csv
      nv audit score sheet.csv second-coder.csv --format markdown -o appendix.md
    """
    from noteverbale.cli.scores import in_form
    from noteverbale.flow.audit import score
    from noteverbale.views.formats import as_csv

    _require_apart(sheets, output, differences)
    found = score(sheets, by)
    asking.write_lines([in_form(found, form)], output)
    if differences is not None:
        asking.write_lines([as_csv(found.differences)], differences)
    if store is not None:
        _tell_strangers(store, sheets)


def _tell_strangers(store: str, sheets: tuple[Path, ...]) -> None:
    """Say how much of the sheets is not of this store."""
    from noteverbale.flow.audit import Audit

    with asking.open_view(store) as view:
        count = Audit(view).strangers(*sheets)
    if count:
        told = f"{counted(count, 'row')} of the sheets not found in {store}: they are from another store"
        click.echo(f"{told}, or its texts were read again; the figures are those of the sheets", err=True)


def _require_apart(sheets: tuple[Path, ...], *outputs: Path | None) -> None:
    """Raise ConfigError where a filled sheet, or the other output, would be written over."""
    taken = {sheet.resolve() for sheet in sheets}
    for path in filter(None, outputs):
        if path.resolve() in taken:
            raise ConfigError(f"{path} is named twice and would be overwritten; name another file")
        taken.add(path.resolve())


@audit.command(short_help="Apply a coder's corrections to the record.")
@click.argument("sheet", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@asking.together(
    click.option("--write", is_flag=True, help="Make the corrections; without it they are only shown."),
    click.option("--author", metavar="NAME", help="Who judged.  [default: [judge] author of nv.toml, else your name]"),
    click.option("--note", metavar="WORDS", default="", help="Why; kept with each correction, before the row's note."),
    click.option("--at", metavar="TIME", help="When it was decided, such as 2026-11-26T09:30:00Z.  [default: now]"),
    click.option("--later", is_flag=True, help="Only store it; the record changes at the next nv rebuild."),
    asking.store_option,
)
def apply(sheet: Path, store: str | None, write: bool, later: bool, **by: Any) -> None:
    """Apply a coder's corrections to the record.

    Shows what each row would change; --write makes the changes as one act, which one nv judge undo takes back. If a
    row cannot be used, nothing is written.

    \b
    Examples:
      nv audit apply sheet.csv
      nv audit apply sheet.csv --write --author ana
    """
    from noteverbale.cli.scores import applied
    from noteverbale.flow.audit import Audit

    with asking.open_view(store) as view:
        found = Audit(view).apply(sheet, write=write, follow=not later, **by)
    for line in applied(found):
        click.echo(line)
    for problem in found.refused:
        click.echo(problem, err=True)
    if found.refused:
        raise ConfigError(f"{counted(len(found.refused), 'row')} cannot be used, so --write would write nothing")
