"""What others may rely on in a store, whatever the readings: what goes in comes out, the latest of each document, in order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noteverbale.flow.record import derive
from noteverbale.store import Store
from noteverbale.types import Reading
from stores import a_reading, content, fill

# Any text a document may hold: newlines, NUL and astral characters too, but no half of a surrogate pair (no UTF-8 has those).
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
READINGS = st.builds(a_reading, st.sampled_from("abcdef"), st.sampled_from(["s1", "s2", "s3"]), TEXTS)
RUNS = st.lists(st.lists(READINGS, max_size=6), max_size=5)


def model(runs: list[list[Reading]]) -> dict[str, Reading]:
    """Say in a few lines what a log of runs means; within one run a document is read by one reader only."""
    latest: dict[str, Reading] = {}
    for run in runs:
        for reading in run:
            before = latest.get(reading.document.id)
            if before is None or before.signature != reading.signature:
                latest[reading.document.id] = reading
    return dict(sorted(latest.items()))


def one_reader(number: int, run: list[Reading]) -> list[Reading]:
    return [replace(reading, signature=f"s{number % 3}") for reading in run]


@given(RUNS)
@settings(max_examples=40, deadline=None)
def test_a_log_means_the_latest_reading_of_each_document(runs: list[list[Reading]]) -> None:
    runs = [one_reader(number, run) for number, run in enumerate(runs)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create_or_open(Path(folder) / "r.nv")
        for run in runs:
            fill(store, *run)
        assert {reading.document.id: reading for reading in store.readings()} == model(runs)
        assert [reading.document.id for reading in store.readings()] == list(model(runs))
        before = content(store.path)
        for run in runs[-1:]:
            fill(store, *run)
        assert content(store.path) == before


@given(st.lists(READINGS, max_size=8, unique_by=lambda reading: reading.document.id), st.data())
@settings(max_examples=15, deadline=None)
def test_the_record_does_not_depend_on_how_the_log_is_cut(readings: list[Reading], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(readings))
    cut = data.draw(st.integers(0, len(mixed)))
    with tempfile.TemporaryDirectory() as folder:
        whole, cut_up = (Store.create_or_open(Path(folder) / name) for name in ("whole.nv", "cut.nv"))
        fill(whole, *readings)
        fill(cut_up, *mixed[:cut])
        fill(cut_up, *mixed[cut:])
        for store in (whole, cut_up):
            derive(store)
        dumps = [list(store.database().iterdump()) for store in (whole, cut_up)]
        assert [_without_digest(dump) for dump in dumps[:1]] == [_without_digest(dump) for dump in dumps[1:]]


def _without_digest(dump: list[str]) -> list[str]:
    """The record, without the names of the shards that it was made from."""
    digest = "INSERT INTO \"about\" VALUES('log'"
    return [line for line in dump if not line.startswith(digest) and "shards" not in line]
