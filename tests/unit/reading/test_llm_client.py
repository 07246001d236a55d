"""What is sent to the endpoint, that nobody else is spoken to, and how its dialect is learnt."""

from __future__ import annotations

import http.client
import socket
from typing import Any

import pytest

from llm_server import Endpoint, Step, serving
from llm_talk import ASKED, Talk
from noteverbale.errors import EndpointError
from noteverbale.reading.llm.client import NoReply


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
