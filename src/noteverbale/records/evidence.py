"""A feature's name -> the words it compared, the claim's before the record's, for the explanation of a match.

In: the feature, the claim's facts and the record's profile before the claim joined.  Out: one line of text.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable

from noteverbale.records import rules
from noteverbale.records.facts import Facts, day
from noteverbale.records.names import Names
from noteverbale.records.own_names import Own
from noteverbale.records.profile import Profile
from noteverbale.types.numbers import digits


def evidence(name: str, facts: Facts, profile: Profile) -> str:
    """Give the words that a feature compared, the claim's before the record's."""
    if name.startswith("office_"):
        return _offices_shown(facts, profile)
    aspect = rules.features()[name].aspect
    return _EVIDENCE[aspect](facts, profile)


def _shown(values: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(values)) or "not told"


def _parties_shown(facts: Facts, profile: Profile) -> str:
    told = [_shown(side) for side in (facts.agents, facts.recipients) if side or side is facts.agents]
    had = [_shown(side) for side in (profile.agents, profile.recipients) if side or side is profile.agents]
    return f"{' > '.join(told)} | {' > '.join(had)}"


def _names_shown(facts: Facts, profile: Profile) -> str:
    return (
        f"{_people(facts.agent_names, facts.recipient_names)} | {_people(profile.agent_names, profile.recipient_names)}"
    )


def _offices_shown(facts: Facts, profile: Profile) -> str:
    told = (*facts.agent_names.offices, *facts.recipient_names.offices)
    had = (*profile.agent_names.offices, *profile.recipient_names.offices)
    return " | ".join(_shown({f"{office} ({code})" for code, office in offices}) for offices in (told, had))


def _people(*parts: Names) -> str:
    persons = [pair for part in parts for pair in part.persons]
    offices = [pair for part in parts for pair in part.offices]
    return _shown({f"{name} ({code})" for code, name in persons or offices})


def _date_shown(facts: Facts, profile: Profile) -> str:
    told = _days(facts.first, facts.last) if facts.first else _published(facts.known)
    had = "; ".join(_days(first, last) for first, last, _ in profile.intervals)
    return f"{told} | {had or _published(profile.last_known)}"


def _published(known: int | None) -> str:
    return f"published {day(known) or 'on no known day'}"


def _days(first: int | None, last: int | None) -> str:
    return f"{day(first)}" if first == last else f"{day(first)} to {day(last)}"


def _item_shown(facts: Facts, profile: Profile) -> str:
    told, had = facts.item, profile.item
    return f"{_shown(told.designations | told.classes)} | {_shown(had.designations | had.classes)}"


def _name(own: Own) -> str:
    return " ".join(filter(None, (own.name, own.edition)))


def _numbers(profile: Profile) -> str:
    return ", ".join(f"{digits(n)} {use}" for use, tally in profile.numbers.items() for n in sorted(tally.standing()))


def _months(told: frozenset[int]) -> str:
    return ", ".join(month_name[one] for one in sorted(told))


def _time_told(facts: Facts) -> str:
    return _months(facts.months) or ("a day of the week" if facts.week else _days(facts.first, facts.last))


_EVIDENCE: dict[str, Callable[[Facts, Profile], str]] = {
    "parties": _parties_shown,
    "names": _names_shown,
    "date": _date_shown,
    "month": lambda f, p: f"{_time_told(f)} | {_months(p.months) or _date_shown(f, p).split(' | ')[1]}",
    "place": lambda f, p: f"{_shown(f.place) if f.place else f.country} | {_shown(p.place) if p.place else p.country}",
    "item": _item_shown,
    "number": lambda f, p: f"{'' if f.number is None else digits(f.number)} | {_numbers(p)}",
    "sum": lambda f, _: f"{digits(f.sum[0])} {f.sum[1]}" if f.sum else "",
    "stage": lambda f, p: f"{f.stage} | {_shown(set(p.stage_days))}",
    "title": lambda f, p: f"{_name(f.own) or _shown(f.title)} | {_name(p.own) or _shown(p.title)}",
    "trigger": lambda f, p: f.trigger,
    "medium": lambda f, p: f"{f.medium} | {_shown(set(p.mediums))}",
    "document": lambda f, p: f.document,
}
