"""What kind of weapon a deal is about, as registers of transfers name and divide it.

In: an item's words and its family.  Out: the columns of a weapon.
"""

from __future__ import annotations

from noteverbale.resolve.equipment import EquipmentMention, tag
from noteverbale.views.rows import Row

DESIGNATION, DESCRIPTION = "Weapon designation", "Weapon description"
FAMILY, CATEGORY, UNROCA = "Family", "Category", "UNROCA class"
_ANY = "military_equipment"  # the type of "arms", which tells nothing


def weapon(item: str | None, family: str | None) -> Row:
    """Give an item's words, its type ("attack helicopter"), family, category and class of the UN Register."""
    told = _kind(item or family or "")
    return {
        DESIGNATION: item or family,
        DESCRIPTION: told.type.replace("_", " ") if told else None,
        FAMILY: family,
        CATEGORY: told.category.replace("_", " ") if told else None,
        UNROCA: told.unroca if told else None,
    }


def _kind(words: str) -> EquipmentMention | None:
    """Give the mention that tells most of "the S-400 air defence system": a designation before a class."""
    told = [mention for mention in tag(words) if mention.type != _ANY]
    return next((mention for mention in told if mention.designation), told[0] if told else None)
