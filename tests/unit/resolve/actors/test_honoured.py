"""A seat of power's name that is a person's here: after a title, or between an office and a surname."""

import pytest

from noteverbale.resolve.actors import resolve
from noteverbale.resolve.places import tag


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the People’s Republic of China", "CHN"),
        ("The People’S Republic of China", "CHN"),
        ("the Peoples Republic of China", "CHN"),
        ("the Democratic People'S Republic of Korea", "PRK"),
        ("the Republic of China", "TWN"),
    ],
)
def test_a_peoples_republic_is_not_the_other_republic_however_its_s_is_written(words, expected):
    text = f"President of {words} came."
    assert resolve(text, [(0, len(text) - 6)])[0][0].code == expected
    assert resolve(text, [(13, len(text) - 6)])[0][0].code == expected
    assert [place.country for place in tag(text)] == [expected]
