"""`nv distil`: readings of a large model -> training text of the small network."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noteverbale.cli.output import opened
from noteverbale.cli.parameters import Share
from noteverbale.errors import InputError
from noteverbale.views.wording import counted

if TYPE_CHECKING:
    from noteverbale.flow.distil import Harvest


@click.command(short_help="Make training text for the network from readings of a large model.")
@click.argument("readings", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--min-confidence", type=Share(), default=0.0, metavar="X", help="Drop claims below X (0 to 1).")
@click.option(
    "--agree",
    type=click.Path(path_type=Path),
    metavar="READINGS",
    help="Keep only claims that this second reading of the texts also has.",
)
@click.option(
    "--agreement",
    type=click.Choice(["event", "parties", "whole"]),
    default="event",
    help="How closely: kind and trigger (default), also parties, also status and source.",
)
@click.option(
    "--most-dropped",
    type=Share(),
    default=0.2,
    metavar="X",
    help="Leave out texts that lose a larger share of their claims.  [default: 0.2]",
)
@click.option(
    "--except",
    "apart",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave out the texts in this JSON Lines file, by id and by words; repeatable.",
)
@click.option("--any-reader", is_flag=True, help="Also take readings by the network.")
@click.option("--standoff", is_flag=True, help="Write only ids, hashes and offsets, no text.")
def distil(readings: tuple[Path, ...], output: str | None, standoff: bool, **given: Any) -> int:
    """Make training text for the network from readings of a large model.

    READINGS are stores or files of claims that nv read --reader llm made. What is written is the interchange format,
    which python -m training.assemble --distilled and python -m training.train --data take (docs/llm.md). Claims whose
    words do not stand in the text, or that the codebook rules out, are always dropped.

    \b
    Examples:
      nv distil llm.nv -o distilled.jsonl --min-confidence 0.8
      nv distil llm.jsonl --agree network.jsonl --agreement parties --except held_out.jsonl -o distilled.jsonl
      nv distil llm.nv --standoff -o training/annotations/distilled/llm.jsonl
    """
    if not readings:
        raise InputError("nv distil: no readings are named; try nv distil record.nv -o distilled.jsonl")
    if output is not None and Path(output).resolve() in {path.resolve() for path in readings}:
        raise InputError(f"{output}: this is a file to read; name another one with -o")
    from noteverbale.flow.distil import Harvest, sieve
    from noteverbale.flow.distil import distil as lines_of

    harvest = Harvest()
    through = sieve(given.pop("agree"), given.pop("apart"), **given)
    with opened(None if output is None else Path(output)) as stream:
        for line in lines_of(readings, through, harvest, standoff=standoff):
            stream.write(line + b"\n")
    _report(harvest, output or "-")
    return 0


def _report(harvest: Harvest, where: str) -> None:
    click.echo(f"{counted(harvest.documents, 'text')}, {counted(harvest.claims, 'claim')}: {where}", err=True)
    for what, counts in (("texts left out", harvest.left_out), ("claims dropped", harvest.dropped)):
        if counts:
            click.echo(f"nv: {what}: {_ranked(counts)}", err=True)


def _ranked(counts: Counter[str]) -> str:
    return ", ".join(
        f"{reason} {count}" for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
