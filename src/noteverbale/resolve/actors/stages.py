"""What the text around a pointer to several tells of actors together: lists, holders of an office, known collectives.

In: a scene, a pointer, each actor's share.  Out: a `Stage`, from which groups.py makes sets and their features.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from noteverbale.ontology.cues import any_of, counts, plural_offices
from noteverbale.ontology.members import named_in
from noteverbale.resolve.actors.anaphora import Scene, partner
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.resolve.actors.target import Target

Share = tuple[str, float, Mention | None]
Codes = frozenset[str]

LONGEST = 7  # actors of a list; a longer one is hardly meant by a pronoun
_BACK, _AHEAD = 60, 6  # mentions looked at before and after the pointer
_TOP = 5  # actors that are paired
_NEXT = 60  # characters after "we" in which its next words stand
_NUMBER = 300  # characters before a pointer in which a number of parties counts
_WORD = re.compile(r"[\w’']+")


@cache
def _sorts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the sorts of nouns for several actors: leaders, countries, sides."""
    names = ("leaders", "countries", "parties")
    return tuple((name, re.compile(rf"\b(?:{any_of(f'plural_{name}')})\b")) for name in names)


@cache
def _two_sided() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('two_sided')})\b")


@cache
def _numbered() -> re.Pattern[str]:
    """Match "three European countries", "both sides", "tripartite": how many parties there are."""
    parties = rf"(?:[\w-]+\s+)?(?:{any_of('sides')})\b"
    return re.compile(
        rf"\b(?:(?P<word>{'|'.join(sorted(counts()))})\s+{parties}|(?P<own>trilateral|tripartite|quadrilateral))"
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """What the text before a pointer tells of actors together. `known`: groups named; `number`: of parties, or 0."""

    share: dict[str, float]
    top: Sequence[str]
    lists: dict[Codes, int]
    holders: Codes
    together: Sequence[tuple[int, Codes]]
    persons: Sequence[tuple[int, Codes]]
    sort: str
    words: Sequence[str]
    own: str | None
    guest: str | None
    known: dict[Codes, int]
    number: int

    @classmethod
    def of(cls, scene: Scene, target: Target, words: str, start: int, sentence: int, ranked: Sequence[Share]) -> Stage:
        """Look over the mentions near a pointer, for "we" also over the words."""
        at = bisect_left(scene.starts, start)
        back = [m for m in scene.mentions[max(0, at - _BACK) : at] if m.end <= start]
        ahead = [m for m in scene.mentions[at : at + _AHEAD] if m.start > start + 3 and m.sentence == sentence]
        share = {code: part for code, part, _ in ranked}
        near = [m for m in (*back, *ahead) if m.code in share]
        speaker = scene.quotes.speaker(start)
        own = speaker.code if speaker else scene.home
        return cls(
            share,
            [code for code, _, _ in ranked if code != "UNK"][:_TOP],
            _lists(near, sentence),
            _holders(near, words),
            _by_sentence(back, sentence),
            _by_sentence([m for m in back if m.sort == "person"], sentence),
            next((name for name, pattern in _sorts() if pattern.search(words)), "others"),
            _words(scene, target, start, start + len(words), sentence) if target.kind == "we" else (),
            own,
            partner(scene, own),
            _known(scene, start, sentence),
            _number(scene.text, start),
        )

    def whole(self, codes: Codes) -> list[tuple[str, int]]:
        """Give where these are just the persons or actors of a sentence: which of both, how many sentences ago."""
        told = (("persons", self.persons), ("told", self.together))
        found = ((name, next((ago for ago, some in rows if some == codes), None)) for name, rows in told)
        return [(name, ago) for name, ago in found if ago is not None and len(codes) > 1]


def _known(scene: Scene, start: int, sentence: int) -> dict[Codes, int]:
    """Give the groups of states named before, with how many sentences ago."""
    last = {codes: places[n - 1] for codes, places in named_in(scene.text).items() if (n := bisect_left(places, start))}
    return {codes: min(max(sentence - bisect_right(scene.begins, at) + 1, 0), 4) for codes, at in last.items()}


def _number(text: str, start: int) -> int:
    """Give how many parties the words before tell of, the nearest number; 0 where none does."""
    found = list(_numbered().finditer(text[max(0, start - _NUMBER) : start].lower()))
    return min(counts()[found[-1]["word"] or found[-1]["own"]], 5) if found else 0


def _lists(near: Sequence[Mention], sentence: int) -> dict[Codes, int]:
    """Give the actors told in one list, with how many sentences ago."""
    runs: dict[int, list[Mention]] = {}
    for m in near:
        if m.run >= 0:
            runs.setdefault(m.run, []).append(m)
    found: dict[Codes, int] = {}
    for told in runs.values():
        codes = frozenset(m.code for m in told)
        if 1 < len(codes) <= LONGEST:
            ago = min(max(sentence - told[-1].sentence, 0), 4)
            found[codes] = min(found.get(codes, ago), ago)
    return found


def _words(scene: Scene, target: Target, start: int, end: int, sentence: int) -> list[str]:
    """Give what the words around "we" tell: its own, the next three, the cues in its sentence, who may speak."""
    begin, close = (scene.begins[n] if n < len(scene.begins) else len(scene.text) for n in (sentence, sentence + 1))
    following = [word.lower() for word in _WORD.findall(scene.text, end, end + _NEXT)[:3]]
    cues = {found.group() for found in _two_sided().finditer(scene.text[begin:close].lower())}
    quoted = scene.quotes.at(start) >= 0
    form = "turn" if scene.quotes.transcript and quoted else "quoted" if quoted else "told"
    joint = [f"after:{found}" for found in _joint(scene.text, start)] if not scene.quotes.speaker(start) else []
    return [
        *joint,
        *(f"{'later' if n else 'next'}:{word}" for n, word in enumerate(following)),
        *(f"in:{cue}" for cue in sorted(cues)),
        f"{form}&{'official' if scene.official else 'outlet'}",
        target.fine,
    ]


def _joint(text: str, start: int) -> list[str]:
    """Give whether a text of several ("a joint statement") is told of before, and whether it is told as joint."""
    before = text[max(0, start - _NUMBER * 2) : start].lower()
    return [name for name in ("joint", "several") if re.search(rf"\b(?:{any_of(f'{name}_texts')})\b", before)]


def _holders(near: Sequence[Mention], words: str) -> Codes:
    """Give the actors whose holders of the office in the words ("the presidents") were told."""
    offices = next((offices for noun, offices in plural_offices() if noun in words), ())
    codes = frozenset(m.code for m in near if m.sort == "person" and m.office in offices)
    return codes if 1 < len(codes) <= LONGEST else frozenset()


def _by_sentence(told: Sequence[Mention], sentence: int) -> list[tuple[int, Codes]]:
    """Give (sentences ago, the actors told there), the nearest first."""
    found: dict[int, set[str]] = {}
    for m in told:
        found.setdefault(sentence - m.sentence, set()).add(m.code)
    return [(ago, frozenset(found[ago])) for ago in sorted(found)]
