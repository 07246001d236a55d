"""The user's tables that the settings and the command line name, checked before anything is read.

In: `[tables]` of the settings, paths from `--tables`.  Out: `Tables`.
Errors: OntologyError naming the file, the line and the repair.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noteverbale.config import Settings
    from noteverbale.resolve.tables import Tables


def own_tables(settings: Settings, named: Sequence[Path] = ()) -> Tables:
    """Give the user's tables, all read once; none is the common case and costs nothing.

    `named`: files of the command line, which go after those of the settings and so before them where both tell.
    """
    import msgspec

    from noteverbale.resolve.tables import Tables

    tables = Tables.of(msgspec.structs.asdict(settings.tables)).beside(named)
    tables.check()
    return tables
