"""Facts against Profile -> the features that speak for or against a match, their weights, and the words behind them.

In: what one claim tells and what a record's earlier claims told.  Out: feature names; score is the sum of their weights.
Each aspect (parties, names, date, place, item, stage, title, trigger, document) gives at most one feature.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler

from noteverbale.records import rules
from noteverbale.records.facts import Facts, Item, Names, day
from noteverbale.records.profile import Profile

_SPELLING = 0.93  # Jaro-Winkler above which two surnames are one name spelt twice (Lavrov, Lavrow)
_REACHED_AGAIN_DAYS = 270  # the same stage of one deal is not reached twice this far apart
_REOPENED_DAYS = 120  # talk of buying this long after delivery or an end is a new deal
_SIGNED_ONCE = frozenset({"signed", "request", "notification", "political_approval", "selection"})


def signals(facts: Facts, profile: Profile, identity: rules.Identity) -> list[str]:
    """Give the names of the features that hold between a claim and a record."""
    parties = parties_signal(facts, profile, identity)
    if parties == "parties_conflict":
        return [parties]
    found = [parties, *_names_signals(facts, profile), date_signal(facts, profile, identity)]
    found += [name for name in (_place_signal(facts, profile), _title_signal(facts, profile)) if name]
    if identity.keys == "item":
        found += [item_signal(facts.item, profile.item), *_stage_signal(facts, profile)]
    if facts.trigger in profile.trigger:
        found.append("trigger_same")
    found += _document_signal(facts, profile)
    return found


def parties_signal(facts: Facts, profile: Profile, identity: rules.Identity) -> str:
    """Give how the parties agree."""
    if identity.mutual:
        return _mutual(facts.agents, profile.agents)
    sides = (_side(facts.agents, profile.agents), _side(facts.recipients, profile.recipients))
    if "conflict" in sides:
        return "parties_conflict"
    if sides == ("untold", "untold"):
        return "parties_untold"
    if "untold" in sides:
        return "parties_partial"
    return "parties_same" if sides == ("same", "same") else "parties_overlap"


def _side(told: frozenset[str], had: frozenset[str]) -> str:
    if not told or not had:
        return "untold"
    if told == had:
        return "same"
    return "overlap" if told <= had or had <= told else "conflict"


def _mutual(told: frozenset[str], had: frozenset[str]) -> str:
    if not told or not had:
        return "parties_untold"
    if told == had:
        return "parties_same" if len(told) > 1 else "parties_partial"
    if not (told <= had or had <= told):
        return "parties_overlap" if len(told & had) >= max(2, min(len(told), len(had)) - 1) else "parties_conflict"
    return "parties_overlap" if min(len(told), len(had)) > 1 else "parties_partial"


def _names_signals(facts: Facts, profile: Profile) -> Iterator[str]:
    pairs = ((facts.agent_names, profile.agent_names), (facts.recipient_names, profile.recipient_names))
    found = {_names(told, had) for told, had in pairs}
    for name in ("names_conflict", "names_same", "office_conflict", "office_same"):
        if name in found:
            yield name
            return


def _names(told: Names, had: Names) -> str | None:
    if told.persons and had.persons:
        return "names_same" if same_person(told.persons, had.persons) else _offices(told, had, "names_conflict")
    return _offices(told, had, "office_conflict") if told.offices and had.offices else None


def _offices(told: Names, had: Names, otherwise: str) -> str:
    if otherwise == "names_conflict":
        return otherwise
    return "office_same" if told.offices & had.offices else otherwise


def same_person(told: frozenset[str], had: frozenset[str]) -> bool:
    """Tell whether two sets of surnames share a person, spelling aside."""
    if told & had:
        return True
    return any(JaroWinkler.similarity(a, b) >= _SPELLING for a in told for b in had)


def date_signal(facts: Facts, profile: Profile, identity: rules.Identity) -> str:
    """Give how the dates agree. Days told exactly and alike hold however late the text; all else needs an open window."""
    if facts.first is None or facts.last is None or not profile.intervals:
        return "window_closed" if _closed(facts, profile, identity) else _undated(facts, profile, identity)
    found = {_interval(facts, told, identity) for told in profile.intervals}
    for name in ("date_same", "date_overlap", "date_near"):
        if name in found:
            return name
    if _closed(facts, profile, identity):
        return "window_closed"
    if "date_wide" in found:
        return "date_wide"
    return "date_moved" if _moved(facts, profile, identity) else _far(facts, profile, identity)


def _far(facts: Facts, profile: Profile, identity: rules.Identity) -> str:
    """Stages of one deal lie months apart: what is far for a visit is only another stage there."""
    return "stage_apart" if identity.keys == "item" and _gap(facts, profile) <= identity.undated_days else "date_far"


def _gap(facts: Facts, profile: Profile) -> int:
    return min(max(first - (facts.last or 0), (facts.first or 0) - last) for first, last, _ in profile.intervals)


def _closed(facts: Facts, profile: Profile, identity: rules.Identity) -> bool:
    if facts.known is None or profile.last_known is None:
        return False
    return facts.known - profile.last_known > identity.window_days


def _interval(facts: Facts, told: tuple[int, int, bool], identity: rules.Identity) -> str:
    first, last = facts.first or 0, facts.last or 0
    gap = max(told[0] - last, first - told[1])
    if facts.wide or told[2]:
        return "date_wide" if gap <= 0 else "date_far"
    if gap <= 0:
        return "date_same" if told[0] == first else "date_overlap"
    return "date_near" if gap <= identity.gap_days else "date_far"


def _moved(facts: Facts, profile: Profile, identity: rules.Identity) -> bool:
    """A put-off plan takes a new date; plans and their new dates stay within the window of the record."""
    if not (facts.halts or profile.halted):
        return False
    return _gap(facts, profile) <= identity.window_days and (profile.planned or facts.halts)


def _undated(facts: Facts, profile: Profile, identity: rules.Identity) -> str:
    """Judge by publication day: plans lie ahead of it, what is told as held lies behind it."""
    distance = _distance(facts, profile)
    if distance is None:
        return "date_untold"
    behind, ahead = distance
    if max(behind, ahead) <= identity.close_days:
        return "undated_close"
    planned = (facts.planned or facts.halts) if facts.first is None else profile.planned
    if behind > identity.undated_days or ahead > identity.ahead_days:
        return "undated_far"
    return "undated_tense" if (behind if planned else ahead) > identity.gap_days else "undated_near"


def days_apart(facts: Facts, profile: Profile) -> int:
    """Give the days between claim and record, to choose between records that fit alike."""
    if facts.first is not None and profile.intervals:
        return max(0, _gap(facts, profile))
    distance = _distance(facts, profile)
    return sum(distance) if distance else 0


def _distance(facts: Facts, profile: Profile) -> tuple[int, int] | None:
    """Days that the event lies (behind, ahead of) the day the undated side became known; None if nothing is dated."""
    if facts.first is not None and facts.last is not None:
        first, last = profile.first_known, profile.last_known
        return None if first is None or last is None else (max(0, first - facts.last), max(0, facts.first - last))
    if facts.known is None:
        return None
    if profile.intervals:
        gaps = [(max(0, facts.known - last), max(0, first - facts.known)) for first, last, _ in profile.intervals]
        return min(gaps, key=sum)
    return None if profile.last_known is None else (max(0, facts.known - profile.last_known), 0)


def _place_signal(facts: Facts, profile: Profile) -> str | None:
    if facts.country and profile.country and facts.country != profile.country:
        return "country_conflict"
    if facts.place and profile.place:
        return "place_same" if facts.place & profile.place else "place_other"
    return "country_same" if facts.country and facts.country == profile.country else None


def _title_signal(facts: Facts, profile: Profile) -> str | None:
    if not facts.title or not profile.title:
        return None
    return "name_of_event_same" if facts.title & profile.title else "name_of_event_conflict"


def item_signal(told: Item, had: Item) -> str:
    """Give how the items agree; a generic topic and an item never agree."""
    if told.topic or had.topic:
        return _topic(told, had)
    if not (told.designations or told.classes) or not (had.designations or had.classes):
        return "item_untold"
    if told.designations and had.designations:
        return "item_same" if related(told.designations, had.designations) else "item_conflict"
    if told.classes & had.classes:
        return "item_related"
    return "item_conflict" if told.classes and had.classes else "item_untold"


def _topic(told: Item, had: Item) -> str:
    if told.topic and had.topic:
        return "item_topic"
    other = had if told.topic else told
    return "item_generic" if other.designations or other.classes else "item_untold"


def related(told: frozenset[str], had: frozenset[str]) -> bool:
    """Tell whether two sets of designations name one family: equal, or equal but for the letters that mark a variant."""
    return bool(told & had) or any(_bare(a) == _bare(b) for a in told for b in had)


def _bare(designation: str) -> str:
    return designation.replace("-", "").rstrip("abcdefghijklmnopqrstuvwxyz") or designation


def _stage_signal(facts: Facts, profile: Profile) -> Iterator[str]:
    when = facts.last if facts.last is not None else facts.known
    if not facts.stage or when is None:
        return
    reached = profile.stage_days.get(facts.stage)
    dated = facts.first is not None and not facts.wide and not facts.planned
    if dated and facts.stage in _SIGNED_ONCE and reached is not None and abs(when - reached) > _REACHED_AGAIN_DAYS:
        yield "stage_again"
    elif profile.ended is not None and when - profile.ended > _REOPENED_DAYS and _early(facts.stage):
        yield "stage_reopened"


def _early(stage: str) -> bool:
    ranked = rules.stages().rank
    return ranked.get(stage, 100) <= ranked["contract_negotiation"]


def _document_signal(facts: Facts, profile: Profile) -> list[str]:
    if facts.document in profile.texts:
        return ["same_text"]
    return ["same_copy"] if (facts.family, facts.trigger) in profile.heard else []


def evidence(name: str, facts: Facts, profile: Profile) -> str:
    """Give the words that a feature compared, the claim's before the record's."""
    aspect = rules.features()[name].aspect
    return _EVIDENCE[aspect](facts, profile)


def _shown(values: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(values)) or "not told"


def _parties_shown(facts: Facts, profile: Profile) -> str:
    told = [_shown(side) for side in (facts.agents, facts.recipients) if side or side is facts.agents]
    had = [_shown(side) for side in (profile.agents, profile.recipients) if side or side is profile.agents]
    return f"{' > '.join(told)} | {' > '.join(had)}"


def _names_shown(facts: Facts, profile: Profile) -> str:
    told = facts.agent_names.persons | facts.recipient_names.persons | facts.agent_names.offices
    had = profile.agent_names.persons | profile.recipient_names.persons | profile.agent_names.offices
    return f"{_shown(told)} | {_shown(had)}"


def _date_shown(facts: Facts, profile: Profile) -> str:
    told = _days(facts.first, facts.last) if facts.first else _published(facts.known)
    had = "; ".join(_days(first, last) for first, last, _ in profile.intervals)
    return f"{told} | {had or _published(profile.last_known)}"


def _published(known: int | None) -> str:
    return f"published {day(known) or 'on no known day'}"


def _days(first: int | None, last: int | None) -> str:
    return f"{day(first)}" if first == last else f"{day(first)} to {day(last)}"


def _item_shown(facts: Facts, profile: Profile) -> str:
    return f"{_shown(facts.item.designations | facts.item.classes)} | {_shown(profile.item.designations | profile.item.classes)}"


_EVIDENCE = {
    "parties": _parties_shown,
    "names": _names_shown,
    "date": _date_shown,
    "place": lambda f, p: f"{_shown(f.place) if f.place else f.country} | {_shown(p.place) if p.place else p.country}",
    "item": _item_shown,
    "stage": lambda f, p: f"{f.stage} | {_shown(set(p.stage_days))}",
    "title": lambda f, p: f"{_shown(f.title)} | {_shown(p.title)}",
    "trigger": lambda f, p: f.trigger,
    "document": lambda f, p: f.document,
}
