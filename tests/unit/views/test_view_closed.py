"""A record that is closed, or used in another thread, says so in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from noteverbale.errors import StoreError
from noteverbale.views import RecordView

CALLS: list[Callable[[RecordView], object]] = [
    lambda view: view.visits(),
    lambda view: view.explain("r1"),
    lambda view: view.brief("RUS"),
    lambda view: view.export("claims"),
    lambda view: view.counts(),
    lambda view: view.database,
]


@pytest.mark.parametrize("call", CALLS)
def test_a_closed_record_says_that_it_is_closed(world: Path, call: Callable[[RecordView], object]) -> None:
    with RecordView(world) as view:
        pass
    with pytest.raises(StoreError, match=r"this record is closed; open it again with noteverbale.open"):
        call(view)


@pytest.mark.parametrize("call", [*CALLS, RecordView.close])
def test_another_thread_is_told_to_open_its_own(world: Path, call: Callable[[RecordView], object]) -> None:
    with RecordView(world) as view, ThreadPoolExecutor(1) as pool:
        with pytest.raises(StoreError, match="opened in another thread; open one in each thread"):
            pool.submit(call, view).result()
        assert len(view.visits())


def test_a_record_may_be_closed_twice_and_shown(world: Path) -> None:
    view = RecordView(world)
    view.close()
    view.close()
    assert repr(view).endswith(", closed)")


def test_lines_of_an_export_are_taken_while_it_is_open(world: Path) -> None:
    with RecordView(world) as view:
        lines = iter(view.export("claims").lines)
        next(lines)
    with pytest.raises(StoreError, match="closed, or is used in another thread, before all lines were taken"):
        list(lines)
