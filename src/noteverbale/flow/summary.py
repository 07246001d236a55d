"""What a run did, counted as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from noteverbale.errors import RunStopped
from noteverbale.types import Failure

if TYPE_CHECKING:
    from noteverbale.reading.llm import Usage


@dataclass(slots=True)
class RunSummary:
    """What a run did so far.

    `documents`: newly read. `known`: read before, or a second time in this run, and left as they are. `claims`: in the
    newly read. `undated`: of the newly read, those that tell no day of publication. `failures`: what could not be read,
    or not whole; `lost`: how many of these stand for a document that was not read at all. `interrupted`: stopped before
    the end. `stopped`: why a limit ended the run early. `usage`: what a large model was asked and what it cost, if one
    was.
    """

    documents: int = 0
    known: int = 0
    claims: int = 0
    undated: int = 0
    lost: int = 0
    failures: list[Failure] = field(default_factory=list)
    interrupted: bool = False
    stopped: str = ""
    usage: Usage | None = None

    @property
    def seen(self) -> int:
        """Documents dealt with in any way, each once."""
        return self.documents + self.known + self.lost

    def count(self, claims: int, failures: tuple[Failure, ...], *, fresh: bool, undated: bool = False) -> None:
        """Add one document: newly read, failed, or known."""
        self.failures.extend(failures)
        if fresh:
            self.documents += 1
            self.claims += claims
            self.undated += undated
        elif not failures:
            self.known += 1
        else:
            self.lost += sum(not one.beside for one in failures)

    @contextmanager
    def until_interrupted(self) -> Iterator[None]:
        """End the block quietly at an interrupt or a limit, and remember it."""
        try:
            yield
        except KeyboardInterrupt:
            self.interrupted = True
        except RunStopped as error:
            self.stopped = str(error)
