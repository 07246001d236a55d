"""Facts against Profile -> how the persons and offices agree that both name.

In: what one claim tells and what a record's earlier claims told; how the parties agree.  Out: feature names.
"""

from __future__ import annotations

from collections.abc import Iterator

from noteverbale.records import rules
from noteverbale.records.facts import Facts
from noteverbale.records.names import Names
from noteverbale.records.persons import agreement, another_guest, another_office, another_person, same_office
from noteverbale.records.profile import Profile

_SOMEBODY = frozenset({"names_same", "office_same"})


def names_signals(facts: Facts, profile: Profile, parties: str, identity: rules.Identity) -> Iterator[str]:
    """Give the names of the features that hold between the persons and offices of a claim and of a record."""
    pairs = ((facts.agent_names, profile.agent_names), (facts.recipient_names, profile.recipient_names))
    agents, recipients = (_names(told, had) for told, had in pairs)
    if identity.keys == "trip" and recipients in ("names_conflict", "office_conflict"):
        recipients = None  # a traveller meets several hosts
    found = {agents, recipients}
    if identity.mutual and agents == "names_same" and _somebody_else(facts, profile):
        yield "names_other"
        return
    for name in ("names_conflict", "names_same", "office_conflict", "office_same"):
        if name in found:
            # Of a head of state alone a day's news tells ten meetings: without the other party the name says little.
            alone = name == "names_same" and parties == "parties_partial" and facts.document not in profile.texts
            yield "names_alone" if alone else name
            break
    if identity.mutual and agents in _SOMEBODY and another_office(facts.agent_names, profile.agent_names):
        yield "office_other"
    if sum(len(told.persons & had.persons) for told, had in pairs) > 1:
        yield "names_both"


def _somebody_else(facts: Facts, profile: Profile) -> bool:
    """Tell whether another guest met the same person: of another state, or where both tell of one state alone."""
    told, had = facts.agent_names, profile.agent_names
    return another_person(told, had) or (facts.domestic and profile.domestic and another_guest(told, had))


def _names(told: Names, had: Names) -> str | None:
    persons = agreement(told.persons, had.persons)
    if persons is not None:
        return "names_same" if persons else "names_conflict"
    offices = same_office(told, had)
    return None if offices is None else "office_same" if offices else "office_conflict"
