"""A claim of an exercise or agreement -> the own name that its sentence gives it ("Friendship-2017", "the JCPOA").

In: a document's text and its claims.  Out: the same claims, with `name` where one is told.
An exercise's name stands beside a noun for it; an agreement's is the object or subject of its act. What is far from the
claim's own words names another event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from noteverbale.reading.exercises import Found, exercises, itself, yearly
from noteverbale.reading.pacts import is_about, may_be, titles
from noteverbale.types import Claim, Name

_FAR = 90  # characters between a claim's trigger and the name of its exercise
_AND = re.compile(r"[^.;:]{0,40}?,? and (?:\w+ly )?(?:has |have |was |were )?\Z")


def with_names(text: str, found: Sequence[Claim]) -> list[Claim]:
    """Give claims with the own names of their events."""
    named: list[Claim] = []
    for claim in found:
        name = _name(text, claim)
        if name is None and claim.kind == "agreement" and named:
            name = _carried(text, named[-1], claim)
        named.append(_with(claim, name) if name is not None else claim)
    return named


def _with(claim: Claim, name: Name) -> Claim:
    """Give a claim its event's name; the name of an exercise ("Druzhba-2017", "Caucasus 2020") is no place of it."""
    place = claim.place
    within = place is not None and claim.kind == "exercise" and place.start < name.end and name.start < place.end
    return replace(claim, name=name, place=None if within else place)


def _name(text: str, claim: Claim) -> Name | None:
    if claim.kind == "exercise":
        return _nearest(text, claim)
    return _title(text, claim) if claim.kind == "agreement" else None


def _told(text: str, found: Found) -> Name:
    return Name(
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        known=found.known,
        edition=found.edition,
    )


def _nearest(text: str, claim: Claim) -> Name | None:
    """Give the name whose noun is the trigger, else the nearest one of the sentence."""
    first, last = (claim.sentence.start, claim.sentence.end) if claim.sentence else (claim.trigger.start, 0)
    own = itself(text, claim.trigger.start, claim.trigger.end)
    beside = exercises(text, first, max(last, claim.trigger.end))
    found = [one for one in ([own] if own else beside) if _free(one, claim)]
    ranked = sorted(found, key=lambda one: (_apart(one, claim), one.start))
    return _told(text, ranked[0]) if ranked and _apart(ranked[0], claim) <= _FAR else _yearly(text, claim)


def _apart(found: Found, claim: Claim) -> int:
    spans = (found.noun, (found.start, found.end))
    return min(max(0, start - claim.trigger.end, claim.trigger.start - end) for start, end in spans)


def _free(found: Found, claim: Claim) -> bool:
    """Tell whether the words are no party of the claim; a name with a year or number may hold a place's."""
    parties = (*claim.agent, *claim.recipient)
    return found.edition is not None or all(one.end <= found.start or found.end <= one.start for one in parties)


def _yearly(text: str, claim: Claim) -> Name | None:
    """Give the words that call an exercise without a name one of a series ("annual joint drills")."""
    if claim.sentence is None:
        return None
    for match in yearly().finditer(text, claim.sentence.start, claim.sentence.end):
        if match.start("noun") <= claim.trigger.start < match.end("noun"):
            return Name(text=match.group(), start=match.start(), end=match.end(), known="")
    return None


def _title(text: str, claim: Claim) -> Name | None:
    if claim.sentence is None:
        return None
    told = titles(text, claim.sentence.start, claim.sentence.end)
    near = (one for one in told if may_be(claim, one.known) and is_about(text, claim, one))
    best = min(near, key=lambda one: (_apart(one, claim), one.start), default=None)
    return None if best is None else _told(text, best)


def _carried(text: str, before: Claim, claim: Claim) -> Name | None:
    """Give the title of the act before, where one sentence goes on about it ("was signed in 2015 and took effect")."""
    same = before.name is not None and before.kind == claim.kind and before.sentence == claim.sentence
    return before.name if same and _AND.match(text[before.trigger.end : claim.trigger.start]) else None
