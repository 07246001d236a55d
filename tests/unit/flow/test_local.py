"""The runner: order, pauses, few tasks ahead, and processes that die."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import active_children

import pytest

from noteverbale.runners import local


def work(number: int) -> int:
    if number < 0:
        os._exit(1)
    time.sleep(0.02 if number % 3 == 0 else 0)
    return number * number


def make() -> Callable[[int], int]:
    return work


def make_broken() -> Callable[[int], int]:
    raise ValueError("cannot load")


def pairs(tasks: list[int | None], **options: object) -> list[tuple[int, int | None] | None]:
    return [done and tuple(done) for done in local.run(make, tasks, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    assert pairs(list(range(20)), workers=workers) == [(n, n * n) for n in range(20)]


def test_results_may_come_as_they_are_done() -> None:
    assert sorted(pairs(list(range(20)), workers=2, in_order=False)) == [(n, n * n) for n in range(20)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_pause_comes_out_after_all_that_went_in_before_it(workers: int) -> None:
    found = pairs([*range(7), None, *range(7, 12)], workers=workers, in_order=False)
    place = found.index(None)
    assert sorted(found[:place]) == [(n, n * n) for n in range(7)]
    assert sorted(found[place + 1 :]) == [(n, n * n) for n in range(7, 12)]


def test_few_tasks_are_taken_ahead() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = local.run(make, tasks(), workers=2)
    next(results)
    assert len(taken) <= 2 * 4
    results.close()  # type: ignore[attr-defined]


def test_a_task_that_kills_its_process_gives_none_and_the_others_are_done() -> None:
    found = pairs([1, 2, -1, *range(3, 20)], workers=2)
    assert found == [(n, n * n if n > 0 else None) for n in [1, 2, -1, *range(3, 20)]]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_goes_wrong_in_making_the_work_is_raised(workers: int) -> None:
    with pytest.raises(ValueError, match="cannot load"):
        list(local.run(make_broken, [1, 2, 3], workers=workers))


def test_an_interrupt_of_processes_that_still_start_is_not_told_by_them(capfd: pytest.CaptureFixture[str]) -> None:
    results = local.run(make, range(8), workers=2)
    started: set[int | None] = set()

    def interrupt_what_starts() -> None:
        while not done.wait(0.002):
            for child in active_children():
                started.add(child.pid)
                with suppress(ProcessLookupError):
                    os.kill(child.pid or 0, signal.SIGINT)

    done = threading.Event()
    sender = threading.Thread(target=interrupt_what_starts)
    sender.start()
    found = list(results)
    done.set()
    sender.join()
    assert started and [one and one.result for one in found] == [n * n for n in range(8)]
    assert "Traceback" not in capfd.readouterr().err
