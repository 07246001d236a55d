"""Jobs that each hold much in memory -> which may begin: the largest that still finds room beside those that run."""

from __future__ import annotations

import threading
from collections.abc import Mapping


class Turns:
    """Names of jobs with their sizes; together the running ones are no larger than `room`, unless one alone is."""

    def __init__(self, sizes: Mapping[str, int], room: int) -> None:
        self._sizes, self._room = dict(sizes), room
        self._waiting = sorted(sizes, key=lambda name: (-sizes[name], name))
        self._running: set[str] = set()
        self._changed = threading.Condition()

    def take(self) -> str:
        """Give the next job, as soon as there is room for one; as many calls as there are jobs."""
        with self._changed:
            while (name := self._fitting()) is None:
                self._changed.wait()
            self._waiting.remove(name)
            self._running.add(name)
            return name

    def give_back(self, name: str) -> None:
        """Tell that a job is done."""
        with self._changed:
            self._running.discard(name)
            self._changed.notify_all()

    def _fitting(self) -> str | None:
        left = self._room - sum(self._sizes[name] for name in self._running)
        found = (name for name in self._waiting if self._sizes[name] <= left or not self._running)
        return next(found, None)
