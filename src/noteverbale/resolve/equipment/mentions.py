"""What the equipment resolver finds: mentions with their offsets and readings."""

from __future__ import annotations

from msgspec import Struct

from noteverbale.types import Mention, Money, Quantity


class EquipmentMention(Mention, frozen=True, kw_only=True):
    """Equipment named in a text.

    `family`: what one deal would name (Mi-24/35); `designation`: the entry of the table (Mi-35M); both are None when
    `generic`, that is when only a class is named (helicopters). `type`, `category`, `unroca`: types.csv.
    `maker`: ISO 3166-1 alpha-3 of the state that makes it, EUR where several do.
    """

    type: str
    category: str
    unroca: str | None = None
    family: str | None = None
    designation: str | None = None
    maker: str | None = None
    generic: bool = False


class QuantityMention(Mention, frozen=True, kw_only=True):
    """A number of things. `modifier`: ontology/vocabulary.toml; `unit`: the group counted (squadron), if told."""

    min: float | None = None
    max: float | None = None
    modifier: str = "exact"
    unit: str | None = None

    def quantity(self) -> Quantity:
        """Give it as a value of a claim."""
        return Quantity(text=self.text, min=self.min, max=self.max, modifier=self.modifier)


class MoneyMention(Mention, frozen=True, kw_only=True):
    """A sum in units of `currency` (ISO 4217, None where not told). A range has `min` and `max` and no `amount`."""

    amount: float | None = None
    min: float | None = None
    max: float | None = None
    currency: str | None = None
    modifier: str = "exact"

    def money(self) -> Money:
        """Give it as a value of a claim."""
        return Money(text=self.text, amount=self.amount, currency=self.currency)


class Entry(Struct, frozen=True):
    """One way to name equipment: a designation, or the class itself (designation None). `parts`: words of the name."""

    type: str
    category: str
    unroca: str | None
    family: str | None = None
    designation: str | None = None
    maker: str | None = None
    check: str = ""
    parts: int = 1
