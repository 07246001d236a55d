"""The numbers of a deal by what they apply to: wanted, approved, ordered, delivered.

In: the voices of a deal's record.  Out: for each use the accepted number; the values told, for contradictions.
"Up to 20" wanted stays wanted: a number never moves to a later stage than the claim that told it.
"""

from __future__ import annotations

from typing import Any

from noteverbale.records import rules
from noteverbale.records.fields import Draft
from noteverbale.records.voices import Told, Voice, choose, stage_of
from noteverbale.types import Quantity

USES = ("wanted", "approved", "ordered", "delivered")
_SIGNED = "signed"
_NAMED = "named"  # the last rank (acceptance.toml) of those who answer for what they say
_PARTS = frozenset({"more", "last_batch"})  # modifiers of what came after something else


def use_of(voice: Voice) -> str:
    """Give what a number told by a claim applies to."""
    return rules.use(stage_of(voice), voice.claim.realis, told=voice.told)


def told_quantities(draft: Draft) -> dict[str, list[Told]]:
    """Give the numbers told, by what they apply to."""
    found: dict[str, list[Told]] = {}
    for voice in draft.heard:
        deal = voice.claim.deal
        if deal and deal.quantity and not deal.alleged and not voice.negative:
            found.setdefault(use_of(voice), []).append(numbered(voice, deal.quantity))
    return found


def numbered(voice: Voice, number: Quantity) -> Told:
    """Give a number as a voice tells it, with how much it says of its use."""
    levels = {"wanted": _wish, "ordered": _order, "delivered": _come}
    use = use_of(voice)
    level = (levels[use](voice, number) if use in levels else 1) if counted(number) else 0
    return Told(as_json(number), voice, level, 0 if exact(number) else 1)


def _order(voice: Voice, _: Quantity) -> int:
    """A number signed for tells the order more plainly than one of which some are being built."""
    return 2 if stage_of(voice) == _SIGNED else 1


def _come(voice: Voice, number: Quantity) -> int:
    """Deliveries add up, so the greatest number told as come is the last; a batch is part of it, and who does not
    answer for what he says, or is not sure, outbids nobody.
    """
    last = next(rank.rank for rank in rules.ranks() if rank.rule == _NAMED)
    if number.modifier in _PARTS or voice.claim.certainty == "possible" or voice.rank > last:
        return 1
    return max(1, int(number.max or number.min or 0))


def _wish(voice: Voice, _: Quantity) -> int:
    """A number asked for says what is wanted more plainly than one that talks have come to."""
    asked = {"request": 3, "tender": 3} if voice.told else {}
    return (asked | {"interest": 2}).get(stage_of(voice), 1)


def counted(quantity: Quantity) -> bool:
    """Tell whether a quantity holds a number at all."""
    return quantity.min is not None or quantity.max is not None


def quantities(draft: Draft) -> dict[str, Any]:
    """Give the accepted number for each use, with its modifier."""
    found: dict[str, Any] = {}
    for use, told in told_quantities(draft).items():
        best = choose(told)
        if best is not None:
            found[use] = best.value
            draft.accepted[f"quantity.{use}"] = (best.voice.claim.id, best.voice.rule)
    return {use: found[use] for use in USES if use in found}


def as_json(quantity: Quantity) -> dict[str, Any]:
    """Give a quantity as plain values."""
    return {"text": quantity.text, "min": quantity.min, "max": quantity.max, "modifier": quantity.modifier}


def exact(quantity: Quantity) -> bool:
    """Tell whether a quantity is one number, neither a bound nor an estimate."""
    return quantity.min is not None and quantity.min == quantity.max and quantity.modifier in {None, "exact"}
