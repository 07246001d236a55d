"""A document's title -> the states that "the two presidents" are, where the text has not named both yet.

In: the mentions of the title, a pointer to several, the mentions before it.  Out: codes in the order of the title.
"Vladimir Putin will meet with President of Uganda Yoweri Museveni" stands above a text that begins with "the leaders".
Annotators read it so: of 24 pointers of their texts that are read otherwise with the title, 21 become right and none
becomes wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from noteverbale.resolve.actors.mentions import Mention
from noteverbale.resolve.actors.target import Target

Codes = tuple[str, ...]
NONE: Codes = ()


def of_title(named: Sequence[Mention], home: str | None) -> Codes:
    """Give the states that a title names; a government's own page that names one other speaks of itself and that one.

    `home`: the state whose page it is, None for a press outlet. Titles that name bodies or groups tell nothing here.
    """
    codes = tuple(dict.fromkeys(mention.code for mention in named))
    if any("-" in code for code in codes):
        return NONE
    return codes if home is None or home in codes or not codes else (home, *codes)


def meant(target: Target, states: Codes, before: Sequence[Mention]) -> Codes:
    """Give the states of a title if a pointer means them: as many as it tells, and nobody else named before it."""
    told = {mention.code for mention in before}
    if not _several(target) or len(told) > 1 or not told <= set(states):
        return NONE
    return states if len(states) == (target.count or 2) else NONE


def _several(target: Target) -> bool:
    """Tell whether a pointer is to all parties of what is told: "both sides", "they"; "two men" is not."""
    both = target.count == 2 and "indefinite" not in target.marks
    sides = target.kind == "sides" and ("definite" in target.marks or both) and "long" not in target.marks
    return sides or target.fine == "they:they"
