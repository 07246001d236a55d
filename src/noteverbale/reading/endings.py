"""What ends a plan beside its trigger: "the [visit], which was scheduled for May, has been postponed".

In: a text and a negative claim of a plan whose trigger is the plan itself.  Out: the claim with the words that put it
off or call it off as what its polarity was told by, so that a record can say postponed or cancelled, not denied.
"""

from __future__ import annotations

import re
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.polarity import PLANNED_KINDS
from noteverbale.reading.wordlists import one_of
from noteverbale.types import Claim

_any = partial(one_of, "neighbours.toml")


def ended(text: str, claim: Claim) -> Claim:
    """Give a claim with the words of its sentence by which its plan was ended, where they stand in reach."""
    if claim.polarity != "negative" or claim.kind not in PLANNED_KINDS or not claim.sentence:
        return claim
    found = _behind().match(text, claim.trigger.end, claim.sentence.end)
    found = found or _before().search(text[claim.sentence.start : claim.trigger.start])
    if found is None:
        return claim
    return structs.replace(claim, inferred=claim.inferred | {"polarity": " ".join(found["ending"].split())})


@cache
def _ending() -> str:
    return rf"(?P<ending>{_any('off', 'ending_turns_begin')}\w*)"


@cache
def _behind() -> re.Pattern[str]:
    """Behind the plan: "of May", "which was to begin on Monday," and then that it "has been put off", or at once."""
    passive = rf"\b{_any('off', 'auxiliaries')}(?:\s(?:now|also|since|\w+ly|been|being))*\s"
    return re.compile(rf"(?:[^.;:]{{0,120}}?{passive}|[^.;:,]{{0,60}},\s|\s){_ending()}", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    """Before it: "cancelled a planned", "the postponement of the": five words between at most, in one clause."""
    return re.compile(rf"\b{_ending()}(?:\s[\w’'-]+){{1,5}}\s$", re.IGNORECASE)
