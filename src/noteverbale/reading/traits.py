"""What is known of a candidate for a role, as numbers: his chances by the network, his place, his words, his text.

In: a candidate among those of his claim.  Out: trait -> number; a trait that is not given is 0.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from noteverbale.ontology import kinds
from noteverbale.reading.candidates import NAME, ROLES, Naming
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim

Traits = dict[str, float]
_WORD = re.compile(r"[\w’']+")
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "their", "her"))
_BESIDE = frozenset("by with to of from in against on for between and at over about".split())
_BEHIND = frozenset("by with to on of against that between for in".split())
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|gets|got)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
_SHARE = re.compile(r"pointing.* ([01]\.\d\d)$")
_LEFT, _NEAR = 40, 25  # characters in which the word before words, and before or behind a trigger, is looked for


class Told(NamedTuple):
    """What the claims and names of a text tell of its actors, counted."""

    claims: int
    parts: Counter[tuple[str, str]]
    pairs: Counter[tuple[str, str]]
    names: Counter[str]
    all_names: int
    home: str | None

    @classmethod
    def of(cls, claims: Sequence[Claim], people: Context) -> Told:
        """Count over all claims of a text."""
        parts: Counter[tuple[str, str]] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for claim in claims:
            sides = {role: known(getattr(claim, role)) for role in ROLES}
            both = sides["agent"] | sides["recipient"]
            parts.update((role, code) for role in ROLES for code in sides[role])
            pairs.update((one, other) for one in both for other in both if one != other)
        names = Counter(mention.code for mention in people.mentions)
        return cls(max(1, len(claims)), parts, pairs, names, max(1, names.total()), people.scene.home)


class Case(NamedTuple):
    """One claim with its candidates. `before`: the claim before it; `sure`: the chance of its kind."""

    claim: Claim
    found: Mapping[str, Sequence[Naming]]
    before: Claim | None
    sure: float
    told: Told
    people: Context


class Side(NamedTuple):
    """One role of a case, with what is asked for every candidate. `number`: its place in ROLES; `own`, `others`: known
    codes in this role and in the other; `highest`: each candidate's highest chance in this role and in the other.
    """

    role: str
    other: str
    number: int
    own: set[str]
    others: set[str]
    before: set[str]
    before_in_other: set[str]
    highest: dict[str, tuple[float, float]]

    @classmethod
    def of(cls, case: Case, number: int) -> Side:
        """Give a role by its place in ROLES."""
        role, other = ROLES[number], ROLES[1 - number]
        own, others = (known(getattr(case.claim, name)) for name in (role, other))
        earlier, across = (known(getattr(case.before, name)) if case.before else set() for name in (role, other))
        highest = {
            code: (max(one.highest[number] for one in namings), max(one.highest[1 - number] for one in namings))
            for code, namings in case.found.items()
        }
        return cls(role, other, number, own, others, earlier, across, highest)


def known(actors: Sequence[Actor]) -> set[str]:
    """Give the codes of actors, without the unknown."""
    return {actor.code for actor in actors} - {"UNK"}


def traits(case: Case, *, every: bool = False) -> Iterator[tuple[str, str, Traits]]:
    """Yield (role, code, traits) of the candidates for both roles; `every`: of those too who cannot join."""
    for number in range(len(ROLES)):
        side = Side.of(case, number)
        codes = list(case.found) if every or open_to_others(case.claim, side.role) else sorted(side.own)
        whole = _of_claim(case, side) if codes else {}
        for code in codes:
            namings = case.found[code]
            best = max(namings, key=lambda one: (one.highest[number], one.told, -_away(case.claim, one)))
            yield side.role, code, whole | _chances(side, code, best) | _part(case, side, code) | _words(case, best)


def open_to_others(claim: Claim, role: str) -> bool:
    """Tell whether another may join in a role: not beside the unknown; an act of all parties has only agents."""
    closed = role == "recipient" and kinds()[claim.kind].roles.reciprocal
    return not closed and all(actor.code != "UNK" for actor in getattr(claim, role))


def _of_claim(case: Case, side: Side) -> Traits:
    claim, text = case.claim, case.people.text
    trigger, mine, theirs = claim.trigger, getattr(claim, side.role), getattr(claim, side.other)
    behind = _WORD.findall(text[trigger.end : trigger.end + _NEAR].lower())
    return {
        f"kind {claim.kind}": 1.0,
        f"behind {behind[0] if behind and behind[0] in _BEHIND else ''}": 1.0,
        f"ending {_ending(trigger.text.lower().split(' ')[0])}": 1.0,
        "passive": float(_BEING.search(text, max(0, trigger.start - _NEAR), trigger.start) is not None),
        "reciprocal": float(kinds()[claim.kind].roles.reciprocal),
        "candidates": len(case.found),
        "told in the role": len(side.own),
        "told in the other": len(side.others),
        "nobody in the role": float(not mine),
        "nobody in the other": float(not theirs),
        "unknown in the role": float(any(actor.code == "UNK" for actor in mine)),
        "unknown in the other": float(any(actor.code == "UNK" for actor in theirs)),
        "one party": float(len(side.own | side.others) == 1),
        "confidence": claim.confidence or 0.0,
        "sure of the kind": case.sure,
        "publisher's voice": float(claim.source.kind == "publisher"),
    }


def _ending(word: str) -> str:
    return next((end for end in ("ed", "ing", "s") if word.endswith(end)), "")


def _chances(side: Side, code: str, best: Naming) -> Traits:
    """Give the network's chances, his and the highest of the others."""
    rest = [highest for name, highest in side.highest.items() if name != code]
    return {
        "chance": best.highest[side.number],
        "mean chance": best.mean[side.number],
        "chance in the other": best.highest[1 - side.number],
        "highest in the other": side.highest[code][1],
        "highest of another": max((one[0] for one in rest), default=0.0),
        "highest of another in the other": max((one[1] for one in rest), default=0.0),
    }


def _part(case: Case, side: Side, code: str) -> Traits:
    """Give what part he has in this claim, in the one before it, and in the text."""
    told, own, others = case.told, side.own, side.others
    return {
        "told": float(code in own),
        "told in the other role": float(code in others),
        "another told": float(bool(own - {code})),
        "another told in the other": float(bool(others - {code})),
        "share in the role": told.parts[side.role, code] / told.claims,
        "share in the other": told.parts[side.other, code] / told.claims,
        "share with these": max((told.pairs[code, one] for one in own | others), default=0) / told.claims,
        "names": told.names[code],
        "share of names": told.names[code] / told.all_names,
        "at home": float(code == told.home),
        "before": float(code in side.before),
        "before in the other": float(code in side.before_in_other),
        "speaks": float(case.claim.source.code == code),
    }


def _words(case: Case, best: Naming) -> Traits:
    """Give where his words stand and what they are."""
    actor, text, claim = best.actor, case.people.text, case.claim
    basis, code = actor.basis or "", actor.code
    share, same = _SHARE.search(basis), case.found[code]
    named = basis == NAME
    return {
        f"beside {_beside(text, actor.start)}": 1.0,
        f"words {'name' if named else _sort(basis)}": 1.0,
        f"code {code.split('-')[0] if '-' in code else 'state'}": 1.0,
        "behind the trigger": float(actor.start >= claim.trigger.end),
        "distance": math.log1p(_away(claim, best)),
        "nearest": math.log1p(min(abs(one.actor.start - claim.trigger.start) for one in same)),
        "sentences back": case.people.sentences_between(actor.start, claim.trigger.start),
        "times named": len(same),
        "share of the pointer": float(share.group(1)) if share else 1.0,
        "by his own name": float(named),
        "owner": float(text[actor.end : actor.end + 2] in ("'s", "’s")),
        "free": float(any(one.free for one in same)),
        "early": float(any(one.early for one in same)),
        "in a list": float(any(one.joint for one in same)),
    }


def _sort(basis: str) -> str:
    """Give what kind of words they are: "he pointing to 'X', 0.52" he, "state: Iran" state."""
    return basis.split(":")[0].split(" ")[0]


def _beside(text: str, start: int) -> str:
    """Give the preposition before words, articles left out."""
    words = [word for word in _WORD.findall(text[max(0, start - _LEFT) : start].lower()) if word not in _ARTICLES]
    return words[-1] if words and words[-1] in _BESIDE else ""


def _away(claim: Claim, one: Naming) -> int:
    start, end = one.actor.start, one.actor.end
    return start - claim.trigger.end if start >= claim.trigger.end else abs(claim.trigger.start - end)
