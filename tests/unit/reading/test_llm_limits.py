"""Where the endpoint is, which key opens it, how often it may be asked and how much spent."""

from __future__ import annotations

import pytest

from llm_server import serving
from llm_talk import Talk
from noteverbale.config import LlmSettings
from noteverbale.errors import ConfigError, RunStopped
from noteverbale.reading.llm.client import endpoint_address, key_of
from noteverbale.reading.llm.usage import Ledger, Tokens


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
