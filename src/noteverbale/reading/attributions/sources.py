"""The full noun phrase of the one who says it, found left or right of the cue.

A phrase ends where a clause begins: at a verb, at a subordinating word, at a comma that is no apposition's.
"""

from __future__ import annotations

from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.reading.attributions.units import Unit

Stretch = tuple[int, int]  # tokens, both ends included
_NOUNS = frozenset("NnU#")
_IN_PHRASE = frozenset("NnU#DPAGT()")
_AFTER_PARTICIPLE = ("by", "in", "from", "on")
_OPENERS = frozenset("DNnU#A")


def before(unit: Unit, last: int) -> Stretch | None:
    """Give the noun phrase that ends at token `last`, or None."""
    last = _before_times(unit, last)
    if last < 0:
        return None
    if last > 2 and unit.tags[last] == "," and unit.tags[last - 1] == "R" and unit.tags[last - 2] == ",":
        return before(unit, last - 3)
    if unit.tags[last] == ",":
        return _with_apposition(unit, last)
    first = _left(unit, last)
    return _trimmed(unit, first, last) if first is not None else None


def _before_times(unit: Unit, last: int) -> int:
    """Step left over "on Tuesday" and "earlier this month"; a lone "May" stays."""
    place = last
    while place >= 0 and (
        _time(unit, place) or (place < last and (unit.tags[place] in "D#" or unit.words[place] == "on"))
    ):
        place -= 1
    return place if 0 <= place < last and unit.tags[place] in "NnU," else last


def may_lead(unit: Unit, first: int) -> bool:
    """Tell whether a phrase may be an inverted subject: a name, a phrase with its article, a bare plural."""
    return (
        unit.tags[first] in "DNU#A"
        or unit.words[first].endswith("s")
        or unit.tags[first + 1 : first + 2] in (["N"], ["n"])
    )


def _left(unit: Unit, last: int) -> int | None:
    tags, words = unit.tags, unit.words
    if tags[last] not in _NOUNS and tags[last] != ")":
        return None
    if (
        tags[last] == "U"
        and words[last] not in ("me", "him", "them", "us")
        and not (words[last] in ("one", "some", "many", "several") and last and tags[last - 1] != ",")
    ):
        return last
    place = last
    while place > 0 and (step := _goes_on(unit, place - 1, last)):
        place -= step
    return place


def _goes_on(unit: Unit, place: int, last: int) -> int:
    """Give how many tokens the phrase goes on by to the left of `place + 1`; 0 where it begins there."""
    tag = unit.tags[place]
    if unit.inside[place] >= 0 and unit.inside[place] != unit.inside[last]:
        return 0
    if tag in "VX":
        return _modifier(unit, place)
    return int(_in_phrase(unit, place))


def _modifier(unit: Unit, place: int) -> int:
    """Let "a union representing pilots" and "a study that appeared in May" go on past their verb."""
    tags, words = unit.tags, unit.words
    if place < 2:
        return 0
    by = words[place].endswith("ed") and words[place + 1] in _AFTER_PARTICIPLE
    if tags[place] == "V" and tags[place - 1] in "Nn" and (by or words[place].endswith("ing")):
        return 1
    start = place
    while start > 1 and tags[start - 1] in "VXR" and place - start < 3:
        start -= 1
    if start > 1 and words[start - 1] in ("that", "who", "which") and tags[start - 2] in "Nn":
        return place - start + 2
    return 0


def _in_phrase(unit: Unit, place: int) -> bool:
    tag = unit.tags[place]
    if tag == "P" and unit.words[place] in ("after", "before", "during", "until", "despite", "following", "without"):
        return False
    if tag == "T" and unit.tags[place + 1] == "V":
        return False
    if tag in _IN_PHRASE:
        return not (tag == "U" and unit.words[place] in ("i", "he", "she", "we", "they", "who", "you", "it"))
    if tag == "J":
        return unit.words[place] in ("and", "or") and place > 0 and _nominal(unit, place - 1)
    return tag == "R" and unit.words[place] in ("then", "now") and place > 0 and unit.tags[place - 1] == "D"


def _nominal(unit: Unit, place: int) -> bool:
    """Tell whether the words up to `place` are a bare phrase: no verb between them and where the clause begins."""
    tags = unit.tags
    if tags[place] not in "Nn":
        return False
    while place >= 0 and tags[place] in "NnDAG#P()":
        place -= 1
    return place < 0 or tags[place] in ".:q" or unit.words[place] in ("that", "but")


def _with_apposition(unit: Unit, comma: int) -> Stretch | None:
    """Find "Smith, the minister," and "Smith, who resigned," before a cue that follows the second comma."""
    tags = unit.tags
    opening = comma - 1
    while opening > 0 and comma - opening < 30 and tags[opening] not in ",:":
        if tags[opening] == "." or unit.inside[opening] != unit.inside[comma]:
            return None
        opening -= 1
    if opening <= 0 or tags[opening] != "," or tags[opening - 1] not in "Nn)":
        return None
    begins = unit.words[opening + 1]
    if (
        tags[opening + 1] not in "DNnA#P"
        and not _participle(unit, opening + 1)
        and begins not in ("who", "whose", "which", "where", "speaking", "citing")
    ):
        return None
    first = _left(unit, opening - 1)
    if first is None:
        return None
    head = _trimmed(unit, first, opening - 1)
    if head and head[0] > 2 and tags[head[0] - 1] == "," and tags[head[0]] in "D#" and tags[head[0] - 2] in "Nn)":
        further = _left(unit, head[0] - 2)
        head = (further, head[1]) if further is not None else head
    if head and (begins in ("speaking", "citing", "where") or tags[opening + 1] == "P"):
        return head
    return (head[0], comma - 1) if head else None


def _participle(unit: Unit, place: int) -> bool:
    """Tell whether "backed by" begins here."""
    return unit.tags[place] == "V" and unit.words[place].endswith("ed") and unit.words[place + 1] in _AFTER_PARTICIPLE


def _trimmed(unit: Unit, first: int, last: int) -> Stretch | None:
    """Take adverbial phrases off the left end: "In Kyiv on Monday the minister" keeps the minister."""
    tags = unit.tags
    while first <= last and tags[first] in "PTJ)RG":
        first = _after_adverbial(unit, first, last)
    if last > first + 1 and _time(unit, last):
        while last > first and (_time(unit, last) or tags[last] in "D#A"):
            last -= 1
        last -= tags[last] == "P"
    while first < last and tags[first] == "(" and ")" not in tags[first : last + 1]:
        first += 1
    return (first, last) if first <= last and any(tag in _NOUNS for tag in tags[first : last + 1]) else None


def _after_adverbial(unit: Unit, first: int, last: int) -> int:
    tags = unit.tags
    if tags[first] in "J)RG":
        return first + 1
    place = first + 1
    if place <= last and tags[place] in "DAG":
        place += 1
    while place < last and tags[place] in "nA#" and tags[place + 1] in "nA#":
        place += 1
    if place < last and tags[place] == "N" and tags[place + 1] in "N":
        while place < last and tags[place] == "N":
            place += 1
        return place
    return place + 1


def after(unit: Unit, first: int) -> Stretch | None:
    """Give the noun phrase that begins at token `first`, with its appositions, or None."""
    tags, size = unit.tags, len(unit)
    if first >= size or tags[first] not in _OPENERS:
        return None
    if tags[first] == "U" and unit.words[first + 1 : first + 2] != ["of"]:
        return (first, first)
    place = first
    while place + 1 < size and _continues(unit, place + 1, first):
        place += 1
    comma = place + 1 < size and tags[place + 1] == ","
    relative = place + 1 + comma
    if relative < size and unit.words[relative] in (
        ("who", "whose", "whom") if comma else ("who", "whose", "whom", "that", "which")
    ):
        return first, _relative_end(unit, relative)
    while place > first and tags[place] in ",PJDT(":
        place -= 1
    return first, place


def with_participle(unit: Unit, found: Stretch) -> Stretch:
    """Let a phrase go on with "using the name Katya" or "identified as Ali", as far as no quotation begins."""
    place = found[1] + 1
    if place < len(unit) and unit.tags[place] == "V" and unit.words[place].endswith(("ing", "ed")):
        return found[0], _relative_end(unit, place)
    return found


def named_after(unit: Unit, first: int) -> Stretch | None:
    """Give the phrase after "according to": as `after`, but a list that goes on without a verb is no part of it.

    "According to the study, skulls with spikes ..." names the study: an apposition has an article, a number or a name.
    """
    found = after(unit, first)
    if found is None:
        return None
    commas = [place for place in range(first, found[1] + 1) if unit.tags[place] == "," and unit.inside[place] < 0]
    for comma, end in zip(commas, (*commas[1:], found[1] + 1), strict=False):
        if unit.tags[comma + 1] not in "DN#" or (end < len(unit) and unit.tags[end] not in ",.:"):
            return first, comma - 1
    return _with_qualifier(unit, found)


def _with_qualifier(unit: Unit, found: Stretch) -> Stretch:
    """Let a source go on with "passed by the cabinet" or "released by the ministry" where a comma or a mark ends it."""
    place = found[1] + 1
    if place >= len(unit) or unit.tags[place] != "V" or not unit.words[place].endswith(("ed", "en", "ing", "made")):
        return found
    end = _relative_end(unit, place)
    return (found[0], end) if end + 1 < len(unit) and unit.tags[end + 1] in ",.:" else found


def _relative_end(unit: Unit, place: int) -> int:
    """Give the last token of "who runs the company": up to an end mark or a quotation."""
    while place + 1 < len(unit) and unit.tags[place + 1] not in ".:q,":
        place += 1
    return place


def _continues(unit: Unit, place: int, first: int) -> bool:
    tags, words, size = unit.tags, unit.words, len(unit)
    if unit.inside[place] != unit.inside[place - 1]:
        return False
    tag = tags[place]
    if tag == "(" and ")" not in tags[place : place + 5]:
        return False
    ahead = tags[place + 1] if place + 1 < size else "."
    if tag == "P":
        near = words[place] in ("of", "for", "from", "at", "with") or "," in tags[max(first, place - 12) : place]
        return near and ahead in "NnDAG#" and not _time(unit, place + 1)
    if tag == "T":
        return "," in tags[max(first, place - 12) : place] and ahead in "DNn"
    if tag == ",":
        return ahead in "DNn#" and not _time(unit, place + 1) and _apposition(unit, place + 1)
    if tag == "J":
        return words[place] == "and" and ahead in "NnD"
    return tag in "NnDAG#()" and not _time(unit, place)


def _apposition(unit: Unit, first: int) -> bool:
    """Tell whether the words after a comma describe what stands before it: no verb up to the next comma or end."""
    for place in range(first, len(unit)):
        if unit.tags[place] in ",.:q":
            return True
        if unit.tags[place] in "XV" and place < first + 8:
            return unit.tags[place] == "V" and unit.words[place].endswith(("ed", "ing"))
        if unit.words[place] == "who":
            return True
    return True


def _time(unit: Unit, place: int) -> bool:
    return unit.words[place] in lexicon().classes["time"]
