"""Which bearers of a name only share it with a great place."""

from __future__ import annotations

import pytest

from noteverbale.resolve.places.homonyms import WORLD_CITY, homonyms
from noteverbale.resolve.places.tables import DEMONYM, FIRST, Entry


def a_place(number: int, kind: str, people: int = 0) -> Entry:
    return Entry(number, "Orn", 0.0, 0.0, kind, "PER", "", people, 0)


VILLAGE, STATE, CITY = a_place(1, "city", 900), a_place(2, "country"), a_place(3, "city", WORLD_CITY)


@pytest.mark.parametrize(
    ("bearers", "beside", "only_sharing"),
    [
        ([(VILLAGE, FIRST), (STATE, FIRST)], set(), [True, False]),
        ([(VILLAGE, FIRST), (CITY, FIRST)], set(), [True, False]),
        ([(VILLAGE, FIRST), (STATE, DEMONYM)], set(), [False, False]),  # "Georgian" names no Georgia
        ([(VILLAGE, FIRST), (STATE, FIRST)], {1}, [False, False]),  # "Lebanon, Ohio"
        ([(VILLAGE, FIRST)], set(), [False]),
    ],
)
def test_villages_with_the_name_of_a_great_place_are_homonyms(bearers, beside, only_sharing) -> None:
    assert homonyms(bearers, beside) == only_sharing
