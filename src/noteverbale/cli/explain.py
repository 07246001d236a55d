"""nv explain: what stands behind a record, a claim or a document."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from noteverbale.cli import asking
from noteverbale.cli.tables import console
from noteverbale.types import Link
from noteverbale.views.evidence import Evidence
from noteverbale.views.explain import Explanation
from noteverbale.views.wording import one_line, shown, words

_ID_SHOWN = 9
_PIPED_WIDTH = 120


@click.command(short_help="Show why a record, claim or document looks as it does.")
@click.argument("id", metavar="ID")
@asking.as_of_option
@asking.store_option
def explain(id: str, as_of: str | None, store: str | None) -> None:
    """Show why a record, claim or document looks as it does.

    ID is the id of a record, claim or document, or its beginning, as nv show prints it. For a record it shows each
    field with the claim and the rule that determined it, each claim with its sentence and why it belongs here,
    contradictions and history.

    \b
    Examples:
      nv show deals
      nv explain r7cae3d4e
      nv explain r7cae3d4e --as-of 2014-11-20
      nv explain 2014-11-20-example-post.txt
    """
    with asking.open_view(store) as view:
        found = view.explain(id, as_of)
    _print(found, console(_PIPED_WIDTH))


def _print(found: Explanation, out: Console) -> None:
    out.print(Text.assemble((f"{found.what} {found.id}", "bold"), f": {found.heading}"))
    if found.record_id:
        out.print(Text(f"belongs to record {found.record_id}"))
    out.print(_fields(found))
    if found.what != "claim":
        out.print(Text("\nClaims", style="bold"))
    for number, one in enumerate(found.evidence, 1):
        out.print(Text(f"\n{number}. {one.id[:_ID_SHOWN]}  {words(one.kind)}, {one.status}; from {one.said_by}"))
        out.print(Padding(Text("\n").join(_claim(one)), (0, 0, 0, 3)))
    parts = (("Contradictions", _contradictions(found)), ("History", _history(found)), ("Judgements", _judged(found)))
    for heading, lines in parts:
        if lines:
            out.print(Text(f"\n{heading}", style="bold"))
            out.print(Text("\n").join(lines))


def _fields(found: Explanation) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for one in found.fields:
        claim = f"{one.claim_id[:_ID_SHOWN]}, " if one.claim_id else ""
        reason = f"({one.judged or f'{claim}rule: {one.rule}'})" if one.rule else ""
        table.add_row(Text(words(one.name)), Text(shown(one.value)), Text(reason, style="dim"))
    return table


def _claim(one: Evidence) -> Iterator[Text]:
    """The sentence with its trigger marked: in brackets too, since a pipe shows no colour."""
    yield Text.assemble(_flat(one.before), (f"[{one_line(one.trigger)}]", "bold yellow"), _flat(one.after))
    copy = ", a copy" if one.copy else ""
    yield Text(f"{one.cited}{copy} (confidence {one.claim.confidence:.2f})", style="dim")
    if one.link:
        yield Text(_reason(one.link), style="dim")


def _reason(link: Link) -> str:
    """Why a claim belongs to its record: features with weights; what has no weight (a beginning, a judgement) plain."""
    judged = [f"{words(name)}: {one_line(why)}" for name, _, why in link.features if name.startswith("judged")]
    features = [each for each in link.features if not each[0].startswith("judged")]
    if link.score == 0 and len(features) == 1:
        name, _, why = features[0]
        return "; ".join([f"{words(name)}: {one_line(why)}", *judged])
    weighed = [f"{weight:+g} {words(name)} ({one_line(why)})" for name, weight, why in features]
    return "; ".join([f"here by {link.score:g}: {'; '.join(weighed)}", *judged])


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _contradictions(found: Explanation) -> list[Text]:
    return [Text(f"  {line}") for heading, sides in found.contested for line in (heading, *(f"  {s}" for s in sides))]


def _judged(found: Explanation) -> list[Text]:
    return [Text(f"  {line}") for line in found.judgements]


def _history(found: Explanation) -> list[Text]:
    return [Text(f"  {day}: {what}") for day, what in found.history]
