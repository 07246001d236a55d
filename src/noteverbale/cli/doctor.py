"""`nv doctor`: is everything there that is needed, and is a store sound?"""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from noteverbale import __version__
from noteverbale.errors import NoteVerbaleError
from noteverbale.views.wording import counted

if TYPE_CHECKING:
    from noteverbale.config import Settings


@click.command(short_help="Check the installation and a store.")
@click.option("--store", metavar="FOLDER", help="The store to check, byte for byte.  [default: record.nv, if any]")
def doctor(store: str | None) -> int:
    """Check the installation and a store.

    Shows the version, the model and the data files, and whether every shard of the store's log is intact and the
    record is up to date with it. Exit status 1 if anything is wrong.

    \b
    Examples:
      nv doctor
      nv doctor --store gulf.nv
    """
    click.echo(f"noteverbale {__version__}, Python {platform.python_version()}, {platform.platform()}")
    from noteverbale.config import load

    settings, _ = load()
    sound = [_try("model", _model), _try("data files", _tables)]
    if any(msgspec.structs.astuple(settings.tables)):
        sound.append(_try("your tables", lambda: _own_tables(settings)))
    path = Path(store or settings.store.path)
    if store or path.exists():
        sound.append(_try("store", lambda: _store(path)))
        if path.exists():
            sound.append(_try("record", lambda: _record(path)))
    return 0 if all(sound) else 1


def _try(what: str, check: Callable[[], str]) -> bool:
    try:
        told, sound = check(), True
    except NoteVerbaleError as error:
        told, sound = f"WRONG: {error}", False
    click.echo(f"{what}: {told}")
    return sound


def _model() -> str:
    from noteverbale.flow.worker import load_reader

    return load_reader().signature


def _tables() -> str:
    from noteverbale.ontology import kinds, stages

    return f"{len(kinds())} kinds of event, {len(stages())} stages of a deal, all read and checked"


def _own_tables(settings: Settings) -> str:
    from noteverbale.cli.own import own_tables

    tables = own_tables(settings)
    told = ", ".join(f"{path} ({counted(count, 'row')})" for path, count in tables.check().items())
    return f"{told}, all read and checked; digest {tables.digest()}"


def _store(path: Path) -> str:
    from noteverbale.flow import Store
    from noteverbale.store.shards import heading

    store = Store.open(path)
    damage = [str(error) for error in store.damage()]
    if damage:
        raise NoteVerbaleError("; ".join(damage))
    waiting = len(list(store.log.glob("*.part")))
    rest = f", {waiting} unfinished (the next nv read or nv rebuild takes them up)" if waiting else ""
    listed = store.shards()
    readings = sum(len(heading(shard).readings) for shard in listed)
    return f"{path}: {counted(readings, 'reading')} in {counted(len(listed), 'shard')}, all sound{rest}"


def _record(path: Path) -> str:
    from noteverbale.errors import StoreError
    from noteverbale.flow import Store
    from noteverbale.store.made import about_record, outdated

    store = Store.open(path)
    about = about_record(store)
    if reason := outdated(store):
        raise StoreError(f"{path}: {reason}; run nv rebuild --store {path}")
    if about.get("log") != store.digest():
        raise StoreError(f"{path}: the record is not up to date with the log; run nv rebuild --store {path}")
    told = f"{counted(int(about['records']), 'record')} of {counted(int(about['claims']), 'claim')}"
    return f"{told}, up to date with the log"
