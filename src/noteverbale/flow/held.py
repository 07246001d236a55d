"""The states that the record holds -> those that a new batch leaves as they are.

In: a record's claims as they are now, and its rows.  Out: its first states, up to a claim that is new or changed.
No later text changes an earlier state, so these need not be made again, nor written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import msgspec

from noteverbale.store import Past
from noteverbale.types import Report, State


class Held:
    """What the record holds of one kind. `changed`: claims that are new or no longer so; `judged`: names of records."""

    def __init__(self, past: Past, changed: Set[str], judged: Set[str]) -> None:
        self._past = past
        self._changed = changed
        self._judged = judged
        self._decoder = msgspec.json.Decoder(State)
        self._last: tuple[str, list[str]] = "", []

    def rows(self, record: str) -> list[str]:
        """Give the states of a record as they are written."""
        if self._last[0] != record:
            self._last = record, self._past.states(record)
        return self._last[1]

    def begun(self, record: str, reports: Sequence[Report]) -> list[State]:
        """Give the first states that stay; none where a person set a field, now or before."""
        return [] if record in self._judged else list(self._begun(record, reports))

    def _begun(self, record: str, reports: Sequence[Report]) -> Iterator[State]:
        taken = 0
        for body in self.rows(record):
            state = self._decoder.decode(body)
            ids = [report.claim.id for report in reports[taken : len(state.claim_ids)]]
            if tuple(ids) != state.claim_ids[taken:] or not self._changed.isdisjoint(ids):
                return
            taken = len(state.claim_ids)
            if taken < len(reports) and reports[taken].known == state.known:
                return
            yield state
