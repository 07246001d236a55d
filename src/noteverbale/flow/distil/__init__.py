"""Readings of a large model -> training text of the small network.

In: stores or files of claims, and what is to be left out.  Out: JSON Lines that `training/assemble.py` and
`training.train --data` take; `Harvest`, what was kept and why the rest was not.  Nothing here asks anybody anything.

A claim that is dropped leaves words that the network learns to pass by, so a text that loses more than a share of its
claims is left out as a whole, and so is a text that was not read to its end.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from noteverbale.errors import InputError
from noteverbale.flow.distil.agree import AGREEMENTS, held_by
from noteverbale.flow.distil.fit import unfit
from noteverbale.flow.distil.texts import digest, marks_of, readings_in
from noteverbale.interchange import interchange
from noteverbale.types import Claim, Reading

__all__ = ["AGREEMENTS", "Harvest", "Sieve", "distil", "sieve"]

_SPANS = ("trigger", "time", "place", "source")


@dataclass(slots=True)
class Harvest:
    """What a run kept, and reason -> number of what it did not."""

    documents: int = 0
    claims: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is let through. `second`: digest of a text -> its claims in a second reading, if one is asked.

    `most_dropped`: the share of its claims that a text may lose. `apart`: ids and digests of texts to leave out.
    """

    min_confidence: float = 0.0
    second: Mapping[str, tuple[Claim, ...]] | None = None
    agreement: str = "event"
    most_dropped: float = 0.2
    apart: frozenset[str] = frozenset()
    any_reader: bool = False


def sieve(second: Path | None, apart: Iterable[Path], **rest: Any) -> Sieve:
    """Give a sieve with a second reading and texts to leave out taken from files."""
    claims = None if second is None else {digest(r.document.text): r.claims for r in readings_in(second)}
    if claims is not None and not claims:
        raise InputError(f"{second}: there is no reading in it to agree with; read the same texts into it first")
    return Sieve(second=claims, apart=frozenset(mark for path in apart for mark in marks_of(path)), **rest)


def distil(paths: Sequence[Path], through: Sieve, harvest: Harvest, *, standoff: bool = False) -> Iterator[bytes]:
    """Give a line for each text that passes, in the order of the input; `harvest` is filled on the way.

    `standoff`: ids, hashes and offsets, no text. Raises InputError, StoreError.
    """
    seen: set[str] = set()
    for reading in (reading for path in paths for reading in readings_in(path)):
        key = digest(reading.document.text)
        reason = _apart(reading, key, through) or ("read twice" if key in seen else None)
        seen.add(key)
        claims = () if reason else tuple(_kept(reading, key, through, harvest))
        reason = reason or _thin(reading, claims, key, through)
        if reason:
            harvest.left_out[reason] += 1
            continue
        harvest.documents += 1
        harvest.claims += len(claims)
        row = interchange(msgspec.structs.replace(reading, claims=claims, title_claims=()))
        yield msgspec.json.encode(_bare(row) if standoff else row)


def _apart(reading: Reading, key: str, through: Sieve) -> str | None:
    """Give why a text is left out whatever its claims."""
    if not reading.document.text.strip():
        return "a title without a text"
    if reading.signature and " llm " not in reading.signature and not through.any_reader:
        return "not read by a large model"
    if reading.failures:
        return "not read to its end"
    if key in through.apart or reading.document.name in through.apart:
        return "to be kept apart"
    if through.second is not None and key not in through.second:
        return "no second reading"
    return None


def _kept(reading: Reading, key: str, through: Sieve, harvest: Harvest) -> Iterator[Claim]:
    others = None if through.second is None else through.second[key]
    for claim in reading.claims:
        reason = unfit(claim, reading.document.text)
        if reason is None and claim.confidence < through.min_confidence:
            reason = "not sure enough"
        if reason is None and others is not None and not held_by(claim, others, through.agreement):
            reason = "not in the second reading"
        if reason is None:
            yield claim
        else:
            harvest.dropped[reason] += 1


def _thin(reading: Reading, kept: Sequence[Claim], key: str, through: Sieve) -> str | None:
    """Give why a text is left out for what became of its claims."""
    if len(reading.claims) - len(kept) > through.most_dropped * len(reading.claims):
        return "too many claims dropped"
    if through.second is not None and not reading.claims and through.second[key]:
        return "silent where the second reading is not"
    return None


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row without any words of its text, as training/annotations holds them."""
    text = row["text"].encode("utf-8", "surrogatepass")
    return {"id": row["id"], "sha256": hashlib.sha256(text).hexdigest(), "claims": [_offsets(c) for c in row["claims"]]}


def _offsets(claim: dict[str, Any]) -> dict[str, Any]:
    bare = {name: value for name, value in claim.items() if name != "confidence"}
    bare |= {name: _wordless(claim[name]) for name in _SPANS}
    bare |= {role: [_wordless(actor) for actor in claim[role]] for role in ("agent", "recipient")}
    return bare | {"deal": claim["deal"] and {"stage": claim["deal"]["stage"]}}


def _wordless(part: dict[str, Any] | None) -> dict[str, Any] | None:
    return part and {name: value for name, value in part.items() if name != "text"}
