"""What the codebook rules out although the network reads it: bare re-mentions, and pasts that lie ahead.

In: claims of one text in order.  Out: yes or no. Source: docs/codebook.md, sections 4 and 8.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from noteverbale.ontology.offices import offices
from noteverbale.types import Actor, Claim, When

# Kinds whose bare nouns are named again and again in one text ("during the visit"). For others the annotators code
# re-mentions so often that dropping them costs more than it gains (measured on held-out articles).
RETOLD = frozenset({"visit"})
_DEFINITE = re.compile(r"(?:\b(?:the|this|that|his|her|its|their)|['’]s?)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_FAITHFUL = frozenset(("muslims", "christians", "jews", "hindus", "shiites", "sunnis", "faithful", "believers"))
# Words for people that are said of delegations too.
_INVITED = frozenset(("guests", "members", "others"))
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


def nobody_travels(claim: Claim) -> bool:
    """Tell whether a visit has no actor as traveller: a town that stands for nobody, or a crowd of no state.

    Of 1,930 annotated visits one is lost so (a Mr Chen read as a town); capitals, which act for their states, travel.
    """
    return claim.kind == "visit" and bool(claim.agent) and all(_town(one) or _crowd(one) for one in claim.agent)


def _town(actor: Actor) -> bool:
    return actor.basis == f"regions: {actor.text}"


def _crowd(actor: Actor) -> bool:
    last = actor.text.lower().split()[-1]
    office = offices().get(last)
    people = office is not None and (office.sort, office.sector) == ("people", "CVL") and last not in _INVITED
    return actor.code == "UNK" and actor.sector in ("UNK", "CVL") and (people or last in _FAITHFUL)


def lies_ahead(time: When | None, published: date | None) -> bool:
    """Tell whether a time begins after the text was published, so that what it dates cannot have occurred."""
    return published is not None and time is not None and time.first is not None and time.first > published


def _parties(claim: Claim) -> set[str]:
    return {actor.code for actor in claim.agent + claim.recipient}
