"""nv show: named questions, answered as a table or in a format for other programs."""

from __future__ import annotations

from typing import Any

import click

from noteverbale.cli import asking
from noteverbale.views import QUESTIONS, RecordView, Rows
from noteverbale.views.wording import counted

_HELP = f"""Query the record: visits, deals, claims, statements and more.

WHAT is one of {", ".join(QUESTIONS)}.

Actors are names or codes (Pakistan, PAK, NATO, NSA-TALIBAN). Days are 2014-11-20, 2014-11 or 2014. --since, --until and
--on select by when events happen; --as-of shows what was known on a day.

\b
Examples:
  nv show visits --between Russia Pakistan
  nv show visits --between RUS PAK --status planned --as-of 2014-11-20
  nv show deals --stage signed --since 2015
  nv show events --status held --min-outlets 2
  nv show planned --overdue
  nv show sources --between RUS PAK
  nv show statements --text "helicopters" --actor Pakistan
  nv show statements --said-by Lavrov --since 2014
  nv show relations --between RUS PAK --format csv > ties.csv
"""
# Filters in the order in which leaving one out helps most when nothing is found.
_NARROWEST = (
    "told_days",
    "min_outlets",
    "min_sources",
    "said_by",
    "text",
    "series",
    "named",
    "supplier",
    "recipient",
    "stage",
    "status",
    "overdue",
    "mode",
    "medium",
    "source_kind",
    "min_whole",
    "min_confidence",
    "kind",
    "on",
    "until",
    "since",
    "as_of",
    "between",
    "actor",
)


@click.command(help=_HELP, short_help="Query the record: visits, deals, claims, statements and more.")
@click.argument("what", type=asking.Named(QUESTIONS, "question"), metavar="WHAT")
@asking.together(
    asking.store_option,
    asking.between_option,
    asking.actor_option,
    asking.kind_option,
    asking.since_option,
    asking.until_option,
    click.option("--on", metavar="DAY", help="Events on this day."),
    asking.undated_option,
    asking.as_of_option,
    click.option("--stage", metavar="S", help="Stage of a deal or visit: signed, delivered, scheduled ..."),
    click.option(
        "--status", metavar="S", help="held, planned, called-off, or a status as shown; overdue (planned only)."
    ),
    asking.mode_option,
    asking.medium_option,
    click.option("--overdue", is_flag=True, help="Planned only: past its day, and no text reports it."),
    asking.sideless_option,
    *asking.side_options,
    asking.named_option,
    click.option("--series", metavar="NAME", help="Exercises of this series, such as Friendship."),
    click.option("--source-kind", metavar="K", help="From this kind of source, such as named-official."),
    click.option("--said-by", metavar="WORDS", help="Said by a speaker whose name contains all these words."),
    click.option("--text", metavar="WORDS", help='Sentences with all these words; "quoted phrase", begin*.'),
    asking.confidence_option,
    asking.whole_option,
    *asking.support_options,
    asking.limit_option,
    asking.format_option,
)
def show(what: str, store: str | None, form: str, **filters: Any) -> None:
    """Answer one question."""
    from noteverbale.cli.tables import write

    asked = asking.given(filters)
    with asking.open_view(store) as view:
        rows = view.ask(what, **asked)
        write(rows, what, form, "" if rows else advice(view, what, rows, asked))


def advice(view: RecordView, what: str, rows: Rows, asked: dict[str, Any]) -> str:
    """Give one sentence for an empty answer: what was searched, what there is, what to try."""
    held = view.held(what)
    if not held:
        counts = view.counts()
        held_else = f"{counted(counts['documents'], 'document')} and {counted(counts['claims'], 'claim')}"
        return f"No {what}: this record holds none, though it has {held_else}."
    wider = next((option for option in _NARROWEST if option in asked), None)
    # A note tells by then how many were left out for want of sides.
    unasked = "add --sideless" if what == "deals" and "sideless" not in asked else "ask for events"
    hint = f"leave out --{wider.replace('_', '-')} to see more" if wider else unasked
    told = "one" if held == 1 else f"{held} {what}"
    return f"No {rows.searched}; the record holds {told} in all: {hint}."
