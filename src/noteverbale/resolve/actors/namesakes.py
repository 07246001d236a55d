"""A name that no table and no introduction knows -> where else it stands, and what all the places tell together.

In: a text, a span in it and the offices in the span; the shares of actors at each place.  Out: spans; a list of shares.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import islice

from noteverbale.resolve.actors.lexicon import Post
from noteverbale.resolve.actors.mentions import Mention

Share = tuple[str, float, Mention | None]
_WORD = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_PLACES = 6  # a name told often is not asked for at all its places
_FAR = 20_000  # characters to either side: a book is not searched anew for each name
_NEVER = 0.01  # the share of an actor that is no candidate at a place


def elsewhere(text: str, start: int, end: int, posts: Sequence[Post]) -> list[tuple[int, int]]:
    """Give where else, not far away, the last name of a span stands."""
    names = _WORD.findall(text, max((start, *(post.end for post in posts))), end)
    if not names:
        return []
    name = re.compile(rf"\b{re.escape(names[-1])}\b")
    found = name.finditer(text, max(0, start - _FAR), min(len(text), end + _FAR))
    return list(islice((match.span() for match in found if not start <= match.start() < end), _PLACES))


def pooled(own: Sequence[Share], others: Sequence[Sequence[Share]]) -> list[Share]:
    """Give the shares by all places (geometric mean) in falling order; mentions are those near the first place."""
    tables = [{code: share for code, share, _ in each} for each in (own, *others)]
    codes = sorted({code for table in tables for code in table})  # sums depend on the order of what is added
    mean = {c: math.exp(sum(math.log(max(t.get(c, 0.0), _NEVER)) for t in tables) / len(tables)) for c in codes}
    whole, near = sum(mean.values()), {code: mention for code, _, mention in own}
    return [(code, mean[code] / whole, near.get(code)) for code in sorted(mean, key=lambda c: (-mean[c], c))]
