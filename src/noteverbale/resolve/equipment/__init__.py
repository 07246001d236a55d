"""Weapons and equipment, how many, for how much, and at which stage of a deal: values from words.

In: text and spans.  Out: mentions with offsets, families, `Deal`.  Source: ontology/equipment/.
"""

from __future__ import annotations

from noteverbale.resolve.equipment.catalogue import families_by_maker
from noteverbale.resolve.equipment.deals import deal, quantity_near, value_near
from noteverbale.resolve.equipment.hints import Hints
from noteverbale.resolve.equipment.industry import heir, kinds_made, largest, only_maker, sells_for
from noteverbale.resolve.equipment.matching import TOPIC, compare, compatible, family_key, is_topic, lookup
from noteverbale.resolve.equipment.mentions import EquipmentMention, MoneyMention, QuantityMention
from noteverbale.resolve.equipment.money import money
from noteverbale.resolve.equipment.quantities import quantities
from noteverbale.resolve.equipment.stages import has_cue, stage_of
from noteverbale.resolve.equipment.tagging import tag

__all__ = [
    "TOPIC",
    "EquipmentMention",
    "Hints",
    "MoneyMention",
    "QuantityMention",
    "compare",
    "compatible",
    "deal",
    "families_by_maker",
    "family_key",
    "has_cue",
    "heir",
    "is_topic",
    "kinds_made",
    "largest",
    "lookup",
    "money",
    "only_maker",
    "quantities",
    "quantity_near",
    "sells_for",
    "stage_of",
    "tag",
    "value_near",
]
