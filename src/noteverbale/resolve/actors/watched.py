"""Names of the tables -> the same without organisations that only name who writes about them ("NATO Watch"), and groups
whose name is a person's ("the minister Kayikwamba Wagner").

In: text, names.  Out: the names that stay, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from noteverbale.ontology.cues import any_of, words
from noteverbale.resolve.actors.lexicon import Hit

# A name before another, not at the head of a sentence.
_GIVEN = re.compile(r"(?<=[\w,] )([A-ZÀ-Þ][a-zß-ÿ’'-]+) \Z")
_LONGEST = 30  # characters


@cache
def _watcher() -> re.Pattern[str]:
    """Match a word that ends such a name. A capital after it goes on: "UN Observer Mission", "UN Review Finds Gaps"."""
    return re.compile(rf" (?:{any_of('watchers')})\b(?! [A-Z])")


def without_watched(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out organisations whose name stands in that of a paper or group about them, and persons' surnames."""
    ends = {hit.end for hit in hits}
    return [hit for hit in hits if not (_of_a_watcher(text, hit) or _of_a_person(text, hit, ends))]


def _of_a_watcher(text: str, hit: Hit) -> bool:
    return hit.name.sort == "organisations" and _watcher().match(text, hit.end) is not None


def _of_a_person(text: str, hit: Hit, ends: set[int]) -> bool:
    """Tell whether a given name stands before a group's name, which no other name of the tables ends with."""
    if hit.name.sort != "groups" or text[hit.start : hit.end] not in words("group_surnames"):
        return False
    before = _GIVEN.search(text, max(0, hit.start - _LONGEST), hit.start)
    return before is not None and before.end(1) not in ends and before[1] not in words("group_leads")
