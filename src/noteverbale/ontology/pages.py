"""TOML pages -> checked Structs: a page is one file that a domain expert reads and reviews.

In: a path and the Struct that the page must fit.  Out: the filled Struct.
Errors: `OntologyError` naming the file, the key and the repair.
"""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from noteverbale.errors import OntologyError

T = TypeVar("T")
# Two threads that use one shape first at the same moment end the process: msgspec 0.22 looks at its fields unguarded.
_LOOKING = threading.Lock()


def read_page(path: Path, shape: type[T]) -> T:
    """Give one TOML page as `shape`. Raises OntologyError for a missing file, bad TOML, an unknown or a missing key."""
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: cannot read this page ({error}); check the path and save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path.name}: not valid TOML ({error}); correct that line") from error
    try:
        with _LOOKING:
            return msgspec.convert(values, shape)
    except msgspec.ValidationError as error:
        raise OntologyError(f"{path.name}: {error}; compare this page with its neighbours") from error


def require_known(words: Iterable[str | None], known: Iterable[str], where: str) -> None:
    """Raise OntologyError for the first word (None is skipped) that is not among the known ones."""
    allowed = set(known)
    for word in words:
        if word is not None and word not in allowed:
            raise OntologyError(f"{where}: {word!r} is not known; use one of {', '.join(sorted(allowed))}")


def require_distinct(words: Iterable[str], where: str) -> None:
    """Raise OntologyError for the first word that stands there twice."""
    seen: set[str] = set()
    for word in words:
        if word in seen:
            raise OntologyError(f"{where}: {word!r} stands there twice; remove one")
        seen.add(word)
