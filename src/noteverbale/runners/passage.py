"""Tasks -> results, through whatever pool does the work: what threads and processes have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Out = TypeVar("Out", covariant=True)
In = TypeVar("In", contravariant=True)


class Pool(Protocol[In, Out]):
    """What a pool can do. `full`: take a result out before the next task goes in."""

    @property
    def full(self) -> bool:
        """Whether no further task fits in."""
        ...

    def submit(self, task: In, /) -> None:
        """Put a task in."""
        ...

    def next(self) -> Out:
        """Take the next result out."""
        ...

    def drain(self) -> Iterator[Out]:
        """Take all results out."""
        ...


def through(pool: Pool[Task, Out], tasks: Iterable[Task | None]) -> Iterator[Out | None]:
    """Yield results as the pool gives them; None among the tasks comes out once all before it is out."""
    for task in tasks:
        if task is None:
            yield from pool.drain()
            yield None
        else:
            pool.submit(task)
        if pool.full:
            yield pool.next()
    yield from pool.drain()
