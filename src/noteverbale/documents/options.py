"""What an operator may say about an input -> `ReadOptions`, checked.

In: command line words.  Out: a frozen value that every reader takes.
Errors: `ConfigError` naming the option and its repair.
"""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from noteverbale.errors import ConfigError

# What a document can be told by a column; the order is that of messages.
FIELDS = ("text", "published", "title", "publisher", "url", "id")

DATE_ORDERS = ("dmy", "mdy")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read an input; what is given here wins over what the input says.

    `columns`: field -> column. `format`: a name from `FORMATS`. `date_order`: how 05/06/2014 is meant, "dmy" or "mdy".
    `dates_in_names`: a day in the name of a file is that of publication, where nothing within tells one.
    `layouts`: a TOML file of layouts of press archives, tried before those of layouts.toml.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    published: date | None = None
    publisher: str | None = None
    format: str | None = None
    encoding: str | None = None
    date_order: str | None = None
    layouts: str | None = None
    dates_in_names: bool = False

    def __post_init__(self) -> None:
        for name in self.columns:
            _check_field(name)
        if self.date_order not in (None, *DATE_ORDERS):
            raise ConfigError(f"date order {self.date_order!r} is unknown; give dmy (day first) or mdy (month first)")
        if self.encoding is not None:
            _check_encoding(self.encoding)


def parse_columns(words: str) -> dict[str, str]:
    """Give field -> column from words such as `text=body,published=date`. Raises ConfigError."""
    columns: dict[str, str] = {}
    for pair in words.split(","):
        name, equals, column = (part.strip() for part in pair.partition("="))
        if not (name and equals and column):
            raise ConfigError(
                f"--columns {words!r}: {pair.strip()!r} is not FIELD=COLUMN, as in text=body,published=date"
            )
        _check_field(name)
        if name in columns:
            raise ConfigError(f"--columns {words!r}: {name} is given twice; keep one")
        columns[name] = column
    return columns


def _check_field(name: str) -> None:
    if name in FIELDS:
        return
    near = difflib.get_close_matches(name, FIELDS, 1)
    hint = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(FIELDS)}"
    raise ConfigError(f"--columns: {name!r} is no field of a document; {hint}")


def _check_encoding(name: str) -> None:
    try:
        codecs.lookup(name)
    except LookupError as error:
        raise ConfigError(f"encoding {name!r} is unknown; give one such as utf-8, cp1252 or cp1251") from error
