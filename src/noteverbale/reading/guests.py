"""Who is guest and who host of a visit, by the words about its trigger.

In: the parties of a visit as the network reads them, its text and who is who.
Out: the same on their sides: "hosting X" and "invited X" make X the guest, "sent X" the traveller, "visit President X"
the host.
Source: docs/codebook.md, section 3; guests.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, partial

from msgspec import structs

from noteverbale.ontology.states import states
from noteverbale.reading.wordlists import one_of, words
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Span

Actors = tuple[Actor, ...]
Sides = tuple[Actors, Actors]
# Characters between a verb and whom it takes, and before a trigger in which its auxiliary is looked for.
_REACH, _BEFORE = 30, 24
_STATE = 3  # letters of a state's code
VISITED, SENT = "whom is visited", "who is sent"


def seated(text: str, trigger: Span, agents: Actors, recipients: Actors, people: Context) -> Sides:
    """Give travellers and hosts of a visit on their sides."""
    agents, recipients = _received(text, trigger, agents, recipients)
    agents, recipients = _invited(text, trigger, agents, recipients)
    return _called_on(text, trigger, _sent(text, trigger, agents, people), recipients, people)


def private(travellers: Sequence[Actor]) -> bool:
    """Tell whether all travellers are private people: tourists, citizens, "around 100,000 Iranians"."""
    return bool(travellers) and all(_private().search(actor.text) for actor in travellers)


def _received(text: str, trigger: Span, agents: Actors, recipients: Actors) -> Sides:
    """Give "H hosts G" and "H invited G" with G as guest; of a passive ("G was received") the guest stands before."""
    if not _receives().fullmatch(text[trigger.start : trigger.end]) or _passive(text, trigger):
        return agents, recipients
    guests = _behind(text, trigger.end, (*agents, *recipients), _to_guest())
    if not guests:
        return agents, recipients
    also = _others([actor for actor in agents if actor.start >= trigger.end], guests)
    hosts = _others(recipients, guests) or _others([a for a in agents if a.end <= trigger.start], guests)
    return (*guests, *also), hosts


def _invited(text: str, trigger: Span, agents: Actors, recipients: Actors) -> Sides:
    """Give "the invitation of H to G", where both were read on both sides, with each on his own."""
    if not _codes(agents) & _codes(recipients) or not _invites().fullmatch(text[trigger.start : trigger.end]):
        return agents, recipients
    hosts = tuple(actor for actor in recipients if _from().search(text[max(0, actor.start - _REACH) : actor.start]))
    guests = _others(agents, hosts)
    return (guests, hosts) if hosts and guests else (agents, recipients)


def _sent(text: str, trigger: Span, agents: Actors, people: Context) -> Actors:
    """Give who is sent without the sender: "X sent Y on a visit", "X dispatched Y", "Y was sent by X"."""
    own = [actor for actor in agents if not _after(_by(), text, actor.start)]
    if _sends().fullmatch(text[trigger.start : trigger.end]):
        if _passive(text, trigger):
            return tuple(own) or agents
        if agents and all(actor.end <= trigger.start for actor in agents):
            return _next(people, trigger.end, _to_sent(), SENT) or agents
    first = next((actor.start for actor in agents if _after(_sent_so(), text, actor.start)), None)
    return agents if first is None else tuple(actor for actor in agents if actor.start >= first)


def _called_on(text: str, trigger: Span, agents: Actors, recipients: Actors, people: Context) -> Sides:
    """Give "X will visit President Y" with Y, and whom "and" joins to him, as host."""
    if recipients or not agents or not _visits().fullmatch(text[trigger.start : trigger.end]):
        return agents, recipients
    called = _behind(text, trigger.end, agents, _to_host())
    if not called:
        found = _next(people, trigger.end, _to_host(), VISITED)
        return agents, tuple(host for host in found if len(host.code) == _STATE and host.code not in _codes(agents))
    called = tuple(actor for actor in agents if actor.start >= called[0].start)
    visitors = _others(agents, called)
    return (visitors, called) if visitors else (agents, recipients)


def _behind(text: str, end: int, actors: Sequence[Actor], gap: re.Pattern[str]) -> Actors:
    """Give the actors that stand at once behind a verb; words that name several are each of them."""
    found = (actor for actor in actors if actor.start >= end and gap.fullmatch(text, end, actor.start))
    return tuple({(actor.start, actor.end, actor.code): actor for actor in found}.values())


def _next(people: Context, end: int, gap: re.Pattern[str], basis: str) -> Actors:
    """Give the actor whom a text names at once behind a verb, though the network did not read him."""
    at = bisect_left(people.mentions, end, key=lambda mention: mention.start)
    for mention in people.mentions[at : at + 1]:
        if mention.sort in ("person", "state") and gap.fullmatch(people.text, end, mention.start):
            name = people.text[mention.start : mention.end]
            told = Actor(text=name, start=mention.start, end=mention.end, code=mention.code, sector=mention.sector)
            return (structs.replace(told, name=mention.name, basis=basis),)
    return ()


def _others(actors: Sequence[Actor], taken: Sequence[Actor]) -> Actors:
    """Give the actors that no words or code of others stand for already; of unknown ones the words count."""
    codes, spans = _codes(taken), {(actor.start, actor.end) for actor in taken}
    return tuple(actor for actor in actors if actor.code not in codes and (actor.start, actor.end) not in spans)


def _codes(actors: Sequence[Actor]) -> set[str]:
    return {actor.code for actor in actors} - {"UNK"}


def _after(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text[max(0, start - _REACH) : start]) is not None


def _passive(text: str, verb: Span) -> bool:
    active = text[verb.start : verb.end].endswith("ing")
    return not active and _is().search(text[max(0, verb.start - _BEFORE) : verb.start]) is not None


_any = partial(one_of, "guests.toml")


def _gap(between: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?i:{between})\s+)*(?:[A-Z][\w.-]+\s+){{0,3}}")


@cache
def _receives() -> re.Pattern[str]:
    return re.compile(rf"{_any('hosting', 'verbs_begin')}(?!ation)\w*", re.IGNORECASE)


@cache
def _is() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('hosting', 'passive')}\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)


@cache
def _invites() -> re.Pattern[str]:
    return re.compile(_any("hosting", "nouns"), re.IGNORECASE)


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('hosting', 'from')}\s+(?:the\s+)?\Z", re.IGNORECASE)


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('sending', 'by')}\s+(?:the\s+)?\Z", re.IGNORECASE)


@cache
def _sends() -> re.Pattern[str]:
    return re.compile(_any("sending", "verbs"), re.IGNORECASE)


@cache
def _sent_so() -> re.Pattern[str]:
    """A verb of sending in the active with whom it sends behind it: "has sent his"."""
    passive = "".join(rf"(?<!\b{word} )" for word in words("guests.toml", "hosting", "passive"))
    return re.compile(rf"{passive}\b{_any('sending', 'verbs')}\s+(?:{_any('sending', 'between')}\s+)*\Z", re.IGNORECASE)


@cache
def _visits() -> re.Pattern[str]:
    return re.compile(_any("visited", "verbs"), re.IGNORECASE)


@cache
def _to_guest() -> re.Pattern[str]:
    return _gap(_any("hosting", "between"))


@cache
def _to_sent() -> re.Pattern[str]:
    return _gap(_any("sending", "between"))


@cache
def _to_host() -> re.Pattern[str]:
    return _gap(_any("visited", "between"))


@cache
def _private() -> re.Pattern[str]:
    number = rf"(?:\d\S*|{_any('private', 'many')})(?:\s+[\da-z]+)*"
    peoples = {name for state in states().values() for name in (*state.people, *state.adjectives)}
    named = "|".join(re.escape(name) for name in sorted(peoples.union(words("guests.toml", "private", "peoples"))))
    return re.compile(rf"\b(?:{_any('private', 'people')})\b|{number}\s+(?:{named})(?:\s+who)?$")
