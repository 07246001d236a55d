"""Names of the tables -> the same without organisations that only name who writes about them: "NATO Watch".

In: text, names.  Out: the names that stay, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from noteverbale.ontology.cues import any_of
from noteverbale.resolve.actors.lexicon import Hit


@cache
def _watcher() -> re.Pattern[str]:
    """Match a word that ends such a name. A capital after it goes on: "UN Observer Mission", "UN Review Finds Gaps"."""
    return re.compile(rf" (?:{any_of('watchers')})\b(?! [A-Z])")


def without_watched(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out organisations whose name stands in that of a paper or group about them."""
    return [hit for hit in hits if hit.name.sort != "organisations" or not _watcher().match(text, hit.end)]
