"""No rule that matches somewhere is passed over there."""

import re
import sys
from importlib import util

import pytest

from noteverbale.errors import OntologyError
from noteverbale.resolve.times import openings as module
from noteverbale.resolve.times.grammar import fitting, rule_of, rules
from noteverbale.resolve.times.openings import WIDTH, folded, openings

TEXTS = sorted({text for rule in rules() for text, *_ in rule.examples})


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


def test_this_python_tells_where_most_rules_begin() -> None:
    assert sum("" in rule.openings for rule in rules()) < len(rules()) / 4


class OtherParser:
    """Reads patterns into nodes that we do not know."""

    @staticmethod
    def parse(pattern: str) -> list[tuple[int, int, int]]:
        return [(0, 0, 0)]


@pytest.mark.parametrize("parser", [None, OtherParser])
def test_without_pythons_own_parser_every_rule_is_tried(parser: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "parser", parser)
    assert openings(r"on \d{1,2}") == ("",)
    assert "the fi".startswith(openings("a"))


def test_without_pythons_own_parser_a_broken_pattern_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "parser", None)
    with pytest.raises(OntologyError, match="rule 'broken'"):
        rule_of({"name": "broken", "pattern": "(on", "build": "day"})


def test_it_loads_where_python_has_no_such_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re._parser", None)
    monkeypatch.delattr(re, "_parser")
    spec = util.spec_from_file_location("openings_without", str(module.__file__))
    assert spec is not None and spec.loader is not None
    without = util.module_from_spec(spec)
    spec.loader.exec_module(without)
    assert without.openings(r"on \d") == ("",) and without.folded("The  1") == "the 0"
