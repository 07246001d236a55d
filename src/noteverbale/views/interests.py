"""Who speaks, and what stake they have in the event: a party, an outlet from a party's country, or no party.

In: a claim, the fields of its record, and its publisher.  Out: a few words.  It is told, never weighed here.
"""

from __future__ import annotations

from typing import Any

from noteverbale.ontology.publishers import publisher_of
from noteverbale.types import Claim

NOT_TOLD = "interest not told"
# Parts of an event with a name of their own, by field.
_PARTS = (("supplier", "supplier"), ("recipient", "buyer"), ("traveller", "traveller"), ("host", "host"))


def interest_of(claim: Claim, fields: dict[str, Any], publisher: str | None) -> str:
    """Give the stake of whoever tells a claim: "supplier (RUS)", "outlet from PAK, the buyer", "no party (IND)"."""
    if claim.source.kind == "publisher":
        outlet = publisher_of(publisher)
        if outlet is None or outlet.code is None:
            return "outlet"
        part = part_of(outlet.code, fields)
        sort = "government" if outlet.official else "outlet from"
        return f"{sort} {outlet.code}, {'a' if part == 'party' else 'the'} {part}" if part else f"{sort} {outlet.code}"
    code = claim.source.code
    if code is None or code == "UNK":
        return NOT_TOLD
    part = part_of(code, fields)
    return f"{part} ({code})" if part else f"no party ({code})"


def part_of(code: str, fields: dict[str, Any]) -> str | None:
    """Give the part that an actor has in an event, None for one that has none."""
    for field, part in _PARTS:
        if fields.get(field) == code:
            return part
    return "party" if code in (fields.get("parties") or ()) else None
