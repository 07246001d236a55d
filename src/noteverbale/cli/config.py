"""`nv config`: every setting and where it comes from."""

from __future__ import annotations

import click


@click.command(short_help="Show every setting and where it comes from.")
def config() -> int:
    """Show every setting and where it comes from.

    Settings come from defaults, then nv.toml in the working folder (or the file named by NOTEVERBALE_CONFIG), then
    variables such as NOTEVERBALE_READ_WORKERS; options on the command line win over all of them.

    \b
    Examples:
      nv config
      NOTEVERBALE_READ_WORKERS=4 nv config
    """
    from noteverbale.config import load

    for setting in load()[1]:
        value = list(setting.value) if isinstance(setting.value, tuple | list) else setting.value
        click.echo(f"{setting.section}.{setting.key} = {value!r}  ({setting.origin})")
    return 0
