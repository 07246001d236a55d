"""What a deal over several items is about: each item with its own numbers, as its texts list them.

In: the voices of a deal's record.  Out: one entry an item (plain values), none where every text tells one item only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from noteverbale.records.facts import with_wider
from noteverbale.records.voices import Told, Voice, choose
from noteverbale.types import Deal, Goods, Quantity

Uses = Callable[[Voice], str]
Numbered = Callable[[Voice, Quantity], Told]
_AGREED = ("ordered", "delivered")  # where something was, what is only offered or wished for beside it is no item of it


class _Item(NamedTuple):
    """One item as its texts tell it: the words, and for each use of a number what was told."""

    told: list[Told]
    numbers: dict[str, list[Told]]
    family: list[str]
    type: list[str]


def goods_of(heard: Sequence[Voice], uses: Uses, numbered: Numbered) -> list[dict[str, Any]]:
    """Give the items of a deal where some text lists several. `uses`: what a voice's number applies to."""
    deals = [(voice, voice.claim.deal) for voice in heard if voice.claim.deal and not voice.negative]
    deals = [(voice, deal) for voice, deal in deals if not deal.alleged and uses(voice) in _AGREED] or deals
    if not any(deal.goods for _, deal in deals):
        return []
    items: list[_Item] = []
    for voice, deal in deals:
        for one in _listed(deal):
            item = _found(items, one)
            item.told.append(Told(one.item, voice, 1 if one.family else 0))
            if one.quantity is not None and not deal.alleged:
                item.numbers.setdefault(uses(voice), []).append(numbered(voice, one.quantity))
    return [_entry(item) for item in items] if len(items) > 1 else []


def _listed(deal: Deal) -> tuple[Goods, ...]:
    """Give the items of one claim; arms in general are none."""
    if deal.goods or deal.item is None or not (deal.family or deal.type):
        return deal.goods
    return (Goods(item=deal.item, quantity=deal.quantity, family=deal.family, type=deal.type),)


def _found(items: list[_Item], one: Goods) -> _Item:
    """Give the item that is this one; else a new one."""
    found = _same(items, one)
    if found is None:
        found = _Item([], {}, [], [])
        items.append(found)
    found.family.extend([one.family] if one.family and one.family not in found.family else [])
    found.type.extend([one.type] if one.type and one.type not in found.type else [])
    return found


def _same(items: Sequence[_Item], one: Goods) -> _Item | None:
    """Give the item of this family, of this class where one is told by that alone, or told in these very words."""
    same = (item for item in items if one.family and one.family in item.family)
    alike = (item for item in items if not (one.family and item.family) and _one_class(item.type, one.type))
    spelt = (item for item in items if any(told.value.casefold() == one.item.casefold() for told in item.told))
    return next(chain(same, alike, spelt), None)


def _one_class(types: Sequence[str], type_: str | None) -> bool:
    return type_ is not None and any(type_ in with_wider(had) or had in with_wider(type_) for had in types)


def _entry(item: _Item) -> dict[str, Any]:
    words = choose(item.told)
    numbers = {use: choose(told) for use, told in item.numbers.items()}
    return {
        "item": words.value if words else None,
        "family": next(iter(item.family), None),
        "quantity": {use: told.value for use, told in sorted(numbers.items()) if told},
    }
