"""Where a command writes: standard output, or a file that stands in its place only once it is whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from noteverbale.errors import StoreError


@contextmanager
def opened(target: Path | None, *, option: str = "-o", whole: bool = True) -> Iterator[IO[bytes]]:
    """Give the stream to write to; None is standard output.

    A file is written beside as NAME.part and renamed at the end, so that a run that fails leaves what was there
    before. Devices and pipes are written at once, and so is a file whose lines are of use one by one (`whole` false):
    what a long run told before it failed is kept. `option`: what names the file on the command line. Raises StoreError
    where the file cannot be written.
    """
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    beside = whole and (target.is_file() or not target.exists())
    draft = target.with_name(target.name + ".part") if beside else target
    try:
        with draft.open("wb") as stream:
            yield stream
        if draft != target:
            draft.replace(target)
    except BaseException as error:
        _give_up(draft, target, option, error)
        raise


def _give_up(draft: Path, target: Path, option: str, error: BaseException) -> None:
    """Remove the draft; tell an error of this file as one sentence, any other is not ours."""
    if draft != target:
        with suppress(OSError):
            draft.unlink()
    if isinstance(error, OSError) and error.filename in (None, str(draft), str(target)):
        reason = error.strerror or error
        raise StoreError(
            f"{target}: cannot be written ({reason}); free the disk or name another file with {option}"
        ) from error
