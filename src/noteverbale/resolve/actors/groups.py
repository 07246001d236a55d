"""A pointer to several ("the two sides", "they", "our countries") -> which actors are meant together.

In: a scene, a pointer, each actor's share.  Out: `chosen(...)`: codes, several or one, UNK where nobody is told.
Candidates: the likeliest actors alone and by two (by the number told, up to five), the lists that the text tells, also
with one actor more, whoever is told together in a sentence, the members of a group named before ("the E3") and the
holders of the office named ("the presidents").  A set's score is the sum of its features' weights, class "set" of
ontology/actors/anaphora.csv; the set taken promises the highest F1 against the others by their probabilities.  "We" may
be the speaker's own or both sides: words after it and in its sentence are features too, and being wholly right counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from noteverbale.resolve.actors.anaphora import Scene
from noteverbale.resolve.actors.stages import LONGEST, Share, Stage
from noteverbale.resolve.actors.stages import Codes as Codes
from noteverbale.resolve.actors.target import Target

Features = dict[str, float]

_LEAST = 1e-4  # share of an actor that no candidate gave
_ABSENT = 0.05  # share taken for a collective none of whose members is a candidate
_RIVALS = 8  # sets weighed against one another
_NOBODY: Codes = frozenset(("UNK",))
_ALONE = frozenset(f"we:{word}" for word in ("i", "me", "my", "mine", "myself"))


def plural(target: Target) -> bool:
    """Tell whether a pointer may stand for several actors that are told apart."""
    return target.kind in ("sides", "they") or (target.kind == "we" and target.fine not in _ALONE)


def sets(
    scene: Scene, target: Target, words: str, start: int, sentence: int, ranked: Sequence[Share]
) -> list[tuple[Codes, Features]]:
    """Give each candidate set with its features, in a fixed order."""
    stage = Stage.of(scene, target, words.lower(), start, sentence, ranked)
    found = {frozenset((code,)) for code in stage.top} | set(stage.lists) | {stage.holders, _NOBODY}
    found |= set(stage.known) | _wider(stage)
    for size in {2, min(target.count, 5), stage.number} - {0, 1}:
        found |= {frozenset(some) for some in combinations(stage.top, size)}
    ordered = sorted((codes for codes in found if codes), key=sorted)
    return [(codes, _features(scene, target, stage, codes)) for codes in ordered]


def _wider(stage: Stage) -> set[Codes]:
    """Give the lists told of late with one actor more, and whoever is told together in a sentence."""
    lists = [codes for codes, ago in stage.lists.items() if ago < 4]
    more = {codes | {code} for codes in lists for code in (stage.own, *stage.top[:2]) if code}
    more |= {codes for ago, codes in (*stage.persons, *stage.together) if ago < 4}
    return {codes for codes in more if 1 < len(codes) <= LONGEST}


def _features(scene: Scene, target: Target, stage: Stage, codes: Codes) -> Features:
    others = [part for code, part in stage.share.items() if code not in codes and code != "UNK"]
    rest = math.log(max(others, default=0.0) + _LEAST)
    count, kind, sort = min(target.count, 4), target.kind, stage.sort
    if codes == _NOBODY:
        signs = ("nobody", *(f"nobody&{sign}" for sign in (kind, sort, count, *target.marks, *stage.words)))
        own = math.log(stage.share.get("UNK", 0.0) + _LEAST)
        return {**dict.fromkeys(signs, 1.0), "nobody&share": own, "nobody&rest": rest}
    logs = [math.log(stage.share.get(code, 0.0) + _LEAST) for code in sorted(codes)]
    if codes in stage.known:
        logs = [value for value in logs if value > math.log(2 * _LEAST)] or [math.log(_ABSENT)]
    size, mean = min(len(codes), 4), sum(logs) / len(logs)
    values = {"mean": mean, "least": min(logs), "rest": rest}
    values |= {f"mean&size{size}": mean, f"mean&{kind}": mean, f"mean&{sort}": mean}
    signs = (f"size{size}&{kind}&{count}", f"size{size}&{sort}", *_told(scene, stage, codes, kind, count))
    signs += tuple(f"size{min(size, 3)}&{word}" for word in stage.words)
    signs += (
        (f"number&{kind}&{'as told' if len(codes) == stage.number else 'other'}&{min(stage.number, 3)}",)
        if stage.number
        else ()
    )
    return {**dict.fromkeys(signs, 1.0), **values}


def _told(scene: Scene, stage: Stage, codes: Codes, kind: str, count: int) -> list[str]:
    """Features of how the text tells these actors: in a list, by their office, as persons, in one sentence."""
    return [
        *_as_a_list(stage, codes, kind, count),
        *_as_who_they_are(stage, codes, count),
        *_as_the_scene(scene, stage, codes),
        *_in_a_sentence(stage, codes),
    ]


def _as_a_list(stage: Stage, codes: Codes, kind: str, count: int) -> Iterator[str]:
    sort = stage.sort
    if codes in stage.lists:
        yield from (f"list{stage.lists[codes]}", f"list&{kind}&{sort}")
    elif any(codes < whole for whole in stage.lists):
        yield from ("listpart", f"listpart&{count}")
    if codes in stage.lists:
        yield from (f"listed&{word}" for word in stage.words if word.startswith("after:"))
    if codes in stage.known:
        yield from (f"collective{stage.known[codes]}", f"collective&{kind}&{sort}")
    yield from sorted(
        {f"wider&{kind}&{min(len(whole), 3)}&{min(len(codes), 4)}" for whole in stage.lists if whole < codes}
    )
    yield from (f"all{name}{min(ago, 4)}&{kind}&{sort}" for name, ago in stage.whole(codes))


def _as_who_they_are(stage: Stage, codes: Codes, count: int) -> Iterator[str]:
    if stage.holders:
        fit = "holders" if codes == stage.holders else "holderspart" if codes < stage.holders else "holdersnot"
        yield from (fit, f"{fit}&{count}")
    everybody = frozenset().union(*(told for _, told in stage.persons))
    yield f"{'persons' if codes <= everybody else 'nopersons'}&{stage.sort}"
    yield f"{'bodies' if any('-' in code for code in codes) else 'states'}&{stage.sort}"


def _as_the_scene(scene: Scene, stage: Stage, codes: Codes) -> Iterator[str]:
    size = min(len(codes), 3)
    if scene.home in codes:
        yield f"{'official' if scene.official else 'home'}&{size}&{stage.sort}"
    if scene.dominant in codes:
        yield f"dominant&{size}"
    if stage.words and size == 2:
        yield from (f"guest&{codes == {stage.own, stage.guest}}", f"own&{stage.own in codes}")


def _in_a_sentence(stage: Stage, codes: Codes) -> Iterator[str]:
    if len(codes) > 1:
        persons = f"persons{_ago(stage.persons, codes)}"
        yield from (f"together{_ago(stage.together, codes)}", persons, f"{persons}&{stage.sort}")


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
