"""Facts against Profile -> how the dates agree: at most one feature.

In: what a claim tells of its day and when it became known; the days a record has.  Out: a feature's name.
Days told alike, and a rough date that holds the day, count however late the text; an undated claim is judged by its day
of publication.
"""

from __future__ import annotations

from noteverbale.records import rules
from noteverbale.records.facts import Facts
from noteverbale.records.profile import Profile

_WEEK = 7  # days
_LOOKS_BACK = 180  # days after an event; a text of a later day that tells no date rather tells of a newer event


def date_signal(facts: Facts, profile: Profile, identity: rules.Identity) -> str:
    """Give how the dates agree; days told alike need no open window, nor does a month that holds the day."""
    if facts.at_large != profile.at_large:
        return "date_at_large"
    if _before(facts, profile, identity):
        return "date_before"
    if facts.first is not None and profile.several is not None and facts.several != profile.several:
        return "date_several"
    if facts.first is None or facts.last is None or not profile.intervals:
        return _undated(facts, profile, identity)
    found = {_interval(facts, told, identity) for told in _comparable(facts, profile)}
    for name in ("date_same", "date_overlap", "date_near"):
        if name in found:
            return name
    if "date_wide" in found:
        return "date_wide"
    if _closed(facts, profile, identity):
        return "window_closed"
    return "date_moved" if _moved(facts, profile, identity) else _far(facts, profile, identity)


def _before(facts: Facts, profile: Profile, identity: rules.Identity) -> bool:
    """Tell whether one side tells of some time before its day, the other of what was still to come then."""
    if identity.keys == "item" or facts.known is None:
        return False
    if facts.vague and not facts.planned and not profile.vague:
        return profile.planned and _ahead(profile, facts.known)
    if profile.vague and not profile.planned and profile.last_known is not None:
        return facts.planned if facts.first is None else facts.first >= profile.last_known
    return False


def _ahead(profile: Profile, known: int) -> bool:
    """Tell whether a planned event was still to come on a day: by its days, else as a text of that day tells it."""
    if profile.intervals:
        return max(last for _, last, _ in profile.intervals) >= known
    return profile.last_known is not None and profile.last_known >= known


def _comparable(facts: Facts, profile: Profile) -> list[tuple[int, int, bool]]:
    """Exact days are compared with exact days; a rough date only with the narrowest the record has."""
    exact = [told for told in profile.intervals if not told[2]]
    if exact and not facts.wide:
        return exact
    return [min(profile.intervals, key=lambda told: told[1] - told[0])]


def _far(facts: Facts, profile: Profile, identity: rules.Identity) -> str:
    """Stages of one deal lie months apart: what is far for a visit is only another stage there."""
    gap = _gap(facts, profile)
    if gap <= _WEEK and not facts.wide:
        return "plan_redated" if facts.planned and profile.planned and identity.timed else "date_beside"
    return "stage_apart" if identity.keys == "item" and gap <= identity.undated_days else "date_far"


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
    if _plan_after(facts, profile, identity):
        return "plan_after"
    if _other_tense(facts, profile, identity):
        return "told_beside"
    distance = _distance(facts, profile, identity)
    if distance is None and _history(facts, profile, identity):
        return "undated_far"
    if distance is None:
        return "date_untold" if facts.document in profile.texts else "date_unknown"
    behind, ahead = distance
    if facts.vague:
        beside = facts.document in profile.texts and not profile.vague
        return "undated_far" if behind > _LOOKS_BACK else "vague_beside" if beside else "date_vague"
    if _not_yet(facts, profile, behind, identity):
        return "not_yet"
    planned = (facts.planned or facts.halts) if facts.first is None else profile.planned
    if behind > identity.undated_days or ahead > identity.ahead_days:
        return _far_off(facts, profile, identity, looks_back=0 < behind <= _LOOKS_BACK and not planned)
    if _already_held(facts, profile):
        return "told_beside" if facts.document in profile.texts else "undated_tense"
    if max(behind, ahead) <= identity.close_days:
        return "undated_beside" if _against_tense(behind, ahead, planned) else "undated_close"
    if planned and not _still_ahead(facts, profile) and behind > identity.gap_days:
        return "undated_tense"
    if not planned and ahead > identity.gap_days:
        return "undated_tense"
    return "undated_again" if _held_again(facts, profile) else "undated_near"


def _held_again(facts: Facts, profile: Profile) -> bool:
    """Tell whether two texts, days apart, tell of something as held, neither with a day: news is of its own days."""
    held = not facts.planned and not profile.planned and not facts.halts and not profile.halted
    return held and facts.first is None and not profile.intervals and facts.document not in profile.texts


def _still_ahead(facts: Facts, profile: Profile) -> bool:
    """A plan without a day, told again as a plan before anything is told of its day, still lies ahead."""
    return facts.first is None and not profile.intervals and profile.planned


def _far_off(facts: Facts, profile: Profile, identity: rules.Identity, *, looks_back: bool) -> str:
    """A text that looks back may name an event of long ago; else a record that is silent for long is closed."""
    if looks_back and facts.first is None and identity.timed:
        return "undated_late"
    return "window_closed" if _closed(facts, profile, identity) else "undated_far"


def _not_yet(facts: Facts, profile: Profile, behind: int, identity: rules.Identity) -> bool:
    """What had not happened by the day of publication says nothing of a plan for that day or a later one."""
    undated = facts.first is None and identity.keys != "item"
    return undated and facts.never and profile.planned and behind == 0


def _other_tense(facts: Facts, profile: Profile, identity: rules.Identity) -> bool:
    """One text that tells of what was held, without a day, and of what is to come, tells of two events."""
    if facts.document not in profile.texts or profile.intervals or identity.keys == "item":
        return False
    if facts.first is not None and not (facts.planned and facts.known is not None and facts.first > facts.known):
        return False
    return not _in_its_title(facts, profile) and _one_to_come(facts, profile)


def _plan_after(facts: Facts, profile: Profile, identity: rules.Identity) -> bool:
    """Tell whether a plan without a day stands in one text beside what was held on a day gone by: another one."""
    if not facts.planned or facts.first is not None or facts.halts or profile.planned:
        return False
    if not identity.mutual and identity.keys != "trip":
        return False
    if facts.known is None or facts.document not in profile.texts or not profile.intervals:
        return False
    return profile.first_known == facts.known and all(last < facts.known for _, last, _ in profile.intervals)


def _one_to_come(facts: Facts, profile: Profile) -> bool:
    """Tell whether one side is planned, the other told as held, and neither called off."""
    return facts.planned != profile.planned and not facts.halts and not profile.halted


def _history(facts: Facts, profile: Profile, identity: rules.Identity) -> bool:
    """In a text without a day of publication what has a date ("in May 2019") is not the plan that has none."""
    here = facts.known is None and facts.document in profile.texts and identity.keys != "item"
    return here and not _in_its_title(facts, profile) and _one_to_come(facts, profile)


def _against_tense(behind: int, ahead: int, planned: bool) -> bool:
    return (behind if planned else ahead) > 1


def _already_held(facts: Facts, profile: Profile) -> bool:
    """A plan without a day, told once the event was told as held without a day, is of another one to come."""
    undated = facts.first is None and not profile.intervals and not _in_its_title(facts, profile)
    return undated and facts.planned and not facts.halts and not profile.planned


def _plan_of_text(facts: Facts, profile: Profile) -> bool:
    """A plan without a day is that of its text which has one, however far ahead it lies."""
    return facts.planned and profile.planned and facts.document in profile.texts


def _in_its_title(facts: Facts, profile: Profile) -> bool:
    """A title tells as held what its text, which does not tell it so, has as a plan ("the two will discuss")."""
    return facts.document in profile.headed or (facts.start < 0 and not facts.planned)


def days_apart(facts: Facts, profile: Profile, identity: rules.Identity) -> int:
    """Give the days between claim and record, to choose between records that fit alike."""
    if facts.first is not None and profile.intervals:
        return max(0, _gap(facts, profile))
    distance = _distance(facts, profile, identity)
    return sum(distance) if distance else 0


def _distance(facts: Facts, profile: Profile, identity: rules.Identity) -> tuple[int, int] | None:
    """Days that the event lies (behind, ahead of) the day the undated side became known; None if nothing is dated.

    A rough date counts only where the record has no day: a forum "before the end of this year" is not every day's. A
    deal goes on between its days.
    """
    if facts.first is not None and facts.last is not None:
        first, last = profile.first_known, profile.last_known
        return None if first is None or last is None else (max(0, first - facts.last), max(0, facts.first - last))
    if facts.known is None:
        return None
    if profile.intervals:
        days = [told for told in profile.intervals if not told[2] and identity.keys != "item"]
        gaps = [
            (max(0, facts.known - last), max(0, first - facts.known)) for first, last, _ in days or profile.intervals
        ]
        behind, ahead = min(gaps, key=sum)
        return behind, 0 if _plan_of_text(facts, profile) else ahead
    return None if profile.last_known is None else (max(0, facts.known - profile.last_known), 0)
