"""`nv read`: files -> a store with its record, or claims as JSON Lines."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noteverbale.cli.asked import chosen_model, spent
from noteverbale.cli.output import opened
from noteverbale.cli.own import own_tables
from noteverbale.cli.parameters import ParamType, Share
from noteverbale.cli.progress import progress
from noteverbale.errors import InputError
from noteverbale.views.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from noteverbale.config import LlmSettings, ReadSettings, Settings
    from noteverbale.documents import ReadOptions
    from noteverbale.flow import RunSummary

    Watching = AbstractContextManager[Callable[[RunSummary], None] | None]

# Failures listed one by one at the end; more are only counted there (all of them are in the store).
_LISTED = 20
# A second process takes a second to be ready, in which one reads some twenty documents.
_FEW = 20
# Formats whose columns must be known or named.
_TABLES = ("csv", "tsv", "json", "excel", "parquet")


class Day(ParamType[date]):
    """An ISO day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> date:
        """Give the date."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2014-11-20", param, context)


class Shard(ParamType[tuple[int, int]]):
    """One part of several, as i/n."""

    name = "i/n"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> tuple[int, int]:
        """Give (i, n)."""
        part, _, of = str(value).partition("/")
        if not (part.isdecimal() and of.isdecimal() and 1 <= int(part) <= int(of)):
            self.fail(f"{value!r} is not a part; write 1/8 to 8/8", param, context)
        return int(part), int(of)


@click.command(short_help="Read articles into a record, or write their claims as JSON Lines.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--store", metavar="FOLDER", help="Where to keep the record; created if missing.  [default: record.nv]")
@click.option("--published", type=Day(), metavar="DAY", help="Publication day of all texts, as 2014-11-20.")
@click.option("--publisher", metavar="NAME", help="Publisher of all texts.")
@click.option("--columns", metavar="FIELD=COLUMN,...", help="Columns (JSON keys) that hold text, published ...")
@click.option("--format", "form", metavar="NAME", help="Format of the files, if their names do not show it.")
@click.option("--encoding", metavar="NAME", help="Encoding of the files, if it is not detected.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="How to read dates such as 05/06/2014.")
@click.option("--dates-in-names", is_flag=True, help="Take the day from the file name if nothing else gives one.")
@click.option(
    "--layouts", metavar="FILE", help="Your own layouts of press archives (TOML), tried before the built-in ones."
)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Number of processes.  [default: one per core]")
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Read at most N documents.")
@click.option("--shard", type=Shard(), help="Read only part I of N, for job arrays; afterwards run nv rebuild.")
@click.option("--min-confidence", type=Share(), metavar="X", help="Leave out claims below X (0 to 1).")
@click.option(
    "--claims", metavar="FILE", help="Write claims as JSON Lines to FILE (- for standard output); makes no store."
)
@click.option(
    "--tables",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own table of actors, places or equipment, in addition to those in nv.toml; repeatable.",
)
@click.option(
    "--reader",
    type=click.Choice(["network", "fast", "llm"]),
    default="network",
    help="The network (default), a smaller and faster one, or the large model named under [llm] in nv.toml.",
)
@click.option("--dry-run", is_flag=True, help="Only list what would be read.")
def read(paths: tuple[str, ...], **given: Any) -> int:
    """Read articles into a record, or write their claims as JSON Lines.

    PATHS are files and folders (- is standard input): plain text, HTML, PDF, Word, RTF, e-mail, Excel, CSV, JSON Lines,
    feeds, WARC and others. Downloads from Nexis, Factiva, NewsBank and ProQuest give one document per article.
    Texts read before are not read again, so the same command continues an interrupted run. Exit status: 0 success,
    1 some documents could not be read or a shard of the store is damaged, 2 the command is wrong, 130 interrupted.

    \b
    Examples:
      nv read articles/ --publisher "Daily Post"
      nv read clippings/ --dates-in-names               (2014-11-20_title.txt)
      nv read dump.csv --columns text=body,published=date --store gulf.nv
      nv read article.txt --published 2014-11-20 --claims -
      nv read dump.jsonl --shard 3/8 --store gulf.nv
    """
    _require_sense(paths, given)
    from noteverbale.config import load

    settings, _ = load()
    options = _options(settings.read, given)
    found = _found(paths, options)
    if given["dry_run"]:
        return _list(paths, options)
    chosen = _chosen(settings, given, found, options)
    # Paths as they were named: of a file found in a folder what is wrong with it stops nothing.
    watching = progress(found, options, given["limit"])
    if given["claims"]:
        return _write_claims(paths, given["claims"], options, chosen, watching)
    return _fill_store(paths, given["store"] or settings.store.path, options, chosen, watching)


def _require_sense(paths: tuple[str, ...], given: dict[str, Any]) -> None:
    """Raise InputError for a command that names nothing to read, or a closed input, or two places to write to."""
    if not paths:
        raise InputError("nv read: no file or folder is named; try nv read articles/")
    if given["claims"] and given["store"]:
        raise InputError("nv read: --claims makes no store; leave out --store, or run nv export claims instead")
    if "-" in paths and sys.stdin is None:
        raise InputError(
            "nv read: standard input is closed; name files, or send a text, as with nv read - < article.txt"
        )


def _chosen(settings: Settings, given: dict[str, Any], found: list[Path], options: ReadOptions) -> dict[str, Any]:
    """Give what `read_all` and `read_lines` are told beside paths and options: what reads, how much, how fast."""
    tables = own_tables(settings, given["tables"])
    llm = chosen_model(given["reader"], settings, tables)
    return {
        "workers": given["workers"] or _at_once(settings, llm) or _workers(found, options),
        "limit": given["limit"],
        "shard": given["shard"],
        "min_confidence": _first(given["min_confidence"], settings.read.min_confidence),
        "tables": tables,
        "llm": llm,
        "fast": given["reader"] == "fast",
    }


def _found(paths: tuple[str, ...], options: ReadOptions) -> list[Path]:
    """Give the files before anything is made: a mistyped path leaves no empty store behind."""
    from noteverbale.documents import discover

    return discover(paths, options)


def _options(settings: ReadSettings, given: dict[str, Any]) -> ReadOptions:
    from noteverbale.documents import ReadOptions, parse_columns
    from noteverbale.documents.layouts import layouts

    columns = given["columns"] or settings.columns
    options = ReadOptions(
        columns=parse_columns(columns) if columns else {},
        published=given["published"],
        publisher=given["publisher"] or settings.publisher or None,
        format=given["form"] or settings.format or None,
        encoding=given["encoding"] or settings.encoding or None,
        date_order=given["date_order"] or settings.date_order or None,
        dates_in_names=given["dates_in_names"] or settings.dates_in_names,
        layouts=given["layouts"] or settings.layouts or None,
    )
    layouts(options.layouts)  # a wrong file is told now, whatever is to be read
    return options


def _fill_store(
    paths: tuple[str, ...], path: str, options: ReadOptions, chosen: dict[str, Any], watching: Watching
) -> int:
    from noteverbale.flow import Store, read_all

    store = Store.create_or_open(path)
    with watching as watch:
        summary = read_all(paths, store, options, watch=watch, **chosen)
    stopped = f"run the same command again to go on, or nv rebuild --store {store.path} to ask what is there"
    status = _report(summary, str(store.path), stopped, again=chosen["shard"] is not None)
    return status or (1 if store.noticed else 0)


def _write_claims(
    paths: tuple[str, ...], target: str, options: ReadOptions, chosen: dict[str, Any], watching: Watching
) -> int:
    from noteverbale.flow import RunSummary, read_lines

    summary = RunSummary()
    stream_of = opened(None if target == "-" else Path(target), option="--claims", whole=False)
    with watching as watch, stream_of as stream, summary.until_interrupted():
        for line in read_lines(paths, summary, options, watch=watch, **chosen):
            stream.write(line + b"\n")
    return _report(summary, target, "the same command starts again")


def _report(summary: RunSummary, where: str, stopped: str, *, again: bool = False) -> int:
    for failure in summary.failures[:_LISTED]:
        click.echo(f"failed: {failure.where}: {failure.reason}", err=True)
    if len(summary.failures) > _LISTED:
        click.echo(f"failed: {len(summary.failures) - _LISTED} more", err=True)
    if summary.undated:
        many = summary.undated != 1
        click.echo(
            f"undated: {counted(summary.undated, 'document')} {'have' if many else 'has'} no day of publication, so "
            '"on Thursday" cannot be dated there and --as-of leaves such texts out; give it with --published, '
            "--columns or --dates-in-names",
            err=True,
        )
    known = f", {summary.known} known before" if summary.known else ""
    read = f"{counted(summary.documents, 'document')} read"
    counts = f"{read}{known}, {counted(summary.claims, 'claim')}, {counted(len(summary.failures), 'failure')}"
    click.echo(f"{counts}: {where}", err=True)
    for line in spent(summary.usage) if summary.usage else ():
        click.echo(line, err=True)
    if summary.stopped:
        click.echo(f"nv: {summary.stopped}; what was read is kept, and the same command continues from there", err=True)
        return 1
    if summary.interrupted:
        click.echo(f"nv: stopped; what was read is kept: {stopped}", err=True)
        return 130
    if again:
        click.echo(f"nv: when all shards are read, run: nv rebuild --store {where}", err=True)
    return 1 if summary.failures else 0


def _list(paths: tuple[str, ...], options: ReadOptions) -> int:
    from noteverbale.documents.sources import found_in
    from noteverbale.types import Failure, path_name

    for found in found_in(paths, options):
        if isinstance(found, Failure):
            click.echo(f"{found.where}: none; it {found.reason}")
        else:
            click.echo(f"{path_name(found)}: {_held(found, options)}")
    return 0


def _held(path: Path, options: ReadOptions) -> str:
    """Give about how many documents a file holds, or why it holds none."""
    from noteverbale.documents import estimate
    from noteverbale.documents.sources import unreadable

    if reason := unreadable(path, options):
        return f"none; it {reason}"
    if reason := _layout_fault(path, options):
        return f"none; {reason}"
    count = estimate(path, options)
    return "? documents" if count is None else f"{'' if count == 1 else 'about '}{counted(count, 'document')}"


def _layout_fault(path: Path, options: ReadOptions) -> str:
    """Give what is wrong with the columns of a table, which its first row tells; nothing of other files."""
    from noteverbale.documents import read_path
    from noteverbale.documents.sources import format_of
    from noteverbale.types import path_name

    form = format_of(path, options)
    if form is None or form.name not in _TABLES:
        return ""
    try:
        next(iter(read_path(path, options)), None)
    except InputError as error:
        return str(error).removeprefix(f"{path_name(path)}: ")
    return ""


def _at_once(settings: Settings, llm: LlmSettings | None) -> int:
    return settings.read.workers if llm is None else llm.requests_at_once


def _workers(paths: list[Path], options: ReadOptions) -> int:
    """Give one process for each core, or only this one where starting others would take longer than reading."""
    from noteverbale.documents import estimate
    from noteverbale.runners.local import cores

    counts = [estimate(path, options) for path in paths[:_FEW]]
    few = len(paths) <= _FEW and None not in counts and sum(filter(None, counts)) <= _FEW
    return 1 if few else cores()


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)
