"""A scripted endpoint on this machine, in a thread: it answers as it is told to, also wrongly, slowly, by halves, not at all.

In: a list of steps, taken in turn, the last one for ever; a step is a `Step` or a function of the request's passage.
Out: a base address; what was asked.  By default it reads the language of tests/fakes.py: "Russia visits India."
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CODES = {"Russia": "RUS", "India": "IND", "Pakistan": "PAK", "China": "CHN"}
_SENTENCE = re.compile(r"^(\d+) .*?([A-Z]\w+) (visits|sells)(?: ([a-z]+) to)? ([A-Z]\w+)", re.MULTILINE)


@dataclass(slots=True)
class Step:
    """One answer. `text` None: what the model read; `cut`: only so many bytes of the body, then the end."""

    text: str | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    cut: int | None = None
    hang_up: bool = False
    body: Any = None
    counts: bool = True
    drip: float = 0.0


def read(passage: str) -> str:
    """Give the answer of a model that knows the tiny language."""
    coded = passage.rpartition("Sentences to code:")[2]
    claims = []
    for number, agent, verb, item, recipient in _SENTENCE.findall(coded):
        claim: dict[str, Any] = {
            "sentence": int(number),
            "kind": {"visits": "visit", "sells": "arms_deal"}[verb],
            "trigger": verb,
            "agent": [{"text": agent, "code": CODES.get(agent, "UNK"), "sector": "GOV"}],
            "recipient": [{"text": recipient, "code": CODES.get(recipient, "UNK"), "sector": "GOV"}],
            "confidence": 0.9,
        }
        claims.append(claim | ({"stage": "signed", "item": item} if verb == "sells" else {}))
    return json.dumps({"claims": claims})


class Endpoint:
    """What the tests see of the server."""

    def __init__(self, steps: list[Step | Callable[[str], Step]]) -> None:
        self.steps, self.asked, self.headers, self.paths = steps, [], [], []  # type: ignore[var-annotated]
        self.url = ""
        self._lock = threading.Lock()

    def passages(self) -> list[str]:
        """Give what was shown in each request, without the codebook."""
        return [request["messages"][1]["content"] for request in self.asked]

    def take(self, request: dict[str, Any], headers: dict[str, str], path: str) -> Step:
        with self._lock:
            self.asked.append(request)
            self.headers.append(headers)
            self.paths.append(path)
            step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        return step if isinstance(step, Step) else step(request["messages"][1]["content"])


@contextmanager
def serving(*steps: Step | Callable[[str], Step]) -> Iterator[Endpoint]:
    """Run an endpoint for the block."""
    endpoint = Endpoint(list(steps) or [Step()])
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(endpoint))
    server.daemon_threads = True
    endpoint.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            step = endpoint.take(request, {name.lower(): value for name, value in self.headers.items()}, self.path)
            time.sleep(step.seconds)
            if step.hang_up:
                self.close_connection = True
                return
            body = step.body if isinstance(step.body, bytes) else json.dumps(_body(step, request)).encode()
            self.send_response(step.status)
            for name, value in step.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self._write(body[: step.cut], step.drip)
            self.close_connection = True

        def _write(self, body: bytes, drip: float) -> None:
            if not drip:
                self.wfile.write(body)
                return
            try:
                for at in range(len(body)):
                    self.wfile.write(body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(drip)
            except OSError:
                return

        def log_message(self, format: str, *args: Any) -> None:
            return

    return Handler


def _body(step: Step, request: dict[str, Any]) -> Any:
    if step.body is not None:
        return step.body
    if step.status != 200:
        return {"error": {"message": step.text or "no"}}
    text = read(request["messages"][1]["content"]) if step.text is None else step.text
    value: dict[str, Any] = {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]}
    return value | ({"usage": {"prompt_tokens": 1000, "completion_tokens": 100}} if step.counts else {})
