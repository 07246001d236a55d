"""Decoding: arrays in, spans and labels out."""

import numpy as np
from msgspec import structs

from noteverbale.reading.decode import Stretch, calibrated, claim, parted, propose, stretches, supported
from noteverbale.reading.network import About, Calibration, Roles, Scores, Thresholds
from noteverbale.reading.roles import Region
from noteverbale.reading.windows import Window


def chances(rows):
    return np.asarray(rows, dtype=np.float32)


def a_window(words, scored=None):
    line = np.arange(words)
    return Window(
        line,
        line,
        line,
        line,
        line + 1,
        np.zeros(words, dtype=int),
        np.ones(words, bool) if scored is None else np.asarray(scored),
    )


def a_region(words, start=0, sentence=None):
    line = np.arange(words)
    return Region(start, start + words, line, line * 0 + 1 if sentence is None else np.asarray(sentence))


def scores(trigger, kind=0.9):
    return Scores(np.zeros((len(trigger), 4)), chances(trigger), chances([(1 - kind, kind)] * len(trigger)))


def test_triggers_extend_over_inside_words_and_never_overlap():
    rows = [(0.1, 0.9, 0), (0.2, 0.3, 0.5), (0.9, 0.1, 0), (0.4, 0.6, 0)]
    assert propose(scores(rows), a_window(4), 0.3) == [(0, 2), (3, 4)]


def test_a_word_is_weighed_only_if_trigger_and_kind_together_are_likely():
    rows = [(0.6, 0.4, 0), (0.1, 0.9, 0)]
    assert propose(scores(rows, kind=0.95), a_window(2), 0.3) == [(0, 1), (1, 2)]
    assert propose(scores(rows, kind=0.5), a_window(2), 0.3) == [(1, 2)]
    assert propose(scores(rows, kind=0.5), a_window(2), 0.95) == []


def test_context_words_are_no_triggers():
    rows = [(0.1, 0.9, 0), (0.1, 0.9, 0)]
    assert propose(scores(rows), a_window(2, [False, True]), 0.3) == [(1, 2)]


def test_a_trigger_does_not_run_on():
    rows = [(0, 1, 0)] + [(0, 0, 1)] * 20
    assert propose(scores(rows), a_window(21), 0.3) == [(0, 5)]


def test_stretches_join_inside_words_and_split_at_beginnings():
    rows = chances([(0.9, 0.1, 0), (0.1, 0.9, 0), (0.2, 0.1, 0.7), (0.1, 0.8, 0.1), (1, 0, 0)])
    found = list(stretches(rows, a_region(5, start=10), 0.5, 0.5))
    assert [(s.first, s.last) for s in found] == [(11, 13), (13, 14)]
    assert isinstance(found[0], Stretch)
    assert abs(found[0].score - 0.85) < 1e-6


def test_a_stretch_may_end_with_the_words():
    assert [(s.first, s.last) for s in stretches(chances([(0, 1, 0), (0, 0, 1)]), a_region(2), 0.5, 0.5)] == [(0, 2)]


def test_confidence_grows_with_every_score_and_stays_a_chance():
    weights = Calibration(trigger=0.5, keep=0.5, kind=0.2, bias=-0.3)
    low, high = calibrated(weights, 0.2, 0.5, 0.5), calibrated(weights, 0.9, 0.9, 0.9)
    assert 0 < low < high < 1
    assert 0 < calibrated(weights, 0.0, 0.0, 0.0) < calibrated(weights, 1.0, 1.0, 1.0) < 1


def test_less_sure_neighbours_complete_a_stretch_but_do_not_make_one():
    rows = chances([(0.7, 0.3, 0), (0.2, 0.1, 0.7), (0.6, 0.1, 0.3), (1, 0, 0), (0.7, 0.3, 0)])
    assert [(s.first, s.last) for s in stretches(rows, a_region(5), 0.5, 0.25)] == [(0, 3)]


def test_a_stretch_ends_with_its_sentence():
    rows = chances([(0.1, 0.9, 0), (0.1, 0, 0.9), (0.1, 0, 0.9)])
    assert [(s.first, s.last) for s in stretches(rows, a_region(3, sentence=[0, 0, 1]), 0.5, 0.3)] == [(0, 2), (2, 3)]


def test_a_claim_that_stands_alone_in_a_long_text_must_be_surer():
    cuts = Thresholds(keep=0.3, lone=0.4)
    assert supported([0.5], 300, cuts) == [False]
    assert supported([0.75], 300, cuts) == [True]
    assert supported([0.5, 0.8, 0.8, 0.8, 0.8], 300, cuts) == [True] * 5


def test_a_short_text_is_taken_as_it_is():
    assert supported([0.35, 0.25], 20, Thresholds(keep=0.3, lone=0.4)) == [True, False]
    assert supported([], 0, Thresholds()) == []


def test_with_doubt_weaker_stretches_come_too_and_are_told_as_not_sure():
    rows = chances([(0.3, 0.7, 0), (1, 0, 0), (0.65, 0.35, 0), (1, 0, 0), (0.9, 0.1, 0)])
    assert [(s.first, s.sure) for s in stretches(rows, a_region(5), 0.6, 0.15, 0.3)] == [(0, True), (2, False)]
    assert [(s.first, s.sure) for s in stretches(rows, a_region(5), 0.6, 0.15)] == [(0, True)]


def test_what_lies_below_the_floor_is_not_read_for_parties():
    about = About(1, "x", ["agent", "recipient"], {"kind": ["visit", "meeting"]}, Thresholds(floor=0.9))
    scores = Scores(np.zeros((1, 2)), np.array([[0.2, 0.8, 0.0]]), np.array([[0.6, 0.4]]))
    roles = Roles(np.array([[[0.1, 0.9, 0.0], [0.9, 0.1, 0.0]]]), 0.5, {"kind": np.array([0.5, 0.5])})
    here = Region(0, 1, np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64))
    assert claim(about, scores, (0, 1), here, roles) is None
    sure = structs.replace(about, thresholds=Thresholds(floor=0.1))
    found = claim(sure, scores, (0, 1), here, roles)
    assert found is not None and found.labels["kind"][0] == "visit" and found.roles["agent"]


def test_words_that_fill_both_roles_keep_the_likelier_where_others_may_fill_the_other():
    sudan, britain = Stretch(4, 5, 0.46, sure=False), Stretch(10, 11, 0.61)
    found = parted([sudan, britain], [Stretch(4, 5, 0.49, sure=False), Stretch(10, 11, 0.91)])
    assert found["agent"] == [Stretch(4, 5, 0.46, sure=True)]
    assert [one for one in found["recipient"] if one.sure] == [Stretch(10, 11, 0.91)]


def test_words_that_alone_may_fill_both_roles_stay_in_both():
    alone = [Stretch(10, 11, 0.61)]
    assert parted(alone, [Stretch(10, 11, 0.91)])["agent"] == alone
