"""Visits and talks that are told as a habit are no one event."""

from __future__ import annotations

import pytest
from tests.unit.views.world import claim, document

from noteverbale.reading.habits import with_habits


@pytest.mark.parametrize(
    ("sentence", "trigger", "realis", "habit"),
    [
        ("The premiers meet regularly.", "meet", "ongoing", "regularly"),
        ("The premiers met in Oslo many times.", "met", "occurred", "in Oslo many times"),
        ("The king often visited Lima.", "visited", "occurred", "often"),
        ("We are always in contact.", "contact", "ongoing", "always in"),
        ("Oslo is in constant contact with Riga.", "contact", "ongoing", "constant"),
        ("Oslo had frequent meetings with Riga.", "meetings", "occurred", "frequent"),
        ("Oslo held a regular meeting with Riga.", "meeting", "occurred", None),
        ("The two maintain a close dialogue.", "dialogue", "ongoing", "close"),
        ("It was agreed to maintain contacts at all levels.", "contacts", "scheduled", "maintain"),
        ("They agreed to continue their consultations.", "consultations", "scheduled", "to continue their"),
        ("They agreed to expand their political dialogue.", "dialogue", "scheduled", "expand their political"),
        ("They agreed to continue the talks.", "talks", "scheduled", "to continue the"),
        ("They agreed to continue the talks.", "talks", "occurred", None),
        ("They will be able to continue the talks.", "talks", "scheduled", None),
        ("They met to continue the talks.", "talks", "occurred", None),
        ("The two continued consultations on fish.", "consultations", "occurred", None),
        ("A round of political consultations was held.", "consultations", "occurred", None),
        ("When we meet, much is settled.", "meet", "ongoing", "When we"),
        ("When we met, much was settled.", "met", "occurred", None),
        ("We are always glad to see you.", "see", "occurred", None),
        ("The premiers met in Oslo.", "met", "occurred", None),
    ],
)
def test_the_words_tell_a_habit(sentence: str, trigger: str, realis: str, habit: str | None) -> None:
    text = document("a.txt", sentence, "2014-11-20")
    told = claim(text, "meeting", trigger, realis=realis)
    assert [one.habit for one in with_habits(text.text, [told])] == [habit]


def test_what_has_a_day_is_denied_or_is_of_another_kind_is_no_habit() -> None:
    text = document("a.txt", "The premiers met in Oslo regularly in May.", "2014-11-20")
    told = [
        claim(text, "meeting", "met", when="in May=2014-05-01..2014-05-31"),
        claim(text, "meeting", "met", polarity="negative"),
        claim(text, "attack", "met"),
    ]
    assert [one.habit for one in with_habits(text.text, told)] == [None, None, None]
