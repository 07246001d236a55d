"""How far coders agree beyond chance: Krippendorff's alpha for names without an order.

In: for each unit, what each coder said of it.  Out: alpha, 1 for full agreement, 0 for that of chance.
Alpha takes any number of coders and units that some left blank, which Cohen's kappa does not; for two coders and no
blanks the two differ by little. Few lines, so no library. Source: Krippendorff, Content Analysis (2019), chapter 12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

Units = Sequence[Sequence[Hashable]]


def alpha(units: Units) -> float | None:
    """Give alpha; None where no unit has two answers, or where all answers are the same, for chance is unknown then."""
    paired = [Counter(unit) for unit in units if len(unit) > 1]
    answers: Counter[Hashable] = Counter()
    for unit in paired:
        answers.update(unit)
    total = answers.total()
    by_chance = total * total - sum(count * count for count in answers.values())
    if not by_chance:
        return None
    apart = sum(_apart(unit) for unit in paired)
    return 1 - (total - 1) * apart / by_chance


def agreement(units: Units) -> float | None:
    """Give the share of pairs of answers to one unit that are the same; None where there is no pair."""
    paired = [Counter(unit) for unit in units if len(unit) > 1]
    pairs = sum(unit.total() * (unit.total() - 1) for unit in paired)
    same = sum(count * (count - 1) for unit in paired for count in unit.values())
    return same / pairs if pairs else None


def _apart(unit: Counter[Hashable]) -> float:
    """Give how many ordered pairs of a unit's answers differ, for each answer."""
    number = unit.total()
    return (number * number - sum(count * count for count in unit.values())) / (number - 1)
