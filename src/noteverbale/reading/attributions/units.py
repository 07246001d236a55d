"""Sentences -> units: a sentence, or the run of sentences that one quotation holds together, as tagged tokens.

Tags are one letter: D determiner, U pronoun, P preposition, J and/or/but, S subordinating word, X auxiliary, R adverb,
V verb, A participle standing as an adjective, T "to", G genitive mark, N name, n other word, # number,
`,` comma, `.` end mark, `:` colon, dash or semicolon, `(` `)` brackets, `q` quote mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from noteverbale.reading.attributions.lexicon import lexicon
from noteverbale.types import Span

_INITIALS = r"(?:[A-Za-z]\.){2,}|\b[A-Z]\.(?=\s[A-Z])|"
_WORDS = r"['’](?:s|ll|re|ve|d|m)\b|\w+(?:[-.,/](?=\w)\w+|\.(?=[,)])|['’](?!(?:s|ll|re|ve|d|m)\b)\w+)*|``|''|[^\w\s]"
_PUNCTUATION = {",": ",", ".": ".", "!": ".", "?": ".", "…": ".", ":": ":", ";": ":", "—": ":", "–": ":", "―": ":"}
_PUNCTUATION |= {"(": "(", ")": ")", "[": "(", "]": ")"} | dict.fromkeys(
    ("“", "”", '"', "„", "«", "»", "``", "''", "‘"), "q"
)
_PUNCTUATION |= {"&": "N", "$": "#", "€": "#", "£": "#", "%": "n"}
_ORDER = (
    ("preposition", "P"),
    ("determiner", "D"),
    ("pronoun", "U"),
    ("object_pronoun", "U"),
    ("conjunction", "J"),
    ("subordinator", "S"),
    ("adverb", "R"),
    ("auxiliary", "X"),
)
_CRIES = frozenset(mark + quote for mark in "?!" for quote in "”\"’'»")
# Characters. Longer "sentences" are tables and lists without stops; cut up, they take time in line with their length.
_LONGEST = 2000
_ASKS = frozenset(("clause", "that", "hearer"))
_NOUN_BEFORE = frozenset("DAGP#")


@cache
def _token() -> re.Pattern[str]:
    titles = "|".join(sorted(lexicon().classes["stopped"]))
    return re.compile(rf"{_INITIALS}(?:{titles})\.|{_WORDS}")


@dataclass(slots=True)
class Unit:
    """Tokens of one unit in parallel lists; `inside[i]`: number of the quotation that token i is in, or -1."""

    text: str
    span: Span
    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: list[str]
    inside: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters of tokens first..last, both included."""
        return self.starts[first], self.ends[last]


def units(text: str, spans: Sequence[Span], quotations: list[tuple[int, int]]) -> Iterator[Unit]:
    """Give the units of the sentences, in order."""
    ends = [end for _, end in quotations]
    pending: Span | None = None
    spans = [piece for span in spans for piece in _pieces(span)]
    for number, span in enumerate(spans):
        span = Span(pending.start, span.end) if pending else span
        place = bisect_right(ends, span.end)
        broken = place < len(quotations) and quotations[place][0] < span.end < quotations[place][1]
        asked = number + 1 < len(spans) and _asked(text, span, spans[number + 1])
        if (broken or asked) and "\n" not in text[span.start : span.end] and span.end - span.start < _LONGEST:
            pending = span
            continue
        pending = None
        yield tokenised(text, span, quotations, ends)
    if pending:
        yield tokenised(text, pending, quotations, ends)


def _pieces(span: Span) -> Iterator[Span]:
    for start in range(span.start, span.end, _LONGEST):
        yield Span(start, min(start + _LONGEST, span.end))


def _asked(text: str, span: Span, following: Span) -> bool:
    """Tell whether a question or cry is cut off its speaker: "“Why?” Smith asked."."""
    if text[span.end - 2 : span.end] not in _CRIES or "\n" in text[span.end : following.start]:
        return False
    words = text[following.start : min(following.end, following.start + 60)].split()[:6]
    forms = lexicon().forms
    return any(verb.frames & _ASKS for word in words for _, verb in forms.get(word.rstrip(".,:"), ()))


def tokenised(text: str, span: Span, quotations: list[tuple[int, int]], ends: list[int]) -> Unit:
    """Cut one unit into tagged tokens."""
    found = list(_token().finditer(text, span.start, span.end))
    starts, words = [match.start() for match in found], [match.group() for match in found]
    inside = _inside(starts, span, quotations, ends)
    lower = [word.lower().replace("’", "'") for word in words]
    return Unit(text, span, starts, [match.end() for match in found], lower, _tags(words, lower), inside)


def _inside(starts: list[int], span: Span, quotations: list[tuple[int, int]], ends: list[int]) -> list[int]:
    """Give the number of the quotation that each token of a unit stands in, or -1."""
    first = bisect_right(ends, span.start)
    if first == len(quotations) or quotations[first][0] >= span.end:
        return [-1] * len(starts)
    places = (bisect_right(ends, start) for start in starts)
    told = zip(starts, places, strict=True)
    return [place if place < len(quotations) and quotations[place][0] <= start else -1 for start, place in told]


@cache
def _closed() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, tag in _ORDER:
        for word in lexicon().classes[name]:
            table.setdefault(word, tag)
    return table | {"to": "T"} | _PUNCTUATION


def _tags(words: list[str], lower: list[str]) -> list[str]:
    closed, forms = _closed(), lexicon().verb_forms
    tags: list[str] = []
    before = "."
    for place, word in enumerate(lower):
        tag = closed.get(word)
        if tag is None or (tag in "DUPSX" and _is_name(words, place, before)):
            tag = _open_tag(words, lower, place, before, forms)
        elif word in ("that", "this", "these", "those") and tag == "D":
            tag = _that_tag(lower, place, before)
        elif tag == "D" and word in lexicon().classes["pronoun"] and _alone(lower, place):
            tag = "U"
        tags.append(tag)
        before = tag
    return tags


def _is_name(words: list[str], place: int, before: str) -> bool:
    return words[place].isupper() and len(words[place]) > 1 and not words[place - 1].isupper() and before in "Nn"


def _that_tag(lower: list[str], place: int, before: str) -> str:
    if lower[place] != "that":
        return "D" if place + 1 < len(lower) and lower[place + 1][:1].isalpha() else "U"
    return "D" if before in "PT" or before in ".q" else "S"


def _alone(lower: list[str], place: int) -> bool:
    """Tell whether "some" or "all" stands for people: an auxiliary or a verb of saying follows, and no noun."""
    after = lower[place + 1] if place + 1 < len(lower) else ""
    if after in lexicon().classes["auxiliary"]:
        return True
    form = lexicon().verb_forms.get(after)
    noun = after in lexicon().nouns and lower[place + 2 : place + 3] != ["that"]
    return (
        after in lexicon().forms and form in ("past", "base") and not noun and after not in lexicon().classes["nominal"]
    )


def _open_tag(words: list[str], lower: list[str], place: int, before: str, forms: dict[str, str]) -> str:
    """Give the tag of a word of no closed class: by its letters, its form as a verb, and the tag before it."""
    raw, word = words[place], lower[place]
    if not word[0].isalnum():
        return _mark_tag(word, before)
    if word[0].isdigit():
        return "#"
    first, form = before in ".q" or place == 0, forms.get(word)
    if raw[0].isupper() and not (first and form) and not (form and _headline(words)):
        return "N"
    if form in ("base", "s"):
        return "n" if _is_noun(lower, place, before, form) else "V"
    if word.endswith("ly") and len(word) > 4:
        return "R"
    if form == "ing" or (form is None and word.endswith("ing") and len(word) > 5):
        return "n" if before in "DGA" else "V"
    if form or (word.endswith("ed") and len(word) > 4):
        return _participle_tag(words, place, before, ended=word.endswith("ed"))
    return "n"


def _mark_tag(mark: str, before: str) -> str:
    """A lone apostrophe behind a noun is a genitive's ("the ministers' |"), else a quote mark; other marks part."""
    if mark == "'s":
        return "X" if before == "U" else "G"
    if mark in ("'", "’"):
        return "G" if before in "Nn" else "q"
    return ":"


def _is_noun(lower: list[str], place: int, before: str, form: str) -> bool:
    """Tell whether a word that is a verb's base or third person stands as a noun: "the report", "arms sales"."""
    word = lower[place]
    if before in _NOUN_BEFORE or before == "V" or word in lexicon().classes["nominal"]:
        return True
    plural = lower[place - 1].endswith("s")
    if form == "base":
        listed = word in lexicon().nouns or word not in lexicon().forms
        return before in "Nn" and not plural and (listed or (before == "n" and _no_subject(lower, place)))
    return before == "n" and plural


def _participle_tag(words: list[str], place: int, before: str, *, ended: bool) -> str:
    """A participle stands as an adjective behind a determiner, and before a name: "detained Peruvians"."""
    ahead = words[place + 1] if place + 1 < len(words) else ""
    title = before in ",q." and ahead[:1].isupper() and ended and words[place].lower() not in lexicon().forms
    return "A" if before in "DAGP" or title else "V"


def _no_subject(lower: list[str], place: int) -> bool:
    """Tell whether no plural stands near for a bare verb's subject: "primary debate tricks", not "police say"."""
    classes = lexicon().classes
    near = lower[max(0, place - 8) : place]
    if any(name == "past" for name, _ in lexicon().forms.get(lower[place], ())) or classes["bare_after"] & set(near):
        return False
    return not any(word in classes["plural"] or (word.endswith("s") and len(word) > 4) for word in near)


def _headline(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
