"""One endpoint, asked: it is slow, cuts off, refuses, sends elsewhere, or is not there."""

from __future__ import annotations

import http.client
import socket
import time
from email.utils import formatdate
from typing import Any

import pytest

from llm_server import Endpoint, Step, serving
from noteverbale.config import LlmSettings
from noteverbale.errors import ConfigError, EndpointError, RunStopped
from noteverbale.reading.llm.client import Client, NoReply, endpoint_address, key_of
from noteverbale.reading.llm.usage import Ledger, Tokens

ASKED = [
    {"role": "system", "content": "the codebook"},
    {"role": "user", "content": "Sentences to code:\n1 Russia visits India."},
]


class Talk:
    """A client with its ledger and the seconds it would have slept."""

    def __init__(self, url: str, key: str = "", **settings: Any) -> None:
        given = {"timeout_seconds": 60.0, "retries": 2} | settings
        self.settings = LlmSettings(endpoint=url, model="m", key_variable="NV_KEY", **given)
        self.slept: list[float] = []
        self.ledger = Ledger(self.settings, self.slept.append)
        self.client = Client(self.settings, key, self.ledger, self.slept.append)

    def ask(self) -> str:
        return self.client.ask(ASKED)


def nobody() -> str:
    """Give an address where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/v1"


def test_one_request_carries_model_messages_and_key() -> None:
    with serving() as endpoint:
        talk = Talk(endpoint.url, key="secret")
        assert '"visit"' in talk.ask()
    (request,) = endpoint.asked
    assert (request["model"], request["messages"], request["temperature"]) == ("m", ASKED, 0)
    assert endpoint.headers[0]["authorization"] == "Bearer secret" and endpoint.paths == ["/v1/chat/completions"]
    usage = talk.ledger.usage()
    assert (usage.requests, usage.tokens_in, usage.tokens_out, usage.cost, usage.estimated) == (
        1,
        1000,
        100,
        None,
        False,
    )


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_endpoint_is_asked_again_after_longer_and_longer_waits(status: int) -> None:
    with serving(Step(status=status), Step(status=status), Step()) as endpoint:
        talk = Talk(endpoint.url)
        talk.ask()
    assert talk.slept == [1.0, 2.0] and len(endpoint.asked) == 3
    assert talk.ledger.usage().tokens_in == 1000


def test_an_answer_stands_where_http_closes_the_socket_with_its_last_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Newer versions of http.client do so, older ones at the next piece."""
    read1 = http.client.HTTPResponse.read1

    def closing(self: http.client.HTTPResponse, n: int = -1) -> bytes:
        piece = read1(self, n)
        if not self.length:
            self.close()
        return piece

    monkeypatch.setattr(http.client.HTTPResponse, "read1", closing)
    with serving() as endpoint:
        assert '"visit"' in Talk(endpoint.url).ask()


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
        (Step(status=404), EndpointError, "knows no model 'm' or no such path.*mend llm.model or llm.endpoint"),
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


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with serving() as other:
        step = Step(status=status, headers={"Location": f"{other.url}/chat/completions"})
        with serving(step) as endpoint, pytest.raises(EndpointError, match="texts go only where you say"):
            Talk(endpoint.url).ask()
        assert other.asked == []


def test_proxies_of_the_environment_are_not_used_and_a_configured_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy, serving() as endpoint:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
            monkeypatch.setenv(name, proxy.url)
        Talk(endpoint.url).ask()
        assert (len(endpoint.asked), len(proxy.asked)) == (1, 0)
        Talk("http://model.example:8080/v1", proxy=proxy.url).ask()
        assert proxy.paths == ["http://model.example:8080/v1/chat/completions"]


def test_nobody_but_the_endpoint_is_spoken_to(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Any] = []
    connect = socket.create_connection

    def noted(address: Any, *rest: Any, **more: Any) -> socket.socket:
        called.append(address)
        return connect(address, *rest, **more)

    monkeypatch.setattr(socket, "create_connection", noted)
    with serving(Step(status=500), Step()) as endpoint:
        Talk(endpoint.url).ask()
    port = int(endpoint.url.rpartition(":")[2].partition("/")[0])
    assert called == [("127.0.0.1", port)] * 2


def test_an_endpoint_of_another_dialect_is_understood() -> None:
    def choosy(endpoint: Endpoint) -> Step:
        request = endpoint.asked[-1]
        for name, words in (
            ("max_tokens", "use max_completion_tokens"),
            ("temperature", "temperature must be 1"),
            ("response_format", "unknown field response_format"),
        ):
            if name in request:
                return Step(status=400, text=words)
        return Step()

    with serving() as endpoint:
        endpoint.steps = [lambda passage: choosy(endpoint)]
        talk = Talk(endpoint.url, answer_tokens=77)
        talk.ask()
        talk.ask()
    assert len(endpoint.asked) == 5 and endpoint.asked[-1]["max_completion_tokens"] == 77
    assert talk.slept == []


def test_what_another_thread_learnt_while_a_request_was_under_way_counts_too() -> None:
    with serving() as endpoint:
        talk = Talk(endpoint.url)

        def refused(passage: str) -> Step:
            talk.client._dialect.learn("use max_completion_tokens")
            return Step(status=400, text="use max_completion_tokens")

        endpoint.steps = [refused, Step()]
        assert '"visit"' in talk.ask()
    assert "max_tokens" in endpoint.asked[0] and "max_completion_tokens" in endpoint.asked[1]


def test_a_refusal_that_teaches_nothing_is_no_reply() -> None:
    words = "refuses the request with status 400"
    with serving(Step(status=400, text="temperature")) as endpoint, pytest.raises(NoReply, match=words):
        Talk(endpoint.url).ask()
    assert len(endpoint.asked) == 2


def test_nobody_there_is_told_apart() -> None:
    talk = Talk(nobody())
    with pytest.raises(NoReply, match="refused") as raised:
        talk.ask()
    assert not raised.value.reached and talk.slept == [1.0, 2.0]
    assert talk.ledger.usage().tokens_in == 0


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://localhost:8080/v1", "/v1/chat/completions"),
        ("http://localhost:8080/v1/", "/v1/chat/completions"),
        ("https://example.org", "/chat/completions"),
        ("https://example.org/x/chat/completions", "/x/chat/completions"),
    ],
)
def test_an_endpoint_is_named_by_its_base_or_whole(url: str, path: str) -> None:
    assert endpoint_address(LlmSettings(endpoint=url)).path == path


@pytest.mark.parametrize(
    "url", ["localhost:8080", "ftp://example.org", "http://", "http://example.org:port", "file:///etc/passwd"]
)
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(ConfigError, match="is no address"):
        endpoint_address(LlmSettings(endpoint=url))


def test_the_key_comes_from_the_variable_named_and_is_never_told() -> None:
    assert key_of(LlmSettings(), {"NV_KEY": "x"}) == ""
    assert key_of(LlmSettings(key_variable="NV_KEY"), {"NV_KEY": " x\n"}) == "x"
    with pytest.raises(ConfigError, match=r"the variable NV_KEY, named by llm.key_variable, holds no key"):
        key_of(LlmSettings(key_variable="NV_KEY"), {})
    with pytest.raises(ConfigError, match="not to hold the key") as raised:
        key_of(LlmSettings(key_variable="sk-1234"), {})
    assert "1234" not in str(raised.value)


def test_turns_are_spaced_by_requests_per_minute() -> None:
    with serving() as endpoint:
        talk = Talk(endpoint.url, requests_per_minute=30.0)
        for _ in range(3):
            talk.ask()
    assert len(talk.slept) == 2 and 1.5 < talk.slept[0] <= 2 and 3.4 < talk.slept[1] <= 4


def test_no_limit_is_ever_passed() -> None:
    settings = LlmSettings(price_in=1.0, price_out=2.0, spending_limit=1.0, token_limit=0)
    ledger = Ledger(settings)
    most = Tokens(200_000, 100_000)
    for _ in range(2):
        ledger.reserve(most)
        ledger.settle(most, Tokens(200_000, 50_000))
    ledger.reserve(most)
    ledger.settle(most, most)
    with pytest.raises(
        RunStopped, match=r"spending limit of 1 USD is reached \(1.0000 spent.*raise spending_limit in \[llm\]"
    ):
        ledger.reserve(Tokens(1, 0))
    assert ledger.usage().cost == pytest.approx(1.0)


def test_the_limit_of_tokens_holds_likewise() -> None:
    ledger = Ledger(LlmSettings(token_limit=100))
    with pytest.raises(RunStopped, match=r"limit of 100 tokens is reached \(0 used, the next request may take 101\)"):
        ledger.reserve(Tokens(100, 1))
