"""`nv rebuild`: the log and the judgements -> the record, anew."""

from __future__ import annotations

import click

from noteverbale.views.wording import counted


@click.command(short_help="Make the record again from the log and the judgements.")
@click.option("--store", metavar="FOLDER", help="The store to rebuild.  [default: record.nv]")
def rebuild(store: str | None) -> int:
    """Make the record again from the log and the judgements.

    Needed after the parts of a job array (nv read --shard) have all been read, and after an upgrade that changes how
    claims become records. Whoever is asking the old record meanwhile is not disturbed. Exit status 1 if a shard of the
    log is damaged, so that texts are missing.

    \b
    Examples:
      nv rebuild
      nv rebuild --store gulf.nv
    """
    from noteverbale import flow
    from noteverbale.config import load
    from noteverbale.store.made import about_record

    found = flow.Store.open(store or load()[0].store.path)
    flow.rebuild(found)
    about = about_record(found)
    told = ", ".join(counted(int(about[f"{noun}s"]), noun) for noun in ("document", "claim", "record"))
    click.echo(f"{told}: {found.path}")
    return 1 if found.noticed else 0
