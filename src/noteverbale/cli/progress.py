"""A bar with rate and time left on a terminal; silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noteverbale.documents import ReadOptions
    from noteverbale.flow import RunSummary


@contextmanager
def progress(
    paths: Sequence[Path], options: ReadOptions, limit: int | None
) -> Iterator[Callable[[RunSummary], None] | None]:
    """Give a function to call after each document, or None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from noteverbale.cli.asked import running

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=_total(paths, options, limit), rate="")

        def watch(summary: RunSummary) -> None:
            speed = bar.tasks[0].speed
            told = running(summary.usage) or (f"{speed:.0f} documents/s" if speed else "")
            bar.update(task, completed=summary.seen, rate=told)

        yield watch


def _total(paths: Sequence[Path], options: ReadOptions, limit: int | None) -> int | None:
    from noteverbale.documents import estimate

    counts = [estimate(path, options) for path in paths]
    known = [count for count in counts if count is not None]
    total = sum(known) if len(known) == len(counts) else None
    return total if limit is None else min(limit, total or limit)
