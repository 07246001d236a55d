"""Facts against Profile -> the features that speak for or against a match.

In: what one claim tells and what a record's earlier claims told.  Out: feature names; their weights add up.
Each aspect (parties, names, date, place, item, stage, title, trigger, document) gives one feature at most.
"""

from __future__ import annotations

from noteverbale.ontology.mediums import may_be_one
from noteverbale.records import rules
from noteverbale.records.dates import date_signal
from noteverbale.records.ends import BUYERS_ACTS
from noteverbale.records.facts import Facts
from noteverbale.records.guests import names_signals
from noteverbale.records.items import item_signal, number_signal, stage_signal
from noteverbale.records.misread import one_party_apart
from noteverbale.records.months import another_month, another_week
from noteverbale.records.own_names import name_signal, whoever
from noteverbale.records.profile import Profile
from noteverbale.records.towns import far_apart

# What speaks against two claims being one event, and says nothing where the event's own name is the same: lists of
# parties, speakers and the days of its steps (planned, opened, ended; signed, in force) differ from text to text.
_OVERRULED = frozenset({
    "parties_pair", "names_conflict", "office_conflict", "country_conflict", "place_other", "place_far", "date_far",
    "date_beside", "date_moved", "plan_redated", "plan_after", "window_closed", "undated_late", "undated_far",
    "undated_tense", "told_beside", "date_unknown", "month_other", "week_other", "date_vague", "vague_beside",
    "date_before", "date_at_large",
})  # fmt: skip
# With one of these a second word for an event says nothing: more than a party joins it to the first.
_ALONE = frozenset({"parties_same", "parties_overlap", "names_same", "names_both", "place_same"})
_MONTH = 31  # days


def signals(facts: Facts, profile: Profile, identity: rules.Identity) -> list[str]:
    """Give the names of the features that hold between a claim and a record."""
    parties, name = parties_signal(facts, profile, identity), name_signal(facts, profile)
    if parties == "parties_conflict":
        named = name == "edition_same" and whoever(facts, profile)
        if not named and not one_party_apart(facts, profile, identity):
            return [parties]
        parties = "parties_named" if named else "parties_apart"
    found = [parties, *names_signals(facts, profile, parties, identity), date_signal(facts, profile, identity)]
    found += ["month_other"] if another_month(facts, profile) else []
    found += ["week_other"] if another_week(facts, profile) else []
    lent = _stray(facts, profile, identity) and facts.country in facts.agents
    place = None if lent else _place_signal(facts, profile)
    found += [told for told in (place, name or _title_signal(facts, profile)) if told]
    if identity.keys == "item":
        found += [item_signal(facts.item, profile.item), *stage_signal(facts, profile), *number_signal(facts, profile)]
    found += ["medium_other"] if _by_another(facts, profile) else []
    found += ["talks_at_large"] if identity.mutual and _at_large(facts, profile) else []
    found += _trigger_signal(facts, profile, alone=_ALONE.isdisjoint(found) and "date_untold" in found)
    told_apart = "date_far" in found and identity.keys != "item"
    found += [] if told_apart else _document_signal(facts, profile, apart=_others(found, identity))
    return [told for told in found if told not in _OVERRULED] if name == "edition_same" else found


def _others(found: list[str], identity: rules.Identity) -> bool:
    """Tell whether the persons or offices named are others; where leaders meet many, their deputies may be added."""
    told = {"names_conflict", "office_conflict"} | ({"names_other", "office_other"} if identity.mutual else set())
    return (identity.keys == "trip" or identity.mutual) and not told.isdisjoint(found)


def parties_signal(facts: Facts, profile: Profile, identity: rules.Identity) -> str:
    """Give how the parties agree."""
    if identity.mutual:
        return "parties_untold" if _stray(facts, profile, identity) else _meeting(facts, profile)
    if facts.domestic != profile.domestic and not (facts.agents and profile.agents):
        return "parties_conflict"
    directed = _directed(facts, profile, of_firms=identity.keys == "item")
    return _crossed(facts, profile, directed) if identity.keys == "item" else directed


def _stray(facts: Facts, profile: Profile, identity: rules.Identity) -> bool:
    """Tell whether a claim of what is done together tells one party alone, and not one that its text tells of it.

    That party, and a place in its country, are then another clause's ("the drill comes days after India was attacked").
    """
    alone = identity.joint and len(facts.agents) == 1 < len(profile.agents)
    return alone and facts.document in profile.texts and facts.agents.isdisjoint(profile.agents)


def _directed(facts: Facts, profile: Profile, *, of_firms: bool) -> str:
    told = "untold" if of_firms and _firm_beside(facts.agents, profile.agents) else _side(facts.agents, profile.agents)
    sides = (told, _side(facts.recipients, profile.recipients))
    if "conflict" in sides:
        return "parties_conflict"
    if sides == ("untold", "untold"):
        return "parties_untold"
    if "untold" in sides:
        return "parties_partial"
    if sides == ("same", "same"):
        return "parties_partial" if facts.agents == facts.recipients else "parties_same"
    return "parties_overlap"


def _crossed(facts: Facts, profile: Profile, directed: str) -> str:
    """Give how the parties of a deal agree where their parts do not: who asks for arms is soon read as who gives them.

    Two states may sell to each other: a part that differs is one deal only in one text or for one designation.
    """
    told, had = facts.agents | facts.recipients, profile.agents | profile.recipients
    open_told, open_had = (not (one.agents and one.recipients) for one in (facts, profile))
    if not told or not (told <= had or had <= told):
        # "Turkey wants S-400s from Russia" is no deal of Russia and Qatar, though it stays open who asks whom.
        asked = open_had or (open_told and facts.stage in BUYERS_ACTS)
        return "parties_conflict" if asked and min(len(told), len(had)) > 1 else directed
    unparted = open_told or open_had
    near = facts.document in profile.texts or not facts.item.designations.isdisjoint(profile.item.designations)
    if directed == "parties_conflict" and unparted and near:
        return "parties_mixed" if len(told & had) > 1 else "parties_crossed"
    return "parties_mixed" if directed == "parties_partial" and len(told & had) > 1 else directed


def _side(told: frozenset[str], had: frozenset[str]) -> str:
    if not told or not had:
        return "untold"
    if told == had:
        return "same"
    return "overlap" if told <= had or had <= told else "conflict"


def _firm_beside(told: frozenset[str], had: frozenset[str]) -> bool:
    """Tell whether a firm of no one state ("Airbus") stands where the other tells a state: it may sell for it."""
    firms = [all(code.startswith("COM-") for code in side) for side in (told, had) if side]
    return sorted(firms) == [False, True]


def _meeting(facts: Facts, profile: Profile) -> str:
    """Give how the parties of what is done together agree.

    What the persons of one state do among themselves is told in full. Told in another text, one of several parties
    says little: a leader meets and signs with many.
    """
    told, had = facts.agents, profile.agents
    if (facts.domestic and len(had) > 1) or (profile.domestic and len(had) == 1 and len(told) > 1):
        return "parties_conflict"
    found = _mutual(told, had)
    return "parties_one" if found == "parties_partial" and told != had and _elsewhere(facts, profile) else found


def _elsewhere(facts: Facts, profile: Profile) -> bool:
    """Tell whether a record is of other texts, and names no person, town or day that the claim does."""
    if facts.document in profile.texts or (facts.family, facts.trigger) in profile.heard:
        return False
    names = facts.agent_names.persons & profile.agent_names.persons
    return not names and not facts.place & profile.place and not _same_day(facts, profile)


def _same_day(facts: Facts, profile: Profile) -> bool:
    """Tell whether both are dated to a day or days in common, or to one month ("went into force in January 2016")."""
    if facts.first is None or facts.last is None or facts.last - facts.first >= _MONTH:
        return False
    close = [(first, last) for first, last, _ in profile.intervals if last - first < _MONTH]
    return any(first <= facts.last and facts.first <= last for first, last in close)


def _mutual(told: frozenset[str], had: frozenset[str]) -> str:
    if not told or not had:
        return "parties_untold"
    if told == had:
        return "parties_same" if len(told) > 1 else "parties_partial"
    if not (told <= had or had <= told):
        return "parties_overlap" if len(told & had) >= max(2, min(len(told), len(had)) - 1) else "parties_conflict"
    fewest = min(len(told), len(had))
    return "parties_partial" if fewest == 1 else "parties_pair" if fewest == 2 else "parties_overlap"


def _place_signal(facts: Facts, profile: Profile) -> str | None:
    if facts.country and profile.country and facts.country != profile.country:
        return "country_conflict"
    if facts.place and profile.place:
        return "place_same" if facts.place & profile.place else "place_far" if _far(facts, profile) else "place_other"
    return "country_same" if facts.country and facts.country == profile.country else None


def _far(facts: Facts, profile: Profile) -> bool:
    """Tell whether a town is too far from all that are told of a record to lie in one of them."""
    here = facts.point
    return here is not None and bool(profile.points) and all(far_apart(here, one) for one in profile.points)


def _title_signal(facts: Facts, profile: Profile) -> str | None:
    if not facts.title or not profile.title:
        return None
    return "name_of_event_same" if facts.title & profile.title else "name_of_event_conflict"


def _by_another(facts: Facts, profile: Profile) -> bool:
    """Tell whether talks were held by another medium than all that are told of a record: a call is no meeting."""
    told, had = facts.medium, profile.mediums
    return told is not None and bool(had) and not any(may_be_one(told, one) for one in had)


def _at_large(facts: Facts, profile: Profile) -> bool:
    """Tell whether one side is of talks that go on between states, the other of what persons have held."""
    if facts.going_on == profile.going_on:
        return False
    names = profile.agent_names if facts.going_on else facts.agent_names
    return bool(names.persons or names.offices) and not (profile.planned if facts.going_on else facts.planned)


def _trigger_signal(facts: Facts, profile: Profile, *, alone: bool) -> list[str]:
    """Give what the word for the event says; a second word of one sentence says nothing against the first.

    `alone`: no day is told, and neither both parties, nor a person or a town join the two.
    """
    if facts.trigger in profile.trigger:
        return ["trigger_same"]
    if facts.document in profile.texts and facts.sentence in profile.sentences:
        return []
    act = rules.act(facts.trigger)
    if act not in {rules.act(word) for word in profile.trigger}:
        return ["act_other"]
    told = any(_one_word(facts.trigger, word) for word in profile.trigger)
    return ["word_other"] if alone and act is None and not told else []


def _one_word(told: str, had: str) -> bool:
    """Tell whether two stems are of one word ("strik", "strike"), or of words for one thing ("murder", "kill")."""
    return told.startswith(had) or had.startswith(told) or rules.one_thing(told) == rules.one_thing(had)


def _document_signal(facts: Facts, profile: Profile, *, apart: bool) -> list[str]:
    """Give what the text says; one text that names two persons in one part tells of two events."""
    if facts.document in profile.texts:
        if apart:
            return ["persons_apart"]
        if facts.sentence in profile.sentences:
            return ["same_sentence"]
        return ["sentence_again" if facts.repeat in profile.sentences else "same_text"]
    if (facts.family, facts.trigger) in profile.heard:
        return ["same_copy"]
    return ["sentence_pasted"] if facts.pasted and facts.pasted in profile.pasted else []
