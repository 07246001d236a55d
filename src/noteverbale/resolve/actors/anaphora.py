"""A pointer and the mentions around it -> who is most likely meant, with reasons.

Scores are sums of weights of named features (ontology/actors/anaphora.csv), fitted on the team's own annotations by
training/train_actors.py.  A code's share is the sum over its mentions of exp(score), over all.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

from noteverbale.ontology.pointers import Weights
from noteverbale.ontology.publishers import Publisher
from noteverbale.resolve.actors import origins, signs
from noteverbale.resolve.actors.genders import gender_of, woman
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.resolve.actors.quotes import Quotes
from noteverbale.resolve.actors.standing import Clause, after, before, leading
from noteverbale.resolve.actors.target import Target
from noteverbale.resolve.actors.topics import carried, topics
from noteverbale.types import Span

Row = tuple[str, Mention | None, list[str]]  # a candidate: its code, its mention, its features
# Class of a pointer, its span, its candidates -> what is added to the score of each (reading/likeness.py).
Likeness = Callable[[str, tuple[int, int], Sequence[Row]], Sequence[float]]

# Pointers for which it matters how they and the mentions stand; bodies and peoples gained nothing by it.
_STANDING = frozenset(("he", "it", "they", "we", "you", "this", "name", "titled"))
# Pointers that name a person: where his name may come from matters.
_PERSONS = frozenset(("name", "titled"))
_BACK, _AHEAD = 40, 6  # mentions looked at before and after the pointer: beyond these weights are near zero
_FOREIGN: dict[tuple[bool, str], tuple[str, ...]] = {
    (True, sector): ("NSA", "COM", "NGO") for sector in ("MIL", "LEG", "JUD", "COP", "SPY")
}
_FOREIGN |= {(True, "CVL"): ("NSA", "COM", "NGO", "IGO"), (True, "GOV"): ("COM", "NGO")}


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
    always: Mapping[int, tuple[str, ...]]
    """By the start of a mention: what holds of it wherever the pointer stands."""
    spoken: Mapping[int, int]
    """By the start of a mention: the number of the quotation that it stands in, or -1."""
    text: str
    begins: Sequence[int]
    """Where each sentence begins."""
    stands: dict[int, tuple[str, str]]
    """By the start of a mention: the cues before and after it, looked up when a pronoun first needs them."""
    persons: Sequence[str | None]
    """Each sentence's topic among persons."""
    filed: str | None
    """Where the text was written, by its dateline, if its publisher has no home."""

    @classmethod
    def of(
        cls,
        mentions: Sequence[Mention],
        quotes: Quotes,
        text: str,
        sentences: Sequence[Span],
        publisher: Publisher | None,
        filed: str | None = None,
    ) -> Scene:
        """Count the codes of a document's mentions and follow its topic from sentence to sentence."""
        home, official = (publisher.code, publisher.official) if publisher else (None, False)
        counts = Counter(m.code for m in mentions)
        dominant = min(counts, key=lambda code: (-counts[code], code)) if counts else home or "UNK"
        spoken = {m.start: quotes.at(m.start) for m in mentions}
        opened = carried(text, sentences)
        free = [m for m in mentions if m.bare and m.sort != "place" and spoken[m.start] < 0]
        kind = "official" if official else "outlet"
        return cls(
            mentions=mentions,
            starts=[m.start for m in mentions],
            quotes=quotes,
            counts=counts,
            home=home,
            official=official,
            dominant=dominant,
            topics=topics(free, opened),
            always={m.start: _always(m, counts[m.code], home, kind, dominant) for m in mentions},
            spoken=spoken,
            text=text,
            begins=[s.start for s in sentences],
            stands={},
            persons=topics([m for m in free if m.sort == "person"], opened),
            filed=filed,
        )

    def stand(self, m: Mention) -> tuple[str, str]:
        """Give the cues before and after a mention."""
        if m.start not in self.stands:
            self.stands[m.start] = before(self.text, m.start), after(self.text, m.end)
        return self.stands[m.start]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a pointer stands. `topics`: of its sentence and the one before; `last`: who spoke just before.

    `person`: the topic among persons, of the sentence before where the pointer opens its own; `clause`, `gender`: a
    pronoun's; `origin`: how well the name of a person fits each state (origins.py).
    """

    start: int
    sentence: int
    quote: int
    speaker: Mention | None
    last: Mention | None
    topics: tuple[str | None, str | None]
    person: str | None
    clause: Clause | None
    gender: str
    origin: Mapping[str, str]

    @classmethod
    def of(cls, scene: Scene, kind: str, start: int, end: int, sentence: int) -> Spot:
        """Look up what the scene tells of a place in the text."""
        quote = scene.quotes.at(start)
        known = (scene.topics[n] if 0 <= n < len(scene.topics) else None for n in (sentence, sentence - 1))
        last = scene.quotes.last(start) if quote < 0 else None
        begin = scene.begins[sentence] if sentence < len(scene.begins) else start
        clause = Clause.of(scene.text, begin, start, end) if kind in _STANDING else None
        told = sentence - 1 if clause and clause.before == "opens" else sentence
        person = scene.persons[told] if 0 <= told < len(scene.persons) else None
        speaker, gender = scene.quotes.speaker(start), gender_of(scene.text, start) if kind == "he" else ""
        known_states = frozenset((*scene.counts, *filter(None, (scene.home, scene.filed))))
        origin = origins.ranked(scene.text[start:end], known_states) if kind in _PERSONS else {}
        return cls(start, sentence, quote, speaker, last, (next(known), next(known)), person, clause, gender, origin)


def _always(m: Mention, count: int, home: str | None, kind: str, dominant: str) -> tuple[str, ...]:
    at_home = [("ishome", m.code == home), (f"ishome&{kind}", m.code == home)]
    known = (*at_home, ("isdominant", m.code == dominant), ("first", m.sentence == 0))
    number = f"count{min(count, 2) if count < 3 else 3 if count < 6 else 6}"
    return (
        f"sort:{m.sort}",
        number,
        f"class:{signs.class_of(m.code)}",
        f"is:{m.code}",
        *(name for name, told in known if told),
    )


def candidates(scene: Scene, target: Target, start: int, end: int, sentence: int) -> list[Row]:
    """Give each candidate; those of the document (home, dominant actor) and UNK come last, without a mention."""
    at = bisect_left(scene.starts, start)
    spot = Spot.of(scene, target.kind, start, end, sentence)
    rows: list[Row] = []
    # Each actor's rank, and each free one's, by how near it is.
    seen: dict[str, int] = {}
    bare: dict[str, int] = {}
    foreign = _foreign(target)
    for mention in reversed(scene.mentions[max(0, at - _BACK) : at]):
        if mention.end > start or (foreign and signs.class_of(mention.code) in foreign):
            continue
        rank = min(seen.setdefault(mention.code, len(seen)), 4)
        if mention.bare and mention.sort != "place":
            bare.setdefault(mention.code, len(bare))
        where = f"s{min(sentence - mention.sentence, 4)}"
        features = _features(scene, spot, target, mention, where)
        free = min(bare[mention.code], 3) if mention.code in bare else 4
        features += signs.ranked(rank, free, where, mention.sort)
        rows.append((mention.code, mention, features))
    for rank, mention in enumerate(scene.mentions[at : at + _AHEAD]):
        if mention.start >= end and not (foreign and signs.class_of(mention.code) in foreign):
            found = _features(scene, spot, target, mention, "after")
            found += leading(scene.text, end, mention.start)
            rows.append((mention.code, mention, [*found, f"rank{10 + min(rank, 2)}"]))
    return rows + _of_document(scene, target, spot)


def _of_document(scene: Scene, target: Target, spot: Spot) -> list[Row]:
    """Give the candidates without a mention: home, dominant actor, its partner, speaker, addressee, nobody known."""
    quote, speaker = spot.quote, spot.speaker
    form = "turn" if scene.quotes.transcript and speaker else "noturn"
    marks = [*(f"mark:{m}" for m in target.marks), "quoted" if quote >= 0 else "told", form]
    kind = "official" if scene.official else "outlet" if scene.home else "nowhere"
    guest = partner(scene, speaker.code if speaker else scene.home)
    told: tuple[tuple[str | None, str, list[str]], ...] = (
        (scene.home, "home", [f"home&{kind}", *(f"home&{kind}&{m}" for m in marks)]),
        (scene.filed, "filed", []),
        (scene.dominant, "dominant", [f"dominant&{kind}"]),
        (guest, "guest", [f"guest&{kind}", *(f"guest&{kind}&{m}" for m in marks)]),
        (speaker.code if speaker else None, "speaker", []),
        (scene.quotes.addressee(quote), "addressee", []),
        ("UNK", "unknown", [f"unknown&{kind}", f"unknown&codes{min(len(scene.counts), 4)}"]),
    )
    return [
        (code, None, [name, f"is:{code}", *(f"{name}&{m}" for m in marks), *more, *_by_name(spot, code)])
        for code, name, more in told
        if code
    ]


def _by_name(spot: Spot, code: str) -> tuple[str, ...]:
    """Give how well a person's name fits a candidate's state."""
    return (f"origin:{spot.origin[code]}",) if code in spot.origin else ()


def partner(scene: Scene, own: str | None) -> str | None:
    """Give the actor named most beside one's own: the guest of a reception, the other side of talks."""
    others = [code for code in scene.counts if code != own]
    return min(others, key=lambda code: (-scene.counts[code], code)) if own and others else None


def _foreign(target: Target) -> tuple[str, ...]:
    """Give the classes that cannot have such an office: no firm has an army, no armed group civilians."""
    return _FOREIGN.get((target.kind in ("person", "titled", "people", "body"), target.sector), ())


def _features(scene: Scene, spot: Spot, target: Target, m: Mention, where: str) -> list[str]:
    found = [*signs.placed(where, m.sort), *scene.always[m.start], *_standing(target, m, where)]
    found += _by_name(spot, m.code)
    topic, before_it = spot.topics
    if topic == m.code:
        found += signs.told("topic", where)
    if before_it == m.code:
        found += signs.told("topic1", where)
    if spot.clause:
        found += _in_clause(scene, spot, spot.clause, m, where)
    return found + _in_speech(scene, spot, m)


def _in_clause(scene: Scene, spot: Spot, clause: Clause, m: Mention, where: str) -> list[str]:
    """Features of the words beside a mention and beside the pointer, and of what parts them."""
    prior, later = scene.stand(m)
    role = "led" if not m.bare else "subject" if m.early else "free"
    ago = where if where in ("s0", "s1", "after") else "s2"
    found = [*signs.beside(prior, later, ago), *signs.pointing(clause.before, clause.after, ago, role)]
    if spot.person == m.code:
        found.append("persontopic")
    if spot.gender and m.sort == "person":
        found.append(signs.gendered(spot.gender, woman(scene.text, m.start, m.name), ago))
    if where == "s0":
        stand = later if later in ("say", "owner") else role
        found += [f"gap{clause.gap(m.end)}", f"{clause.bound(m.end)}&{stand}"]
    return found


def _standing(target: Target, m: Mention, where: str) -> list[str]:
    """Features of how a mention stands in its sentence and how its words fit the pointer's."""
    found: list[str] = []
    if m.early:
        found += signs.told("early", where)
    if m.bare:
        found += signs.told("bare", where)
    if target.word and target.word in m.words:
        found += signs.told("word", where)
    if m.joint:
        found += signs.told("joint", where)
    if target.office and m.office == target.office:
        found += signs.told("office", where)
    if m.early and m.bare and m.sort == "person":
        found.append(f"subject&{where}")
    if target.sector == m.sector:
        found.append("sector")
    if target.marks:
        found += signs.marked(target.marks, where, m.bare)
    if target.fits is not None:
        found.append("fits" if m.code in target.fits else "unfit")
    found.append(signs.fitting(target.sector, m.code))
    return found


def _in_speech(scene: Scene, spot: Spot, m: Mention) -> list[str]:
    """Features of who speaks where the pointer stands."""
    own = scene.spoken[m.start]
    found = ["inquote"] if own >= 0 and not spot.speaker else []
    if scene.quotes.transcript and spot.speaker and spot.speaker.code == m.code:
        found.append("turn")
    if spot.last and spot.last.code == m.code:
        return [*found, "lastspeaker", *(["lastspeaker&same"] if spot.last.start == m.start else [])]
    if spot.speaker:
        same = "samequote" if own == spot.quote else "otherquote"
        own_words = ["speakeritself"] if spot.speaker.start == m.start else []
        return [*found, "isspeaker" if spot.speaker.code == m.code else "notspeaker", same, *own_words]
    return found


def shares(
    rows: Sequence[Row], target: Target, weights: Weights, alike: Sequence[float] | None = None
) -> list[tuple[str, float, Mention | None]]:
    """Give (code, share, best mention) in falling order of share. `alike`: what is added to the score of each row."""
    total: dict[str, float] = {}
    best: dict[str, tuple[float, Mention | None]] = {}
    worth = weights.of(target.kind, target.fine)
    for (code, mention, features), more in zip(rows, alike or [0.0] * len(rows), strict=True):
        value = more + sum(map(worth.get, features, repeat(0.0)))
        total[code] = total.get(code, 0.0) + math.exp(min(value, 50.0))
        if mention and (code not in best or value > best[code][0]):
            best[code] = (value, mention)
    whole = sum(total.values())
    ranked = sorted(total, key=lambda code: (-total[code], code))
    return [(code, total[code] / whole, best.get(code, (0.0, None))[1]) for code in ranked]
