"""Threads as runners: order, pauses, errors, and work that is shared."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from noteverbale.runners import threads


def slow_first() -> Callable[[int], int]:
    def work(task: int) -> int:
        time.sleep(0.05 if task == 0 else 0)
        return task * 10

    return work


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_tasks_with_their_pauses(workers: int) -> None:
    found = list(threads.run(slow_first, [0, 1, None, 2, 3], workers=workers))
    assert [done and done.result for done in found] == [0, 10, None, 20, 30]


def test_results_may_come_as_they_are_done() -> None:
    found = [done.result for done in threads.run(slow_first, [0, 1, 2], workers=2, in_order=False) if done]
    assert sorted(found) == [0, 10, 20] and found[-1] == 0


def test_the_work_is_made_once_and_done_side_by_side() -> None:
    made: list[int] = []
    meeting = threading.Barrier(3, timeout=60)

    def make() -> Callable[[int], int]:
        made.append(1)
        return lambda task: meeting.wait() and task

    assert len(list(threads.run(make, range(6), workers=3))) == 6 and made == [1]


def test_what_the_work_raises_is_raised_where_results_are_taken() -> None:
    def make() -> Callable[[int], float]:
        return lambda task: 1 / (2 - task)

    results = threads.run(make, [0, 1, 2, 3], workers=2)
    with pytest.raises(ZeroDivisionError):
        list(results)


def test_what_is_under_way_when_something_fails_is_kept() -> None:
    begun = threading.Barrier(2, timeout=60)

    def make() -> Callable[[int], int]:
        def work(task: int) -> int:
            begun.wait()
            if task == 0:
                raise ValueError("no")
            time.sleep(0.1)
            return task

        return work

    found: list[int | None] = []
    with pytest.raises(ValueError, match="no"):
        for done in threads.run(make, [0, 1], workers=2, in_order=False):
            found.append(done and done.result)
    assert found == [1]


def test_few_tasks_are_taken_ahead() -> None:
    taken: list[int] = []

    def tasks() -> object:
        for number in range(1000):
            taken.append(number)
            yield number

    results = threads.run(slow_first, tasks(), workers=2)  # type: ignore[arg-type, type-var]
    next(results)
    assert len(taken) <= 5
    results.close()  # type: ignore[attr-defined]
