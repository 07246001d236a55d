"""A question of yes or no claims nothing; what a question takes as given is told."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import noteverbale
from noteverbale.reading.questions import asked
from noteverbale.types import Mention, Span


def told(text: str, trigger: str, realis: str = "occurred") -> SimpleNamespace:
    start = text.index(trigger)
    whole = Span(0, len(text))
    words = Mention(text=trigger, start=start, end=start + len(trigger))
    return SimpleNamespace(sentence=whole, trigger=words, realis=realis)


ASKED = [
    ("Did Russia deliver the S-400 to Turkey last week?", "deliver"),
    ("Has Israel bombed Damascus again?", "bombed"),
    ("Have the two sides met?", "met"),
    ("Will the United States sanction Turkey?", "sanction"),
    ("Is Iran arming the rebels?", "arming"),
    ("Was the envoy expelled by Lima?", "expelled"),
    ("“Did Russia really agree to sell frigates to Algeria?” he asked.", "sell"),
    ("Mr. Minister, did Russia attack Ukrainian ships in the Kerch Strait?", "attack"),
    ("Q: So didn't Ankara sign it?", "sign"),
]
TOLD = [
    ("Why did Russia attack Ukraine?", "attack"),
    ("When was the envoy expelled by Lima?", "expelled"),
    ("Did you know that Russia attacked Ukraine?", "attacked"),
    ("Did anyone need a paper to know that Trump pulled out of the deal?", "pulled out"),
    ("Did the attack on Aden succeed?", "attack"),
    ("Has Russia's withdrawal ended?", "withdrawal"),
    ("Is the attack on Aden over?", "attack"),
    ("Russia attacked Ukraine, didn't it?", "attacked"),
    ("Russia attacked Ukraine. Did it help?", "attacked"),
    ("Will talks in Geneva resume?", "talks"),
    ("Did Russia, which attacked Ukraine, sign?", "attacked"),
    ("Russia did attack Ukraine.", "attack"),
]


@pytest.mark.parametrize(("text", "trigger"), ASKED, ids=[text[:40] for text, _ in ASKED])
def test_what_a_question_asks_is_not_claimed(text: str, trigger: str) -> None:
    assert asked(text, told(text, trigger))


@pytest.mark.parametrize(("text", "trigger"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_what_a_question_takes_as_given_is_claimed(text: str, trigger: str) -> None:
    assert not asked(text, told(text, trigger))


def test_what_somebody_expects_may_be_asked() -> None:
    text = "Do you think that Qatar will leave the alliance?"
    assert not asked("Would he give himself up?", told("Would he give himself up?", "give", "predicted"))
    assert not asked(text, told(text, "leave", "predicted"))


def test_the_reader_gives_no_event_that_is_only_asked_about() -> None:
    found = noteverbale.read(
        "Did Israel bomb Damascus on Monday? Nobody would say. On Sunday Israel bombed Aleppo."
    ).claims
    assert [claim.trigger.text for claim in found if claim.kind == "attack"] == ["bombed"]
