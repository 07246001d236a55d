"""Lists of who sat on a side ("on the Danish side were Foreign Minister Orn, ...") -> whose people they are.

In: a text and the names in it.  Out: `Delegations.owner(at)`: the name of the side whose list an offset stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from noteverbale.ontology.cues import any_of
from noteverbale.resolve.actors.lexicon import Hit

_WHOLE = 700  # characters of the longest list
_ON = re.compile(r"\b(?:[Oo]n|[Ff]rom)(?: the)?\s\Z")  # "on the Danish side were"
_END = re.compile(r"\n|(?<=[a-z])[.;](?:\s|\Z)")


@cache
def _opening() -> re.Pattern[str]:
    """Match what stands between a side's name and its list."""
    return re.compile(rf"(?:['’]s?)?\s+(?:(?P<list>{any_of('side_lists')})|side (?:were|was|are|is))\s")


@dataclass(frozen=True, slots=True)
class Delegations:
    """The lists of one text: (start, end, the name of the side)."""

    lists: Sequence[tuple[int, int, Hit]]

    @classmethod
    def of(cls, text: str, hits: Sequence[Hit]) -> Delegations:
        """Find the lists behind the names of a text."""
        return cls(list(_lists(text, hits)))

    def owner(self, at: int) -> Hit | None:
        """Give the side in whose list an offset stands."""
        return next((hit for start, end, hit in self.lists if start <= at < end), None)


def _lists(text: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int, Hit]]:
    for hit in hits:
        opening = _opening().match(text, hit.end) if hit.name.sort in ("state", "adjective", "capital") else None
        if opening and (opening["list"] or _ON.search(text, max(0, hit.start - 12), hit.start)):
            end = _END.search(text, opening.end(), opening.end() + _WHOLE)
            yield opening.end(), end.start() if end else min(len(text), opening.end() + _WHOLE), hit
