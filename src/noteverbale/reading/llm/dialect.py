"""Which options an endpoint takes: the usual ones at first, then without those that it says it does not know.

In: the words with which it refused.  Out: options of the request.  Newer models take `max_completion_tokens` in the
place of `max_tokens` and no temperature; small servers know no response format.
"""

from __future__ import annotations

from typing import Any


class Dialect:
    """What was learnt of one endpoint; each lesson is learnt once, so that no refusal is asked for for ever."""

    def __init__(self) -> None:
        self._limit = "max_tokens"
        self._left_out: set[str] = set()

    def options(self, answer_tokens: int) -> dict[str, Any]:
        """Give the options to send."""
        every: dict[str, Any] = {
            "temperature": 0,
            "response_format": {"type": "json_object"},
            self._limit: answer_tokens,
        }
        return {name: value for name, value in every.items() if name not in self._left_out}

    def learn(self, refusal: str) -> None:
        """Take a refusal's words in; `options` differ afterwards if there was something to learn."""
        if "max_completion_tokens" in refusal:
            self._limit = "max_completion_tokens"
        self._left_out |= {name for name in ("temperature", "response_format") if name in refusal}
