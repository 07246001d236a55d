"""Voices of an event that no text dates -> the days on which it took place, if it was the news of the first text.

In: the fields settled so far and the voices, in order of known day.  Out: `estimated_from`, `estimated_to`, two ISO
days, and the claim that carries them; nothing where a day is told, or where no text tells the event as its news.
An estimate never matches claims, and a later text never changes that of a past day: each state has only its own voices.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from noteverbale.ontology.freshness import freshness
from noteverbale.records.status import HELD
from noteverbale.records.voices import Voice

RULE = "news of its text"


def add_estimate(fields: dict[str, Any], accepted: dict[str, tuple[str, str]], heard: Sequence[Voice]) -> None:
    """Add the estimated days to the fields of a state, and to `accepted` whose claim they are."""
    told = fields["event_from"] or fields["event_to"] or fields.get("dates")
    if told or fields["status"] not in HELD:
        return
    found = estimate(heard)
    if found is None:
        return
    first, last, voice = found
    fields["estimated_from"], fields["estimated_to"] = first.isoformat(), last.isoformat()
    accepted["estimated_from"] = accepted["estimated_to"] = (voice.claim.id, RULE)


def estimate(heard: Sequence[Voice]) -> tuple[date, date, Voice] | None:
    """Give first and last day and the voice; None where the first text that tells it as held is not near enough.

    It took place by the day on which it was first told as held, and not before a day on which it was still to come.
    """
    held = [(voice.known, voice) for voice in heard if voice.told and voice.known is not None]
    news = next(((day, voice) for day, voice in held if (voice.claim.fresh or 0) >= freshness().least), None)
    if news is None:
        return None
    day, voice = news
    first, last = day - timedelta(days=freshness().days), min(day, *(known for known, _ in held))
    ahead = [one.known for one in heard if _to_come(one) and one.known is not None and one.known <= last]
    first = max([first, *ahead])
    return (first, last, voice) if first <= last else None


def _to_come(voice: Voice) -> bool:
    return not voice.negative and voice.claim.realis == "scheduled"
