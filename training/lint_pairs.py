"""Triggers whose reading the codebook decides: lint.toml and a claim in, (rule, message) pairs out.

A pair of lint.toml applies where all its patterns are found (`trigger` must match the whole trigger; `before`, `after`
and `sentence` are searched for in the sentence) and the claim's kind is among `of`, if given. It expects `kind` to be
one of a list, or `polarity`, `realis` or `source` likewise, or with `absent` no claim at all. `speaker = "agent"`
asks further that the source's words are also an agent's, `parts = "elsewhere"` that the sentence names no actor, time
or place of the claim. `basis` is the codebook's own sentence.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.labels import KINDS, POLARITIES, REALES, SOURCES

FILE = Path(__file__).with_suffix("").parent / "lint.toml"
EXPECTED = {"kind": KINDS, "polarity": POLARITIES, "realis": REALES, "source": SOURCES}
PATTERNS = ("trigger", "before", "after", "sentence", "unless")


@dataclass(frozen=True, slots=True)
class Pair:
    """One ruling."""

    name: str
    patterns: dict[str, re.Pattern[str]]
    of: tuple[str, ...]
    expected: dict[str, tuple[str, ...]]
    basis: str
    absent: bool
    own_speaker: bool
    parts_elsewhere: bool


@functools.cache
def pairs() -> tuple[Pair, ...]:
    """The rulings of lint.toml."""
    return parse(FILE.read_text(encoding="utf-8"))


def parse(content: str) -> tuple[Pair, ...]:
    """Read rulings; ValueError names the ruling that cannot stand."""
    return tuple(_pair(name, table) for name, table in tomllib.loads(content).items())


def _pair(name: str, table: dict[str, Any]) -> Pair:
    unknown = set(table) - {*PATTERNS, *EXPECTED, "of", "basis", "absent", "speaker", "parts"}
    expected = {field: tuple(table[field]) for field in EXPECTED if field in table}
    wrong = [value for field, values in expected.items() for value in values if value not in EXPECTED[field]]
    wrong += [kind for kind in table.get("of", []) if kind not in KINDS]
    if unknown or wrong or not (expected or table.get("absent")) or not table.get("basis"):
        raise ValueError(f"lint.toml [{name}]: {sorted(unknown) or wrong or 'it needs an expectation and a basis'}")
    patterns = {p: re.compile(table[p], re.IGNORECASE) for p in PATTERNS if p in table}
    absent, own = bool(table.get("absent")), table.get("speaker") == "agent"
    elsewhere = table.get("parts") == "elsewhere"
    return Pair(name, patterns, tuple(table.get("of", ())), expected, table["basis"], absent, own, elsewhere)


def suspicions(claim: dict[str, Any], before: str, after: str, known: tuple[Pair, ...]) -> Iterator[tuple[str, str]]:
    """Give the rulings that the claim does not follow."""
    values = {f: claim[f] for f in ("kind", "polarity", "realis")} | {"source": claim["source"]["kind"]}
    trigger = claim["trigger"].get("text") or ""
    for pair in known:
        if (pair.of and claim["kind"] not in pair.of) or not _applies(pair, trigger, before, after):
            continue
        if pair.own_speaker and claim["source"]["start"] not in [agent["start"] for agent in claim["agent"]]:
            continue
        if pair.parts_elsewhere and _parts_within(claim, before, after):
            continue
        if pair.absent:
            yield pair.name, pair.basis
        for field, allowed in pair.expected.items():
            if values[field] not in allowed:
                yield pair.name, f"{field} {values[field]}, not {' or '.join(allowed)}: {pair.basis}"


def _parts_within(claim: dict[str, Any], before: str, after: str) -> bool:
    start, end = claim["trigger"]["start"] - len(before), claim["trigger"]["end"] + len(after)
    parts = [*claim["agent"], *claim["recipient"], claim["time"], claim["place"]]
    return any(part and start <= part["start"] < end for part in parts)


def _applies(pair: Pair, trigger: str, before: str, after: str) -> bool:
    places = {"before": before, "after": after, "sentence": before + trigger + after}
    places["unless"] = places["sentence"]
    if (pattern := pair.patterns.get("trigger")) and not pattern.fullmatch(trigger):
        return False
    found = {name: bool(pair.patterns[name].search(text)) for name, text in places.items() if name in pair.patterns}
    return not found.pop("unless", False) and all(found.values())
