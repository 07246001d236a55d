"""nv who: whom a name, an office or a phrase means on a day, and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import click
import msgspec

from noteverbale.errors import ConfigError
from noteverbale.resolve.actors import ActorReading, Context
from noteverbale.resolve.actors.lookup import Question, looked_up
from noteverbale.resolve.tables import Tables
from noteverbale.views.days import first_of, last_of

Readings = tuple[ActorReading, ...]


@click.command(short_help="Show who a name or office refers to on a day.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--on", "on", metavar="DAY", help="The day of publication; a month or year means all its days.")
@click.option("--publisher", metavar="NAME", help="The outlet: home of an office without a state.")
@click.option("--within", metavar="TEXT", help="A text containing the words, used as context.")
@click.option(
    "--tables",
    "--extend",
    "extend",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own table, in addition to those in nv.toml (columns: docs/actors.md); repeatable.",
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="Format of the answer.")
def who(
    words: tuple[str, ...],
    on: str | None,
    publisher: str | None,
    within: str | None,
    extend: tuple[Path, ...],
    form: str,
) -> None:
    """Show who a name, an office or a phrase refers to on a day, and what that was inferred from.

    Words without quotes are taken as one phrase if that is known, otherwise one by one.

    \b
    Examples:
      nv who Sergei Lavrov --on 2014-11-20
      nv who "US President" --on 2009
      nv who "Pakistan's former ambassador to Russia Khalid Khattak"
      nv who "the army" --within "Tanks rolled into Khartoum, said the army."
    """
    from noteverbale.config import load

    own = Tables.of({"actors": (*load()[0].tables.actors, *extend)})
    own.check()
    if not all(re.search(r"\w", phrase) for phrase in words):
        raise ConfigError("the words hold no letter or digit; give a name or an office, such as Lavrov")
    days = _days(on)
    asking = partial(_asking, publisher=publisher, within=within, extend=own.actors)
    for phrase in _phrases(words, within, lambda whole: asking(whole)(days[0])):
        ask = asking(phrase)
        found = _through(days, ask)
        for since, readings in found:
            for reading in readings:
                click.echo(_line(phrase, reading, since if len(found) > 1 else None, form))


def _phrases(words: tuple[str, ...], within: str | None, ask: Callable[[str], Readings]) -> tuple[str, ...]:
    """Give the phrases asked for: the words as one where it is known, else each as it was given."""
    whole = " ".join(words)
    if len(words) == 1 or any(" " in word.strip() for word in words):
        return words
    known = whole in within if within is not None else any(reading.code != "UNK" for reading in ask(whole))
    return (whole,) if known else words


def _asking(
    phrase: str, *, publisher: str | None, within: str | None, extend: tuple[Path, ...]
) -> Callable[[date | None], Readings]:
    return cache(partial(_readings, phrase, publisher, within, extend))


def _readings(
    phrase: str, publisher: str | None, within: str | None, extend: tuple[Path, ...], published: date | None
) -> Readings:
    if within is None:
        return looked_up(Question(phrase, published, publisher, extend))
    start = within.rfind(phrase)
    if start < 0:
        raise ConfigError(f"--within: the text does not contain the words {phrase!r}; give them as written there")
    return Context(within, published, publisher, extend=extend).resolve(start, start + len(phrase))


def _days(on: str | None) -> list[date | None]:
    """Give the day asked for; of a month or a year its first and last day and the first of each month between."""
    if on is None:
        return [None]
    first, last = (date.fromisoformat(end(on, "--on") or "") for end in (first_of, last_of))
    months = (date(first.year, month, 1) for month in range(first.month + 1, last.month + 1))
    return list(dict.fromkeys((first, *months, last)))


def _through(days: Sequence[date | None], ask: Callable[[date | None], Readings]) -> list[tuple[date | None, Readings]]:
    """Give what is meant on the first day, and on the day of each change after it."""
    found = [(days[0], ask(days[0]))]
    for before, after in pairwise(filter(None, days)):
        if ask(after) != found[-1][1]:
            found.append((_turn(before, after, ask), ask(after)))
    return found


def _turn(before: date, after: date, ask: Callable[[date | None], Readings]) -> date:
    """Give the first day on which is meant what is meant on the later one."""
    span = range(before.toordinal() + 1, after.toordinal() + 1)
    place = bisect_left(span, True, key=lambda number: ask(date.fromordinal(number)) == ask(after))
    return date.fromordinal(span[place])


def _line(phrase: str, reading: ActorReading, since: date | None, form: str) -> str:
    if form == "jsonl":
        told = {"words": phrase, **msgspec.to_builtins(reading)} | ({"from": since} if since else {})
        return msgspec.json.encode(told).decode()
    day = f"from {since}: " if since else ""
    return f"{reading.code:<10} {reading.sector:<4} {reading.name or '-'}  ({day}{reading.basis})"
