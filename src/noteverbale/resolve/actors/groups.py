"""A pointer to several ("the two sides", "they", "our countries") -> which actors are meant together.

In: a scene, a pointer, each actor's share.  Out: `chosen(...)`: codes, several or one, UNK where nobody is told.
Candidates: the likeliest actors alone and by two (by the number told, up to five), the lists that the text tells, and
the holders of the office named ("the presidents").  A set's score is the sum of its features' weights, class "set" of
ontology/actors/anaphora.csv; the set taken promises the highest F1 against the others by their probabilities.  "We" may
be the speaker's own or both sides: words after it and in its sentence are features too, and being wholly right counts.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from noteverbale.ontology.cues import any_of, plural_offices
from noteverbale.resolve.actors.anaphora import Scene, partner
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.resolve.actors.target import Target

Share = tuple[str, float, Mention | None]
Codes = frozenset[str]
Features = dict[str, float]

_BACK, _AHEAD = 60, 6  # mentions looked at before and after the pointer
_TOP = 5  # actors that are paired
_LONGEST = 7  # actors of a list; a longer one is hardly meant by a pronoun
_LEAST = 1e-4  # share of an actor that no candidate gave
_RIVALS = 8  # sets weighed against one another
_NOBODY: Codes = frozenset(("UNK",))
_ALONE = frozenset(f"we:{word}" for word in ("i", "me", "my", "mine", "myself"))
_NEXT = 60  # characters after "we" in which its next words stand
_WORD = re.compile(r"[\w’']+")


@cache
def _sorts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the sorts of nouns for several actors: leaders, countries, sides."""
    names = ("leaders", "countries", "parties")
    return tuple((name, re.compile(rf"\b(?:{any_of(f'plural_{name}')})\b")) for name in names)


@cache
def _two_sided() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('two_sided')})\b")


def plural(target: Target) -> bool:
    """Tell whether a pointer may stand for several actors that are told apart."""
    return target.kind in ("sides", "they") or (target.kind == "we" and target.fine not in _ALONE)


@dataclass(frozen=True, slots=True)
class Stage:
    """What the text before a pointer tells of actors together."""

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
        )


def _lists(near: Sequence[Mention], sentence: int) -> dict[Codes, int]:
    """Give the actors told in one list, with how many sentences ago."""
    runs: dict[int, list[Mention]] = {}
    for m in near:
        if m.run >= 0:
            runs.setdefault(m.run, []).append(m)
    found: dict[Codes, int] = {}
    for told in runs.values():
        codes = frozenset(m.code for m in told)
        if 1 < len(codes) <= _LONGEST:
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
    return [
        *(f"{'later' if n else 'next'}:{word}" for n, word in enumerate(following)),
        *(f"in:{cue}" for cue in sorted(cues)),
        f"{form}&{'official' if scene.official else 'outlet'}",
        target.fine,
    ]


def _holders(near: Sequence[Mention], words: str) -> Codes:
    """Give the actors whose holders of the office in the words ("the presidents") were told."""
    offices = next((offices for noun, offices in plural_offices() if noun in words), ())
    codes = frozenset(m.code for m in near if m.sort == "person" and m.office in offices)
    return codes if 1 < len(codes) <= _LONGEST else frozenset()


def _by_sentence(told: Sequence[Mention], sentence: int) -> list[tuple[int, Codes]]:
    """Give (sentences ago, the actors told there), the nearest first."""
    found: dict[int, set[str]] = {}
    for m in told:
        found.setdefault(sentence - m.sentence, set()).add(m.code)
    return [(ago, frozenset(found[ago])) for ago in sorted(found)]


def sets(
    scene: Scene, target: Target, words: str, start: int, sentence: int, ranked: Sequence[Share]
) -> list[tuple[Codes, Features]]:
    """Give each candidate set with its features, in a fixed order."""
    stage = Stage.of(scene, target, words.lower(), start, sentence, ranked)
    found = {frozenset((code,)) for code in stage.top} | set(stage.lists) | {stage.holders, _NOBODY}
    for size in {2, min(target.count, 5)} - {0, 1}:
        found |= {frozenset(some) for some in combinations(stage.top, size)}
    ordered = sorted((codes for codes in found if codes), key=sorted)
    return [(codes, _features(scene, target, stage, codes)) for codes in ordered]


def _features(scene: Scene, target: Target, stage: Stage, codes: Codes) -> Features:
    others = [part for code, part in stage.share.items() if code not in codes and code != "UNK"]
    rest = math.log(max(others, default=0.0) + _LEAST)
    count, kind, sort = min(target.count, 4), target.kind, stage.sort
    if codes == _NOBODY:
        signs = ("nobody", *(f"nobody&{sign}" for sign in (kind, sort, count, *target.marks, *stage.words)))
        own = math.log(stage.share.get("UNK", 0.0) + _LEAST)
        return {**dict.fromkeys(signs, 1.0), "nobody&share": own, "nobody&rest": rest}
    logs = [math.log(stage.share.get(code, 0.0) + _LEAST) for code in sorted(codes)]
    size, mean = min(len(codes), 4), sum(logs) / len(logs)
    values = {"mean": mean, "least": min(logs), "rest": rest}
    values |= {f"mean&size{size}": mean, f"mean&{kind}": mean, f"mean&{sort}": mean}
    signs = (f"size{size}&{kind}&{count}", f"size{size}&{sort}", *_told(scene, stage, codes, kind, count))
    signs += tuple(f"size{min(size, 3)}&{word}" for word in stage.words)
    return {**dict.fromkeys(signs, 1.0), **values}


def _told(scene: Scene, stage: Stage, codes: Codes, kind: str, count: int) -> list[str]:
    """Features of how the text tells these actors: in a list, by their office, as persons, in one sentence."""
    size, sort = min(len(codes), 3), stage.sort
    found = []
    if codes in stage.lists:
        found += [f"list{stage.lists[codes]}", f"list&{kind}&{sort}"]
    elif any(codes < whole for whole in stage.lists):
        found += ["listpart", f"listpart&{count}"]
    if stage.holders:
        fit = "holders" if codes == stage.holders else "holderspart" if codes < stage.holders else "holdersnot"
        found += [fit, f"{fit}&{count}"]
    everybody = frozenset().union(*(told for _, told in stage.persons))
    found.append(f"{'persons' if codes <= everybody else 'nopersons'}&{sort}")
    found.append(f"{'bodies' if any('-' in code for code in codes) else 'states'}&{sort}")
    if scene.home in codes:
        found.append(f"{'official' if scene.official else 'home'}&{size}&{sort}")
    if scene.dominant in codes:
        found.append(f"dominant&{size}")
    if stage.words and size == 2:
        found += [f"guest&{codes == {stage.own, stage.guest}}", f"own&{stage.own in codes}"]
    if len(codes) > 1:
        found += [f"together{_ago(stage.together, codes)}"]
        found += [f"persons{_ago(stage.persons, codes)}", f"persons{_ago(stage.persons, codes)}&{sort}"]
    return found


def _ago(told: Sequence[tuple[int, Codes]], codes: Codes) -> int:
    """Give how many sentences ago all of them were told in one sentence; 5 where never or long ago."""
    return next((min(ago, 5) for ago, some in told if codes <= some), 5)


def chosen(
    candidates: Sequence[tuple[Codes, Features]], worth: dict[str, float], whole: float = 0.0
) -> tuple[Codes, float]:
    """Give the set that promises most, with its own probability; `whole`: what being wholly right counts beside F1."""
    scores = [sum([worth.get(name, 0.0) * value for name, value in features.items()]) for _, features in candidates]
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    likely = sorted(range(len(parts)), key=lambda n: (-parts[n], sorted(candidates[n][0])))[:_RIVALS]
    promise = {
        n: sum(parts[k] * _f1(candidates[n][0], candidates[k][0]) for k in likely) + whole * parts[n] for n in likely
    }
    best = max(likely, key=lambda n: promise[n])
    return candidates[best][0], parts[best] / sum(parts)


def _f1(one: Codes, other: Codes) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
