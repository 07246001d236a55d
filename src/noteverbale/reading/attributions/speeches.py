"""Text -> speeches: paragraphs in a speaker's own words without quotation marks, as transcripts and statements go.

"President of Russia Vladimir Putin: Colleagues, ..." opens one, and so does a paragraph that ends in "Tobias Ellwood
said:". A speech goes on, paragraph by paragraph, until the next speaker, a closing line or the end of the text. Words
in speeches.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from noteverbale.reading.attributions.lexicon import load
from noteverbale.resolve.actors.quotes import asks

_PARAGRAPH = re.compile(r"[^\n]+")
# Name or office and name before a colon: at most 26 words, none of them closing a sentence.
_LABEL = re.compile(
    r"(?P<who>[A-Z][\w.’'-]*(?:,? (?:[\w.’'-]+|\([^()\n]{1,40}\))){0,25}?)(?: \([^()\n]{1,60}\)){0,2}"
    r" *(?P<cue>:)(?=\s+\S)"  # blanks where furniture stood: "(spoke in French)"
)
# What comes before the verb is left to `_subject`: one bounded piece, so that the search stays linear.
_OPENS = r"\b(?P<cue>{})\b[^:\n“\"]{{0,80}}(?P<colon>:)\s*$"
_GOES_BACK = re.compile(r"\b(?:he|she|they|[A-Z]\w+) (?:said|added|told|noted)\b")
_MARKS = "“\"«„‘'"
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")  # what an article quotes does not make the article a speech
_LINE = re.compile(rf"^[^\S\n]*[{_MARKS}]?{_LABEL.pattern}", re.MULTILINE)
_STAGE = re.compile(r"\W?[(\[][^()\[\]\n]{1,60}[)\]]\W?$", re.MULTILINE)  # "(Applause.)" is nobody's words


class Speech(NamedTuple):
    """Character spans: the speaker's words, the cue, and each paragraph of the speech."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]


class _Words(NamedTuple):
    opens: re.Pattern[str]
    no_speakers: frozenset[str]
    ends: tuple[str, ...]
    persons: re.Pattern[str]
    small: frozenset[str]
    leads: frozenset[str]
    verbs_in: frozenset[str]


@cache
def _words() -> _Words:
    data = load("speeches.toml")
    return _Words(
        re.compile(_OPENS.format("|".join(data["verbs"].split()))),
        frozenset(data["no_speakers"].split()),
        tuple(data["ends"]),
        re.compile(rf"\b(?:{'|'.join(data['persons'].split())})\b", re.IGNORECASE),
        frozenset(data["small"].split()),
        frozenset(data["leads"].split()),
        frozenset(data["verbs_in"].split()),
    )


def speeches(text: str) -> list[Speech]:
    """Give the speeches of a text in order, none overlapping."""
    recurring = _recurring(text)
    found: list[Speech] = []
    speaker: tuple[tuple[int, int], tuple[int, int]] | None = None
    content: list[tuple[int, int]] = []
    for start, end, opened in _turns(text, recurring):
        if opened is not None or _ends(text, start, end):
            found += _made(text, speaker, content, recurring)
            speaker, content = (opened[0], opened[1]) if opened else None, []
            start = opened[2] if opened else end
        if speaker is not None and start < end and not _STAGE.match(text, start, end):
            content.append((start, end))
        if opened is not None and asks().match(text, opened[0][0]):  # who asks without a name asks in one paragraph
            found += _made(text, speaker, content, recurring)
            speaker, content = None, []
    return found + _made(text, speaker, content, recurring)


def _ends(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph ends the speech before it: a closing line, or the outlet's own words."""
    return text[start:end].lower().startswith(_words().ends) or _narrates(text[start:end])


_Opened = tuple[tuple[int, int], tuple[int, int], int]


def _turns(text: str, recurring: frozenset[str]) -> Iterator[tuple[int, int, _Opened | None]]:
    """Yield each paragraph with what it opens: the speaker, the cue, and where the speech begins."""
    for match in _PARAGRAPH.finditer(text):
        start, end = _after(text, *match.span()), match.end()
        opened = _asking(text, start, end) or _label(text, start, end, recurring)
        yield start, end, opened or _statement(text, start, end)


def _asking(text: str, start: int, end: int) -> _Opened | None:
    """Give who asks without a name: "QUESTION: Did ...?", "Q    Will you ...?"."""
    match = asks().match(text, start)
    if match is None or match.end() >= end:
        return None
    return match.span("who"), match.span("cue"), _after(text, match.end(), end)


def _label(text: str, start: int, end: int, recurring: frozenset[str]) -> _Opened | None:
    match = _LABEL.match(text, start + (text[start : start + 1] in tuple(_MARKS)), end)
    if match is None:
        return None
    words = match["who"].split()
    if words[0].lower() in _words().no_speakers or not words[-1][:1].isupper():
        return None
    if not _named(words) and not (recurring and _office(words)):
        return None
    if len(words) < 2 and match["who"] not in recurring:
        return None
    return match.span("who"), match.span("cue"), _after(text, match.end("cue"), end)


def _recurring(text: str) -> frozenset[str]:
    """Give the labels that open two paragraphs or more of a transcript: "WALLACE:" once may be anything, and "Russia:"
    twice a list in which nobody asks or speaks of himself.
    """
    labels = list(_LINE.finditer(text))
    counts = Counter(match["who"] for match in labels)
    several = [match for match in labels if counts[match["who"]] > 1]
    lines = ((match.end(), text.find("\n", match.end())) for match in several)
    talk = asks().search(text) or any(_personal(text[start : end if end > 0 else None]) for start, end in lines)
    return frozenset(match["who"] for match in several) if talk else frozenset()


def _personal(words: str) -> bool:
    """Tell whether somebody speaks of himself or to another, outside what is quoted."""
    return _words().persons.search(_QUOTED.sub("", words)) is not None


def _statement(text: str, start: int, end: int) -> _Opened | None:
    match = _words().opens.search(text, max(start, end - 400), end)
    if match is None:
        return None
    who = _subject(text, start, match.start("cue"))
    return None if who is None else (who, match.span("cue"), end)


def _subject(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Give the name before the verb: "Tobias Ellwood, the minister, said", "Speaking in Mosul, Tobias Ellwood said"."""
    begin = max(text.rfind(mark, start, stop) + len(mark) for mark in (". ", "? ", "! "))
    begin = max(begin, start)
    pieces = [piece for piece in re.finditer(r"[^,\n]+", text[begin:stop]) if piece.group().strip()]
    names = [piece for piece in pieces if _named(said := piece.group().split()) and said[0] not in _words().leads]
    if not pieces or not (names or pieces[-1].group().strip()[:1].isupper()):
        return None
    chosen = names[0] if names else pieces[-1]
    words = chosen.group()
    lead = len(words) - len(words.lstrip())
    return begin + chosen.start() + lead, begin + chosen.start() + len(words.rstrip())


def _named(words: list[str]) -> bool:
    return all(word[:1].isupper() or word in _words().small for word in words)


def _office(words: list[str]) -> bool:
    """Tell whether words of a transcript may be an office and a name: "Head of the Just Russia faction S. Mironov"."""
    named = all(word[:1].isupper() for word in words[-2:])
    return named and "of" in words[1:] and _words().verbs_in.isdisjoint(word.strip(",").lower() for word in words)


def _after(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _narrates(paragraph: str) -> bool:
    return paragraph.lstrip()[:1] not in _MARKS and _GOES_BACK.search(paragraph) is not None and "“" in paragraph


def _made(
    text: str,
    speaker: tuple[tuple[int, int], tuple[int, int]] | None,
    content: list[tuple[int, int]],
    recurring: frozenset[str],
) -> list[Speech]:
    """Give the speech if it is one, not in quotation marks: somebody asks, speaks as I, we or you, or takes turns."""
    if speaker is None or not content or text[content[0][0]] in _MARKS:
        return []
    known = text[slice(*speaker[0])] in recurring or asks().match(text, speaker[0][0])
    if not known and not any(_personal(text[slice(*span)]) for span in content):
        return []
    return [Speech(*speaker, tuple(content))]
