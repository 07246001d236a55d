"""A second look for parties: words that the network half believes in count where the text brings the two together
elsewhere.

In: the parties of a text's claims as first read, and what was nearly read.  Out: the parties of one claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from noteverbale.ontology import kinds
from noteverbale.types import Actor

# Ordered pairs of codes and how many claims of a text bring them together.
Pairs = Counter[tuple[str, str]]
# Role -> actors that were nearly read in it.
Doubtful = Callable[[str], tuple[Actor, ...]]


class Cast(Struct, frozen=True):
    """Who takes part in one claim, by its words."""

    kind: str
    agents: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


def acquainted(casts: Sequence[Cast]) -> Pairs:
    """Count the pairs of actors that one claim brings together, in whichever roles."""
    groups = (_codes(cast.agents + cast.recipients) for cast in casts)
    return Counter((one, other) for codes in groups for one in codes for other in codes if one != other)


def completed(cast: Cast, pairs: Pairs, doubtful: Doubtful) -> Cast:
    """Give a claim's parties with the one that is missing, where half-believed words name somebody whom the text
    brings together with the party told.
    """
    role = _missing(cast)
    if role is None:
        return cast
    told = _codes(cast.agents + cast.recipients)
    fit = _fitting([actor for actor in doubtful(role) if actor.code not in told], told, pairs)
    if role == "agent":
        return Cast(cast.kind, cast.agents + fit, cast.recipients)
    return Cast(cast.kind, cast.agents, fit)


def _fitting(others: Sequence[Actor], told: set[str], pairs: Pairs) -> tuple[Actor, ...]:
    """Give the first that the text brings together with one of `told`, and all whom the same words name ("the E3")."""
    first = next((actor for actor in others if any(pairs[code, actor.code] for code in told)), None)
    return tuple(actor for actor in others if first and (actor.start, actor.end) == (first.start, first.end))


def _missing(cast: Cast) -> str | None:
    """Which role a claim lacks: a reciprocal act wants two parties, all of them agents; others one in each role."""
    if kinds()[cast.kind].roles.reciprocal:
        return "agent" if len(_codes(cast.agents + cast.recipients)) == 1 else None
    if bool(cast.agents) == bool(cast.recipients):
        return None
    return "recipient" if cast.agents else "agent"


def _codes(actors: Sequence[Actor]) -> set[str]:
    return {actor.code for actor in actors} - {"UNK"}
