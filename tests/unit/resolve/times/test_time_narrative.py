"""Texts that tell of another time than their own: what follows a year or a day counts from it."""

from datetime import date

import pytest

from noteverbale.resolve import times

STORY = (
    "The war began in 1939. On 1 September 1939 troops crossed the border. Two days later two states declared war. "
    "In October the campaign ended. The former premier fled in November. That month the talks failed. "
    "In April 1940 a second front opened. The following month a third did. In the summer of 1941 it widened, as in 1914. "
    "In December it reached the ocean. In January the states joined. The spring was quiet. "
    "By the end of the year the tide had turned. In 1943 and 1944 it ebbed; in 1945 it was over."
)
EXPECTED = [
    ("Two days later", "1939-09-03"),
    ("October", "1939-10"),
    ("former", "PAST_REF"),
    ("November", "1939-11"),
    ("That month", "1939-11"),
    ("The following month", "1940-05"),
    ("December", "1941-12"),
    ("January", "1942-01"),
    ("The spring", "1942-SP"),
    ("the end of the year", "1942"),
]


@pytest.mark.parametrize(("words", "value"), EXPECTED)
@pytest.mark.parametrize("published", [date(2009, 12, 19), None])
def test_story_goes_on(published: date | None, words: str, value: str) -> None:
    found = {mention.text: mention.value for mention in times.tag(STORY, published)}
    assert found[words] == value


def test_without_publication_day_the_story_gives_values_but_no_days() -> None:
    october = next(mention for mention in times.tag(STORY, None) if mention.text == "October")
    assert (october.value, october.first, october.last) == ("1939-10", None, None)


def test_years_before_christ() -> None:
    text = "The revolt lasted from 499 to 493 BC. In the spring of 480 BC the army moved."
    values = [mention.value for mention in times.tag(text, None)]
    assert values == ["BC0499", "BC0493", "BC0480-SP"]
