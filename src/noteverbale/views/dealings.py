"""What deals are asked for by who sells and buys, and by whether their arms have a name.

In: the fields of a deal as it stands.  Out: yes or no.
"""

from __future__ import annotations

from typing import Any

from noteverbale.resolve.equipment import is_topic, tag

# Filters of deals, and of the exports that have a row for each.
OF_DEALS = ("supplier", "recipient", "named")


def arms_named(fields: dict[str, Any]) -> bool:
    """Tell whether a weapon or a class of arms is told, which tells this deal from others of the same two: "Mi-35",
    "tanks", not "arms".
    """
    item = fields.get("item")
    return bool(fields.get("family") or fields.get("goods") or (item and not is_topic(item) and tag(item)))


def between_whom(fields: dict[str, Any], supplier: str | None, recipient: str | None) -> bool:
    """Tell whether supplier and recipient are those asked for; None: any."""
    asked = (("supplier", supplier), ("recipient", recipient))
    return all(code is None or fields.get(side) == code for side, code in asked)
