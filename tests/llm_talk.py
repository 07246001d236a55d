"""A client of the scripted endpoint, with what it would have slept and spent."""

from __future__ import annotations

import socket
from typing import Any

from noteverbale.config import LlmSettings
from noteverbale.reading.llm.client import Client
from noteverbale.reading.llm.usage import Ledger

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
