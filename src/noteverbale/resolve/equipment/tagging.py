"""Names of equipment -> mentions as a claim would quote them: "S-400 Triumf air defence missile systems" is one.

In: any text.  Out: mentions in order, none overlapping; a designation and the class words beside it are joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from noteverbale.arguments import a_text, some_paths
from noteverbale.resolve.equipment.catalogue import Catalogue, catalogue, words
from noteverbale.resolve.equipment.mentions import Entry, EquipmentMention
from noteverbale.resolve.equipment.scanner import Hit, scan
from noteverbale.resolve.wrapping import unwrapped

_JOIN = re.compile(r"""["”’']?[ \u00a0-]|[ ]?["“‘']""")
_NICKNAME = re.compile(r"""[ ]["“‘'(]?[A-Z][\w-]+["”’')]?[ ]""")
_SPAN_BEFORE = 40  # characters looked at for makers and modifiers; no entry is longer


@cache
def _second_hand() -> re.Pattern[str]:
    """Match what stands before the adjective "used"."""
    given = words().before_used
    told = rf"\b(?:{'|'.join(given.words)}|(?:{'|'.join(given.begin)})\w*)"
    return re.compile(rf"(?:\d|{told})[ -]\Z", re.IGNORECASE)


def tag(text: str, *, extend: Sequence[Path] = ()) -> list[EquipmentMention]:
    """Give the equipment named in a text, designations and class words alike. `extend`: the user's designations."""
    text = unwrapped(a_text(text))
    tables = catalogue(some_paths(extend, "extend"))
    groups: list[list[Hit]] = []
    for hit in scan(text, tables):
        if groups and _belong(text, groups[-1], hit):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    mentions: list[EquipmentMention] = []
    for group in groups:
        mentions.append(_mention(text, group, mentions[-1].end if mentions else 0, tables))
    return mentions


def _belong(text: str, group: list[Hit], hit: Hit) -> bool:
    """Class words join the designation ("Su-30 Flanker fighters") or class word before them; designations never do."""
    if hit[2].designation is not None:
        return False
    start, named = group[-1][1], group[-1][2].designation is not None
    between = text[start : reach_back(text, hit[0], start)[0]]
    return _JOIN.fullmatch(between) is not None or (named and _NICKNAME.fullmatch(between) is not None)


def _mention(text: str, group: list[Hit], floor: int, tables: Catalogue) -> EquipmentMention:
    named = next((entry for _, _, entry in group if entry.designation), None)
    entry = named or _narrowest([entry for _, _, entry in group], tables)
    start, maker = reach_back(text, group[0][0], floor)
    tail = tables.after.match(text, group[-1][1])
    end = tail.end() if tail else group[-1][1]
    return EquipmentMention(
        text=text[start:end],
        start=start,
        end=end,
        type=entry.type,
        category=entry.category,
        unroca=entry.unroca,
        family=entry.family,
        designation=entry.designation,
        maker=entry.maker or maker,
        generic=named is None,
    )


def _narrowest(entries: list[Entry], tables: Catalogue) -> Entry:
    return max(entries, key=lambda entry: len(tables.broader[entry.type]))


def reach_back(text: str, start: int, floor: int = 0) -> tuple[int, str | None]:
    """Take in makers and modifiers before a name that begins at `start`, and give the last maker met."""
    tables = catalogue()
    maker: str | None = None
    while (
        start
        and text[start - 1] in " -"
        and (found := tables.before.search(text, max(floor, start - _SPAN_BEFORE), start))
    ):
        if found.group("listed") and not tables.modifier.match(text, start):
            break
        if name := found.group("maker"):
            if not name[0].isupper():
                break
            maker = tables.makers[name.lower()]
        elif _is_verb(text, found):
            break
        start = found.start()
    return start, maker


def _is_verb(text: str, found: re.Match[str]) -> bool:
    if found.group().strip(" -").lower() != "used":
        return False
    low = max(0, found.start() - _SPAN_BEFORE)
    return low < found.start() and _second_hand().search(text, low, found.start()) is None
