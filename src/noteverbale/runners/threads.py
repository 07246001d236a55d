"""Tasks -> results in threads of this process: for work that waits for others more than it computes.

The same face as `local.run`, but all threads share what the factory makes. Threads end with the process: an interrupt
does not wait for an answer that may take minutes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from queue import SimpleQueue
from typing import Generic

from noteverbale.runners.local import Done, Result, Task
from noteverbale.runners.passage import through

# Tasks sent ahead for each thread: enough that none waits for its next one.
_AHEAD = 2
# Seconds that work under way may take to end once some work has failed: an answer that comes then was paid for.
_GRACE = 5.0


def run(
    make: Callable[[], Callable[[Task], Result]], tasks: Iterable[Task | None], *, workers: int, in_order: bool = True
) -> Iterator[Done[Task, Result] | None]:
    """Give the results as they come, or in the order of the tasks (`in_order`); None among the tasks is a pause.

    What the work raises is raised here, after the results of what was under way.
    """
    work = make()
    if workers <= 1:
        return (task if task is None else Done(task, work(task)) for task in tasks)
    return _threaded(work, tasks, workers, in_order)


def _threaded(
    work: Callable[[Task], Result], tasks: Iterable[Task | None], workers: int, in_order: bool
) -> Iterator[Done[Task, Result] | None]:
    pool = _Pool(work, workers, in_order)
    try:
        yield from through(pool, tasks)
    except Exception:
        pool.close()
        yield from pool.rest()
        raise
    finally:
        pool.close()


class _Pool(Generic[Task, Result]):
    """Threads and the tasks on their way through them."""

    def __init__(self, work: Callable[[Task], Result], workers: int, in_order: bool) -> None:
        self._work, self._workers, self._in_order = work, workers, in_order
        self._queue: SimpleQueue[tuple[Future[Result], Task] | None] = SimpleQueue()
        self._waiting: dict[Future[Result], Task] = {}
        for _ in range(workers):
            threading.Thread(target=self._serve, daemon=True).start()

    @property
    def full(self) -> bool:
        return len(self._waiting) >= self._workers * _AHEAD

    def submit(self, task: Task) -> None:
        future: Future[Result] = Future()
        self._waiting[future] = task
        self._queue.put((future, task))

    def next(self) -> Done[Task, Result]:
        future = next(iter(self._waiting)) if self._in_order else self._first_done()
        task = self._waiting.pop(future)
        return Done(task, future.result())

    def drain(self) -> Iterator[Done[Task, Result]]:
        while self._waiting:
            yield self.next()

    def rest(self) -> Iterator[Done[Task, Result]]:
        """Give what is done, or is so in a moment, of the tasks that had begun."""
        wait(self._waiting, timeout=_GRACE)
        for future, task in self._waiting.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                yield Done(task, future.result())

    def close(self) -> None:
        for future in self._waiting:
            future.cancel()
        for _ in range(self._workers):
            self._queue.put(None)

    def _first_done(self) -> Future[Result]:
        done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
        return next(future for future in self._waiting if future in done)

    def _serve(self) -> None:
        while (given := self._queue.get()) is not None:
            future, task = given
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(self._work(task))
            except BaseException as error:  # noqa: BLE001 - it is raised again where the result is taken
                future.set_exception(error)
