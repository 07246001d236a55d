"""Whether a deal is halted: which halt stands, and what is told later undoes it.

In: the voices that tell stages of a deal, in order of known day.  Out: the halt that stands, or None.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from noteverbale.ontology.freshness import freshness
from noteverbale.records import rules
from noteverbale.records.voices import Told, Voice, stage_of

_LIFTED = "in_force"
_PAST = timedelta(days=90)


def standing_halt(staged: Sequence[Voice]) -> Told | None:
    """Give the last halt, unless progress is told of a later time. A stage that was told before is none if it is told
    again without a day of its own; in the halt's own text only a later day is, and what lifts a halt.
    """
    told = [(_moment(voice, place), voice) for place, voice in enumerate(staged) if voice.told and not alleged(voice)]
    halts = [entry for entry in told if is_halt(entry[1])]
    if not halts:
        return None
    moment, last = max(halts, key=lambda entry: entry[0])
    before = {stage_of(voice) for when, voice in told if when < moment and not _of_one_text(voice, last)}
    progress = [v for when, v in told if when > moment and _goes_on(v, last, before)]
    return None if progress else Told(stage_of(last), last)


def _goes_on(voice: Voice, halt: Voice, before: Collection[str]) -> bool:
    """Tell whether what is told after a halt goes on from it; `before`: the stages told before the halt."""
    if is_halt(voice) or voice.claim.certainty == "possible":
        return False
    if stage_of(voice) == _LIFTED and (not _of_one_text(voice, halt) or _lifts(voice)):
        return True
    if voice.claim.time and voice.claim.time.last:
        return _moment(voice, 0)[0] > _moment(halt, 0)[0]
    if _of_one_text(voice, halt):
        return _long_past(halt)
    return stage_of(voice) not in before or _is_news(voice)


def _lifts(voice: Voice) -> bool:
    return voice.claim.trigger.text.lower().startswith(tuple(rules.words("lifting")))


def _long_past(halt: Voice) -> bool:
    """Tell whether a text tells of a halt of another time than its own."""
    ended = halt.claim.time.last if halt.claim.time else None
    return bool(ended and halt.known and halt.known - ended > _PAST)


def _of_one_text(one: Voice, other: Voice) -> bool:
    return (one.family, one.known) == (other.family, other.known)


def _is_news(voice: Voice) -> bool:
    return (voice.claim.fresh or 0.0) >= freshness().least


def _moment(voice: Voice, place: int) -> tuple[date, date, int]:
    """When something happened as far as told: its own day, else the day it became known."""
    ended = voice.claim.time.last if voice.claim.time else None
    return ended or day_of(voice.known), day_of(voice.known), place


def day_of(known: date | None) -> date:
    """Give a known day, the last of all where none is known."""
    return known or date.max


def is_halt(voice: Voice) -> bool:
    """Tell whether a claim tells of a halt."""
    return stage_of(voice) in rules.stages().halts


def alleged(voice: Voice) -> bool:
    """Tell whether a claim only accuses somebody of the deal."""
    return voice.claim.deal is not None and voice.claim.deal.alleged
