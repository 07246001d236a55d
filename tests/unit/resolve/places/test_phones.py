"""Telephone numbers place a text; wrong tables of area codes are refused."""

import pytest

from noteverbale.errors import OntologyError
from noteverbale.resolve.places import resolve
from noteverbale.resolve.places.phones import divisions_of, phones

NEWS = "Two men were hurt in London, police said."


def test_a_number_of_the_police_places_the_paper() -> None:
    here = NEWS.index("London")
    (without,) = resolve(NEWS, [(here, here + 6)])
    (beside,) = resolve(f"{NEWS} Witnesses should call 519-661-5670.", [(here, here + 6)])
    assert without is not None and without.country == "GBR"
    assert beside is not None and (beside.country, beside.admin1) == ("CAN", "08") and "phone" in beside.why


@pytest.mark.parametrize(
    ("text", "divisions"),
    [
        ("(903) 555-0123", {("USA", "TX")}),
        ("903.555.0123 or 519 661-5670", {("USA", "TX"), ("CAN", "08")}),
        ("call 800-555-0123", set()),
        ("part 12-903-555-0123-4", set()),
        ("903-555-01234", set()),
        ("born 1903-555", set()),
    ],
)
def test_numbers(text: str, divisions: set[tuple[str, str]]) -> None:
    assert set(phones(text)) == divisions


@pytest.mark.parametrize(("codes", "words"), [("12", "'12' is no area code"), ("212|212", "212 is of USA NY already")])
def test_a_wrong_table_is_told(codes: str, words: str) -> None:
    with pytest.raises(OntologyError, match=words):
        divisions_of([{"country": "USA", "admin1": "NY", "codes": codes, "_where": "area_codes.csv line 3"}])


def test_a_line_of_numbers_takes_linear_time() -> None:
    assert phones("519-661-5670 " * 50_000) == {("CAN", "08"): 4.0}
    assert phones("5" * 1_000_000) == {}
