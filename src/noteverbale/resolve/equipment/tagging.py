"""Names of equipment -> mentions as a claim would quote them: "S-400 Triumf air defence missile systems" is one.

In: any text.  Out: mentions in order, none overlapping; a designation and the class words beside it are joined.
"""

from __future__ import annotations

import re

from noteverbale.resolve.equipment.catalogue import Catalogue, catalogue
from noteverbale.resolve.equipment.mentions import EquipmentMention, Entry
from noteverbale.resolve.equipment.scanner import Hit, scan

_JOIN = re.compile(r"""["”’']?[ \u00a0-]|[ ]?["“‘']""")
_SPAN_BEFORE = 40  # characters looked at for makers and modifiers; no entry is longer


def tag(text: str) -> list[EquipmentMention]:
    """Give the equipment named in a text, designations and class words alike."""
    groups: list[list[Hit]] = []
    for hit in scan(text):
        if groups and _belong(text, groups[-1], hit):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    mentions: list[EquipmentMention] = []
    for group in groups:
        floor = mentions[-1].end if mentions else 0
        mentions.append(_mention(text, group, floor, catalogue()))
    return mentions


def _belong(text: str, group: list[Hit], hit: Hit) -> bool:
    """Class words after a designation or another class word join it; two designations never do."""
    between = text[group[-1][1] : hit[0]]
    return hit[2].designation is None and _JOIN.fullmatch(between) is not None


def _mention(text: str, group: list[Hit], floor: int, tables: Catalogue) -> EquipmentMention:
    named = next((entry for _, _, entry in group if entry.designation), None)
    entry = named or _narrowest([entry for _, _, entry in group], tables)
    start, maker = _reach_back(text, group[0][0], floor, tables)
    tail = tables.after.match(text, group[-1][1])
    end = tail.end() if tail else group[-1][1]
    return EquipmentMention(
        text=text[start:end], start=start, end=end, type=entry.type, category=entry.category, unroca=entry.unroca,
        family=entry.family, designation=entry.designation, maker=entry.maker or maker, generic=named is None,
    )


def _narrowest(entries: list[Entry], tables: Catalogue) -> Entry:
    return max(entries, key=lambda entry: len(tables.broader[entry.type]))


def _reach_back(text: str, start: int, floor: int, tables: Catalogue) -> tuple[int, str | None]:
    """Take in makers and modifiers before the name, and give the last maker met."""
    maker: str | None = None
    while found := tables.before.search(text, max(floor, start - _SPAN_BEFORE), start):
        if name := found.group("maker"):
            if not name[0].isupper():
                break
            maker = tables.makers[name.lower()]
        start = found.start()
    return start, maker
