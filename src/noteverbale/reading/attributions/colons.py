"""A colon before a quotation -> whose it is: "Minister: “We stay”", "He was blunt: “No.”", "The message reads:".

What stands before such a colon tells the speaker, whether or not its verb is one of saying.
"""

from __future__ import annotations

from collections.abc import Sequence

from noteverbale.reading.attributions import cues, sources
from noteverbale.reading.attributions.drafts import Draft
from noteverbale.reading.attributions.sources import Stretch
from noteverbale.reading.attributions.units import Unit

_LABEL = 12  # tokens; a longer label before a colon is a sentence


def told(unit: Unit, found: Sequence[Draft]) -> list[Draft]:
    """Give what the unit's colons add; a draft whose content ends at one takes the quotation behind it."""
    added = [] if found else _labelled(unit)
    for place in _places(unit):
        quotation = (place + 1, _end(unit, place + 1))
        if any(_covers(draft, quotation) for draft in (*found, *added)):
            continue
        before = [draft for draft in found if draft.cue[1] < place and not _breaks(unit, draft.cue[1], place)]
        if before:
            before[-1].content.append(quotation)
        else:
            added += _subject(unit, place, quotation)
    return added


def opening(unit: Unit, found: Sequence[Draft]) -> Draft | None:
    """Give the one whose words begin on the next line: the unit ends in a colon, after a verb of saying."""
    if len(unit) < 3 or unit.words[-1] != ":" or unit.inside[-1] >= 0:
        return None
    for cue in reversed(list(cues.verbs(unit))):
        if cue.mood == "finite":
            source = next((draft.source for draft in found if draft.cue[0] == cue.first), None)
            source = source or sources.before(unit, cue.first - 1 - (unit.tags[cue.first - 1] == ","))
            return Draft(source, (cue.first, cue.last), []) if source else None
    return None


def _labelled(unit: Unit) -> list[Draft]:
    """Find "Minister: 'We shall stay'", as headlines and transcripts put it."""
    for place in range(1, min(len(unit) - 1, _LABEL)):
        if unit.words[place] == ":" and unit.inside[place] < 0 and unit.inside[place + 1] >= 0:
            source = sources.before(unit, place - 1)
            if source and source[0] == 0:
                return [Draft(source, (place, place), [(place + 1, len(unit) - 1)])]
    return []


def _places(unit: Unit) -> list[int]:
    """Give the colons outside quotations that a quotation follows at once."""
    return [
        place
        for place in range(1, len(unit) - 2)
        if unit.words[place] == ":"
        and unit.inside[place] < 0
        and unit.tags[place + 1] == "q"
        and unit.inside[place + 1] >= 0
    ]


def _end(unit: Unit, place: int) -> int:
    own = unit.inside[place]
    while place + 1 < len(unit) and unit.inside[place + 1] == own:
        place += 1
    return place


def _covers(draft: Draft, quotation: Stretch) -> bool:
    return any(first <= quotation[0] and quotation[1] <= last for first, last in draft.content)


def _breaks(unit: Unit, start: int, stop: int) -> bool:
    return any(unit.tags[place] == "." and unit.inside[place] < 0 for place in range(start, stop))


def _subject(unit: Unit, colon: int, quotation: Stretch) -> list[Draft]:
    """Take the sentence's subject for the speaker and its verb for the cue."""
    begin = 1 + max((place for place in range(colon) if unit.tags[place] == "." and unit.inside[place] < 0), default=-1)
    for place in range(begin + 1, colon):
        if unit.tags[place] in "XV" and unit.inside[place] < 0:
            left = place - 1
            while left > begin and unit.tags[left] == "R":
                left -= 1
            source = sources.before(unit, left)
            if source is None or source[0] < begin:
                return []
            last = place
            while last + 1 < colon and unit.tags[last + 1] in "XVR":
                last += 1
            return [Draft(source, (place, last), [quotation])]
    return []
