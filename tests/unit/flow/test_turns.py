"""Whose turn it is: the largest job that finds room."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from hypothesis import given
from hypothesis import strategies as st

from noteverbale.flow.turns import Turns


def test_the_largest_that_fits_begins_first() -> None:
    turns = Turns({"talks": 6, "visits": 5, "attacks": 3, "deals": 1}, room=9)
    assert [turns.take(), turns.take()] == ["talks", "attacks"]
    turns.give_back("attacks")
    assert turns.take() == "deals"
    turns.give_back("talks")
    assert turns.take() == "visits"


def test_what_is_larger_than_the_room_runs_alone() -> None:
    turns = Turns({"talks": 20, "visits": 1}, room=9)
    assert turns.take() == "talks"
    turns.give_back("talks")
    assert turns.take() == "visits"


@given(st.dictionaries(st.text("abcdefgh", min_size=1), st.integers(1, 30), max_size=12), st.integers(1, 40))
def test_all_have_their_turn_and_never_more_than_the_room(sizes: dict[str, int], room: int) -> None:
    turns, lock = Turns(sizes, room), Lock()
    running: set[str] = set()
    begun: list[str] = []

    def job(_: object) -> None:
        name = turns.take()
        with lock:
            running.add(name)
            begun.append(name)
            assert len(running) == 1 or sum(sizes[one] for one in running) <= room
        with lock:
            running.discard(name)
        turns.give_back(name)

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(job, sizes))
    assert sorted(begun) == sorted(sizes)
