"""What a run asked and what it cost, and the limits that the operator set.

In: `[llm]` of the settings; a reservation before each request and what it came to after it.  Out: `Usage` at any time.
No limit is ever passed: a request begins only if the most that it can come to still fits. Errors: RunStopped.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from noteverbale.config import LlmSettings
from noteverbale.errors import RunStopped


class Usage(Struct, frozen=True):
    """Requests sent, windows taken from the cache, tokens, cost, and what was dropped by reason.

    `estimated`: some requests told no count, or were cut off, and are counted by their size.
    """

    model: str = ""
    requests: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    currency: str = "USD"
    estimated: bool = False
    dropped: dict[str, int] = {}


class Tokens(Struct, frozen=True):
    """Tokens sent and received."""

    sent: int
    received: int


class Ledger:
    """Counts for one run, shared by its threads."""

    def __init__(self, settings: LlmSettings, sleep: Callable[[float], object] = time.sleep) -> None:
        self._settings, self._sleep = settings, sleep
        self._changed = threading.Condition()
        self._under_way: list[Tokens] = []
        self._sent = self._received = self._requests = self._cached = 0
        self._estimated = False
        self._dropped: Counter[str] = Counter()
        self._next_start = 0.0

    def usage(self) -> Usage:
        """Give the counts so far."""
        priced = self._settings.price_in or self._settings.price_out
        with self._changed:
            return Usage(
                model=self._settings.model,
                requests=self._requests,
                cached=self._cached,
                tokens_in=self._sent,
                tokens_out=self._received,
                cost=self.cost(Tokens(self._sent, self._received)) if priced else None,
                currency=self._settings.currency,
                estimated=self._estimated,
                dropped=dict(sorted(self._dropped.items())),
            )

    def cost(self, tokens: Tokens) -> float:
        """Give what tokens cost, in the currency of the prices."""
        return (tokens.sent * self._settings.price_in + tokens.received * self._settings.price_out) / 1_000_000

    def reserve(self, most: Tokens) -> None:
        """Wait until a request that comes to `most` at the most may begin. Raises RunStopped if it never may."""
        with self._changed:
            while (limit := self._passed(most)) is not None:
                if not self._under_way:
                    raise RunStopped(limit)
                self._changed.wait()
            self._under_way.append(most)
            self._requests += 1
            wait = self._turn()
        if wait > 0:
            self._sleep(wait)

    def settle(self, reserved: Tokens, came_to: Tokens, *, estimated: bool = False) -> None:
        """Put what a request came to in the place of what was reserved for it."""
        with self._changed:
            self._under_way.remove(reserved)
            self._sent += came_to.sent
            self._received += came_to.received
            self._estimated = self._estimated or estimated
            self._changed.notify_all()

    def count_cached(self) -> None:
        """Count a window whose answer was there."""
        with self._changed:
            self._cached += 1

    def count_dropped(self, dropped: Counter[str]) -> None:
        """Count what did not stand."""
        with self._changed:
            self._dropped.update(dropped)

    def _turn(self) -> float:
        """Give the seconds until this request's turn, one turn after the other."""
        if not self._settings.requests_per_minute:
            return 0.0
        now = time.monotonic()
        start = max(now, self._next_start)
        self._next_start = start + 60.0 / self._settings.requests_per_minute
        return start - now

    def _passed(self, most: Tokens) -> str | None:
        sent = self._sent + most.sent + sum(tokens.sent for tokens in self._under_way)
        received = self._received + most.received + sum(tokens.received for tokens in self._under_way)
        limits = self._settings
        if limits.token_limit and sent + received > limits.token_limit:
            used = self._sent + self._received
            return (
                f"the limit of {limits.token_limit:,} tokens is reached ({used:,} used, the next request may take "
                + (f"{most.sent + most.received:,}); raise token_limit in [llm] of nv.toml to read more")
            )
        if limits.spending_limit and self.cost(Tokens(sent, received)) > limits.spending_limit:
            spent, next_one = self.cost(Tokens(self._sent, self._received)), self.cost(most)
            return (
                f"the spending limit of {limits.spending_limit:g} {limits.currency} is reached ({spent:.4f} spent, "
                + (f"the next request may cost {next_one:.4f}); raise spending_limit in [llm] of nv.toml to read more")
            )
        return None
