"""What an agreement's record tells beyond the common fields: signed, ratified, in force, lapsed, each dated apart.

In: a Draft with the common fields.  Out: the same Draft with an agreement's fields.
"""

from __future__ import annotations

from typing import Any

from noteverbale.records import rules
from noteverbale.records.fields import Draft, narrowest, told_days
from noteverbale.records.voices import Told, Voice, choose

PHASES = ("signed", "ratified", "in_force", "lapsed")


def phase(voice: Voice) -> str:
    """Give the phase of an agreement's life that a claim tells."""
    hint = rules.cue(voice.claim.trigger.text)
    if hint is not None and hint in PHASES:
        return "lapsed" if voice.negative and hint == "in_force" else hint
    return "signed"


def add_agreement(draft: Draft) -> None:
    """Add the own name, the phases told as reached, with their days, and the phase now."""
    told = [
        Told(phase(v), v, PHASES.index(phase(v)))
        for v in draft.heard
        if v.told or (v.negative and phase(v) == "lapsed")
    ]
    now = choose(told)
    draft.put("name", choose([Told(v.claim.name.known, v) for v in draft.heard if v.claim.name and v.claim.name.known]))
    draft.put("phase", now)
    draft.fields["phases"] = {
        name: _days(draft, name, told) for name in PHASES if any(one.value == name for one in told)
    }


def _days(draft: Draft, name: str, told: list[Told]) -> dict[str, Any]:
    voices = [one.voice for one in told if one.value == name]
    days = [dated for voice in voices if (dated := told_days(voice, draft.kind)) is not None]
    best = choose(narrowest(days)) or choose([_exactness(one) for one in told if one.value == name])
    time = best.voice.claim.time if best else None
    if best is not None:
        draft.accepted[f"phases.{name}"] = (best.voice.claim.id, best.voice.rule)
    return {
        "from": str(time.first) if time and time.first else None,
        "to": str(time.last) if time and time.last else None,
    }


def _exactness(told: Told) -> Told:
    """A claim that dates the phase speaks before one that does not."""
    return told._replace(level=1 if told.voice.claim.time else 0)
