"""Tasks -> results on this machine: in this process, or in a pool of fresh (spawned) ones.

The work is given as a factory, called once in each process; what it makes (a loaded model, say) is kept here, in a
module of the package, so that a process loads once however many tasks it gets. Few tasks are on their way at a time:
memory does not grow with their number. A process that dies under a task takes only that task with it.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context, parent_process, resource_tracker
from typing import Any, Generic, NamedTuple, TypeVar

from noteverbale.runners.passage import through

Task = TypeVar("Task")
Result = TypeVar("Result")

# Tasks sent ahead for each process: enough that none waits for its next one.
_AHEAD = 4
_make: Callable[[], Callable[[Any], Any]] | None = None


class Done(NamedTuple, Generic[Task, Result]):
    """A task with its result, or with None if the process died under it (twice, the second time alone)."""

    task: Task
    result: Result | None


def cores() -> int:
    """Give the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    make: Callable[[], Callable[[Task], Result]], tasks: Iterable[Task | None], *, workers: int, in_order: bool = True
) -> Iterator[Done[Task, Result] | None]:
    """Give the results as they come, or in the order of the tasks (`in_order`).

    None among the tasks is a pause: it comes out as None once all that went in before it is out.
    With more than one worker `make`, tasks and results must pickle. Closing the generator ends the pool.
    """
    if workers <= 1:
        work = make()
        return (task if task is None else Done(task, work(task)) for task in tasks)
    return _pooled(make, tasks, workers, in_order)


def _pooled(
    make: Callable[[], Callable[[Task], Result]], tasks: Iterable[Task | None], workers: int, in_order: bool
) -> Iterator[Done[Task, Result] | None]:
    pool = _Pool(make, workers, in_order)
    try:
        yield from through(pool, tasks)
    finally:
        pool.close()


class _Pool(Generic[Task, Result]):
    """Processes and the tasks on their way through them."""

    def __init__(self, make: Callable[[], Callable[[Task], Result]], workers: int, in_order: bool) -> None:
        self._make = make
        self._workers = workers
        self._in_order = in_order
        self._executor = self._start(workers)
        self.waiting: dict[Future[Result], Task] = {}

    @property
    def full(self) -> bool:
        return len(self.waiting) >= self._workers * _AHEAD

    def submit(self, task: Task) -> None:
        try:
            future = _submitted(self._executor, task)
        except BrokenProcessPool:
            self._executor = self._start(self._workers)
            future = _submitted(self._executor, task)
        self.waiting[future] = task

    def next(self) -> Done[Task, Result]:
        future = next(iter(self.waiting)) if self._in_order else self._first_done()
        task = self.waiting.pop(future)
        try:
            return Done(task, future.result())
        except BrokenProcessPool:
            return Done(task, self._alone(task))

    def drain(self) -> Iterator[Done[Task, Result]]:
        while self.waiting:
            yield self.next()

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _first_done(self) -> Future[Result]:
        done, _ = wait(self.waiting, return_when=FIRST_COMPLETED)
        return next(future for future in self.waiting if future in done)

    def _alone(self, task: Task) -> Result | None:
        """When a pool breaks, its tasks are under suspicion: each is done again in a process of its own."""
        with self._start(1) as executor:
            try:
                result: Result = _submitted(executor, task).result()
                return result
            except BrokenProcessPool:
                return None

    def _start(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (self._make,))


def _submitted(executor: ProcessPoolExecutor, task: Any) -> Future[Any]:
    with _interrupts_held():
        return executor.submit(_perform, task)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let an interrupt wait for the end of the block, and in the processes that start in it until _begin drops it.

    A terminal sends it to all processes: one that still starts would print where it was.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # started later, inside the block, it would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    """Set up a worker process: an interrupt is the parent's to handle, and the parent's death is this one's too."""
    global _make
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _make = cache(make)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _perform(task: Any) -> Any:
    """Do one task; the work is made under the first one, so that what goes wrong in making it reaches the parent."""
    assert _make is not None, "tasks come only after _begin"
    return _make()(task)
