"""How surely a claim is wholly right: its kind, both parties, polarity, realis and kind of source.

In: a claim as resolved, and what the network found of it.  Out: a probability, 0..1.
A logistic model over named signs; its weights are whole.csv, made by `python -m training.whole`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log

from noteverbale.errors import OntologyError
from noteverbale.ontology.cues import is_pronoun
from noteverbale.reading.decode import Found
from noteverbale.types import Actor, Claim

# The row that every claim has.
ALWAYS = "(always)"
# Below this a claim is not given: on 676 held-out articles kind F1 .647 to .646, whole claims .382 to .385
# (docs/accuracy.md).
LEAST = 0.05
# Of a deal each claim counts, for one tells the stage, another the price; statements were not weighed.
_GIVEN = ("arms_deal", "statement")
_UNKNOWN = "UNK"
_LEAST = 1e-3
# Words before a name or noun that have a capital only at the head of a sentence.
_BEFORE = re.compile(r"(?:the|a|an|both|all|its|his|her|their|our|my|your|this|these|those)\s+", re.IGNORECASE)
_LABELS = ("polarity", "realis", "source")
Judge = Callable[[Claim, Found], float]


def chance(claim: Claim, found: Found) -> float:
    """Give the probability that kind, parties, polarity, realis and kind of source of a claim are all right."""
    weighed = weights()
    total = sum(weighed.get(name, 0.0) * value for name, value in signs(claim, found))
    return 1 / (1 + exp(-total))


def worth_giving(claim: Claim) -> bool:
    """Tell whether a claim may be right in all of it, or is of a kind of which every claim is given."""
    return claim.whole is None or claim.whole >= LEAST or claim.kind in _GIVEN


def signs(claim: Claim, found: Found) -> Iterator[tuple[str, float]]:
    """Yield what speaks for or against a claim, named: 1.0 for what is there, log-odds of the network's chances."""
    yield ALWAYS, 1.0
    yield "confidence", _odds(claim.confidence)
    for name in _LABELS:
        yield f"{name} chance", _odds(found.labels[name][1])
    for role, told in (("agent", claim.agent), ("recipient", claim.recipient)):
        for name, value in (*_of_words(found, role), *_of_parties(told, inferred=role in claim.inferred)):
            yield f"{role} {name}", value
    everyone = (*claim.agent, *claim.recipient)
    if any(is_pronoun(actor.text) for actor in everyone):
        yield "a pronoun", 1.0
    if any(_unnamed(actor.text) for actor in everyone):
        yield "no name", 1.0
    yield f"kind {claim.kind}", 1.0
    yield f"source {claim.source.kind}", 1.0


def _of_words(found: Found, role: str) -> Iterator[tuple[str, float]]:
    """Yield the chance of the words that fill a role least surely, and of those left out that nearly fill it."""
    stretches = found.roles[role]
    sure = [one.score for one in stretches if one.sure]
    doubtful = [one.score for one in stretches if not one.sure]
    if sure:
        yield "chance", _odds(min(sure))
    if doubtful:
        yield "left out", 1.0
        yield "left out, chance", _odds(max(doubtful))


def _of_parties(told: Sequence[Actor], *, inferred: bool) -> Iterator[tuple[str, float]]:
    """Yield how many known actors are told in a role."""
    known = len({actor.code for actor in told} - {_UNKNOWN})
    if inferred:
        yield "inferred", 1.0
    if not told:
        yield "not told", 1.0
    elif not known:
        yield "unknown", 1.0
    elif known > 1:
        yield "two" if known == 2 else "more than two", 1.0


def _unnamed(words: str) -> bool:
    """Tell whether words for an actor begin with a common noun: "the ministry", "soldiers"."""
    before = _BEFORE.match(words)
    return words[before.end() if before else 0 :][:1].islower() and not is_pronoun(words)


def _odds(value: float) -> float:
    bounded = min(max(value, _LEAST), 1 - _LEAST)
    return log(bounded / (1 - bounded))


@cache
def weights() -> dict[str, float]:
    """Give the weight of each sign. Raises OntologyError where the table is broken."""
    rows = csv.DictReader((files(__package__) / "whole.csv").read_text(encoding="utf-8").splitlines())
    try:
        return {row["sign"]: float(row["weight"]) for row in rows}
    except (KeyError, TypeError, ValueError) as error:
        raise OntologyError(
            "whole.csv: each row is a sign and its weight; make it again or reinstall noteverbale"
        ) from error
