"""Claims of talks -> the same claims with their medium: in person, by call, by video, by letter.

In: a document and its claims.  Out: the claims, with `medium` where the words tell one.
A word right at the trigger tells most ("telephone conversation", "met via videoconference"), then the trigger itself
("met", "letter"), then words before the clause ("In a phone call on Sunday they discussed ..."), then the title, for
what its text tells as held with a word that fits any talks.
Words: ontology/kinds/meeting.toml [medium], talks.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial

from msgspec.structs import replace

from noteverbale.ontology.kinds import Medium, kinds
from noteverbale.ontology.mediums import medium_of
from noteverbale.reading.polarity import DONE
from noteverbale.reading.wordlists import one_of, words
from noteverbale.types import Claim, Document

_WORDS = "talks.toml"
_BEHIND = 100  # characters behind a trigger in which its clause tells the medium
_REMOTE = ("call", "video")  # what a title tells of its whole text
OF_TITLE = "the title"
_CLAUSE = re.compile(r"[;:!?,()—–“”\"]|\.(?=\s|\Z)|\b(?:that|which|who|before|after|ahead of|following)\b")
_of = partial(one_of, _WORDS)


def with_medium(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """Give the claims in their order."""
    title = in_title(document.title or "")
    return [_with(document.text, claim, title) if kinds()[claim.kind].medium else claim for claim in claims]


def in_title(title: str) -> str | None:
    """Give the medium of the talks that a title tells; None where it tells several, or a meeting as well."""
    found = [name for name, one in _mediums() if any(_found(told(one), title) for told in (_modified, _alone, _phrase))]
    return found[0] if len(found) == 1 and medium_of("meeting", title) in (None, found[0]) else None


def _with(text: str, claim: Claim, title: str | None) -> Claim:
    sentence = claim.sentence or claim.trigger
    before, behind = text[sentence.start : claim.trigger.start], text[claim.trigger.end : sentence.end]
    trigger = " ".join(claim.trigger.text.lower().split())
    own = "in_person" if _paid(trigger, behind) else medium_of(claim.kind, trigger)
    medium = _beside(before, trigger, behind) or own or _ahead(before, trigger)
    if medium is None and title in _REMOTE and _of_its_text(claim, trigger):
        return replace(claim, medium=title, inferred=claim.inferred | {"medium": OF_TITLE})
    return replace(claim, medium=medium) if medium else claim


def _paid(trigger: str, behind: str) -> bool:
    """Tell whether a call is one paid in person: "called on the prime minister"."""
    return trigger in words(_WORDS, "paid", "calls") and behind.lstrip().lower().startswith("on ")


def _beside(before: str, trigger: str, behind: str) -> str | None:
    """Give the medium told right before the trigger, or behind it in its clause."""
    clause = _CLAUSE.split(behind[:_BEHIND].removeprefix(","))[0]
    for name, one in _mediums():
        if _found(_just_before(one), before) or _found(_phrase(one), clause) or _found(_alone(one), clause):
            return name
    if trigger in words(_WORDS, "around", "handling"):
        return next((name for name, one in _mediums() if _found(_object(one), clause)), None)
    return None


def _ahead(before: str, trigger: str) -> str | None:
    """Give the medium told before a verb's clause ("In a phone call on Sunday they discussed") or talks held."""
    if trigger not in words(_WORDS, "neutral", "verbs") and not _holding().search(before):
        return None
    found = [(match.end(), name) for name, one in _mediums() if (match := _last(_phrase(one), before))]
    end, name = max(found, default=(0, None))
    return name if name and not _reporting().search(before[end:]) else None


def _of_its_text(claim: Claim, trigger: str) -> bool:
    """Tell whether a claim may be of the talks that its text's title names: held, without a day, in a word for any."""
    held = claim.polarity == "positive" and claim.realis in DONE and claim.time is None
    neutral = (word for name in ("verbs", "nouns") for word in words(_WORDS, "neutral", name))
    return held and trigger in neutral


def _mediums() -> tuple[tuple[str, Medium], ...]:
    return tuple(kinds()["meeting"].medium.items())


def _found(pattern: re.Pattern[str] | None, told: str) -> bool:
    return pattern is not None and pattern.search(told) is not None


def _last(pattern: re.Pattern[str] | None, told: str) -> re.Match[str] | None:
    return max(pattern.finditer(told), key=lambda match: match.end(), default=None) if pattern else None


@cache
def _just_before(medium: Medium) -> re.Pattern[str] | None:
    return _any(medium.modifiers, r"\b{}\s(?:and\s\w+\s)?\Z")


@cache
def _modified(medium: Medium) -> re.Pattern[str] | None:
    return _any(medium.modifiers, rf"\b{{}}\s{_of('around', 'nouns')}s?\b")


@cache
def _phrase(medium: Medium) -> re.Pattern[str] | None:
    small = rf"(?:{_of('around', 'determiners')}\s)?"
    return _any(medium.modifiers, rf"\b{_of('around', 'prepositions')}\s{small}{small}{{}}\b")


@cache
def _alone(medium: Medium) -> re.Pattern[str] | None:
    return _any(medium.adverbs, r"\b{}\b")


@cache
def _object(medium: Medium) -> re.Pattern[str] | None:
    return _any(medium.objects, r"\A\s(?:[\w’'“\"-]+\s){{0,4}}?[“\"]?{}\b")


def _any(told: tuple[str, ...], around: str) -> re.Pattern[str] | None:
    longest = sorted(told, key=lambda word: (-len(word), word))
    one = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest)
    return re.compile(around.format(f"(?:{one})"), re.IGNORECASE) if longest else None


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"\b{_of('around', 'reporting')}\b", re.IGNORECASE)


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(rf"\b{_of('around', 'holding')}\s\Z", re.IGNORECASE)
