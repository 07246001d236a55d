"""Change points of monthly scores: the statistic by its definition, seldom false, found where they are."""

from __future__ import annotations

from random import Random

import pytest

from noteverbale.views.turning import LEAST, pettitt, turns_of


def test_the_statistic_is_that_of_its_definition() -> None:
    values = [1, 5, 2, 2, 0, 3, 9, 8, 7, 9, 6, 8, 5, 9]
    n = len(values)

    def u(t: int) -> int:
        return sum((b > a) - (b < a) for a in values[:t] for b in values[t:])

    place, p = pettitt(values)
    assert abs(u(place)) == max(abs(u(t)) for t in range(LEAST, n - LEAST + 1))
    assert p == pytest.approx(min(1, 2 * 2.718281828459045 ** (-6 * u(place) ** 2 / (n**3 + n**2))))


def test_a_clear_change_is_found_at_its_month_with_the_means_of_both_sides() -> None:
    (turn,) = turns_of([-2.0] * 8 + [4.0] * 9)
    assert (turn.place, turn.before, turn.after) == (8, -2.0, 4.0) and turn.p < 0.01


def test_two_changes_are_both_found() -> None:
    assert [turn.place for turn in turns_of([3.0] * 12 + [-4.0] * 12 + [5.0] * 12)] == [12, 24]


def test_one_outlier_and_too_few_months_are_no_change() -> None:
    assert turns_of([1.0, 2.0] * 8 + [-10.0] + [1.0, 2.0] * 8) == []
    assert turns_of([-9.0] * 5 + [9.0] * 6) == []
    assert turns_of([]) == []


@pytest.mark.parametrize("months", [12, 24, 60])
def test_random_series_seldom_show_a_change(months: int) -> None:
    """The level of the test is .05; 400 series make an excess over .08 most unlikely."""
    random = Random(7)
    shown = sum(bool(turns_of([random.gauss(0, 3) for _ in range(months)])) for _ in range(400))
    assert shown / 400 < 0.08


def test_a_shift_of_two_deviations_is_mostly_found_near_its_month() -> None:
    random, near = Random(8), 0
    for _ in range(100):
        found = turns_of([random.gauss(0, 1) for _ in range(15)] + [random.gauss(2, 1) for _ in range(15)])
        near += any(abs(turn.place - 15) <= 2 for turn in found)
    assert near > 85
