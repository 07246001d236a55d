"""What a model says is held against the text and the vocabulary; what does not stand is dropped and counted."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from noteverbale.reading.llm.passages import LARGEST_PASSAGE, Passage, passages
from noteverbale.reading.llm.told import Told, checked
from noteverbale.resolve.sentences import sentences
from noteverbale.types import Span

TEXT = (
    "Russia said so. Moscow’s envoy visits “New  Delhi” today. India thanked Russia for the visit.\n"
    "Russia and India signed a pact, and Russia visits India again."
)


def passage(text: str = TEXT, *, context: int = 0) -> Passage:
    lines = next(passages(text, sentences(text), sentences=99, context=0)).lines
    return Passage(1, tuple(structs.replace(line, context=i < context) for i, line in enumerate(lines)))


def check(*claims: Any, text: str = TEXT, seen: Passage | None = None) -> tuple[list[Told], dict[str, int]]:
    dropped: Counter[str] = Counter()
    return list(checked(claims, text, seen or passage(text), dropped)), dict(dropped)


def words(span: Span | None) -> str | None:
    return None if span is None else TEXT[span.start : span.end]


def test_the_trigger_stands_in_the_sentence_told_and_arguments_nearest_to_it() -> None:
    (told,), dropped = check(
        {"sentence": 4, "kind": "visit", "trigger": "visits", "agent": [{"text": "Russia", "code": "RUS"}]}
    )
    assert told.trigger.start == TEXT.rindex("visits") and told.agent[0].span.start == TEXT.rindex("Russia")
    assert not dropped


def test_without_a_sentence_the_first_occurrence_is_meant_and_then_the_next_one() -> None:
    claim = {"kind": "visit", "trigger": "visits"}
    told, dropped = check(claim, claim, claim)
    assert [t.trigger.start for t in told] == [TEXT.index("visits"), TEXT.rindex("visits")]
    assert dropped == {"claim told twice": 1}


def test_quotes_may_differ_in_marks_and_white_space_and_in_nothing_else() -> None:
    claim = {"kind": "visit", "trigger": "visits", "agent": [{"text": "Moscow's envoy"}], "place": '"New Delhi"'}
    (told,), dropped = check(claim)
    assert words(told.agent[0].span) == "Moscow’s envoy" and words(told.place) == "“New  Delhi”" and not dropped
    _, dropped = check(claim | {"place": "new delhi", "agent": [{"text": "Moscow's envoys"}, {"text": "Mosc"}]})
    assert dropped == {"agent not in the text": 2, "place not in the text": 1}


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("visits", "claim that is no object"),
        ({"kind": "trip", "trigger": "visits"}, "unknown kind"),
        ({"kind": 7, "trigger": "visits"}, "unknown kind"),
        ({"kind": "visit", "trigger": "flew"}, "trigger not in the text"),
        ({"kind": "visit"}, "trigger not in the text"),
        ({"kind": "visit", "trigger": ""}, "trigger not in the text"),
        ({"kind": "agreement", "trigger": "Russia and India signed a pact, and"}, "trigger of too many words"),
    ],
)
def test_a_claim_that_does_not_stand_is_dropped_whole(claim: Any, reason: str) -> None:
    assert check(claim) == ([], {reason: 1})


def test_a_trigger_in_the_context_is_dropped_for_another_passage_tells_it() -> None:
    seen = passage(context=2)
    assert check({"kind": "statement", "trigger": "said"}, seen=seen) == (
        [],
        {"trigger outside the sentences to code": 1},
    )
    (told,), dropped = check(
        {"kind": "support", "trigger": "thanked", "agent": [{"text": "Moscow’s envoy"}]}, seen=seen
    )
    assert words(told.agent[0].span) == "Moscow’s envoy" and not dropped


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ({"polarity": "neutral"}, "unknown polarity"),
        ({"realis": "planned"}, "unknown realis"),
        ({"certainty": 1}, "unknown certainty"),
        ({"source": {"kind": "spy", "text": "India"}}, "unknown kind of source"),
        ({"source": "the minister"}, "unknown kind of source"),
        ({"source": {"kind": "media", "text": "Reuters"}}, "source not in the text"),
        ({"agent": [{"text": "India", "code": "INDIA"}]}, "unknown code"),
        ({"agent": [{"text": "India", "code": ["IND"]}]}, "unknown code"),
        ({"agent": [{"text": "India", "sector": "ARMY"}]}, "unknown sector"),
        ({"recipient": "Nepal"}, "recipient not in the text"),
        ({"time": {"text": "tomorrow"}}, "time not in the text"),
        ({"place": {"text": "India", "country": "XX"}}, "unknown code"),
        ({"kind": "arms_deal", "stage": "dreamt"}, "unknown stage"),
        ({"kind": "arms_deal", "deal": {"stage": "signed", "item": "tanks"}}, "item not in the text"),
        ({"time": "today" * 200}, "time not in the text"),
    ],
)
def test_a_part_that_does_not_stand_is_dropped_alone(part: dict[str, Any], reason: str) -> None:
    (told,), dropped = check({"kind": "visit", "trigger": "visits"} | part)
    assert dropped == {reason: 1}
    assert (told.polarity, told.realis, told.certainty) == ("positive", "occurred", "certain")


def test_the_interchange_format_is_understood_and_its_offsets_are_not_believed() -> None:
    claim = {
        "id": "c01", "kind": "visit", "trigger": {"text": "visits", "start": 3, "end": 9},
        "agent": [{"text": "Moscow’s envoy", "start": 0, "end": 1, "code": "rus", "sector": "gov"}],
        "recipient": [{"text": "New Delhi", "code": "IND", "sector": "GOV"}],
        "time": {"text": "today", "from": "2014-11-20", "to": "2014-13-40"}, "place": {"text": "New Delhi", "country": "IND"},
        "polarity": "Positive", "realis": "ongoing", "certainty": "certain", "deal": None,
        "source": {"kind": "publisher", "text": None, "start": None, "end": None, "code": None}, "confidence": 7,
    }  # fmt: skip
    (told,), dropped = check(claim)
    assert not dropped
    assert (words(told.trigger), told.agent[0].code, told.agent[0].sector, told.country) == (
        "visits",
        "RUS",
        "GOV",
        "IND",
    )
    assert told.days == (date(2014, 11, 20), None) and told.confidence == 1.0


@pytest.mark.parametrize(
    ("said", "kept"),
    [(10**400, 1.0), (-(10**400), 0.0), (float("nan"), 1.0), (True, 1.0), ("0.4", 1.0), (0.4, 0.4), (0, 0.0)],
)
def test_a_confidence_is_a_chance_whatever_number_is_told(said: Any, kept: float) -> None:
    (told,), _ = check({"kind": "visit", "trigger": "visits", "confidence": said})
    assert told.confidence == kept and isinstance(told.confidence, float)


def test_every_sentence_is_coded_in_exactly_one_passage_and_none_is_endless() -> None:
    text = "One visit. " * 50 + "x " * LARGEST_PASSAGE + "y" * (2 * LARGEST_PASSAGE)
    found = list(passages(text, sentences(text), sentences=7, context=2))
    coded = [line.number for each in found for line in each.coded]
    assert coded == list(range(1, len(coded) + 1))
    assert all(sum(line.end - line.start for line in each.coded) <= LARGEST_PASSAGE for each in found)
    assert [sum(line.context for line in each.lines) for each in found[:3]] == [0, 2, 2]


JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.sampled_from(["visits", "India", "visit", "RUS"]),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "code", "kind", "from", "stage"]), inner, max_size=3), max_leaves=8)  # fmt: skip
CLAIM = st.dictionaries(
    st.sampled_from(
        "sentence trigger agent recipient time place polarity realis certainty source deal stage item confidence".split()
    ),
    JSON,
)


@given(CLAIM)
def test_nothing_that_a_model_says_breaks_the_check(claim: dict[str, Any]) -> None:
    told, _ = check({"trigger": "visits"} | claim | {"kind": "arms_deal"})
    for each in told:
        assert 0 <= each.confidence <= 1 and each.trigger.end <= len(TEXT)
