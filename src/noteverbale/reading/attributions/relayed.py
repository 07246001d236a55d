"""Words that one passes on -> whose they are: "IRNA quoted the minister as saying", "he was quoted as saying".

Who is quoted is the source; who quotes him passes his words on.
"""

from __future__ import annotations

from noteverbale.reading.attributions import contents, fronted, sources
from noteverbale.reading.attributions.cues import Cue
from noteverbale.reading.attributions.drafts import Draft
from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.reading.attributions.sources import Stretch
from noteverbale.reading.attributions.units import Unit

_REACH = 30  # tokens between "quoted" and "as saying": a name, an office, an apposition


def relays(unit: Unit, cue: Cue) -> bool:
    """Tell whether the cue only passes on what "as saying" behind it tells."""
    return cue.verb.lemma in lexicon().relays and leads(unit, cue.last)


def leads(unit: Unit, last: int) -> bool:
    """Tell whether "as saying" comes after token `last` in the same sentence."""
    for place in range(last + 1, min(last + _REACH, len(unit) - 1)):
        if unit.words[place] == "as" and _saying(unit, place + 1):
            return True
        if unit.tags[place] == ".":
            return False
    return False


def relayed(unit: Unit, cue: Cue, floor: int) -> Draft | None:
    """Give the attribution of "as saying" at `cue`; `floor`: where content before it may begin."""
    at = cue.first - 1
    quoting = next((place for place in range(at - 1, max(at - _REACH, -1), -1) if _quotes(unit, place)), None)
    if quoting is None:
        return None
    source, left = _quoted(unit, quoting, at)
    if source is None:
        return None
    said = fronted.parenthetic(unit, left, cue.last + 1, floor) if left > floor else None
    said = said or contents.following(unit, cue, cue.last + 1)
    return Draft(source, (at, cue.last), said) if said else None


def is_relayed(unit: Unit, cue: Cue) -> bool:
    """Tell whether the cue is the "saying" of "as saying"."""
    return cue.first > 1 and unit.words[cue.first - 1] == "as"


def _saying(unit: Unit, place: int) -> bool:
    word = unit.words[place]
    return word == "having" or (
        word.endswith("ing") and any("clause" in verb.frames for _, verb in lexicon().forms.get(word, ()))
    )


def _quotes(unit: Unit, place: int) -> bool:
    return any(verb.lemma in lexicon().relays for _, verb in lexicon().forms.get(unit.words[place], ()))


def _quoted(unit: Unit, quoting: int, at: int) -> tuple[Stretch | None, int]:
    """Give who is quoted, and the last token before who quotes him."""
    first = quoting
    while first > 0 and unit.tags[first - 1] in "XR":
        first -= 1
    before = sources.before(unit, first - 1) if first else None
    left = before[0] - 1 if before else first - 1
    if quoting + 1 < at and unit.words[quoting + 1] != "by":
        last = at - 1 - (unit.tags[at - 1] == ",")
        return ((quoting + 1, last) if quoting < last else None), left
    return before, left
