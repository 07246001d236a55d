"""nv diff: what became known between two days."""

from __future__ import annotations

from typing import Any

import click

from noteverbale.cli import asking
from noteverbale.views.formats import FORMATS


@click.command(short_help="Show what became known between two days.")
@click.argument("before", metavar="DAY1")
@click.argument("after", metavar="DAY2")
@asking.together(
    asking.store_option,
    asking.between_option,
    asking.actor_option,
    asking.kind_option,
    asking.limit_option,
    click.option(
        "--format", "form", type=click.Choice(["table", *FORMATS]), default="table", help="Format of the answer."
    ),
)
def diff(before: str, after: str, store: str | None, form: str, **filters: Any) -> None:
    """Show what became known between two days.

    One row for each record that began or changed through texts published after DAY1 and up to DAY2, and what changed.

    \b
    Examples:
      nv diff 2014-11-19 2014-11-21
      nv diff 2015-08-01 2015-08-31 --between Russia Pakistan
      nv diff 2014 2015 --kind arms_deal --format jsonl
    """
    from noteverbale.cli.tables import write

    with asking.open_view(store) as view:
        rows = view.diff(before, after, **asking.given(filters))
    write(rows, "changes", form, f"No {rows.searched}: no text published then changed a record that matches.")
