"""A claim and a record that differ in one party -> whether that party is rather misread than another event's.

In: a claim's facts, the profile of a record.  Out: yes or no.
Who travels or attacks, and where and when, make a trip or an attack one event, whoever is read as its other end. Of
meetings this does not hold (a head of state meets many in one place on one day), nor of one town's two attackers.
"""

from __future__ import annotations

from noteverbale.records import rules
from noteverbale.records.dates import date_signal
from noteverbale.records.facts import Facts
from noteverbale.records.profile import Profile

_TOGETHER = frozenset({"date_same", "date_overlap", "date_near", "undated_close"})


def one_party_apart(facts: Facts, profile: Profile, identity: rules.Identity) -> bool:
    """Tell whether only the other end differs: the same actor, town and day."""
    if identity.keys not in ("place", "trip") or facts.domestic != profile.domestic:
        return False
    same_actor = bool(facts.agents) and facts.agents <= profile.agents
    return same_actor and _same_town(facts, profile) and date_signal(facts, profile, identity) in _TOGETHER


def _same_town(facts: Facts, profile: Profile) -> bool:
    """Tell whether the town is the same; a whole country is none (facts.py): there much happens on one day."""
    return bool(facts.place & profile.place)
