"""Answers of large models: whatever stands around the JSON, and however much of it came."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.reading.llm.answers import parse

VISIT = {"sentence": 1, "kind": "visit", "trigger": "visits"}
SALE = {
    "recipient": [],
    "sentence": 2,
    "kind": "arms_deal",
    "trigger": "sells",
    "agent": [{"text": "China", "code": "CHN"}],
}
WHOLE = json.dumps({"claims": [VISIT, SALE]})


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        json.dumps([VISIT, SALE]),
        f"```json\n{WHOLE}\n```",
        f"```\n{WHOLE}\n```\nI hope that helps.",
        f"Here are the claims [2 of them] {{as asked}}:\n\n{WHOLE}",
        f'<think>Perhaps {{"claims": []}}? No.</think>{WHOLE}',
        json.dumps({"id": "x", "text": "...", "claims": [VISIT, SALE]}, indent=2),
        f'{{"note": "two claims"}}\n{WHOLE}',
    ],
)
def test_the_claims_are_found_whatever_stands_around_them(text: str) -> None:
    assert parse(text) == parse(WHOLE)
    assert parse(text).claims == (VISIT, SALE) and parse(text).whole


@pytest.mark.parametrize("text", ['{"claims": []}', "[]", "No claims here:\n```json\n[]\n```"])
def test_no_claim_is_an_answer(text: str) -> None:
    assert parse(text).claims == () and parse(text).whole


@pytest.mark.parametrize(
    "text", ["", "I cannot help with that.", "{", "null", "[1, 2]", '{"claims": {}}', "[" * 100_000]
)
def test_what_is_no_answer_is_not_whole(text: str) -> None:
    assert parse(text).claims == () and not parse(text).whole


@pytest.mark.parametrize(
    "form", [WHOLE, json.dumps([VISIT, SALE]), json.dumps({"claims": [VISIT, SALE]}, indent=1), f"```json\n{WHOLE}"]
)
def test_half_an_answer_gives_the_claims_that_are_whole(form: str) -> None:
    cut = form[: form.index("CHN")]
    assert parse(cut).claims == (VISIT,) and not parse(cut).whole


@given(st.integers(0, len(WHOLE) - 1))
def test_no_cut_ever_yields_a_broken_claim(at: int) -> None:
    found = parse(WHOLE[:at])
    assert not found.whole and found.claims in ((), (VISIT,), (VISIT, SALE))


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    parse(text)
    parse('{"claims": [' + text)
