"""What a visit's record tells beyond the common fields: traveller, host, a tour's hosts, publicity, whom it is to meet.

In: a Draft with the common fields.  Out: the same Draft with a visit's fields.
"""

from __future__ import annotations

from typing import Any

from noteverbale.records import status
from noteverbale.records.ends import ends_of
from noteverbale.records.fields import Draft
from noteverbale.records.names import bodies, person_of
from noteverbale.records.towns import lies_in
from noteverbale.records.voices import Told, Voice, choose

_TRAVELLER, _HOST = 0, 1
_STATE = 3  # letters of a state's code
_UNANNOUNCED = ("unannounced", "surprise", "secret", "undisclosed")


def add_visit(draft: Draft) -> None:
    """Add traveller, host and hosts, publicity, counterparts and the stages told so far."""
    draft.put("traveller", _end(draft, _TRAVELLER))
    draft.put("host", _end(draft, _HOST))
    if draft.fields["host"] is None and draft.fields["country"]:
        draft.fields["host"] = draft.fields["country"]
        draft.accepted["host"] = (draft.accepted["country"][0], "country of the place")
    draft.fields["hosts"] = _hosts(draft)
    draft.put("traveller_name", _named(draft, "agent"))
    draft.put("publicity", _publicity(draft))
    draft.fields["counterparts"] = [name for party in draft.fields["recipients"] for name in party["names"]]
    draft.fields["stage_history"] = _history(draft)


def _end(draft: Draft, end: int) -> Told | None:
    """Give the first code at one end of the journey; a traveller is sooner the party that is not at home there."""
    told = []
    for voice in draft.heard:
        codes = _in_order(voice, ends_of(voice.claim)[end])
        place = lies_in(voice.claim.place)
        abroad = [code for code in codes if code != place] if end == _TRAVELLER else []
        told += [Told(code, voice) for code in (abroad or codes)[:1]]
    return choose(told)


def _hosts(draft: Draft) -> list[str]:
    """Give the states that a tour goes to, as the claim tells them that tells most; none of another visit."""
    host = draft.fields["host"]
    told = [_in_order(voice, ends_of(voice.claim)[_HOST]) for voice in draft.heard if not voice.negative]
    tours = [states for codes in told if host in (states := [code for code in codes if len(code) == _STATE])]
    fullest = max(tours, key=len, default=[])
    return fullest if len(fullest) > 1 else []


def _in_order(voice: Voice, codes: frozenset[str]) -> list[str]:
    """Give codes in the order in which the claim names them; one that only the place tells comes last."""
    named = [actor.code for actor in (*voice.claim.agent, *voice.claim.recipient)]
    return sorted(codes, key=lambda code: (named.index(code) if code in named else len(named), code))


def _named(draft: Draft, role: str) -> Told | None:
    named = [(person_of(actor), voice) for voice in draft.heard for actor in getattr(voice.claim, role)]
    persons = [(name, voice) for name, voice in named if name and not name.isupper() and name.lower() not in bodies()]
    return choose([Told(name, voice) for name, voice in persons])


def _publicity(draft: Draft) -> Told | None:
    told = []
    for voice in draft.heard:
        trigger = voice.claim.trigger.text.lower()
        if any(word in trigger for word in _UNANNOUNCED):
            told.append(Told("unannounced", voice, 1))
        elif status.stage(voice, "visit") == "announced":
            told.append(Told("announced", voice))
    return choose(told)


def _history(draft: Draft) -> list[dict[str, Any]]:
    """Give each stage when it was first told."""
    found: dict[str, dict[str, Any]] = {}
    for voice in draft.heard:
        entry = {"known": str(voice.known) if voice.known else None, "claim": voice.claim.id}
        found.setdefault(status.stage(voice, "visit"), entry | {"source_kind": voice.claim.source.kind})
    return [{"stage": stage} | entry for stage, entry in found.items()]
