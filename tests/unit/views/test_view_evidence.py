"""Who says it, in words."""

import pytest
from tests.unit.views.world import claim, document

from noteverbale.views.evidence import said_by
from noteverbale.views.wording import closed


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("publisher", "the outlet itself"),
        ("named_official=I=RUS", "Russia (named official)"),
        ("named_official=I", "named official"),
        ("named_official=Ivan=RUS", "Ivan (named official)"),
    ],
)
def test_a_pronoun_is_shown_as_the_state_it_speaks_for(source: str, words: str) -> None:
    text = document("a", "I, Ivan, visited Oslo.", "2014-11-20")
    assert said_by(claim(text, "visit", "visited", source=source)) == words


def test_an_unclosed_bracket_is_left_out() -> None:
    assert closed("the Democratic Forces (SDF") == "the Democratic Forces"
    assert closed("Mr Zorkin [President of the Court") == "Mr Zorkin"
    assert closed("the Forces (SDF)") == "the Forces (SDF)"
    assert closed("(SDF") == ""
