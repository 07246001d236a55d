"""Text and its sentences -> who says what: source, cue and content of each attribution, by rules and word lists.

attributions(text, spans, people) -> [Attribution, ...]
Quotations first, so that a sentence is never cut inside one; then cues; then each cue's source and content.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from noteverbale.reading.attributions.assembly import drafts
from noteverbale.reading.attributions.colons import opening
from noteverbale.reading.attributions.drafts import Draft
from noteverbale.reading.attributions.handed import handed
from noteverbale.reading.attributions.kinds import Kinds
from noteverbale.reading.attributions.letters import letter
from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.reading.attributions.quotes import quoted
from noteverbale.reading.attributions.reviews import reviews
from noteverbale.reading.attributions.runs import Run
from noteverbale.reading.attributions.speeches import speeches
from noteverbale.reading.attributions.units import Unit, units
from noteverbale.types import Attribution, Span

if TYPE_CHECKING:
    from noteverbale.resolve.actors import Context

__all__ = ["attributions"]

_Spans = tuple[tuple[int, int], ...]
_RIM = " \t\n\xa0,;:."


def attributions(text: str, spans: Sequence[Span], people: Context | None = None) -> list[Attribution]:
    """Give the attributions of a text in order of place. `spans`: its sentences; `people`: who is who in it.

    Deterministic; never raises on any text.
    """
    quotations = quoted(text)
    kinds = Kinds(text, people)
    runs: list[Run] = []
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
        elif not given and runs and unit.span.start >= told and runs[-1].goes_on(unit, quotations):
            runs[-1].add(unit)
        runs += map(Run, given)
    spoken = [
        Attribution(source=(s.source,), cue=(s.cue,), content=s.content, manner="direct", kind=kinds.of_label(s.source))
        for s in reviews(text) or speeches(text)
    ]
    told_in = [run.whole() for run in runs]
    found = _with_handed(text, [*told_in, *spoken], kinds, quotations)
    single = set(map(id, told_in))
    own = _Own(text, [*letters, *(item for item in found if id(item) not in single)])
    found = [item for item in found if id(item) not in single or item not in own]
    return sorted(found, key=lambda item: (item.cue, item.content, item.source))


def _with_handed(
    text: str, found: list[Attribution], kinds: Kinds, quotations: list[tuple[int, int]]
) -> list[Attribution]:
    """Give the attributions with those of texts that the article hands over in full, which take the place of what the
    line that announces one opens by itself; a letter or a speech has told its own already.
    """
    known = {item.source[0]: item.kind for item in found if item.source}
    for one in handed(text, found, quotations):
        held = {item.content[0] for item in found if len(item.content) > 1}
        kind = one.kind or known.get(one.source) or kinds.of(one.source) or one.unknown
        outlet = kind == "media" and one.sort == "interviews"  # "in an interview with the Tehran Times"
        if outlet or one.content[0][0] in {start for start, _ in held}:
            continue
        found = [item for item in found if not one.cue[0] <= item.cue[0][0] < one.cue[1]]
        cue = one.cue if one.cue[0] < one.cue[1] else (one.content[0][0] - 1, one.content[0][0])
        found.append(Attribution(source=(one.source,), cue=(cue,), content=one.content, manner="direct", kind=kind))
    return found


class _Own:
    """What a speaker says of himself in his own speech ("I think that ..."): the speech has it already."""

    def __init__(self, text: str, spoken: Iterable[Attribution]) -> None:
        spans = sorted(span for speech in spoken for span in speech.content)
        self._text = text
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))  # of a span and all before it

    def __contains__(self, item: Attribution) -> bool:
        who = {self._text[slice(*span)].lower() for span in item.source}
        if not who or not who <= lexicon().classes["first_person"] | lexicon().classes["second_person"]:
            return False
        cue = item.cue[0][0]
        at = bisect_right(self._starts, cue) - 1
        return at >= 0 and cue < self._reach[at]


def _attribution(unit: Unit, draft: Draft, kinds: Kinds, quotations: list[tuple[int, int]]) -> Attribution:
    source: _Spans = (unit.chars(*draft.source),) if draft.source else ()
    content = tuple(_rimmed(unit.text, *unit.chars(*piece)) for piece in draft.content)
    whole = all(_within(piece, quotations) for piece in content)
    return Attribution(
        source=source,
        cue=(unit.chars(*draft.cue),),
        content=content,
        manner="direct" if whole else "indirect",
        kind=kinds.of(source[0] if source else None),
    )


def _within(piece: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one of the spans, in order and none overlapping, holds the piece."""
    at = bisect_right(spans, piece[0], key=lambda span: span[0]) - 1
    return at >= 0 and piece[1] <= spans[at][1]


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
