"""nv export: files for other programs, and a log of what is not in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from noteverbale.cli import asking
from noteverbale.views.exports import EXPORTERS

_LIST = "\n".join(f"  {one.name:<11} {one.suffix:<6} {one.what}" for one in EXPORTERS.values())
_HELP = f"""Write the record as a file for other programs.

\b
FORMAT is one of:
{_LIST}

What is left out is counted on standard error. Cells that a spreadsheet would take for a
formula get an apostrophe in front.

\b
Examples:
  nv export events -o events.csv --since 2014 --until 2017
  nv export dyads --status held --min-outlets 2 -o sure.csv
  nv export panel --since 2016 --until 2020 -o panel.csv
  nv export register --between Russia Pakistan
  nv export register --supplier Russia --since 2010 --undated -o register.csv
  nv export watch-list --as-of 2014-12-31 -o watch.csv
  nv export claims | jq -r '.claims[].kind' | sort | uniq -c
"""


@click.command(help=_HELP, short_help="Write the record as a file for other programs.")
@click.argument("form", type=asking.Named(EXPORTERS, "export"), metavar="FORMAT")
@asking.together(
    asking.store_option,
    asking.output_option,
    *asking.data_options,
    click.option("--limit", type=int, metavar="N", help="At most N rows (of deals: N deals with all their rows)."),
    click.option("--directed", is_flag=True, help="Pairs from actor to target instead of undirected (panel)."),
    click.option("--unlikely", is_flag=True, help="Include what is only conditional or predicted (events, dyads)."),
)
def export(form: str, store: str | None, output: Path | None, unlikely: bool, **filters: Any) -> None:
    """Write one export."""
    with asking.open_view(store) as view:
        made = view.export(form, unlikely=unlikely, **asking.given(filters))
        asking.write_lines(made.lines, output)
    for line in made.account(form):
        click.echo(line, err=True)
