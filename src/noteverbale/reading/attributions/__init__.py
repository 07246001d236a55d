"""Text and its sentences -> who says what: source, cue and content of each attribution, by rules and word lists.

attributions(text, spans, people) -> [Attribution, ...]
Quotations first, so that a sentence is never cut inside one; then cues; then each cue's source and content.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from noteverbale.reading.attributions.assembly import drafts
from noteverbale.reading.attributions.colons import opening
from noteverbale.reading.attributions.drafts import Draft
from noteverbale.reading.attributions.kinds import Kinds
from noteverbale.reading.attributions.letters import letter
from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.reading.attributions.quotes import quoted
from noteverbale.reading.attributions.speeches import speeches
from noteverbale.reading.attributions.units import Unit, units
from noteverbale.types import Attribution, Span

if TYPE_CHECKING:
    from noteverbale.resolve.actors import Context

__all__ = ["attributions"]

_Spans = tuple[tuple[int, int], ...]
_CLOSED = frozenset("”\"»'")  # a quotation left open at a paragraph's end goes on in the next paragraph
_RIM = " \t\n\xa0,;:."


def attributions(text: str, spans: Sequence[Span], people: Context | None = None) -> list[Attribution]:
    """Give the attributions of a text in order of place. `spans`: its sentences; `people`: who is who in it.

    Deterministic; never raises on any text.
    """
    quotations = quoted(text)
    kinds = Kinds(text, people)
    found: list[Attribution] = []
    letters: list[Attribution] = []
    told = 0  # where the last letter ends
    for unit in units(text, spans, quotations):
        made = drafts(unit)
        words = letter(text, unit.span.end)
        head = opening(unit, made) if words else None
        made = [draft for draft in made if head is None or draft.cue != head.cue]
        given = [_attribution(unit, draft, kinds, quotations) for draft in made]
        if head is not None:
            letters.append(_of_letter(unit, head, kinds, words))
            given.append(letters[-1])
            told = words[-1].end
        elif not given and found and unit.span.start >= told and _goes_on(unit, found[-1], quotations):
            found[-1] = _extended(found[-1], unit)
        found += given
    spoken = [
        Attribution(source=(s.source,), cue=(s.cue,), content=s.content, manner="direct", kind=kinds.of(s.source))
        for s in speeches(text)
    ]
    found = [item for item in found if not _own(text, item, [*letters, *spoken])] + spoken
    return sorted(found, key=lambda item: (item.cue, item.content, item.source))


def _own(text: str, item: Attribution, spoken: Sequence[Attribution]) -> bool:
    """Tell whether a speaker says it of himself in his own speech ("I think that ..."): the speech has it already."""
    who = {text[slice(*span)].lower() for span in item.source}
    if not who or not who <= lexicon().classes["first_person"]:
        return False
    cue = item.cue[0][0]
    return any(start <= cue < end for speech in spoken for start, end in speech.content)


def _attribution(unit: Unit, draft: Draft, kinds: Kinds, quotations: list[tuple[int, int]]) -> Attribution:
    source: _Spans = (unit.chars(*draft.source),) if draft.source else ()
    content = tuple(_rimmed(unit.text, *unit.chars(*piece)) for piece in draft.content)
    whole = all(any(start <= a and b <= end for start, end in quotations) for a, b in content)
    return Attribution(
        source=source,
        cue=(unit.chars(*draft.cue),),
        content=content,
        manner="direct" if whole else "indirect",
        kind=kinds.of(source[0] if source else None),
    )


def _of_letter(unit: Unit, draft: Draft, kinds: Kinds, words: tuple[Span, ...]) -> Attribution:
    """Give what a line such as "The message reads, in part:" opens: direct words, marked at their rims alone."""
    source = unit.chars(*draft.source) if draft.source else None
    return Attribution(
        source=(source,) if source else (),
        cue=(unit.chars(*draft.cue),),
        content=tuple((span.start, span.end) for span in words),
        manner="direct",
        kind=kinds.of(source),
    )


def _rimmed(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    while first < last and text[first] in _RIM:
        first += 1
    while last > first and text[last - 1] in _RIM:
        last -= 1
    return (first, last) if first < last else (start, end)


def _goes_on(unit: Unit, last: Attribution, quotations: list[tuple[int, int]]) -> bool:
    """Tell whether the unit is nothing but quotation: the last speaker goes on, in his own paragraph."""
    told = max(end for _, end in (*last.content, *last.cue))
    if "\n" in unit.text[told : unit.span.start]:
        place = bisect_left(quotations, (told, 0)) - 1
        if place < 0 or quotations[place][1] < told or unit.text[quotations[place][1] - 1] in _CLOSED:
            return False
    return any(place >= 0 for place in unit.inside) and all(
        place >= 0 or tag in ".,:q" for place, tag in zip(unit.inside, unit.tags, strict=True)
    )


def _extended(item: Attribution, unit: Unit) -> Attribution:
    piece = (unit.span.start, unit.span.end)
    return Attribution(
        source=item.source, cue=item.cue, content=(*item.content, piece), manner=item.manner, kind=item.kind
    )
