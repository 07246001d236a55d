"""The endpoint of a large model: messages -> its answer, with tries, turns and limits.

In: messages.  Out: the answer's text.  Any endpoint that speaks OpenAI's chat completions will do, local or remote.
Errors: EndpointError for what the operator must mend (key, model, address); RunStopped for a limit; NoReply for this
request alone, once all tries are spent.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

from noteverbale import __version__
from noteverbale.config import LlmSettings
from noteverbale.errors import ConfigError, EndpointError, RunStopped
from noteverbale.reading.llm.dialect import Dialect
from noteverbale.reading.llm.prompt import Message
from noteverbale.reading.llm.usage import Ledger, Tokens
from noteverbale.reading.llm.wire import Address, Answered, Unanswered, address, post

# Bytes of text for one token, on the safe side: English has four and more.
_BYTES_A_TOKEN = 3
# Seconds that an endpoint may make us wait before the next try, whatever it asks for.
LONGEST_WAIT = 120.0
_AGAIN = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529))
# Characters of an endpoint's own words that are told.
_TOLD = 200


class NoReply(Exception):
    """One request came to nothing. `reached`: the endpoint was there."""

    def __init__(self, reason: str, *, reached: bool) -> None:
        super().__init__(reason)
        self.reached = reached


class Client:
    """Talks to one endpoint; its threads share it. `key`: sent as a bearer token, kept nowhere else."""

    def __init__(
        self, settings: LlmSettings, key: str, ledger: Ledger, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self._settings, self._ledger, self._sleep = settings, ledger, sleep
        self._address = endpoint_address(settings)
        self._proxy = address(settings.proxy, "proxy") if settings.proxy else None
        self._headers = {"Content-Type": "application/json", "User-Agent": f"noteverbale/{__version__}"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._dialect = Dialect()

    def ask(self, messages: Sequence[Message]) -> str:
        """Give the model's answer, trying as often as the settings allow."""
        reason, reached = "", False
        for attempt in range(self._settings.retries + 1):
            wait = self._settings.backoff_seconds * 2**attempt
            try:
                answered = self._send(messages)
            except Unanswered as error:
                reason, reached = str(error), reached or error.reached
                self._rest(attempt, wait)
                continue
            reached = True
            if isinstance(answered, str):
                return answered
            reason = self._refused(answered)
            self._rest(attempt, _asked_wait(answered.headers, wait))
        raise NoReply(reason, reached=reached)

    def _rest(self, attempt: int, seconds: float) -> None:
        if attempt < self._settings.retries:
            self._sleep(min(seconds, LONGEST_WAIT))

    def _send(self, messages: Sequence[Message]) -> str | Answered:
        """Make one request; what did not come to an answer of the model is given as it came."""
        while True:
            body = self._body(messages)
            most = Tokens(len(body) // _BYTES_A_TOKEN, self._settings.answer_tokens)
            self._ledger.reserve(most)
            came_to, estimated = Tokens(0, 0), False
            try:
                answered = post(self._address, self._proxy, self._headers, body, self._settings.timeout_seconds)
                reply, came_to, estimated = _read(answered, most)
            except Unanswered as error:
                if error.reached:
                    came_to, estimated = most, True
                raise
            finally:
                self._ledger.settle(most, came_to, estimated=estimated)
            if reply is not None:
                return reply
            if answered.status == 400:
                self._dialect.learn(answered.body.decode("utf-8", "replace"))
            if answered.status != 400 or self._body(messages) == body:  # another thread may have learnt it meanwhile
                return answered

    def _body(self, messages: Sequence[Message]) -> bytes:
        options = self._dialect.options(self._settings.answer_tokens)
        return json.dumps({"model": self._settings.model, "messages": list(messages)} | options).encode()

    def _refused(self, answered: Answered) -> str:
        """Give the reason why there is no answer yet; raise what no further try will mend."""
        status, words, where = answered.status, _words(answered), self._settings.endpoint
        said = f" ({words})" if words else ""
        if status in (401, 403):
            variable = self._settings.key_variable
            repair = f"check the key in {variable}" if variable else "name the variable of a key in llm.key_variable"
            raise EndpointError(f"{where} refuses the key with status {status}{said}; {repair}")
        if status == 404:
            model = self._settings.model
            raise EndpointError(
                f"{where} knows no model {model!r} or no such path{said}; correct llm.model or llm.endpoint"
            )
        if 300 <= status < 400:
            to = answered.headers.get("location", "another address")
            raise EndpointError(
                f"{where} sends on to {to}, and texts go only where you say; name it in llm.endpoint if so"
            )
        if status == 402 or "insufficient_quota" in words:
            raise RunStopped(f"{where} says that the account is spent{said}; fill it up, or name another endpoint")
        if status in _AGAIN:
            return f"{where} answers with status {status}{said}"
        if status == 200:
            return f"{where} gives no chat completion"
        raise NoReply(f"{where} refuses the request with status {status}{said}", reached=True)


def endpoint_address(settings: LlmSettings) -> Address:
    """Give where requests go: the path of chat completions below the endpoint, unless it is named whole."""
    base = settings.endpoint.rstrip("/")
    return address(base if base.endswith("/chat/completions") else f"{base}/chat/completions", "endpoint")


def key_of(settings: LlmSettings, variables: Mapping[str, str]) -> str:
    """Give the key from the variable that the settings name. Raises ConfigError if it is not set."""
    name = settings.key_variable
    if not name:
        return ""
    if not name.isidentifier():
        raise ConfigError("llm.key_variable is to name a variable, not to hold the key; write the key into a variable")
    key = variables.get(name, "").strip()
    if not (key and key.isascii() and key.isprintable()):
        raise ConfigError(f"the variable {name}, named by llm.key_variable, holds no key; set it: export {name}=...")
    return key


def _read(answered: Answered, most: Tokens) -> tuple[str | None, Tokens, bool]:
    """Give the answer, what it came to, and whether that is an estimate. Other statuses cost nothing."""
    if answered.status != 200:
        return None, Tokens(0, 0), False
    value = _decoded(answered.body)
    text = _said(value)
    usage = value.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    sent, received = counts.get("prompt_tokens"), counts.get("completion_tokens")
    if isinstance(sent, int) and isinstance(received, int) and sent >= 0 and received >= 0:
        return text, Tokens(sent, received), False
    return text, Tokens(most.sent, len((text or "").encode()) // _BYTES_A_TOKEN + 1), True


def _said(value: dict[str, Any]) -> str | None:
    choices = value.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    message = choice.get("message")
    content = message.get("content") if isinstance(message, dict) else None
    if isinstance(content, list):
        content = "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    # Halves of surrogate pairs cannot be kept in a file.
    return content.encode("utf-8", "replace").decode() if isinstance(content, str) else None


def _decoded(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _words(answered: Answered) -> str:
    """Give the endpoint's own words on what is wrong, on one line."""
    error = _decoded(answered.body).get("error")
    told = error.get("message") or error.get("code") if isinstance(error, dict) else error
    code = error.get("code") if isinstance(error, dict) else None
    words = " ".join(str(told or "").split())[:_TOLD]
    return f"{words} [{code}]" if code == "insufficient_quota" and code not in words else words


def _asked_wait(headers: Mapping[str, str], usual: float) -> float:
    """Give the seconds to wait that Retry-After asks for, as seconds or as a date, else the usual ones."""
    asked = headers.get("retry-after", "").strip()
    if asked.replace(".", "", 1).isdecimal():
        return max(float(asked), 0.0)
    try:
        return max(parsedate_to_datetime(asked).timestamp() - time.time(), 0.0) if asked else usual
    except (TypeError, ValueError):
        return usual
