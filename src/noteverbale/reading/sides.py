"""Which parties of a claim stand on which side, where its sentence tells: whom a lapsed treaty does not hit, who is not
his own partner.

In: a claim as the network reads it, its text and who is who.  Out: the claim with the parties that the words bear out.
Source: docs/codebook.md, sections 3 and 8; sides.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import structs

from noteverbale.errors import OntologyError
from noteverbale.ontology import kinds
from noteverbale.reading.apart import told_apart
from noteverbale.reading.beside import by_place
from noteverbale.reading.doers import accompanied, spoken
from noteverbale.reading.doubtful import told_surely
from noteverbale.reading.frames import framed
from noteverbale.reading.sellers import of_goods, parted
from noteverbale.reading.strangers import without_strangers
from noteverbale.reading.thirds import for_others
from noteverbale.reading.unnamed import unnamed
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim

# "left the European Union", "withdraw from the mission": what is left is named itself; a noun has it behind "from".
_OBJECT = re.compile(r"(?P<of> (?:\w+ )?(?:from|of|out of))? (?:(?:the|its|their|his|her) )?(?:\w+ ){0,2}")
_WITH = re.compile(r"\bwith (?:the )?$")
PLACE = "the place told"
# Characters behind a name in which the rest of a pact's name is looked for.
_NAME = 30


def sided(claim: Claim, text: str, people: Context) -> Claim:
    """Give a claim with its parties on their sides. The order is that in which the rules were measured together."""
    claim = without_strangers(claim, text, people)
    claim = of_goods(parted(framed(_bought(claim), text), text), text)
    claim = for_others(by_place(claim, text, people), text, people)
    claim = _not_own(_outside_pacts(claim, text))
    claim = told_surely(unnamed(told_apart(_together(claim), people, same()), text, people), text, people)
    return _placed(spoken(accompanied(claim, text, people), people, *verbal()))


def _bought(claim: Claim) -> Claim:
    """Give who alone is told to buy ("Malaysia has ordered six boats") as the buyer, not as the supplier.

    An adjective names where the goods come from: "the Chinese missiles, bought in secret".
    """
    buyers = tuple(actor for actor in claim.agent if not (actor.basis or "").startswith("adjective"))
    if claim.kind != "arms_deal" or claim.recipient or not buyers or _buying().isdisjoint(claim.trigger.text.split()):
        return claim
    sellers = tuple(actor for actor in claim.agent if actor not in buyers)
    inferred = claim.inferred | {"recipient": "a verb of buying"}
    return structs.replace(claim, agent=sellers, recipient=buyers, inferred=inferred)


@cache
def _buying() -> frozenset[str]:
    return frozenset(_table()["buying"]["forms"].split())


def _outside_pacts(claim: Claim, text: str) -> Claim:
    """Leave out recipients that a treaty which is left does not hit, and those in a pact's name."""
    leaving = claim.kind == "sanction" and _leaves(claim.trigger.text)
    kept = tuple(
        actor
        for actor in claim.recipient
        if not _pact_name().match(text, actor.end, actor.end + _NAME) and (not leaving or _left(claim, actor, text))
    )
    return structs.replace(claim, recipient=kept)


def _leaves(trigger: str) -> bool:
    first, *rest = trigger.lower().split() or [""]
    leaving = _table()["leaving"]
    forms = leaving["forms"].split() + leaving["nouns"].split()
    return first in forms and set(rest) <= set(leaving["particles"].split())


def _left(claim: Claim, actor: Actor, text: str) -> bool:
    """Tell whether an actor is what is left, or whom the treaty that is left was made with."""
    if actor.start < claim.trigger.end or _pact().match(text, actor.end, actor.end + _NAME):
        return False
    between = text[claim.trigger.end : actor.start].replace("\n", " ")
    own = _OBJECT.fullmatch(between) if not _pact_word().search(between) else None
    noun = claim.trigger.text.lower() in _table()["leaving"]["nouns"].split()
    return bool((own and (own.group("of") or not noun)) or _WITH.search(between))


def _not_own(claim: Claim) -> Claim:
    """Give a claim without the party that is in both roles, where another party stands in one of them.

    Requests to several, the speaker among them ("the two countries should"), keep him.
    """
    agents, recipients = _codes(claim.agent), _codes(claim.recipient)
    if agents & recipients and recipients - agents:
        words = Counter((actor.start, actor.end) for actor in claim.recipient)
        kept = tuple(a for a in claim.recipient if a.code not in agents or _asked_too(claim, a, words))
        return structs.replace(claim, recipient=kept)
    if agents & recipients and agents - recipients and claim.kind not in ("visit", "arms_deal"):
        return structs.replace(claim, agent=tuple(a for a in claim.agent if a.code not in recipients))
    return claim


def _asked_too(claim: Claim, actor: Actor, words: Counter[tuple[int, int]]) -> bool:
    before = actor.start < claim.trigger.start
    return claim.kind == "request" and before and words[actor.start, actor.end] > 1


def _together(claim: Claim) -> Claim:
    """Give co-operation with all its parties as agents, unless one side acts."""
    if claim.kind != "cooperation" or not claim.agent or _one_sided(claim.trigger.text):
        return claim
    codes = _codes(claim.agent)
    joined = claim.agent + tuple(actor for actor in claim.recipient if actor.code not in codes)
    return structs.replace(claim, agent=joined, recipient=())


def _placed(claim: Claim) -> Claim:
    """Give aid that goes to a place and to nobody told with the state whose land it is as recipient."""
    place = claim.place
    if claim.kind not in _table()["placed"]["kinds"].split() or claim.recipient or place is None:
        return claim
    if place.country is None or place.country in _codes(claim.agent) | {"UNK"}:
        return claim
    host = Actor(text=place.text, start=place.start, end=place.end, code=place.country, sector="GOV", basis=PLACE)
    return structs.replace(claim, recipient=(host,), inferred=claim.inferred | {"recipient": PLACE})


def _one_sided(trigger: str) -> bool:
    return trigger.lower().startswith(tuple(_table()["one_sided"]["beginnings"].split()))


def _codes(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.code for actor in actors} - {"UNK"}


@cache
def same() -> dict[str, float]:
    """Give for each kind the share of claims whose two parties are one actor."""
    shares = {name: float(share) for name, share in _table()["same"].items()}
    _check(shares)
    return shares


@cache
def verbal() -> tuple[frozenset[str], frozenset[str]]:
    """Give the kinds that a sentence's subject does, and those that a speaker does."""
    table = _table()["verbal"]
    subject, speaker = frozenset(table["subject"].split()), frozenset(table["speaker"].split())
    _check(subject | speaker)
    return subject, speaker


def _check(names: Iterable[str]) -> None:
    if unknown := sorted(set(names) - kinds().keys()):
        raise OntologyError(f"sides.toml: no kind is called {', '.join(unknown)}; write kinds of kinds.toml")


@cache
def _pact_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('leaving', 'pacts')})\b", re.IGNORECASE)


@cache
def _pact() -> re.Pattern[str]:
    pacts = _any("names", "pacts")
    return re.compile(rf"(?:['’]s)? (?:\d{{4}} )?(?:(?:{_any('names', 'topics')}) )?(?:{pacts})\b")


@cache
def _pact_name() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)? (?:{_any('names', 'topics')}) (?:{_any('names', 'pacts')})\b")


def _any(part: str, name: str) -> str:
    return "|".join(map(re.escape, _table()[part][name].split()))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "sides.toml").read_text(encoding="utf-8"))
