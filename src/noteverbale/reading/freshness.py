"""Claims of a dated text -> those told as held without a day, each with how likely it is the news of that text.

In: claims, their document and whether an official body publishes it.  Out: the claims; `Claim.fresh` is the probability
that the event took place on the day of publication or up to three days before, None where that is not asked.
A logistic model over clues.py; its weights are freshness.csv, made by `python -m training.fresh.fit`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from math import exp

from msgspec import structs

from noteverbale.errors import OntologyError
from noteverbale.reading.clues import clues, surroundings
from noteverbale.reading.polarity import DONE
from noteverbale.types import Claim, Document

# The row that every claim has.
ALWAYS = "(always)"
_SHOWN = 4  # clues named with a claim


def with_freshness(claims: Iterable[Claim], document: Document, *, official: bool) -> Iterator[Claim]:
    """Yield the claims in their order."""
    for claim in claims:
        yield _with(claim, document, official) if asked(claim, document) else claim


def asked(claim: Claim, document: Document) -> bool:
    """Tell whether a claim is of something held, without a day, in a text that has one."""
    dated = claim.time is not None and (claim.time.first or claim.time.last or claim.time.several)
    held = claim.polarity == "positive" and claim.realis in DONE
    return document.published is not None and held and not dated


def _with(claim: Claim, document: Document, official: bool) -> Claim:
    if document.published is None:
        return claim
    around = surroundings(document.text, document.title or "", document.published, official=official)
    found = clues(claim, document, around)
    return structs.replace(
        claim,
        fresh=round(chance(found, weights()), 3),
        inferred=claim.inferred | {"fresh": ", ".join(_telling(found))},
    )


def _telling(found: Iterable[str]) -> list[str]:
    """Give the clues that weigh most, the weightiest first."""
    weighed = weights()
    return sorted(found, key=lambda name: (-abs(weighed.get(name, 0.0)), name))[:_SHOWN]


def chance(found: Iterable[str], weighed: dict[str, float]) -> float:
    """Give the probability of a set of clues; a clue that has no weight tells nothing."""
    return 1 / (1 + exp(-sum(weighed.get(name, 0.0) for name in (ALWAYS, *sorted(found)))))


@cache
def weights() -> dict[str, float]:
    """Give the weight of each clue. Raises OntologyError where the table is broken."""
    rows = csv.DictReader((files(__package__) / "freshness.csv").read_text(encoding="utf-8").splitlines())
    try:
        return {row["clue"]: float(row["weight"]) for row in rows}
    except (KeyError, TypeError, ValueError) as error:
        raise OntologyError(
            "freshness.csv: each row is a clue and its weight; make it again or reinstall noteverbale"
        ) from error
