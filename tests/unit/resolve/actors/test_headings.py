"""Words for several actors in a text whose title alone names them."""

from datetime import date

import pytest

from noteverbale.errors import ConfigError
from noteverbale.resolve.actors import Context

TITLE = "Nikol Pashinyan will meet with President of Uruguay Luis Lacalle Pou"
TEXT = "The two leaders will discuss trade. They will also exchange views on Syria."
OFFICIAL = "President of Russia (en.kremlin.ru)"


def codes(words: str, text: str = TEXT, title: str | None = TITLE, publisher: str | None = None) -> set[str]:
    start = text.index(words)
    context = Context(text, date(2021, 4, 4), publisher, title=title)
    return {reading.code for reading in context.resolve(start, start + len(words))}


@pytest.mark.parametrize("words", ["The two leaders", "They"])
def test_a_text_that_names_nobody_speaks_of_those_of_its_title(words: str) -> None:
    assert codes(words) == {"ARM", "URY"}


def test_a_government_page_speaks_of_itself_and_of_whom_its_title_names() -> None:
    title = "Meeting with President of Uruguay Luis Lacalle Pou"
    assert codes("The two leaders", title=title, publisher=OFFICIAL) == {"RUS", "URY"}
    assert codes("The two leaders", title=title) != {"RUS", "URY"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Peru signed a treaty. The two leaders will discuss trade.",  # named in the text itself
        "The three leaders will discuss trade.",  # more than the title names
        "Two leaders will discuss trade.",  # of no text
    ],
)
def test_the_title_tells_nothing_where_others_are_meant(text: str) -> None:
    words = text.split(". ")[-1].split(" will")[0]
    assert codes(words, text) == codes(words, text, title=None)


def test_a_title_that_is_the_first_line_of_the_text_is_read_there() -> None:
    text = f"{TITLE}\n\n{TEXT}"
    assert codes("The two leaders", text) == codes("The two leaders", text, title=None)


def test_a_title_that_is_no_text_is_refused_at_once() -> None:
    with pytest.raises(ConfigError, match="title"):
        Context(TEXT, title=5)  # type: ignore[arg-type]
