"""A pointer and the mentions around it -> who is most likely meant, with reasons.

Scores are sums of weights of named features (ontology/actors/anaphora.csv), fitted on the team's own annotations by
training/train_actors.py.  A code's share is the sum over its mentions of exp(score), over all.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from noteverbale.ontology.cues import any_of
from noteverbale.ontology.publishers import Publisher
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.resolve.actors.quotes import Quotes
from noteverbale.resolve.actors.target import Target
from noteverbale.types import Span

_BACK, _AHEAD = 40, 6  # mentions looked at before and after the pointer: beyond these weights are near zero
_FOREIGN: dict[tuple[bool, str], tuple[str, ...]] = {
    (True, sector): ("NSA", "COM", "NGO") for sector in ("MIL", "LEG", "JUD", "COP", "SPY")
}
_FOREIGN |= {(True, "CVL"): ("NSA", "COM", "NGO", "IGO"), (True, "GOV"): ("COM", "NGO")}


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"[“\"'‘(]*(?:{any_of('carries_on')})\b|[“\"]")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document offers to its pointers."""

    mentions: Sequence[Mention]
    starts: Sequence[int]
    quotes: Quotes
    counts: Mapping[str, int]
    home: str | None
    official: bool
    dominant: str
    topics: Sequence[str | None]

    @classmethod
    def of(
        cls,
        mentions: Sequence[Mention],
        quotes: Quotes,
        text: str,
        sentences: Sequence[Span],
        publisher: Publisher | None,
    ) -> Scene:
        """Count the codes of a document's mentions and follow its topic from sentence to sentence."""
        home = publisher.code if publisher else None
        counts = Counter(m.code for m in mentions)
        dominant = min(counts, key=lambda code: (-counts[code], code)) if counts else home or "UNK"
        topics = _topics(mentions, quotes, text, sentences)
        return cls(
            mentions,
            [m.start for m in mentions],
            quotes,
            counts,
            home,
            bool(publisher and publisher.official),
            dominant,
            topics,
        )


def _topics(mentions: Sequence[Mention], quotes: Quotes, text: str, sentences: Sequence[Span]) -> list[str | None]:
    """Give each sentence's topic: its first free mention, or that of the sentence before where a pronoun opens it."""
    first: dict[int, Mention] = {}
    for m in mentions:
        if m.bare and m.sort != "place" and quotes.at(m.start) < 0:
            first.setdefault(m.sentence, m)
    topics: list[str | None] = []
    for number, sentence in enumerate(sentences):
        found = first.get(number)
        carried = _opening().match(text, sentence.start, sentence.end) or found is None
        topics.append((topics[-1] if topics else None) if carried else found.code if found else None)
    return topics


def candidates(
    scene: Scene, target: Target, start: int, end: int, sentence: int
) -> list[tuple[str, Mention | None, list[str]]]:
    """Give (code, mention, features) of each candidate; home, dominant state and UNK come last, without a mention."""
    at = bisect_left(scene.starts, start)
    speaker = scene.quotes.speaker(start)
    quote = scene.quotes.at(start)
    rows: list[tuple[str, Mention | None, list[str]]] = []
    seen: list[str] = []
    bare: list[str] = []
    for mention in reversed(scene.mentions[max(0, at - _BACK) : at]):
        if mention.end > start or not _may_be(target, mention.code):
            continue
        if mention.code not in seen:
            seen.append(mention.code)
        if mention.bare and mention.sort != "place" and mention.code not in bare:
            bare.append(mention.code)
        features = _features(scene, target, mention, sentence, seen.index(mention.code), quote, speaker)
        free = min(bare.index(mention.code), 3) if mention.code in bare else 4
        features += [f"free{free}", f"free{free}&{features[0]}", f"free{free}&{mention.sort}"]
        rows.append((mention.code, mention, features))
    for rank, mention in enumerate(scene.mentions[at : at + _AHEAD]):
        if mention.start >= end and _may_be(target, mention.code):
            rows.append((mention.code, mention, _features(scene, target, mention, sentence, 10 + rank, quote, speaker)))
    marks = [f"mark:{m}" for m in target.marks] + (["quoted"] if quote >= 0 else ["told"])
    if scene.home:
        kind = "official" if scene.official else "outlet"
        rows.append(
            (
                scene.home,
                None,
                ["home", f"home&{kind}", *(f"home&{m}" for m in marks), *(f"home&{kind}&{m}" for m in marks)],
            )
        )
    rows.append((scene.dominant, None, ["dominant", *(f"dominant&{m}" for m in marks)]))
    if speaker:
        rows.append((speaker.code, None, ["speaker", *(f"speaker&{m}" for m in marks)]))
    rows.append(("UNK", None, ["unknown", *(f"unknown&{m}" for m in marks)]))
    return rows


def _may_be(target: Target, code: str) -> bool:
    """Tell whether a body of this class can have such an office: no firm has an army, no armed group civilians."""
    office = target.kind in ("person", "people", "body")
    return "-" not in code or code.split("-")[0] not in _FOREIGN.get((office, target.sector), ())


def _features(
    scene: Scene, target: Target, m: Mention, sentence: int, rank: int, quote: int, speaker: Mention | None
) -> list[str]:
    gap = sentence - m.sentence
    where = "after" if rank >= 10 else f"s{min(gap, 4)}" if gap >= 0 else "after"
    count = scene.counts[m.code]
    found = [
        where,
        f"rank{rank if rank < 4 or (rank >= 10 and rank < 12) else 4 if rank < 10 else 12}",
        f"sort:{m.sort}",
        f"{where}&{m.sort}",
        f"count{min(count, 2) if count < 3 else 3 if count < 6 else 6}",
        f"class:{m.code.split('-')[0] if '-' in m.code else 'state'}",
    ]
    found += _standing(target, m, where) + _in_document(scene, m, where, sentence)
    return found + _in_speech(scene, m, quote, speaker)


def _standing(target: Target, m: Mention, where: str) -> list[str]:
    """Features of how a mention stands in its sentence and how its words fit the pointer's."""
    signs = (
        ("early", m.early),
        ("bare", m.bare),
        ("word", target.word and target.word in m.words),
        ("joint", m.joint),
        ("office", target.office and m.office == target.office),
    )
    found = [feature for name, told in signs if told for feature in (name, f"{name}&{where}")]
    found += [f"subject&{where}"] if m.early and m.bare and m.sort == "person" else []
    found += ["sector"] if target.sector == m.sector else []
    return [*found, f"fit:{target.sector}:{m.code.split('-')[0] if '-' in m.code else 'state'}"]


def _in_document(scene: Scene, m: Mention, where: str, sentence: int) -> list[str]:
    """Features of what the mention's actor is to the document."""
    topics = [scene.topics[n] if 0 <= n < len(scene.topics) else None for n in (sentence, sentence - 1)]
    found = [
        f
        for name, code in zip(("topic", "topic1"), topics, strict=True)
        if code == m.code
        for f in (name, f"{name}&{where}")
    ]
    signs = (("ishome", m.code == scene.home), ("isdominant", m.code == scene.dominant), ("first", m.sentence == 0))
    return found + [name for name, told in signs if told]


def _in_speech(scene: Scene, m: Mention, quote: int, speaker: Mention | None) -> list[str]:
    """Features of who speaks where the pointer stands."""
    own = scene.quotes.at(m.start)
    if speaker:
        return ["isspeaker" if speaker.code == m.code else "notspeaker", "samequote" if own == quote else "otherquote"]
    return ["inquote"] if own >= 0 else []


def score(features: Sequence[str], target: Target, weights: Mapping[tuple[str, str], float]) -> float:
    """Sum the weights of features for all pointers, for the pointer's class and its finer class."""
    return sum(weights.get((level, f), 0.0) for f in features for level in ("", target.kind, target.fine))


def shares(
    rows: Sequence[tuple[str, Mention | None, list[str]]], target: Target, weights: Mapping[tuple[str, str], float]
) -> list[tuple[str, float, Mention | None]]:
    """Give (code, share, best mention) in falling order of share."""
    total: dict[str, float] = {}
    best: dict[str, tuple[float, Mention | None]] = {}
    for code, mention, features in rows:
        value = score(features, target, weights)
        total[code] = total.get(code, 0.0) + math.exp(min(value, 50.0))
        if mention and (code not in best or value > best[code][0]):
            best[code] = (value, mention)
    whole = sum(total.values())
    ranked = sorted(total, key=lambda code: (-total[code], code))
    return [(code, total[code] / whole, best.get(code, (0.0, None))[1]) for code in ranked]
