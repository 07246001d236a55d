"""nv who: whom a name, an office or a phrase means on a day, and why."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click
import msgspec

from noteverbale.errors import ConfigError
from noteverbale.resolve.actors import ActorReading, Context
from noteverbale.resolve.actors.lookup import Question, looked_up
from noteverbale.resolve.tables import Tables


@click.command(short_help="Tell whom a name or office means on a day.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--on", "on", metavar="DAY", help="The day of publication, such as 2014-11-20.")
@click.option("--publisher", metavar="NAME", help="Who publishes the words: the home of an office without a state.")
@click.option("--within", metavar="TEXT", help="A text that the words stand in, read for its context.")
@click.option(
    "--tables",
    "--extend",
    "extend",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A table of your own beside those of nv.toml (docs/actors.md tells the columns); may be given several times.",
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="How to write it.")
def who(
    words: tuple[str, ...],
    on: str | None,
    publisher: str | None,
    within: str | None,
    extend: tuple[Path, ...],
    form: str,
) -> None:
    """Tell whom a name, an office or a phrase means on a day, and from what that was inferred.

    \b
    Examples:
      nv who Lavrov --on 2014-11-20
      nv who "Pakistan's former ambassador to Russia Khalid Khattak"
      nv who "the army" --within "Tanks rolled into Khartoum, said the army."
    """
    from noteverbale.config import load

    own = Tables.of({"actors": (*load()[0].tables.actors, *extend)})
    own.check()
    if not all(re.search(r"\w", phrase) for phrase in words):
        raise ConfigError("the words hold no letter or digit; give a name or an office, such as Lavrov")
    for phrase in words:
        for reading in _readings(phrase, _day(on), publisher, within, own.actors):
            click.echo(_line(phrase, reading, form))


def _readings(
    phrase: str, published: date | None, publisher: str | None, within: str | None, extend: tuple[Path, ...]
) -> tuple[ActorReading, ...]:
    if within is None:
        return looked_up(Question(phrase, published, publisher, extend))
    start = within.rfind(phrase)
    if start < 0:
        raise ConfigError(f"--within: the text does not hold the words {phrase!r}; give them as they stand there")
    return Context(within, published, publisher, extend=extend).resolve(start, start + len(phrase))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ConfigError(f"--on: {value!r} is no day; write it as 2014-11-20") from error


def _line(phrase: str, reading: ActorReading, form: str) -> str:
    if form == "jsonl":
        return msgspec.json.encode({"words": phrase, **msgspec.to_builtins(reading)}).decode()
    return f"{reading.code:<10} {reading.sector:<4} {reading.name or '-'}  ({reading.basis})"
