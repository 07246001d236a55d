"""Whether several agents of an act with no recipient told act on each other, or side by side on somebody not named.

In: a kind and the words of a trigger.  Out: yes or no: armies that clash fight each other, states that voice concern
together accuse a third.
Source: roles.reciprocal and roles.mutual of kinds/<kind>.toml, beginnings of words; one of three letters ("war") is a
whole word or its plural, so that warnings and warships are none.
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.ontology.kinds import kinds

_SHORT = 3  # letters of a word that begins too many others


def with_each_other(kind: str, trigger: str) -> bool:
    """Tell whether the agents of such a claim are each other's counterparts."""
    page = kinds().get(kind)
    if page is None or page.roles.reciprocal or isinstance(page.roles.mutual, bool):
        return page is not None and (page.roles.reciprocal or page.roles.mutual is True)
    return bool(_beginnings(page.roles.mutual).search(trigger))


@cache
def _beginnings(words: tuple[str, ...]) -> re.Pattern[str]:
    begun = (re.escape(word) + (r"s?\b" if len(word) <= _SHORT else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(begun)})", re.IGNORECASE)
