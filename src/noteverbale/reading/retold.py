"""What the codebook rules out although the network reads it: bare re-mentions, and pasts that lie ahead.

In: claims of one text in order.  Out: yes or no. Source: docs/codebook.md, sections 4 and 8.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from noteverbale.types import Claim, When

# Kinds whose bare nouns are named again and again in one text ("during the visit"). For others the annotators code
# re-mentions so often that dropping them costs more than it gains (measured on held-out articles).
RETOLD = frozenset({"visit"})
_DEFINITE = re.compile(r"(?:\b(?:the|this|that|his|her|its|their)|['’]s?)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# Characters before a trigger in which its article or possessive is looked for.
_BEFORE = 40


def adds_nothing(text: str, claim: Claim, earlier: Sequence[Claim]) -> bool:
    """Tell whether a claim only names again what was told: "during Mr Shoigu's visit" without a new party, time
    or place.
    """
    if claim.kind not in RETOLD or claim.time is not None or claim.place is not None:
        return False
    start = claim.trigger.start
    if not _DEFINITE.search(text[max(0, start - _BEFORE) : start]):
        return False
    return any(told.kind == claim.kind and _parties(claim) <= _parties(told) for told in earlier)


def at_home(claim: Claim) -> bool:
    """Tell whether a visit goes nowhere: traveller and host are one state, or it is told as a return.

    Of 138 times that annotated articles tell of somebody who returns to or from a place, two are annotated as visits.
    """
    visitors, hosts = ({actor.code for actor in role} for role in (claim.agent, claim.recipient))
    domestic = len(visitors) == 1 and visitors == hosts and visitors != {"UNK"}
    return claim.kind == "visit" and (domestic or claim.trigger.text.lower().startswith("return"))


def lies_ahead(time: When | None, published: date | None) -> bool:
    """Tell whether a time begins after the text was published, so that what it dates cannot have occurred."""
    return published is not None and time is not None and time.first is not None and time.first > published


def _parties(claim: Claim) -> set[str]:
    return {actor.code for actor in claim.agent + claim.recipient}
