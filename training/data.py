"""Annotated documents -> labelled windows.

In: interchange JSON Lines (docs/codebook.md, section 7).  Out: `Example`s, one for each window, with word-level labels.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from noteverbale.reading.roles import Region, region
from noteverbale.reading.windows import WINDOW, Window, window
from noteverbale.reading.words import Sentence, packaged_pieces, read_sentences
from noteverbale.resolve.sentences import sentences
from training.goods import placed
from training.labels import ATTRIBUTES, GOODS, KINDS, ROLES

IGNORE = -100
_FIELDS = {"kind": "kind", "polarity": "polarity", "realis": "realis", "certainty": "certainty"}


@dataclass(slots=True)
class Target:
    """One claim in a window: `at`, `end` word indices of its trigger; `roles`: (words, roles) 0 O, 1 B, 2 I, IGNORE
    for the goods of what is no deal; `attributes`.
    """

    at: int
    end: int
    region: Region
    roles: np.ndarray
    attributes: dict[str, int]


@dataclass(slots=True)
class Example:
    """A window with labels. `trigger`: (words,) 0 O, 1 B, 2 I, IGNORE in context; `kind`: (words,) on trigger words."""

    window: Window
    trigger: np.ndarray
    kind: np.ndarray
    targets: list[Target] = field(default_factory=list)


@dataclass(slots=True)
class Text:
    """A tokenized document with its claims."""

    id: str
    sentences: list[Sentence]
    claims: list[dict]
    weight: float = 1.0


def load(paths: Iterable[Path]) -> list[Text]:
    """Read annotated documents; their order in the files is kept."""
    pieces = packaged_pieces()
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            spans = [(span.start, span.end) for span in sentences(row["text"])]
            split = list(read_sentences(row["text"], sentences(row["text"]), pieces))
            found.append(Text(row["id"], split, [placed(row["text"], spans, claim) for claim in row["claims"]]))
    return found


def examples(text: Text, *, dice: random.Random | None = None) -> Iterator[Example]:
    """Yield the windows of a text with their labels; with `dice`, at random borders."""
    begin, total = 0, len(text.sentences)
    limit = dice.randint(50, WINDOW) if dice else WINDOW
    while begin < total:
        context = max(0, begin - 1)
        size, end = sum(len(s.ids) for s in text.sentences[context:begin]), begin
        while end < total and (end == begin or size + len(text.sentences[end].ids) <= limit):
            size += len(text.sentences[end].ids)
            end += 1
        yield _label(window(text.sentences[context:end], context, begin - context), text.claims)
        begin, limit = end, WINDOW


def _label(seen: Window, claims: Sequence[dict]) -> Example:
    trigger = np.where(seen.scored, 0, IGNORE)
    example = Example(seen, trigger, np.full(len(trigger), IGNORE))
    for claim in claims:
        at, end = words_in(seen, claim["trigger"]["start"], claim["trigger"]["end"])
        if at is None or not seen.scored[at] or trigger[at] > 0:
            continue
        trigger[at], trigger[at + 1 : end] = 1, 2
        example.kind[at] = KINDS.index(claim["kind"])
        here = region(seen, at)
        example.targets.append(Target(at, end, here, _roles(seen, here, claim), _attributes(claim)))
    return example


def words_in(seen: Window, start: int, end: int) -> tuple[int | None, int]:
    """Give the word indices [first, last) that a character span covers in a window, or (None, 0)."""
    low, high = (
        int(np.searchsorted(seen.ends, start, side="right")),
        int(np.searchsorted(seen.starts, end, side="left")),
    )
    return (low, high) if low < high else (None, 0)


def _roles(seen: Window, here: Region, claim: dict) -> np.ndarray:
    labels = np.zeros((here.stop - here.start, len(ROLES)), dtype=np.int64)
    if claim["kind"] != "arms_deal":
        labels[:, GOODS:] = IGNORE
    for index, role in enumerate(ROLES):
        for mention in mentions(claim, role):
            low, high = words_in(seen, mention["start"], mention["end"])
            if low is None or low < here.start or high > here.stop:
                continue
            if labels[low - here.start, index] == 0:
                labels[low - here.start, index] = 1
                labels[low - here.start + 1 : high - here.start, index] = 2
    return labels


def mentions(claim: dict, role: str) -> list[dict]:
    """Give the words that fill a role in an annotated claim."""
    value = claim.get(role) or []
    return [m for m in (value if isinstance(value, list) else [value]) if m.get("start") is not None]


def _attributes(claim: dict) -> dict[str, int]:
    values = {name: claim[field] for name, field in _FIELDS.items()}
    values["source"] = claim["source"]["kind"]
    values["stage"] = (claim["deal"] or {}).get("stage") or "none"
    known = {name: ATTRIBUTES[name].index(value) for name, value in values.items()}
    if claim["kind"] != "arms_deal":
        known["stage"] = IGNORE
    return known
