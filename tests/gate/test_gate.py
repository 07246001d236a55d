"""The shipped network reads no worse than its floors; the gate itself is tested too."""

import json

import pytest
from training.gate import FAST, FLOORS, failures, measure, raised, sets
from training.scoring import Agreement

from noteverbale.reading import Reader

SETS = sets()


def claim(kind, start, code="RUS", realis="occurred"):
    return {
        "kind": kind, "trigger": {"start": start, "end": start + 5}, "agent": [{"code": code}], "recipient": [],
        "polarity": "positive", "realis": realis, "source": {"kind": "publisher"},
    }  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize("name", ["own_held_out", "outlets_held", "outlets_unseen", "claims_dev", "quiet_dev"])
def test_no_figure_is_below_its_floor(reader, name):
    if name not in SETS:
        pytest.skip(f"{name} is not here")
    assert failures(json.loads(FLOORS.read_text()), {name: measure(reader, SETS[name])}) == []


@pytest.mark.parametrize("name", ["own_held_out", "outlets_held", "outlets_unseen", "claims_dev", "quiet_dev"])
def test_no_figure_of_the_fast_reader_is_below_its_floor(name):
    if name not in SETS:
        pytest.skip(f"{name} is not here")
    measured = measure(Reader.load(fast=True), SETS[name])
    assert failures(json.loads(FLOORS.read_text()), {FAST + name: measured}) == []


def test_a_lower_figure_and_a_changed_text_are_told():
    floors = {"a": {"sha256": "1", "kind": 0.5}}
    assert failures(floors, {"a": {"sha256": "1", "kind": 0.495}}) == []
    assert "kind is 0.4, its floor 0.5" in failures(floors, {"a": {"sha256": "1", "kind": 0.4}})[0]
    assert "repin" in failures(floors, {"a": {"sha256": "2", "kind": 0.9}})[0]


def test_floors_are_not_lowered_by_noise():
    floors = {"a": {"sha256": "1", "kind": 0.5, "whole": 0.2}}
    assert raised(floors, "a", {"sha256": "1", "kind": 0.495, "whole": 0.3}) == {
        "sha256": "1",
        "kind": 0.5,
        "whole": 0.3,
    }
    assert raised(floors, "a", {"sha256": "2", "kind": 0.4, "whole": 0.1})["kind"] == 0.4


def test_agreement_counts_kinds_actors_and_silence():
    agreement = Agreement()
    agreement.add([claim("visit", 0), claim("attack", 20)], [claim("visit", 2), claim("attack", 20, code="USA")])
    agreement.add([], [])
    assert agreement.figures == {"kind": 1.0, "whole": 0.5, "actors": 0.5, "silence": 1.0}


def test_statements_do_not_count_and_pairs_are_one_to_one():
    agreement = Agreement()
    agreement.add([claim("visit", 0), claim("statement", 9)], [claim("visit", 0), claim("visit", 3)])
    assert (agreement.gold, agreement.found, agreement.kind) == (1, 2, 1)
