"""What this room gives: who is meant by a stretch of text.

Codes and sectors: codebook, section 3.  Offsets: code points, end exclusive.
"""

from __future__ import annotations

from msgspec import Struct


class ActorReading(Struct, frozen=True, kw_only=True):
    """One actor meant by some words. `basis`: the rule and the words that the code was inferred from."""

    code: str = "UNK"
    sector: str = "UNK"
    name: str | None = None
    basis: str = "nothing found"


class ActorMention(Struct, frozen=True, kw_only=True):
    """Words of a document that name an actor, with who is meant."""

    text: str
    start: int
    end: int
    readings: tuple[ActorReading, ...]
