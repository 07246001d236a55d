"""Every rule's examples, and the shape of the rule file itself."""

from datetime import date

import pytest

from noteverbale.errors import OntologyError
from noteverbale.resolve import times
from noteverbale.resolve.times import grammar

EXAMPLES = [(rule.name, *example) for rule in grammar.rules() for example in rule.examples]


@pytest.mark.parametrize(("name", "text", "published", "words", "value"), EXAMPLES, ids=lambda cell: str(cell)[:30])
def test_example_of_rule(name: str, text: str, published: str, words: str, value: str) -> None:
    found = times.tag(text, date.fromisoformat(published) if published else None)
    assert (words, value) in [(mention.text, mention.value) for mention in found]


def test_names_are_unique_and_nearly_all_rules_have_examples() -> None:
    names = [rule.name for rule in grammar.rules()]
    assert len(set(names)) == len(names)
    without = {rule.name for rule in grammar.rules() if not rule.examples}
    assert without == {
        "age_asked_for",  # reads a given span alone: see test_time_calendars.py
        "former",
        "spring_of_narrative",  # these read only in long narratives: see test_time_narrative.py
    }


def test_every_rule_has_a_builder() -> None:
    from noteverbale.resolve.times.tagger import builders

    assert set(builders()) == {rule.build for rule in grammar.rules()}


def test_a_broken_pattern_names_its_rule() -> None:
    with pytest.raises(OntologyError, match=r"rules\.toml, rule 'broken': .*; repair its pattern"):
        grammar.rule_of({"name": "broken", "pattern": "(<year>", "build": "calendar_year"})
    with pytest.raises(OntologyError, match="'lost'"):
        grammar.rule_of({"name": "lost", "pattern": "<no_such_piece>", "build": "calendar_year"})
