"""The user's tables that the settings name, checked before anything is read.

In: `[tables]` of the settings.  Out: `Tables`.  Errors: OntologyError naming the file, the line and the repair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noteverbale.config import Settings
    from noteverbale.resolve.tables import Tables


def own_tables(settings: Settings) -> Tables:
    """Give the user's tables, all read once; none is the common case and costs nothing."""
    import msgspec

    from noteverbale.resolve.tables import Tables

    tables = Tables.of(msgspec.structs.asdict(settings.tables))
    tables.check()
    return tables
