"""Where the goods, the number and the sum of an annotated deal stand: annotators wrote the words without their place.

In: a text, the spans of its sentences, a claim.  Out: role -> spans, the nearest to the trigger in its sentence or,
where they are not there, in the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from training.labels import GOODS, ROLES


def placed(text: str, sentences: Sequence[tuple[int, int]], claim: dict) -> dict:
    """Give a deal with a list of `{start, end}` for each of item, quantity and value, any other claim as it was."""
    if not claim["deal"]:
        return claim
    at = claim["trigger"]["start"]
    own = next((i for i, (_, end) in enumerate(sentences) if at < end), len(sentences) - 1)
    near = [sentences[own], *sentences[max(0, own - 1) : own]]
    found: dict[str, list[dict]] = {role: [] for role in ROLES[GOODS:]}
    for role, words in _told(claim["deal"]):
        span = _nearest(text, near, words, at)
        if span and {"start": span[0], "end": span[1]} not in found[role]:
            found[role].append({"start": span[0], "end": span[1]})
    return claim | found


def _told(deal: dict) -> Iterator[tuple[str, str]]:
    """Yield (role, words) of a deal and of each of its several goods."""
    for entry in (deal, *(deal.get("goods") or [])):
        if entry.get("item"):
            yield "item", entry["item"]
        for role in ("quantity", "value"):
            if entry.get(role):
                yield role, entry[role]["text"]


def _nearest(text: str, near: Sequence[tuple[int, int]], words: str, at: int) -> tuple[int, int] | None:
    """Give the span of `words` nearest to `at` in the first stretch that holds them as whole words."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for begin, end in near:
        spans = [match.span() for match in pattern.finditer(text, begin, end)]
        if spans:
            return min(spans, key=lambda span: (abs(span[0] - at), span))
    return None
