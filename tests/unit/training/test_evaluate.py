"""The reader that is scored is the one named."""

from training.evaluate import chosen


def test_the_fast_reader_is_scored_where_it_is_named() -> None:
    assert chosen("fast").signature != chosen("network").signature
