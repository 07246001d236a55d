"""Paths as given -> files in order, and each file or stream -> documents and failures.

Errors: `InputError` for a path that is not there or a folder without documents, `UnknownFormat` for a file that is
named and cannot be told. A file found in a folder never stops the others: what is wrong with it is a `Failure`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from noteverbale.documents.decoding import Undecodable
from noteverbale.documents.exports import may_be_export
from noteverbale.documents.folders import inside
from noteverbale.documents.formats import FORMATS, Format, by_look, by_suffix, named, other_way
from noteverbale.documents.opening import BROKEN, STANDARD_INPUT, TooLarge, beginning, look, open_path, unpacked
from noteverbale.documents.options import ReadOptions
from noteverbale.errors import InputError, UnknownFormat
from noteverbale.types import Document, Failure, path_name

_LOOK = 1 << 16
# Formats of one document that an export of many may have, too.
_EXPORTED = ("text", "html")


def discover(paths: Iterable[Path | str], options: ReadOptions | None = None) -> list[Path]:
    """Give the files of some paths: those named, and those inside folders, sorted; hidden ones and stores left out.

    None is given twice. Files of unknown suffix inside folders are in the list; reading them gives a Failure.
    Raises InputError.
    """
    return [found for found in found_in(paths, options) if isinstance(found, Path)]


def found_in(paths: Iterable[Path | str], options: ReadOptions | None = None) -> list[Path | Failure]:
    """Give what `discover` gives, and a Failure for whatever else is in the folders. Raises InputError."""
    options = options or ReadOptions()
    found: dict[Path | Failure, None] = {}
    for path in map(Path, paths):
        found.update(dict.fromkeys(_inside(path, options) if path.is_dir() else [_file(path, options)]))
    return list(found)


def read_path(path: Path | str, options: ReadOptions | None = None) -> Iterator[Document | Failure]:
    """Give the documents of one file (or `-`), streaming; what cannot be read is a Failure in its place.

    Raises InputError if a table has no column for the text.
    """
    path, options = Path(path), options or ReadOptions()
    name = "standard input" if path == STANDARD_INPUT else path_name(path)
    if reason := unreadable(path, options):
        yield Failure(where=name, reason=reason)
        return
    format_ = format_of(path, options)
    try:
        stream = open_path(path)
    except OSError as error:
        yield Failure(where=name, reason=f"cannot be opened ({error.strerror})")
        return
    try:
        yield from _read(stream, name, format_, options)
    finally:
        if path != STANDARD_INPUT:
            stream.close()


def read_paths(paths: Iterable[Path | str], options: ReadOptions | None = None) -> Iterator[Document | Failure]:
    """Give the documents of all paths; a table found in a folder that has no text column is a Failure, not an error."""
    paths = [Path(path) for path in paths]
    given = set(paths)
    for path in found_in(paths, options):
        if isinstance(path, Failure):
            yield path
            continue
        try:
            yield from read_path(path, options)
        except InputError as error:
            if path in given:
                raise
            yield Failure(where=path_name(path), reason=str(error).removeprefix(f"{path_name(path)}: "))


def read_stream(
    binary: BinaryIO, options: ReadOptions | None = None, *, name: str = "standard input"
) -> Iterator[Document | Failure]:
    """Give the documents of a stream: JSON Lines or HTML if it looks like it, else one text, or as `format` says."""
    options = options or ReadOptions()
    yield from _read(binary, name, named(options.format) if options.format else None, options)


def format_of(path: Path, options: ReadOptions) -> Format | None:
    """Give the format of a file; None where only its bytes can tell, or nothing can."""
    if options.format:
        return named(options.format)
    return None if path == STANDARD_INPUT or _is_pipe(path) else by_suffix(path)


def holds_many(path: Path, options: ReadOptions) -> bool:
    """Tell whether a file may hold several documents: by its format, or by the signs of a press archive's export."""
    form = format_of(path, options)
    if form is None or form.holds != "one document":
        return True
    if form.name not in _EXPORTED or not path.is_file():
        return False
    try:
        with path.open("rb") as raw:
            first = beginning(unpacked(raw), _LOOK)
    except OSError:
        return False
    return may_be_export(first.decode("utf-8", "replace").replace("\0", ""), options)


def unreadable(path: Path, options: ReadOptions) -> str:
    """Give why no reader can be told for a file by its name; nothing where one can, or where only its bytes tell."""
    if format_of(path, options) is not None or path == STANDARD_INPUT or _is_pipe(path):
        return ""
    if hint := other_way(path):
        return f"is {hint}"
    known = " ".join(suffix for format_ in FORMATS for suffix in format_.suffixes if suffix)
    return f"has the suffix {path_name(path.suffix)!r}, which no reader knows (known: {known}, each also with .gz)"


def _read(stream: BinaryIO, name: str, format_: Format | None, options: ReadOptions) -> Iterator[Document | Failure]:
    try:
        stream = unpacked(stream)
        if format_ is None:
            first, stream = look(stream, _LOOK)
            format_ = by_look(first)
        yield from _told(format_.read(stream, name, options), name)
    except (Undecodable, TooLarge) as error:
        yield Failure(where=name, reason=str(error))
    except BROKEN as error:
        reason = f"ends early or is damaged ({str(error)[:120]}); what was whole before is read"
        yield Failure(where=name, reason=reason)


def _told(found: Iterable[Document | Failure], name: str) -> Iterator[Document | Failure]:
    """Give what was found in a file; of any format one that holds nothing is a failure, told once."""
    nothing = True
    for item in found:
        nothing = False
        yield item
    if nothing:
        yield Failure(where=name, reason="is empty")


def _file(path: Path, options: ReadOptions) -> Path:
    if path == STANDARD_INPUT:
        return path
    if not path.exists():
        raise InputError(f"{path_name(path)}: no such file or folder; check the path")
    if reason := unreadable(path, options):
        repair = "" if other_way(path) else "; rename it or say --format"
        raise UnknownFormat(f"{path_name(path)} {reason}{repair}")
    return path


def _inside(folder: Path, options: ReadOptions) -> list[Path | Failure]:
    files, others = inside(folder)
    if not any(format_of(file, options) for file in files):
        raise InputError(
            f"{path_name(folder)}: no documents in this folder ({len(files)} files, none of a known suffix)"
        )
    return [*files, *others]


def _is_pipe(path: Path) -> bool:
    return path.is_fifo() or path.is_char_device()
