"""The JSON of a claim -> the claim with its words as a person sees them, for comparing and for showing.

Its offsets count in the text as it is written; the words as written are those of the JSON itself, and of exports.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct, structs

from noteverbale.resolve.marks import edits, unmarked
from noteverbale.types import Claim

_CLAIM = msgspec.json.Decoder(Claim)


def claim_in(body: str) -> Claim:
    """Give the claim of a row's body."""
    found = _CLAIM.decode(body)
    return _seen(found) if edits(body) else found


def _seen(value: Any) -> Any:
    if isinstance(value, str):
        return unmarked(value)
    if isinstance(value, tuple):
        return tuple(map(_seen, value))
    if not isinstance(value, Struct):
        return value
    return structs.replace(value, **{name: _seen(getattr(value, name)) for name in value.__struct_fields__})
