"""Words and windows keep exact offsets, whatever the text."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from noteverbale.reading.roles import FAR, GROWTH, REACH, Region, alike, region
from noteverbale.reading.windows import WINDOW, windows
from noteverbale.reading.words import LONGEST_SENTENCE, case_class, packaged_pieces, read_sentences
from noteverbale.resolve.sentences import sentences


def words_of(text):
    return list(read_sentences(text, sentences(text), packaged_pieces()))


def surface(text):
    return [[text[a:b] for a, b in zip(s.starts, s.ends, strict=True)] for s in words_of(text)]


def test_words_are_runs_of_letters_or_single_marks():
    assert surface("Mr Shoigu’s go-ahead. It passed.") == [
        ["Mr", "Shoigu", "’", "s", "go", "-", "ahead", "."],
        ["It", "passed", "."],
    ]


def test_case_classes():
    assert [case_class(w) for w in ("visit", "Moscow", "NATO", "MiG", "S400", "A", ".")] == [0, 1, 2, 3, 4, 1, 0]


def test_an_endless_sentence_is_cut_and_nothing_is_lost():
    text = "talks " * 5000
    found = words_of(text)
    assert sum(len(s.first) for s in found) == 5000
    assert max(len(s.ids) for s in found) <= LONGEST_SENTENCE


def test_a_word_longer_than_a_window_is_bounded():
    assert all(len(s.ids) <= LONGEST_SENTENCE for s in words_of("x" * 20000 + "." * 20000))


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_words_lie_in_order_in_the_text(text):
    spans = [(a, b) for s in words_of(text) for a, b in zip(s.starts.tolist(), s.ends.tolist(), strict=True)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert spans == sorted(spans)


def test_every_sentence_is_scored_once_and_windows_stay_small():
    text = " ".join(
        f"The minister of state number {n} met his guest in the capital on day {n} of the year." for n in range(60)
    )
    found = words_of(text)
    seen = list(windows(found))
    scored = np.concatenate([w.sentence[w.scored] for w in seen])
    assert sorted(set(scored.tolist())) == list(range(len(found)))
    assert len(scored) == sum(len(s.first) for s in found)
    assert max(len(w.ids) for w in seen) <= WINDOW + 2
    assert all(not w.scored[0] for w in seen[1:])


def test_the_window_points_at_each_words_first_piece():
    text = "Shoigu visited Islamabad. He left."
    window = next(windows(words_of(text)))
    ids = [next(iter(packaged_pieces().words(w)))[2][0] for w in ("visited", "islamabad")]
    assert [window.ids[window.first[i]] for i in (1, 2)] == ids


def test_a_region_is_the_sentence_and_the_one_before():
    window = next(windows(words_of("One came. Two met three. Four left. Five slept.")))
    here = region(window, 4)
    assert (here.start, here.stop) == (0, 7)
    assert here.sentence.tolist() == [0] * 3 + [1] * 4
    assert here.distance[4] == FAR
    assert here.stop - here.start <= 2 * REACH + 1


def test_a_sentence_that_names_many_is_read_without_the_one_before():
    text = "They came. On Monday Shoigu met Khan and Lavrov in Islamabad. He left."
    window = next(windows(words_of(text)))
    words = [text[start:end] for start, end in zip(window.starts, window.ends, strict=True)]
    here = region(window, words.index("met"))
    assert words[here.start] == "On"
    assert words[here.stop - 1] == "."
    assert here.sentence.tolist() == [1] * (here.stop - here.start)
    assert here.distance[words.index("met") - here.start] == FAR
    assert words[region(window, words.index("left")).start] == "On"


def test_regions_of_like_length_are_read_together():
    lengths = [60, 12, 58, 10, 14, 30]
    regions = [Region(0, n, np.zeros(n), np.zeros(n)) for n in lengths]
    groups = alike(regions)
    assert sorted(i for group in groups for i in group) == list(range(len(lengths)))
    assert [[lengths[i] for i in group] for group in groups] == [[10, 12, 14], [30], [58, 60]]
    assert all(max(lengths[i] for i in g) <= GROWTH * min(lengths[i] for i in g) for g in groups)
    assert alike([]) == []
