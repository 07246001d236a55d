"""An endpoint that is slow, cuts off, refuses or is not there: asked again where that may help, counted, told."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from llm_server import Step, serving
from llm_talk import Talk, nobody
from noteverbale.errors import EndpointError, RunStopped
from noteverbale.reading.llm.client import NoReply


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_endpoint_is_asked_again_after_longer_and_longer_waits(status: int) -> None:
    with serving(Step(status=status), Step(status=status), Step()) as endpoint:
        talk = Talk(endpoint.url)
        talk.ask()
    assert talk.slept == [1.0, 2.0] and len(endpoint.asked) == 3
    assert talk.ledger.usage().tokens_in == 1000


def test_retry_after_is_obeyed_as_seconds_and_as_a_date() -> None:
    soon = formatdate(time.time() + 30, usegmt=True)
    with serving(
        Step(status=429, headers={"Retry-After": "7"}), Step(status=503, headers={"Retry-After": soon}), Step()
    ) as endpoint:
        talk = Talk(endpoint.url)
        talk.ask()
    assert talk.slept[0] == 7.0 and 25 < talk.slept[1] <= 30


def test_nobody_is_waited_for_for_ever() -> None:
    with serving(Step(status=429, headers={"Retry-After": "86400"}), Step()) as endpoint:
        talk = Talk(endpoint.url)
        talk.ask()
    assert talk.slept == [120.0]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(seconds=1.0), "no answer within 0.3 seconds"),
        (Step(drip=0.02), "no answer within 0.3 seconds"),
        (Step(cut=60), "cut off"),
        (Step(hang_up=True), "cut off"),
        (Step(body=b"<html>gateway</html>"), "no chat completion"),
        (Step(body={"choices": []}), "no chat completion"),
        (Step(body={"choices": [{"message": {"content": None}}]}), "no chat completion"),
        (Step(body=[]), "no chat completion"),
        (Step(status=500, text="out of memory"), r"status 500 \(out of memory\)"),
    ],
)
def test_what_never_comes_whole_is_no_reply_after_all_tries(step: Step, words: str) -> None:
    with serving(step) as endpoint:
        talk = Talk(endpoint.url, timeout_seconds=0.3 if "0.3" in words else 60.0, retries=1)
        with pytest.raises(NoReply, match=words) as raised:
            talk.ask()
    assert raised.value.reached and len(endpoint.asked) == 2


def test_a_request_that_may_have_been_worked_on_counts_as_the_most_it_can_have_cost() -> None:
    with serving(Step(hang_up=True), Step()) as endpoint:
        talk = Talk(endpoint.url, answer_tokens=500)
        talk.ask()
    usage = talk.ledger.usage()
    assert usage.estimated and usage.tokens_out == 500 + 100 and usage.tokens_in > 1000


def test_an_endpoint_that_does_not_count_is_counted_by_size() -> None:
    with serving(Step(counts=False)) as endpoint:
        talk = Talk(endpoint.url)
        answer = talk.ask()
    usage = talk.ledger.usage()
    assert usage.estimated and usage.tokens_out == len(answer) // 3 + 1 and usage.tokens_in > 50


@pytest.mark.parametrize(
    ("step", "error", "words"),
    [
        (
            Step(status=401, text="bad key"),
            EndpointError,
            r"refuses the key with status 401 \(bad key\); check the key in NV_KEY",
        ),
        (Step(status=403), EndpointError, "check the key in NV_KEY"),
        (Step(status=404), EndpointError, "knows no model 'm' or no such path.*correct llm.model or llm.endpoint"),
        (Step(status=402), RunStopped, "the account is spent"),
        (
            Step(status=429, body={"error": {"message": "No more.", "code": "insufficient_quota"}}),
            RunStopped,
            "the account is spent",
        ),
    ],
)
def test_what_the_operator_must_mend_is_told_at_once(step: Step, error: type[Exception], words: str) -> None:
    with serving(step) as endpoint:
        talk = Talk(endpoint.url, key="secret")
        with pytest.raises(error, match=words) as raised:
            talk.ask()
    assert len(endpoint.asked) == 1 and "secret" not in str(raised.value)


def test_nobody_there_is_told_apart() -> None:
    talk = Talk(nobody())
    with pytest.raises(NoReply, match="refused") as raised:
        talk.ask()
    assert not raised.value.reached and talk.slept == [1.0, 2.0]
    assert talk.ledger.usage().tokens_in == 0
