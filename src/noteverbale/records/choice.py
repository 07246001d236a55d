"""A claim and the records it may belong to -> those that fit, best first.

In: a claim's facts, profiles of records, weights.  Out: (score, profile, features), above the kind's threshold.
What a record's rivals tell counts too: of several that may be meant the latest is the likelier, of those of one day the
one that more was told of, and where a single one may be meant, little evidence is enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from noteverbale.records import rules
from noteverbale.records.compare import signals
from noteverbale.records.dates import days_apart
from noteverbale.records.facts import Facts
from noteverbale.records.profile import Profile

Ranked = list[tuple[float, Profile, list[str]]]

# A record with one of these is none that the claim may mean.
_RULED_OUT = frozenset({
    "parties_conflict", "parties_pair", "names_conflict", "office_conflict", "country_conflict", "item_conflict",
    "item_generic", "edition_other", "date_far", "date_beside", "date_before", "date_several", "undated_far",
    "window_closed", "stage_again", "stage_reopened", "medium_other", "plan_after", "month_other", "week_other",
})  # fmt: skip
# But a deal is told of for years: its own goods, named so, may be meant however far off.
_FAR = frozenset({"undated_far", "date_far"})
_THERE = frozenset({"same_text", "same_sentence"})
_OFTEN = 4  # different words or texts that told of a record


def ranked(facts: Facts, profiles: Sequence[Profile], identity: rules.Identity, weights: dict[str, float]) -> Ranked:
    """Give the records above the threshold, best first; of equals the nearest in time, the one told most, the first."""
    fitting = [entry for entry in _scored(facts, profiles, identity, weights) if entry[0] >= identity.threshold]
    return sorted(
        fitting, key=lambda entry: (-entry[0], days_apart(facts, entry[1], identity), -_told(entry[1]), entry[1].index)
    )


def best(
    facts: Facts, profiles: Sequence[Profile], identity: rules.Identity, weights: dict[str, float]
) -> tuple[Profile, float]:
    """Give the record that fits best, whether or not above the threshold, and its score; of equals the first."""
    score, profile, _ = max(_scored(facts, profiles, identity, weights), key=lambda entry: (entry[0], -entry[1].index))
    return profile, score


def _scored(facts: Facts, profiles: Sequence[Profile], identity: rules.Identity, weights: dict[str, float]) -> Ranked:
    told = compared(facts, profiles, identity)
    return [(sum(weights[name] for name in names), profile, names) for profile, names in told]


def compared(facts: Facts, profiles: Sequence[Profile], identity: rules.Identity) -> list[tuple[Profile, list[str]]]:
    """Give each record with the features that hold between it and the claim, those of its rivals included."""
    told = [(profile, signals(facts, profile, identity)) for profile in profiles]
    _add_rivalry(told)
    return told


def _add_rivalry(told: Sequence[tuple[Profile, list[str]]]) -> None:
    """Add what the records compared say of each other: the only one that may be meant, the latest, one told often."""
    meant = [profile for profile, names in told if not _ruled_out(names)]
    latest = max(meant, key=_when, default=None)
    full = [profile for profile in meant if _told_by_whom(profile)]
    sole = next((some[0] for some in (meant, full) if len(some) == 1), None)
    for profile, names in told:
        if profile is latest:
            names += _alone(names) if len(meant) == 1 else _latest(names)
        if profile is sole:
            names += _of_text(names)
        if _told(profile) >= _OFTEN:
            names.append(_often(names))


def _ruled_out(names: list[str]) -> bool:
    """Tell whether a record is none that a claim may mean."""
    against = _RULED_OUT.intersection(names)
    return bool(against - _FAR if "item_same" in names else against)


def _latest(names: list[str]) -> list[str]:
    """The latest is the likelier, but not for a text that looks back long after."""
    return [] if "undated_late" in names else ["latest_fit"]


def _alone(names: list[str]) -> list[str]:
    """To be the only one counts where the item fits, or both parties do.

    A class of arms and one party ("Iran ... missiles") name no deal among texts of which neither is dated.
    """
    if "item_related" in names and "parties_partial" in names and "date_unknown" in names:
        return []
    if "item_same" in names or "item_related" in names:
        return ["only_deal"]
    return ["only_fit"] if "parties_same" in names or "parties_overlap" in names else []


def _of_text(names: list[str]) -> list[str]:
    """What tells neither party nor item ("delivery could begin next year") is of the one event its text tells of.

    A record that is itself without a party is no rival there.
    """
    items = [name for name in names if name.startswith("item_") and name != "item_untold"]
    there = not _THERE.isdisjoint(names)
    return ["only_of_text"] if "parties_untold" in names and there and not items else []


def _often(names: list[str]) -> str:
    """Give what it is that many tell of a record; where neither text has a day it says more, for days say nothing."""
    return "told_often_undated" if "date_unknown" in names else "told_often"


def _told_by_whom(profile: Profile) -> bool:
    return bool(profile.agents or profile.recipients)


def seen(
    facts: Facts, profile: Profile, identity: rules.Identity, weights: dict[str, float]
) -> tuple[object, ...] | None:
    """Give all of a record that `ranked` looks at for a claim, but its place among the others.

    None where it cannot matter: it is ruled out, so that its rivals do not count it, and is below the threshold.
    """
    names, told = signals(facts, profile, identity), _told(profile)
    if _ruled_out(names):
        score = sum(weights[name] for name in names) + (weights[_often(names)] if told >= _OFTEN else 0.0)
        if score < identity.threshold:
            return None
    return names, told, _told_by_whom(profile), _when(profile)[0], days_apart(facts, profile, identity)


def _when(profile: Profile) -> tuple[int, int, int]:
    last = max((last for _, last, _ in profile.intervals), default=None)
    return last or profile.last_known or 0, _told(profile), -profile.index


def _told(profile: Profile) -> int:
    """Give how often a record was told, at most often: of rivals alike a stray claim's is the less likely."""
    return min(len(profile.heard), _OFTEN)
