"""A cue that its content stands before -> the tokens of that content: "..., he said", "..., he said, ...".

A quotation that closes for its speaker is surer than words without marks, so more may follow its cue.
"""

from __future__ import annotations

from noteverbale.reading.attributions.contents import REACH, end_of_clause, has_verb, that_of
from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.reading.attributions.sources import Stretch
from noteverbale.reading.attributions.units import Unit

_FEW = 3  # tokens, marks counted; a shorter quotation is a word of the writer's sentence


def parenthetic(unit: Unit, left: int, right: int, floor: int) -> list[Stretch] | None:
    """Give the content of "..., he said." and "..., he said, ...": `left` and `right` are the tokens round the cue."""
    if left <= floor or unit.tags[left] not in ",q.:" or (unit.tags[left] == ":" and unit.inside[left] < 0):
        return None
    closes = unit.inside[left] >= 0 or (unit.inside[left - 1] >= 0 and quotation_before(unit, left))
    if not closes and unit.tags[right : right + 2] in ([",", "q"], [":", "q"]):
        return None
    ends = right >= len(unit) or unit.tags[right] in ",.:()"
    if not ends and not _trails(unit, left, right, floor):
        return None
    if not closes and not any(tag in "XV" for tag in unit.tags[floor:left]):
        parted = (
            unit.tags[left] == ","
            and unit.tags[right : right + 1] == [","]
            and unit.tags[right + 1 : right + 2] == ["X"]
        )
        return [(floor, left), (right + 1, len(unit) - 1)] if parted else None  # "Sweden, he said, had not ..."
    if not closes and unit.tags[floor] in "SP" and unit.words[floor] not in ("that", "what") and not ends:
        return None
    rest = _rest(unit, right, closes)
    return [(floor, left), rest] if rest else [(floor, left)]


def _trails(unit: Unit, left: int, right: int, floor: int) -> bool:
    """Tell whether what follows the cue is said of the saying ("he said in Geneva"), not what he says."""
    if quotation_before(unit, left) and unit.inside[floor] == unit.inside[left - 1]:
        return unit.words[right] != "that" and not (unit.tags[right] in "DNnU#" and has_verb(unit, right))
    return _adjunct(unit, right) and that_of(unit, right, REACH) is None


def quotation_before(unit: Unit, left: int) -> bool:
    """Tell whether a quotation closes at `left` as one does before its speaker: with a comma or a mark at its end."""
    if left < _FEW or any(place < 0 for place in unit.inside[left - _FEW : left - 1]):
        return False
    return any(unit.tags[place] in ",." for place in (left - 1, left))


def _rest(unit: Unit, right: int, closes: bool) -> Stretch | None:
    """Find what goes on after the cue of a parenthetic speaker."""
    size = len(unit)
    for place in range(right, min(right + 14, size - 1)):
        if unit.tags[place + 1] == "q" and unit.inside[place + 1] >= 0 and unit.tags[place] in ",:.P":
            return place + 1, end_of_clause(unit, place + 1)
    if right < size - 3 and unit.tags[right] == "," and not closes and unit.tags[right + 1] not in "V":
        return right + 1, size - 1
    return None


def _adjunct(unit: Unit, place: int) -> bool:
    return unit.words[place] in lexicon().classes["adjunct"] or unit.tags[place] in "PR"
