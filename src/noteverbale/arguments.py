"""Arguments of the public calls -> checked values, or one clear sentence.

In: a value and the name of its argument.  Out: the value in the type that the code behind counts on.
Errors: ConfigError that names the argument, what was given and what to give.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from noteverbale.errors import ConfigError


def a_text(value: Any, name: str = "text") -> str:
    """Give a text."""
    if not isinstance(value, str):
        raise _wrong(name, value, "a text (str)")
    return value


def some_words(value: Any, name: str) -> str | None:
    """Give words, or None where none are told."""
    return None if value is None else a_text(value, name)


def a_day(value: Any, name: str = "published") -> date | None:
    """Give a day, that of a moment too, or None where none is told."""
    if value is not None and not isinstance(value, date):
        raise _wrong(name, value, "a datetime.date (noteverbale.read also takes '2014-11-20'), or None")
    return value.date() if isinstance(value, datetime) else value


def an_offset(value: Any, name: str) -> int:
    """Give a whole number of characters."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(name, value, "a whole number of characters")
    return value


def some_paths(value: Any, name: str) -> tuple[Path, ...]:
    """Give the paths of a list of files."""
    if isinstance(value, str | bytes | PathLike) or not isinstance(value, Iterable) or isinstance(value, dict):
        raise _wrong(name, value, "a list of paths, such as ['mine.csv']")
    return tuple(_path(one, name) for one in value)


def some_spans(value: Any, name: str = "spans") -> list[tuple[int, int]]:
    """Give pairs of offsets."""
    if isinstance(value, str | bytes | dict) or not isinstance(value, Iterable):
        raise _wrong(name, value, "a list of pairs, such as [(0, 6)]")
    return [_span(one, name) for one in value]


def _path(value: Any, name: str) -> Path:
    path = fspath(value) if isinstance(value, PathLike) else value
    if not isinstance(path, str):
        raise _wrong(name, value, "paths, such as 'mine.csv'")
    return Path(path)


def _span(value: Any, name: str) -> tuple[int, int]:
    pair = tuple(value) if isinstance(value, tuple | list) else ()
    if len(pair) != 2:
        raise _wrong(name, value, "pairs of a start and an end, such as (0, 6)")
    return an_offset(pair[0], name), an_offset(pair[1], name)


def _wrong(name: str, value: Any, wanted: str) -> ConfigError:
    return ConfigError(f"{name}: {str(repr(value))[:60]} does not fit; give {wanted}")
