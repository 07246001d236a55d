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

A random sample is drawn into a CSV file, somebody who reads judges it there row by row, and the answers give precision,
recall and the agreement of coders for your paper, or corrections for the record.

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
        help="Write there, not to standard output; a file that is there is never replaced.",
    ),
    click.option("--size", type=int, default=200, show_default=True, metavar="N", help="So many claims or records."),
    click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="Another seed, another sample."),
    click.option("--by-kind", is_flag=True, help="The same number of each kind, as far as there are so many."),
    click.option(
        "--sentences", type=int, metavar="N",
        help="So many sentences without a claim, to find what is missed.  [default: 100 with claims]",
    ),
    click.option("--blind", is_flag=True, help="Leave the reader's answers out: the coder writes his own."),
    *asking.filter_options,
    asking.status_option,
    asking.sideless_option,
    asking.confidence_option,
    asking.whole_option,
    *asking.support_options,
    click.option(
        "--separator", type=click.Choice(list(_SEPARATORS)), default="comma", show_default=True,
        help="What parts the cells; a spreadsheet of a language with decimal commas wants semicolons.",
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
    click.echo("For the coder: the second row tells what to write; nv audit guide explains the words.", err=True)


@audit.command(short_help="Explain the words of a sheet to a coder.")
def guide() -> None:
    """Explain the words of a sheet to a coder: kinds of events, statuses, sources, stages, as Markdown.

    \b
    Example:
      nv audit guide > guide.md
    """
    from noteverbale.views.audit import guide

    click.echo(guide(), nl=False)


@audit.command(short_help="Tell precision, recall and agreement from filled sheets.")
@click.argument("sheets", metavar="FILE...", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@asking.together(
    click.option(
        "--store", metavar="FOLDER",
        help="Tell whether the sheets are of this store.  [default: none, for all that counts stands in the sheets]",
    ),
    click.option(
        "--by", type=click.Choice(["outlet", "year"]), multiple=True, help="Precision by outlet, by year, too."
    ),
    click.option(
        "--differences", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="Write what coders answered differently there, as CSV.",
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
    """Tell precision, recall and agreement from filled sheets.

    Figures are those of the first sheet that is filled in; further ones of the same sample tell how far coders agree.
    A blind sheet stands beside the sheet that shows the reader's answers, filled in or not.

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
        told = f"{counted(count, 'row')} tell of what {store} does not hold: they are of another store"
        click.echo(f"{told}, or it was read anew; the figures are those of the sheets", err=True)


def _require_apart(sheets: tuple[Path, ...], *outputs: Path | None) -> None:
    """Raise ConfigError where a filled sheet, or the other output, would be written over."""
    taken = {sheet.resolve() for sheet in sheets}
    for path in filter(None, outputs):
        if path.resolve() in taken:
            raise ConfigError(f"{path} is named twice and would be written over; name another file")
        taken.add(path.resolve())


@audit.command(short_help="Take a coder's corrections over into the record.")
@click.argument("sheet", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@asking.together(
    click.option("--write", is_flag=True, help="Write the corrections down; without it they are only shown."),
    click.option("--author", metavar="NAME", help="Who judged.  [default: [judge] author of nv.toml, else your name]"),
    click.option("--note", metavar="WORDS", default="", help="Why; kept with each correction, before the row's note."),
    click.option("--at", metavar="TIME", help="When it was decided, such as 2026-11-26T09:30:00Z.  [default: now]"),
    click.option("--later", is_flag=True, help="Only write it down; the record follows at the next nv rebuild."),
    asking.store_option,
)
def apply(sheet: Path, store: str | None, write: bool, later: bool, **by: Any) -> None:
    """Take a coder's corrections over into the record.

    Shows what each row would decide; --write writes it down as one act, which one nv judge undo takes back. Where a
    row cannot be taken over nothing is written at all.

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
        raise ConfigError(f"{counted(len(found.refused), 'row')} cannot be taken over, so --write would write nothing")
