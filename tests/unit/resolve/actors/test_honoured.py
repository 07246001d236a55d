"""A seat of power's name that is a person's here: after a title, or between an office and a surname."""

import pytest

from noteverbale.resolve.actors import resolve


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Queen Sofia of Spain", "ESP"),
        ("Mr. London", "UNK"),
        ("President Sofia Petrova", "UNK"),
        ("Sofia", "BGR"),
        ("President Tehran supports", "IRN"),
    ],
)
def test_a_title_before_a_town_shows_a_person(words, expected):
    assert resolve(f"{words} came.", [(0, len(words))])[0][0].code == expected
