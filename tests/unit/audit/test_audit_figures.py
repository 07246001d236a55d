"""Intervals and agreement of `nv audit` against published values, and against samples of populations that are known."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from noteverbale.flow.audit.agreement import agreement, alpha
from noteverbale.flow.audit.coders import sample_of
from noteverbale.flow.audit.figures import Figures
from noteverbale.flow.audit.filled import Filled, FilledRow
from noteverbale.flow.audit.intervals import Estimate, Stratum, added, mean, part_of_both, wilson
from noteverbale.flow.audit.recall import Judged, limits
from noteverbale.views.audit.sampling import draw

_WILSON = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]


@pytest.mark.parametrize(("found", "judged", "low", "high"), _WILSON)
def test_wilson_gives_what_newcombe_prints(found: int, judged: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    assert wilson(found, judged) == pytest.approx((low, high), abs=5e-5)


def stratum(size: int, right: int, judged: int, drawn: int | None = None, members: int | None = None) -> Stratum:
    drawn = judged if drawn is None else drawn
    return Stratum(size, drawn, drawn if members is None else members, (1.0,) * right + (0.0,) * (judged - right))


def test_one_stratum_is_wilson_and_a_whole_one_leaves_no_doubt() -> None:
    one = mean([stratum(10**9, 81, 263)])
    assert one is not None and (one.low, one.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    whole = mean([stratum(20, 15, 20)])
    assert whole is not None and (whole.low, whole.value, whole.high) == (0.75, 0.75, 0.75)


def test_strata_count_by_their_size_and_not_by_how_many_were_drawn() -> None:
    both = mean([stratum(9_000, 10, 10), stratum(1_000, 0, 10)])
    assert both is not None
    assert both.value == pytest.approx(0.9)
    # Limits of MOVER by hand: the distances of each stratum's Wilson limits, by weight, as a root of squares.
    (low, _), (_, high) = wilson(10, 10, 10 / 9_000), wilson(0, 10, 10 / 1_000)
    assert (both.low, both.high) == pytest.approx((0.9 - 0.9 * (1 - low), 0.9 + 0.1 * high))


def test_rows_that_nobody_judged_and_strata_without_any_do_not_count() -> None:
    assert mean([stratum(100, 0, 0, drawn=5)]) is None
    part = mean([stratum(10**9, 8, 10, drawn=20), stratum(10**9, 0, 0, drawn=5)])
    assert part is not None and (part.value, part.judged) == (0.8, 10)


def covered(times: int, sample: Callable[[random.Random], tuple[float, float]], truth: float) -> float:
    chance = random.Random(5)
    return sum(low <= truth <= high for low, high in (sample(chance) for _ in range(times))) / times


def test_intervals_of_strata_hold_the_truth_nineteen_times_in_twenty() -> None:
    """Members are known from the sample alone: the large stratum has few of them, and is right less often."""
    strata = ((20_000, 0.3, 0.6), (2_000, 0.9, 0.95))
    truth = sum(size * share * right for size, share, right in strata) / sum(size * share for size, share, _ in strata)

    def sample(chance: random.Random) -> tuple[float, float]:
        made = []
        for size, share, right in strata:
            members = sum(chance.random() < share for _ in range(60))
            made.append(stratum(size, sum(chance.random() < right for _ in range(members)), members, 60, members))
        found = mean(made)
        assert found is not None
        return found.low, found.high

    assert covered(1_000, sample, truth) == pytest.approx(0.95, abs=0.02)


def test_intervals_of_recall_hold_the_truth_about_nineteen_times_in_twenty() -> None:
    claims, right, sentences, missed = 8_000, 0.75, 30_000, 0.05
    truth = claims * right / (claims * right + sentences * missed)

    def sample(chance: random.Random) -> tuple[float, float]:
        found = mean([stratum(claims, sum(chance.random() < right for _ in range(150)), 150)])
        lost = mean([stratum(sentences, sum(chance.random() < missed for _ in range(200)), 200)])
        assert found is not None and lost is not None
        return part_of_both(found.times(claims), lost.times(sentences))[1:]

    assert covered(1_000, sample, truth) == pytest.approx(0.95, abs=0.025)


def test_recall_is_open_downwards_where_nothing_missed_was_met_yet() -> None:
    right, none = Estimate(50, 40, 800, 700, 900), mean([stratum(1_000, 0, 50)])
    assert none is not None
    value, low, high = part_of_both(right, none.times(1_000))
    assert (value, high) == (1.0, 1.0) and 0.9 < low < 0.95


def test_limits_of_recall_where_silent_sentences_that_were_read_missed_nothing() -> None:
    """At worst as many are missed as the upper limit of their number says, not all of them."""
    claims = Judged(500, ((1.0, 0.0),) * 199 + ((0.0, 1.0),))
    none = mean([stratum(10_000, 0, 100)])
    assert none is not None
    silent = none.times(10_000)
    low, high = limits([claims], 497.5, silent, 2.5)
    worst = 497.5 / (500 + silent.high)
    assert worst * 0.9 < low < worst and 0.995 < high < 1
    vast = none.times(10**9)
    assert 0 < limits([claims], 497.5, vast, 2.5)[0] < 1e-4


@pytest.mark.parametrize(
    ("missed", "share", "sentences"), [(0.1, 0.02, 6_000), (0.2, 0.02, 60_000), (0.3, 0.05, 6_000)]
)
def test_limits_of_recall_hold_the_truth_also_where_few_are_missed(missed: float, share: float, sentences: int) -> None:
    claims, right = 2_000, 0.8
    truth = claims * right / (claims * (right + missed) + sentences * share)

    def sample(chance: random.Random) -> tuple[float, float]:
        rows = tuple((float(chance.random() < right), float(chance.random() < missed)) for _ in range(150))
        lost = mean([stratum(sentences, sum(chance.random() < share for _ in range(100)), 100)])
        assert lost is not None
        silent = lost.times(sentences)
        found, beside = (claims * sum(column) / 150 for column in zip(*rows, strict=True))
        return limits([Judged(claims, rows)], found, silent, beside + silent.value)

    assert covered(1_000, sample, truth) == pytest.approx(0.95, abs=0.02)


def test_more_rows_than_their_stratum_has_leave_no_doubt() -> None:
    both = mean([stratum(5, 4, 4, drawn=8, members=4), stratum(100, 0, 100)])
    assert both is not None and both.low == both.value == both.high


def test_numbers_above_one_widen_the_interval_by_their_variance() -> None:
    ones, twos = Stratum(10**9, 50, 50, (1.0,) * 10 + (0.0,) * 40), Stratum(10**9, 50, 50, (2.0,) * 5 + (0.0,) * 45)
    one, two = mean([ones]), mean([twos])
    assert one is not None and two is not None and one.value == two.value == 0.2
    assert two.high - two.low > one.high - one.low
    assert (two.low, two.high) == pytest.approx(tuple(2 * limit for limit in wilson(5, 50)))


def test_sums_of_what_was_estimated_apart() -> None:
    both = added(Estimate(10, 1, 100, 97, 104), Estimate(20, 2, 50, 46, 53))
    assert (both.judged, both.value, both.low, both.high) == (30, 150, 145, 155)


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections B and C.
_TWO = ["01", "11", "01", "00", "00", "01", "00", "00", "10", "00"]
_FOUR = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"]


def test_alpha_gives_what_krippendorff_prints() -> None:
    assert alpha(_TWO) == pytest.approx(0.095, abs=5e-4)
    assert alpha(_FOUR) == pytest.approx(0.743, abs=5e-4)
    assert agreement(_TWO) == 0.6


def test_alpha_of_full_agreement_is_one_and_where_all_say_the_same_there_is_none() -> None:
    assert alpha(["aa", "bb"]) == 1.0
    assert alpha(["aa", "aa"]) is None
    assert (alpha(["a", "b"]), agreement(["a", "b"])) == (None, None)


def population(chance: random.Random) -> dict[str, FilledRow]:
    """Give rows as a coder would fill them, of all claims and silent sentences of a record whose truth is known."""
    rows: dict[str, FilledRow] = {}
    for sentence in range(400):
        claims, missed = chance.choice((1, 1, 2, 3)), int(chance.random() < 0.2)
        for number in range(claims):
            kind = "visit" if chance.random() < 0.1 else "meeting"
            right = chance.random() < (0.5 if kind == "visit" else 0.9)
            id = f"c{sentence}-{number}"
            rows[id] = FilledRow(
                0, id, "claim", {"kind": kind}, {"kind": right}, {}, missed=missed, beside=claims, confidence=60
            )
    for number in range(1_500):
        missed = chance.choice((0,) * 18 + (1, 2))
        rows[f"s{number}"] = FilledRow(0, f"s{number}", "sentence", {}, {}, {}, missed=missed)
    return rows


@pytest.mark.parametrize("by_kind", [False, True])
def test_figures_are_right_in_the_mean_over_many_samples(by_kind: bool) -> None:
    """Strata are weighted back, and what is missed beside claims is counted once, whichever claim was drawn."""
    everyone = population(random.Random(1))
    claims = [row for row in everyone.values() if row.sort == "claims"]
    silent = [row.id for row in everyone.values() if row.sort == "sentence"]
    right = sum(row.right["kind"] for row in claims)
    missed = sum(row.missed or 0 for row in everyone.values() if row.sort == "sentence")
    missed += round(sum((row.missed or 0) / row.beside for row in claims))
    strata: dict[str, list[str]] = {}
    for row in claims:
        strata.setdefault(row.kind if by_kind else "claims", []).append(row.id)

    found: list[tuple[float, float]] = []
    held = 0
    for seed in range(150):
        drawn = draw(strata, 80, seed) + draw({"sentence": silent}, 80, seed)
        rows = [replace(everyone[one.id], stratum=one.stratum, size=one.size) for one in drawn]
        figures = Figures(sample_of([Filled("s", rows)]))
        told = {row["measure"]: row["value"] for row in figures.recall()}
        found.append((told["right claims"], told["missed events"]))
        *_, recall = figures.recall()
        held += recall["low"] <= right / (right + missed) <= recall["high"]
    means = [sum(column) / len(found) for column in zip(*found, strict=True)]
    assert means == [pytest.approx(right, rel=0.02), pytest.approx(missed, rel=0.04)]
    assert held / len(found) > 0.91
