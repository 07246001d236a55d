"""A folder -> the files in it and in the folders under it, in order, and a Failure for what is no file.

Hidden names, files that describe the folder (README) and stores of ours are left out. Links are followed: of a folder
that is reached in several ways the files are given once, under its own name if that is inside, and a link to a folder
that it lies in leads nowhere new.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from noteverbale.types import Failure, path_name

# What the file "format" of a store begins with.
_STORE = b"noteverbale store "
_NO_FILES = {
    stat.S_IFIFO: "is a pipe, which is read only where it is named by itself",
    stat.S_IFSOCK: "is a socket, no file",
    stat.S_IFCHR: "is a device, no file",
    stat.S_IFBLK: "is a device, no file",
}


def inside(folder: Path) -> tuple[list[Path], list[Failure]]:
    """Give the files inside a folder, sorted by their paths, and what else is there, which nobody can read."""
    files: list[Path] = []
    failures: list[Failure] = []
    for path in _paths(folder, failures):
        if reason := _no_file(path):
            failures.append(Failure(where=path_name(path), reason=reason))
        else:
            files.append(path)
    return sorted(files), sorted(failures, key=lambda failure: failure.where)


def _paths(folder: Path, failures: list[Failure]) -> Iterator[Path]:
    """Give what is no folder: first what is reached without links to folders, then what one link leads to, and on."""
    links, seen = [folder], set[str]()
    while links:
        begin, links = sorted(links), []
        for each in begin:
            yield from _walked(each, seen, links, failures)


def _walked(begin: Path, seen: set[str], links: list[Path], failures: list[Failure]) -> Iterator[Path]:
    """Give what is no folder, down from a folder, and put aside the links to folders."""

    def closed(error: OSError) -> None:
        failures.append(Failure(where=path_name(str(error.filename)), reason=f"cannot be opened ({error.strerror})"))

    for here, folders, names in os.walk(begin, onerror=closed):
        real = os.path.realpath(here)
        if real in seen or _is_store(Path(here)):
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [Path(here, name) for name in folders if Path(here, name).is_symlink()]
        links += (link for link in linked if not _leads_up(link, real))
        yield from (Path(here, name) for name in names if not name.startswith(".") and not _describes(name))


def _leads_up(link: Path, real: str) -> bool:
    return Path(real).is_relative_to(os.path.realpath(link))


def _no_file(path: Path) -> str:
    """Give why a path can be no document; nothing where it is a file."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        told = "is a link that leads nowhere" if path.is_symlink() else "cannot be opened"
        return f"{told} ({error.strerror})"
    return "" if stat.S_ISREG(mode) else _NO_FILES.get(stat.S_IFMT(mode), "is no file")


def _is_store(folder: Path) -> bool:
    """Tell whether a folder is a store of ours: a record beside its texts is none of them."""
    try:
        with (folder / "format").open("rb") as stream:
            return stream.read(len(_STORE)) == _STORE
    except OSError:
        return False


def _describes(name: str) -> bool:
    """Tell whether a file in a folder describes the folder (README.md); named by itself it is read like any other."""
    return name.partition(".")[0].upper() == "README"
