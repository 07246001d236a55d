"""Voices -> the fields every record has: parties, days, place, status.

In: the voices of one record.  Out: plain JSON values, and for each settled field the claim and rule that won.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from noteverbale.ontology.freshness import freshness
from noteverbale.records import rules, status
from noteverbale.records.ends import codes
from noteverbale.records.estimate import add_estimate
from noteverbale.records.facts import interval, lasts_until, several_of
from noteverbale.records.towns import lies_in, name_of, town_of
from noteverbale.records.voices import Told, Voice, choose
from noteverbale.types import Actor

Accepted = dict[str, tuple[str, str]]
# Of the probability of the surest claim, below which another adds no party.
_SHARE = 0.4
# Days: what is told to go on since longer ago is a state of things, not an event with a beginning.
_A_YEAR = 366


class Draft:
    """A state in the making: the fields so far and who carried each."""

    __slots__ = ("accepted", "fields", "heard", "kind", "now")

    def __init__(self, kind: str, heard: Sequence[Voice]) -> None:
        self.kind = kind
        self.heard = heard
        self.now = status.current(heard, kind)
        self.fields: dict[str, Any] = {}
        self.accepted: Accepted = {}

    def put(self, name: str, told: Told | None, value: Any = None) -> None:
        """Settle a field on what one voice told; nothing told leaves it null."""
        self.fields[name] = value if value is not None else (told.value if told else None)
        if told is not None:
            self.accepted[name] = (told.voice.claim.id, told.voice.rule)


def add_common(draft: Draft) -> None:
    """Add the fields that every kind has."""
    _add_parties(draft)
    draft.put("status", draft.now)
    draft.fields["polarity"] = "negative" if draft.now.voice.negative else "positive"
    draft.fields["certainty"] = draft.now.voice.claim.certainty
    draft.accepted |= dict.fromkeys(("polarity", "certainty"), draft.accepted["status"])
    add_days(draft, dated(draft))
    _add_several(draft)
    _add_end(draft)
    _add_begun(draft)
    if draft.kind not in freshness().without:
        add_estimate(draft.fields, draft.accepted, draft.heard)
    _add_place(draft)
    draft.fields["whole"] = max((v.claim.whole for v in draft.heard if v.claim.whole is not None), default=None)


def _add_parties(draft: Draft) -> None:
    heard = _together(draft) if rules.identity(draft.kind).joint else draft.heard
    for role, name in (("agent", "agents"), ("recipient", "recipients")):
        told = _believed(heard, role)
        draft.fields[name] = parties([getattr(voice.claim, role) for voice in told])
        leading = next((voice for voice in told if _names(voice, role, draft.fields[name])), None)
        if leading is not None:
            draft.accepted[name] = (leading.claim.id, "told first")
    everyone = [*draft.fields["agents"], *draft.fields["recipients"]]
    draft.fields["parties"] = sorted({party["code"] for party in everyone if party["code"] != "UNK"})


def _believed(heard: Sequence[Voice], role: str) -> Sequence[Voice]:
    """Give the voices without those that are much less sure to be right in all than the surest that tells a party in
    the role: of 26 parties that only such tell in the records of 1,400 pages of the Kremlin 21 were wrong, three right.
    """
    surest = max((voice.claim.whole or 0.0 for voice in heard if codes(getattr(voice.claim, role))), default=0.0)
    return [voice for voice in heard if voice.claim.whole is None or voice.claim.whole >= _SHARE * surest]


def _together(draft: Draft) -> Sequence[Voice]:
    """Give the voices without those that tell one party alone of what is done together, and another than the rest."""
    told = [(voice, codes(voice.claim.agent) | codes(voice.claim.recipient)) for voice in draft.heard]
    full = frozenset[str]().union(*(parties_ for _, parties_ in told if len(parties_) > 1))
    return [voice for voice, parties_ in told if not full or len(parties_) > 1 or parties_ <= full]


def _names(voice: Voice, role: str, listed: Sequence[dict[str, Any]]) -> bool:
    """Whether a voice tells the party that leads a list."""
    return bool(listed) and any(actor.code == listed[0]["code"] for actor in getattr(voice.claim, role))


def parties(lists: Sequence[tuple[Actor, ...]]) -> list[dict[str, Any]]:
    """Give each code with the words used for it, in the order first told; unknown codes only if no other is told."""
    found: dict[str, dict[str, Any]] = {}
    for actor in (actor for actors in lists for actor in actors):
        entry = found.setdefault(actor.code, {"code": actor.code, "sector": actor.sector, "words": [], "names": []})
        _append(entry["words"], actor.text)
        if actor.name:
            _append(entry["names"], actor.name)
    known = [entry for code, entry in found.items() if code != "UNK"]
    return known or list(found.values())


def _append(values: list[str], value: str) -> None:
    if value not in values and len(values) < 5:
        values.append(value)


def dated(draft: Draft) -> list[Told]:
    """Give the intervals told of the event; a rough interval counts only where no exact one is told."""
    identity = rules.identity(draft.kind)
    told = [told_days(voice, draft.kind) for voice in draft.heard if not voice.negative or voice is draft.now.voice]
    found = [one for one in told if one is not None]
    exact = [one for one in found if one.width <= identity.wide_days]
    return exact or narrowest(found)


def narrowest(told: list[Told]) -> list[Told]:
    """Give rough intervals without those that hold another: "in July 2015" tells all that "in 2015" does, and more."""
    spans = {one.value for one in told}
    held = {wide for wide in spans for span in spans if span != wide and wide[0] <= span[0] and span[1] <= wide[1]}
    return [one for one in told if one.value not in held]


def told_days(voice: Voice, kind: str) -> Told | None:
    """Give the interval that a claim tells, as two ISO days; none where it lists separate dates."""
    first, last = interval(voice.claim) if not several_of(voice.claim) else (None, None)
    if first is None or last is None or voice.claim.time is None:
        return None
    days = (str(voice.claim.time.first), str(voice.claim.time.last))
    return Told(days, voice, status.level(status.stage(voice, kind), kind), last - first)


def _add_several(draft: Draft) -> None:
    """Add the dates of claims that list several: they are several events', so that no day is the record's."""
    told = [Told(several_of(voice.claim), voice) for voice in draft.heard if several_of(voice.claim)]
    if told and draft.fields["event_from"] is None:
        draft.put("dates", choose(told))
        draft.fields["dates"] = [[str(first), str(last)] for first, last in draft.fields["dates"]]


def add_days(draft: Draft, told: Sequence[Told]) -> None:
    """Add the accepted interval of the event."""
    best = choose(told)
    draft.put("event_from", best, best.value[0] if best else None)
    draft.put("event_to", best, best.value[1] if best else None)


def _add_begun(draft: Draft) -> None:
    """Let an event that no text dates begin on the day since which it is told to go on ("stopped since 6 March")."""
    if draft.fields["event_from"] is not None or draft.fields.get("dates"):
        return
    told = [Told(str(day), voice) for voice in draft.heard if (day := _since(voice)) is not None]
    draft.put("event_from", choose(told))


def _since(voice: Voice) -> date | None:
    time, known = voice.claim.time, voice.known
    if not voice.told or time is None or time.first is None or time.last is not None or known is None:
        return None
    return time.first if 0 <= (known - time.first).days <= _A_YEAR else None


def lasting(heard: Sequence[Voice], kind: str) -> list[tuple[int, int, Voice]]:
    """Give the days of texts that tell until when something lasts ("will run until October 10"), with that day."""
    if not rules.identity(kind).timed:
        return []
    known = ((voice.known.toordinal(), voice) for voice in heard if voice.known)
    ends = ((day, lasts_until(voice.claim, day), voice) for day, voice in known)
    return [(day, end, voice) for day, end, voice in ends if end is not None]


def _add_end(draft: Draft) -> None:
    """Let an event end on the day until which it was to last, where it began about the day on which that was told."""
    first, last = draft.fields["event_from"], draft.fields["event_to"]
    if not first or not last:
        return
    begun, near = date.fromisoformat(first).toordinal(), rules.identity(draft.kind).wide_days
    told = [one for one in lasting(draft.heard, draft.kind) if abs(one[0] - begun) <= near]
    _, end, voice = max(told, key=lambda one: one[1], default=(0, 0, None))
    if voice is not None and date.fromisoformat(last).toordinal() < end:
        draft.put("event_to", Told(date.fromordinal(end).isoformat(), voice))


def _add_place(draft: Draft) -> None:
    told = [voice for voice in draft.heard if voice.claim.place]
    # Where something did not happen is no place of what did.
    places = [voice for voice in told if not voice.negative or voice is draft.now.voice] or told
    # Where it is told as held counts before where it was to be held.
    level = {id(v): status.level(status.stage(v, draft.kind), draft.kind) for v in places}
    country = choose([Told(code, v, level[id(v)]) for v in places if (code := lies_in(v.claim.place)) is not None])
    narrow = [(v, v.claim.place) for v in _narrowest(places, country) if v.claim.place]
    named = choose([Told(name_of(place), v, level[id(v)]) for v, place in narrow])
    draft.put("place", named)
    draft.put("country", country)
    if named and named.voice.claim.place and (lies_in(named.voice.claim.place) or not named.voice.claim.place.country):
        draft.fields["latitude"] = named.voice.claim.place.latitude
        draft.fields["longitude"] = named.voice.claim.place.longitude


def _narrowest(places: Sequence[Voice], country: Told | None) -> Sequence[Voice]:
    """Give those that tell a place in the country; the whole country counts only where no town in it is told."""
    within = [voice for voice in places if country and lies_in(voice.claim.place) == country.value]
    return [voice for voice in within if town_of(voice.claim.place)] or within or places
