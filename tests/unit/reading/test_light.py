"""Light verbs hand their trigger to the noun; other verbs keep it."""

import pytest

from noteverbale.reading.light import event_noun


@pytest.mark.parametrize(
    ("text", "verb", "trigger"),
    [
        ("Moscow gave its final approval to the sale.", "gave", "approval"),
        ("Both held two rounds of talks in Oslo.", "held", "talks"),
        ("She paid a visit to Hanoi.", "paid", "visit"),
        ("Kyiv gave Warsaw two tanks.", "gave", "gave"),
        ("Rebels held the town. Talks failed.", "held", "held"),
        ("He gave, with approval, a smile.", "gave", "gave"),
        ("They condemned the attack.", "condemned", "condemned"),
        ("gave", "gave", "gave"),
    ],
)
def test_event_noun(text, verb, trigger):
    start = text.index(verb)
    assert text[slice(*event_noun(text, start, start + len(verb)))] == trigger
