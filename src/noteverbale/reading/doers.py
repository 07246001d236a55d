"""Who does it where the words beside the trigger do not say: the subject of the sentence, or who speaks.

In: a claim without an agent, or an act of two of which only "with X" was read.  Out: the claim with that party.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from msgspec import structs

from noteverbale.ontology import kinds
from noteverbale.ontology.cues import any_of
from noteverbale.resolve.actors import ActorReading, Context
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.types import Actor, Claim

_WITH = re.compile(r"\bwith\b")
# Characters before a party in which its "with" is looked for.
_BEFORE = 60
# And those in which its preposition is.
_LEFT = 30
SUBJECT, SPEAKER = "the subject of the sentence", "the speaker"


def accompanied(claim: Claim, text: str, people: Context) -> Claim:
    """Give "talks with X", of which only X was read, with the subject of the sentence as the other party."""
    if not _joint(claim) or len(_codes(claim)) != 1:
        return claim
    known = [actor for actor in claim.agent if actor.code != "UNK"]
    end = claim.trigger.end
    if not all(a.start >= end and _WITH.search(text, max(end, a.start - _BEFORE), a.start) for a in known):
        return claim
    subject = _subject(claim, people)
    return claim if subject is None else _doing(claim, subject, SUBJECT)


def spoken(claim: Claim, people: Context, by_subject: frozenset[str], by_speaker: frozenset[str]) -> Claim:
    """Give an act of words that nobody does with its speaker, or else with the subject of the sentence."""
    speaker = _speaker(claim, people) if claim.kind in by_speaker and not claim.agent else None
    if speaker is not None:
        return _doing(claim, speaker, SPEAKER)
    subject = _subject(claim, people) if claim.kind in by_subject and not claim.agent else None
    return claim if subject is None else _doing(claim, subject, SUBJECT)


def _joint(claim: Claim) -> bool:
    return kinds()[claim.kind].roles.reciprocal or claim.kind == "cooperation"


def _codes(claim: Claim) -> set[str]:
    return {actor.code for actor in claim.agent + claim.recipient} - {"UNK"}


def _subject(claim: Claim, people: Context) -> Actor | None:
    """Give the first actor named in the sentence before the trigger and behind no preposition, if it is another."""
    begin = claim.trigger.start if claim.sentence is None else claim.sentence.start
    first = bisect_left(people.mentions, begin, key=lambda mention: mention.start)
    for mention in people.mentions[first:]:
        if mention.end > claim.trigger.start:
            return None
        if mention.code != "UNK" and not _behind().search(people.text, max(0, mention.start - _LEFT), mention.start):
            if mention.code in _codes(claim):
                return None
            return _actor(people, (mention.start, mention.end), mention, SUBJECT)
    return None


@cache
def _behind() -> re.Pattern[str]:
    """Match a preposition with an article or an adjective, at the end: "with the", "In his former"."""
    leading = r"(?:\s+(?:the|a|an|both|his|her|its|their))?(?:\s+[a-z-]+)?"
    return re.compile(rf"\b(?i:{any_of('prepositions')}){leading}\s+\Z")


def _speaker(claim: Claim, people: Context) -> Actor | None:
    said = claim.source
    if said.start is None or said.end is None or said.code in (None, "UNK", *_codes(claim)):
        return None
    span = said.start, said.end
    return _actor(people, span, people.resolve(*span)[0], SPEAKER)


def _actor(people: Context, span: tuple[int, int], who: Mention | ActorReading, basis: str) -> Actor:
    start, end = span
    words = people.text[start:end]
    return Actor(text=words, start=start, end=end, code=who.code, sector=who.sector, name=who.name, basis=basis)


def _doing(claim: Claim, actor: Actor, inferred: str) -> Claim:
    return structs.replace(claim, agent=(actor, *claim.agent), inferred=claim.inferred | {"agent": inferred})
