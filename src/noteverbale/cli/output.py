"""Where a command writes: standard output, or a file that stands in its place only once it is whole.

Errors: StoreError, one sentence, where either cannot be written; ReaderGone where nobody reads the output any more.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TextIO

from noteverbale.errors import StoreError

_STANDARD = (0, 1, 2)


class ReaderGone(Exception):
    """Who reads standard output (head, a pager) has what it wanted and left: no mistake of anybody's."""


class _Output(io.FileIO):
    """Standard output whose errors are told as errors of the output, whichever command and library writes to it.

    As OSError they could be taken for errors of the store, and click and rich end the process each in its own way.
    What is still to be written after an error goes nowhere, or Python would complain again at exit.
    """

    def write(self, data: Any) -> int:
        """Write bytes. Raises ReaderGone, StoreError."""
        try:
            return super().write(data)
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
            if isinstance(error, BrokenPipeError):
                raise ReaderGone from error
            raise StoreError(_unwritable(error)) from error


def _unwritable(error: OSError) -> str:
    if error.errno == errno.EBADF:
        return "standard output is closed; send it to a file or a program, as with > answer.txt"
    return f"standard output cannot be written ({error.strerror or error}); make room or send it to another place"


class _Notes(io.FileIO):
    """Standard error: a note that nobody can read stops nothing."""

    def write(self, data: Any) -> int:
        """Write bytes, if that can be done."""
        with suppress(OSError):
            return super().write(data)
        return len(data)


def settle_streams() -> None:
    """Make standard streams safe to use, whatever the process was begun with.

    The number of a closed stream would be given to the next file that is opened, such as the store, so it is taken
    here. What is written to a closed standard output is an error, to a closed standard error it is dropped; a closed
    standard input stays None.
    """
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)
    sys.stdout = _settled(sys.stdout, sys.__stdout__, _Output(1, "w", closefd=False))
    sys.stderr = _settled(sys.stderr, sys.__stderr__, _Notes(2, "w", closefd=False))


def _settled(now: TextIO | None, first: TextIO | None, file: io.FileIO) -> TextIO:
    """Give the same stream on this file; one that is no plain file (a console of Windows) or not ours stays."""
    if now is None:
        return io.TextIOWrapper(io.BufferedWriter(file), encoding="utf-8", line_buffering=True)
    if now is not first or not isinstance(now, io.TextIOWrapper):
        return now
    if not isinstance(getattr(now.buffer, "raw", now.buffer), io.FileIO):
        return now
    lines = now.line_buffering or now.write_through
    return io.TextIOWrapper(io.BufferedWriter(file), now.encoding, now.errors, line_buffering=lines)


@contextmanager
def opened(target: Path | None, *, option: str = "-o", whole: bool = True) -> Iterator[IO[bytes]]:
    """Give the stream to write to; None is standard output.

    A file is written beside as NAME.part and renamed at the end, so that a run that fails leaves what was there
    before; of a link it is the file that it points at. Devices and pipes are written at once, and so is a file whose
    lines are of use one by one (`whole` false): what a long run told before it failed is kept. `option`: what names the
    file on the command line. Raises StoreError where the file cannot be written.
    """
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    file = Path(os.path.realpath(target))
    beside = whole and (file.is_file() or not file.exists())
    draft = file.with_name(file.name + ".part") if beside else file
    try:
        with draft.open("wb") as stream:
            yield stream
        if draft != file:
            draft.replace(file)
    except BaseException as error:
        if draft != file:
            with suppress(OSError):
                draft.unlink()
        _tell(error, (draft, file), target, option)
        raise


def _tell(error: BaseException, files: tuple[Path, ...], target: Path, option: str) -> None:
    """Tell an error of these files as one sentence; any other is not ours."""
    if isinstance(error, OSError) and error.filename in (None, *map(str, files)):
        reason = error.strerror or error
        raise StoreError(
            f"{target}: cannot be written ({reason}); free the disk or name another file with {option}"
        ) from error
