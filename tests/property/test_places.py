"""Whatever the text: spans stay in it, coordinates on earth, same answer twice, no exception."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from noteverbale.resolve.places import Place, resolve, tag

WORDS = st.sampled_from(
    [
        "Paris",
        "Texas",
        "Moscow",
        "said",
        "in",
        "the",
        "Kashmir",
        ",",
        ".",
        "St.",
        "al-",
        "Deir ez-Zor",
        "U.S.",
        "'s",
        "\n",
        "Mr",
        "Lincoln",
        "County",
        "Ky.",
        "region",
        "capital of",
        "Москва",
        "İstanbul",
        "é",
        "\x00",
        "😀",
        "AAAAAAAAAAAAAAAAAAAA",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join))
SPANS = st.lists(st.tuples(st.integers(-5, 150), st.integers(-5, 150)), max_size=5)


def sound(text: str, place: Place) -> None:
    assert place.text == text[place.start : place.end]
    assert 0 <= place.start <= place.end <= len(text)
    for one in (place, *place.alternatives):
        assert -90 <= one.latitude <= 90
        assert -180 <= one.longitude <= 180
        assert one.country is None or len(one.country) == 3
    assert place.why


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_tag(text: str) -> None:
    found = tag(text)
    for place in found:
        sound(text, place)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert tag(text) == found


@settings(max_examples=150, deadline=None)
@given(TEXTS, SPANS)
def test_resolve(text: str, spans: list[tuple[int, int]]) -> None:
    found = resolve(text, spans)
    assert len(found) == len(spans)
    for place in found:
        if place is not None:
            sound(text, place)
    assert resolve(text, spans) == found
