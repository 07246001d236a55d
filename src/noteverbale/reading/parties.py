"""Who is agent and who recipient, where the kind itself decides it (docs/codebook.md, section 3).

In: the actors that the network put into each role, and the place.
Out: the same by the codebook's rules, and what was inferred.
"""

from __future__ import annotations

import re

from noteverbale.ontology import kinds
from noteverbale.ontology.states import states
from noteverbale.reading.wordlists import words
from noteverbale.types import Actor, Where

_LEFT = 40
_STATE = 3  # letters of a state's code
_NAMED = re.compile(r"(?P<what>\w+)?[\s,]*\b(?:called|named|dubbed|code-?named|titled) [\"“‘']?$", re.IGNORECASE)
Parties = tuple[tuple[Actor, ...], tuple[Actor, ...], dict[str, str]]


def settle(
    kind: str,
    agents: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
    place: Where | None,
) -> Parties:
    """Give agents, recipients, and field -> what it was inferred from."""
    if kinds()[kind].roles.reciprocal:
        return _joined(agents, recipients), (), {}
    if kind == "arms_deal":
        return *_deal(agents, recipients), {}
    return _visit(agents, recipients, place) if kind == "visit" else (agents, recipients, {})


def _deal(agents: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Nobody sells to himself: who is in both roles is the buyer, unless another buyer is told.

    An adjective names no buyer but where the goods come from: "Pakistan has its four Russian helicopters".
    """
    both = {actor.code for actor in agents} & {actor.code for actor in recipients} - {"UNK"}
    others = tuple(actor for actor in recipients if actor.code not in both)
    if others and all(actor.code in both for actor in agents):
        made_by = all((actor.basis or "").startswith("adjective") for actor in others)
        return (others, agents) if made_by else (agents, others)
    return tuple(actor for actor in agents if actor.code not in both), recipients


def _visit(agents: tuple[Actor, ...], recipients: tuple[Actor, ...], place: Where | None) -> Parties:
    """The visitor is the agent, the host the recipient: who belongs to the place visited is no visitor."""
    country = None if place is None else place.country
    hosts: set[str | None] = {actor.code for actor in recipients} or {country}
    visitors = tuple(actor for actor in agents if actor.code not in hosts)
    if visitors and len(visitors) < len(agents):
        at_home = tuple(actor for actor in agents if actor.code in hosts)
        return visitors, recipients or at_home, {}
    abroad = hosts_abroad(agents, recipients)
    if abroad:
        return agents, abroad, {}
    if not recipients and place is not None and _elsewhere(place, agents):
        return agents, (_host(place),), {"recipient": "the place visited"}
    return agents, recipients, {}


def hosts_abroad(agents: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give the hosts of a visit without the traveller's own state, where others are told: "left Tehran for Oman".

    None of 1,932 annotated visits has its traveller's state among several hosts.
    """
    own = {actor.code for actor in agents} - {"UNK"}
    abroad = tuple(actor for actor in recipients if actor.code not in own)
    return abroad if len(abroad) < len(recipients) else ()


def leaves(kind: str, agents: tuple[Actor, ...], recipients: tuple[Actor, ...], place: Where | None) -> bool:
    """Tell whether the place told of a visit is where the traveller leaves from, or returns to: his own state, while
    the hosts are others.
    """
    own = {actor.code for actor in agents}
    from_home = place is not None and place.country in own
    abroad = hosts_abroad(agents, recipients) or tuple(actor for actor in recipients if len(actor.code) == _STATE)
    return kind == "visit" and from_home and bool(abroad) and all(a.code not in own | {"UNK"} for a in abroad)


def one_place(place: Where | None, hosts: tuple[Actor, ...], own: tuple[Actor, ...]) -> Where | None:
    """Give a place told by pointing words ("the Arab country") where the party told by the same words is at home.

    Of 25 annotated claims whose words are read as two states the party is right in 24, the place in none. Where they
    tell nobody ("several countries"), they are not the agent's own state.
    """
    if place is None or not set(words("unnamed.toml", "places", "lands")) & set(place.text.lower().split()):
        return place
    codes = {actor.code for actor in own} - {"UNK"}
    same = [actor for actor in hosts if (actor.start, actor.end) == (place.start, place.end)]
    host = next((actor for actor in same if "pointing" in (actor.basis or "") or place.country in codes), None)
    at_home = host is not None and host.code in codes
    if host is None or at_home or host.code == place.country or (host.code == "UNK" and _elsewhere(place, own)):
        return place
    country = host.code if len(host.code) == _STATE and host.code != "UNK" else None
    if country is None and host.code != "UNK":
        return place
    name = states()[country].name if country in states() else None
    return Where(text=place.text, start=place.start, end=place.end, country=country, name=name)


def named_so(text: str, start: int) -> bool:
    """Tell whether the words before a place make it a name of the event: "the exercise, called Druzhba"."""
    found = _NAMED.search(text[max(0, start - _LEFT) : start])
    return found is not None and (found.group("what") or "").lower() not in words("unnamed.toml", "places", "named")


def _joined(agents: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """All parties of a reciprocal act are agents; one that is there already is not named twice."""
    codes = {actor.code for actor in agents}
    return agents + tuple(actor for actor in recipients if actor.code not in codes)


def _elsewhere(place: Where, agents: tuple[Actor, ...]) -> bool:
    return place.country is not None and place.country not in {actor.code for actor in agents}


def _host(place: Where) -> Actor:
    code = place.country or "UNK"
    return Actor(text=place.text, start=place.start, end=place.end, code=code, sector="GOV", basis="the place visited")
