"""A record behind the application, and a browser that asks it without a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from tests.unit.views.world import make_store

pytest.importorskip("starlette")
from noteverbale.web import application


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    text: str

    def json(self) -> Any:
        return json.loads(self.text)


Ask = Callable[..., Answer]


def browser(store: Path) -> Ask:
    app = application(store)

    def ask(address: str, method: str = "GET", host: str = "127.0.0.1", accept: str = "*/*") -> Answer:
        return asyncio.run(_asked(app, address, method, {"host": host, "accept": accept}))

    return ask


async def _asked(app: Any, address: str, method: str, headers: dict[str, str]) -> Answer:
    parts, sent = urlsplit(address), []
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "scheme": "http", "path": parts.path,
        "raw_path": parts.path.encode(), "query_string": parts.query.encode(), "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], told, body.decode())


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("web") / "record.nv")


@pytest.fixture(scope="session")
def ask(store: Path) -> Ask:
    return browser(store)
