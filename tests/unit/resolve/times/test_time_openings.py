"""No rule that matches somewhere is passed over there."""

import re

import pytest

from noteverbale.resolve.times.grammar import fitting, rules
from noteverbale.resolve.times.openings import WIDTH, folded, openings

TEXTS = sorted({text for rule in rules() for _, text, *_ in (("", *example) for example in rule.examples)})


def test_openings_of_a_pattern() -> None:
    assert openings(r"(?:the )?(?P<day>\d{1,2})(?:th|st)") == (
        "00st",
        "00th",
        "0st",
        "0th",
        "the 00",
        "the 0s",
        "the 0t",
    )
    assert openings("on [A-Z]|Q[1-2]") == ("on ", "q0")


@pytest.mark.parametrize(
    "change", [str, str.upper, lambda text: text.replace(" ", "\n"), lambda text: text.replace(" ", "  ")]
)
def test_every_rule_that_matches_is_tried(change) -> None:
    for text in map(change, TEXTS):
        for word in re.finditer(r"\w+|['’‘]", text):
            at = word.start()
            tried = {rule.name for _, rule in fitting(text[at : at + WIDTH])}
            assert {rule.name for rule in rules() if rule.regex.match(text, at)} <= tried


def test_what_is_not_ascii_or_too_short_is_tried_by_all_rules() -> None:
    assert len(fitting("May")) == len(fitting("’90s ")) == len(fitting("the  1")) == len(rules())
    assert 0 < len(fitting("the fi")) < len(rules()) / 2
    assert folded("The\n\n1") == "the 0"
