"""Names of the tables -> the same without what is a person's name: "Queen Sofia", "Senator Israel Ruz".

In: text, names.  Out: the names that stay, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from noteverbale.ontology.cues import any_of
from noteverbale.resolve.actors.lexicon import Hit

_GIVEN = frozenset(("capital", "state"))
# Longer than any title with its blank.
_REACH = 20
# "President Tehran supports" ends a clause before the town, so after an office a surname must follow.
_SURNAME = re.compile(r" [A-Z][a-z’'-]+")


@cache
def _honour() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('honours')})\.? \Z")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('offices_before_names')})\.? \Z")


def without_honoured(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out names of towns and states that a title before them shows to be a person's."""
    beside = {hit.start for hit in hits}
    return [hit for hit in hits if hit.name.sort not in _GIVEN or not _honoured(text, hit, beside)]


def _honoured(text: str, hit: Hit, beside: set[int]) -> bool:
    before = text[max(0, hit.start - _REACH) : hit.start]
    if _honour().search(before):
        return True
    return bool(hit.end + 1 not in beside and _SURNAME.match(text, hit.end) is not None and _office().search(before))
