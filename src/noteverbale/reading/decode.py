"""Scores -> triggers and argument spans. Pure functions over arrays.

In: `Scores` of a window and `Roles` of its triggers.  Out: `Found` claims as word spans with labels and a confidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct, structs

from noteverbale.reading.network import About, Calibration, Network, Roles, Scores, Thresholds
from noteverbale.reading.roles import Region, region
from noteverbale.reading.windows import Window

NONE, BEGIN, INSIDE = 0, 1, 2
PARTIES = frozenset(("agent", "recipient"))
# Log-odds, two parts those of a trigger and one those of its likeliest kind, below which a word is not weighed: of the
# words proposed on 75 unannotated pages one in eleven is so unlikely. At .32 it is one in seven, but short sentences
# then lose rare events (PLV's root F1 65.0 to 64.0).
WORTH = 0.0
# A trigger of more words than this is a run-on of the tagger.
LONGEST_TRIGGER = 5
# Below what single precision can tell of two chances.
ROUNDING = 1e-6
# Words below which a text is too short to tell whether it is political news.
SHORT_TEXT = 60


class Stretch(Struct, frozen=True):
    """Words [first, last) of a window with the mean chance that they fill the role; `sure`: likely enough to be told
    by themselves.
    """

    first: int
    last: int
    score: float
    sure: bool = True


class Found(Struct, frozen=True):
    """A claim before its words are resolved. `roles`: role -> stretches in text order. `labels`: attribute ->
    (label, chance).
    """

    trigger: tuple[int, int]
    confidence: float
    roles: dict[str, list[Stretch]]
    labels: dict[str, tuple[str, float]]


def decode(network: Network, window: Window, scores: Scores) -> list[Found]:
    """Read one window, of which the network told the scores: every claim worth weighing."""
    triggers = propose(scores, window, network.about.thresholds.propose)
    regions = [region(window, first) for first, _ in triggers]
    read = zip(triggers, regions, network.roles(scores, triggers, regions), strict=True)
    found = (claim(network.about, scores, trigger, here, roles) for trigger, here, roles in read)
    return [item for item in found if item is not None]


def propose(scores: Scores, window: Window, threshold: float) -> list[tuple[int, int]]:
    """Give word spans that may be triggers, none overlapping."""
    begins = np.flatnonzero((scores.trigger[:, BEGIN] >= threshold) & window.scored)
    found: list[tuple[int, int]] = []
    for first in begins.tolist():
        if (found and first < found[-1][1]) or worth(scores, first) < WORTH:
            continue
        last = first + 1
        while last < len(scores.trigger) and last - first < LONGEST_TRIGGER and scores.trigger[last].argmax() == INSIDE:
            last += 1
        found.append((first, last))
    return found


def worth(scores: Scores, word: int) -> float:
    """Tell how likely it is, before the role branch is asked, that a claim begins at a word: log-odds."""
    return (2 * _odds(float(scores.trigger[word, BEGIN])) + _odds(float(scores.kind[word].max()))) / 3


def claim(about: About, scores: Scores, trigger: tuple[int, int], here: Region, roles: Roles) -> Found | None:
    """Give what the network says about one trigger; None where that is not worth weighing, as of one in three."""
    kinds = np.sqrt(scores.kind[trigger[0]] * roles.attributes["kind"])
    kind, cuts = best(about.attributes["kind"], kinds / kinds.sum()), about.thresholds
    confidence = calibrated(about.calibration, float(scores.trigger[trigger[0], BEGIN]), roles.keep, kind[1])
    if confidence < cuts.floor:
        return None
    labels = {name: best(about.attributes[name], values) for name, values in roles.attributes.items()} | {"kind": kind}
    lowest = min(cuts.role, cuts.doubt, cuts.detail) - ROUNDING
    peaks = (1.0 - np.minimum.reduce(roles.roles[:, :, NONE])).tolist()
    spans = {
        name: list(stretches(roles.roles[:, index], here, *levels(cuts, name))) if peak >= lowest else []
        for index, (name, peak) in enumerate(zip(about.roles, peaks, strict=True))
    }
    return Found(trigger, confidence, spans | parted(*(spans[name] for name in ("agent", "recipient"))), labels)


def parted(agents: list[Stretch], recipients: list[Stretch]) -> dict[str, list[Stretch]]:
    """Give agents and recipients without the words that fill both, in the role which they fill less likely, if other
    words may fill that: "Sudan broke off relations with Britain".
    """
    both = _sure(agents) & _sure(recipients)
    if both:
        agents, recipients = _without(agents, recipients, both), _without(recipients, agents, both)
    return {"agent": agents, "recipient": recipients}


def _sure(found: list[Stretch]) -> set[tuple[int, int]]:
    return {(one.first, one.last) for one in found if one.sure}


def _without(own: list[Stretch], others: list[Stretch], both: set[tuple[int, int]]) -> list[Stretch]:
    """Give a role's stretches, of those in `both` only those which it holds likelier, with the likeliest of the others
    in their place; all of them where there is none.
    """
    rival = {(one.first, one.last): one.score for one in others if one.sure}
    lost = {at for one in own if (at := (one.first, one.last)) in both and one.score < rival[at]}
    open_ = [one for one in own if not one.sure and (one.first, one.last) not in rival]
    if not lost or not open_:
        return own
    heir = max(open_, key=lambda one: (one.score, -one.first))
    kept = (one for one in own if (one.first, one.last) not in lost)
    return [structs.replace(one, sure=True) if one is heir else one for one in kept]


def best(labels: list[str], chances: np.ndarray) -> tuple[str, float]:
    """Give the likeliest label and its chance."""
    told = chances.tolist()
    highest = max(told)
    return labels[told.index(highest)], highest


def levels(cuts: Thresholds, role: str) -> tuple[float, float, float | None]:
    """Give the chance from which words fill a role, that of its rim, and that worth a second look (again.py)."""
    return (cuts.role, cuts.role_rim, cuts.doubt) if role in PARTIES else (cuts.detail, cuts.role_rim, None)


def stretches(
    chances: np.ndarray, here: Region, sure: float, rim: float, doubt: float | None = None
) -> Iterator[Stretch]:
    """Yield runs of words whose chance to fill a role is at least `rim` and somewhere `sure`; with `doubt`, also those
    that are somewhere that likely, told as not sure.

    A likely beginning and the end of a sentence split a run. Two thresholds keep noun phrases whole: their head is
    sure, their articles and adjectives are less so. chances: (words of the region, 3).
    """
    inside = 1.0 - chances[:, NONE]
    least = sure if doubt is None else min(sure, doubt)
    if not len(inside) or np.maximum.reduce(inside) < least:
        return
    for first, last in _runs(inside >= rim, chances, here.sentence):
        own = inside[first:last]
        likeliest = np.maximum.reduce(own)
        if likeliest >= least:
            mean = float(np.add.reduce(own) / len(own))
            yield Stretch(first + here.start, last + here.start, mean, bool(likeliest >= sure))


def _runs(within: np.ndarray, chances: np.ndarray, sentence: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield [first, last) of the runs of words `within`, split where a word likely begins and between sentences."""
    begins = chances[:, BEGIN] > chances[:, INSIDE]
    first = before = -1
    for index in np.flatnonzero(within).tolist():
        if first < 0:
            first = index
        elif index != before + 1 or begins[index] or sentence[index] != sentence[before]:
            yield first, before + 1
            first = index
        before = index
    if first >= 0:
        yield first, before + 1


def supported(confidences: Sequence[float], words: int, thresholds: Thresholds) -> list[bool]:
    """Tell which claims of a text of `words` words are given.

    Articles on sport or films bring a stray claim here and there, political news brings one for each 22 words. So what
    stands nearly alone must be surer: full support is a summed confidence of the others of one for each 100 words.
    Texts of a sentence or two cannot tell and are taken as they are.
    """
    total = sum(confidences)
    alone = (max(0.0, 1.0 - 100 * (total - own) / words) if words >= SHORT_TEXT else 0.0 for own in confidences)
    return [own >= thresholds.keep + thresholds.lone * share for own, share in zip(confidences, alone, strict=True)]


def calibrated(calibration: Calibration, trigger: float, keep: float, kind: float) -> float:
    """Give the chance that an annotator marks this claim with this kind."""
    total = calibration.trigger * _odds(trigger) + calibration.keep * _odds(keep) + calibration.kind * _odds(kind)
    return 1.0 / (1.0 + math.exp(-(total + calibration.bias)))


def _odds(chance: float) -> float:
    bounded = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))
