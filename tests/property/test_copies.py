"""Copies found by sketches are the families found by whole texts, at once and batch by batch."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noteverbale.records import copies as by_sketch
from noteverbale.records import families
from noteverbale.records.copies import Text, copies, families_of, sketch
from noteverbale.records.latecomers import latecomers

LATE = sys.modules["noteverbale.records.latecomers"]
BY_TEXT = sys.modules["noteverbale.records.families"]


def texts(random: Random) -> list[tuple[str, str]]:
    """Texts of which many are cut, extended or altered copies, some with a common ending."""
    words = [f"w{number}" for number in range(random.choice((30, 500)))]
    ending = random.choices(words, k=random.choice((5, 40)))
    base = [random.choices(words, k=random.choice((3, 25, 60, 200))) for _ in range(6)]
    found = {}
    for _ in range(random.choice((5, 20, 50))):
        one = list(random.choice(base))
        cut, longer, altered = (
            one[: random.randrange(1, len(one) + 1)],
            one + random.choices(words, k=30),
            one[1::2] + one,
        )
        one = random.choice((one, cut, longer, altered, random.choices(words, k=80)))
        found[f"d{random.randrange(10**6)}"] = " ".join(one + random.choice(([], ending)))
    return list(found.items())


class Shelf:
    """What a store tells of texts; their numbers have gaps, and parts are small."""

    def __init__(self, made: list[Text], answers: dict[str, str | None]) -> None:
        self._made = {3 * number + 1: one for number, one in enumerate(made)}
        self._answers = answers

    def sketches(self) -> Iterator[list[tuple[int, bytes]]]:
        listed = [(number, one.sketch) for number, one in self._made.items()]
        yield from (listed[start : start + 7] for start in range(0, len(listed), 7))

    def sketched(self, ids: Collection[str]) -> list[tuple[int, bytes]]:
        return [(number, one.sketch) for number, one in self._made.items() if one.id in ids]

    def known(self, numbers: Collection[int]) -> list[tuple[int, date | None, str]]:
        return [(number, self._made[number].published, self._made[number].id) for number in numbers]

    def copying(self, ids: Collection[str]) -> set[str]:
        return {id_ for id_, earlier in self._answers.items() if earlier in ids}


@pytest.mark.parametrize("frequent", [2, 32])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10**6))
def test_sketches_tell_the_families_of_the_texts(frequent: int, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    random = Random(seed)
    for module in (BY_TEXT, by_sketch, LATE):
        monkeypatch.setattr(module, "_FREQUENT", frequent)
        monkeypatch.setattr(module, "_APART_DAYS", 10)
    every = texts(random)
    days = {id_: date(2020, 1, 1) + timedelta(days=random.randrange(20)) for id_, _ in every if random.random() < 0.9}
    made = [Text(id_, days.get(id_), sketch(text)) for id_, text in every]
    assert families_of(made, copies(made, dict(every).__getitem__)) == families(every, days)
    answers: dict[str, str | None] = {}
    for number in range(3):
        here = every[: (number + 1) * len(every) // 3]
        fresh = {id_ for id_, _ in here} - set(answers)
        made = [Text(id_, days.get(id_), sketch(text)) for id_, text in here]
        answers |= latecomers(Shelf(made, answers), dict(here).__getitem__, fresh)
        assert answers == copies(made, dict(here).__getitem__)
        assert families_of(made, answers) == families(here, days)
