"""How well a reading agrees with an annotation: counts that add up over texts, figures as properties.

A claim found matches an annotated one if their triggers overlap; pairs are one to one, those of the same kind first.
Claims of kind `statement` are left out: annotators agree least on them. Actor codes of organisations, groups and firms
count by class, since their short names are free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def f1(right: int, gold: int, found: int) -> float:
    """Harmonic mean of precision and recall, 0 where nothing is right."""
    return 2 * right / (gold + found) if right else 0.0


@dataclass(slots=True)
class Agreement:
    """Counts over texts."""

    gold: int = 0
    found: int = 0
    kind: int = 0
    whole: int = 0
    actors_gold: int = 0
    actors_found: int = 0
    actors: int = 0
    silent: int = 0
    empty: int = 0

    def add(self, gold: Sequence[dict], found: Sequence[dict]) -> None:
        """Count one text."""
        gold, found = ([c for c in claims if c["kind"] != "statement"] for claims in (gold, found))
        self.gold, self.found = self.gold + len(gold), self.found + len(found)
        self.empty, self.silent = self.empty + (not gold), self.silent + (not gold and not found)
        for theirs, mine in pairs(gold, found):
            if theirs["kind"] == mine["kind"]:
                self.kind += 1
                self.whole += same(theirs, mine)
                self.actors += sum(len(codes(theirs, r) & codes(mine, r)) for r in ("agent", "recipient"))
        self.actors_gold += sum(len(codes(c, r)) for c in gold for r in ("agent", "recipient"))
        self.actors_found += sum(len(codes(c, r)) for c in found for r in ("agent", "recipient"))

    @property
    def figures(self) -> dict[str, float]:
        """F1 of kinds, whole claims and actors, and the share of texts without a claim that were read as such."""
        return {
            "kind": round(f1(self.kind, self.gold, self.found), 4),
            "whole": round(f1(self.whole, self.gold, self.found), 4),
            "actors": round(f1(self.actors, self.actors_gold, self.actors_found), 4),
            "silence": round(self.silent / self.empty, 4) if self.empty else 1.0,
        }


def pairs(gold: Sequence[dict], found: Sequence[dict]) -> list[tuple[dict, dict]]:
    """Give the one-to-one pairs of claims with overlapping triggers."""
    options = [
        ((theirs["kind"] == mine["kind"], codes(theirs, "agent") == codes(mine, "agent")), i, j)
        for i, theirs in enumerate(gold)
        for j, mine in enumerate(found)
        if theirs["trigger"]["start"] < mine["trigger"]["end"] and mine["trigger"]["start"] < theirs["trigger"]["end"]
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for _, i, j in sorted(options, key=lambda o: (not o[0][0], not o[0][1], o[1], o[2])):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            chosen.append((gold[i], found[j]))
    return chosen


def codes(claim: dict, role: str) -> set[str]:
    """Known actor codes of a role."""
    return {a["code"].split("-")[0] for a in claim[role] if a["code"] != "UNK"}


def same(theirs: dict, mine: dict) -> bool:
    """Whether two claims of one kind agree in parties, polarity, realis and kind of source."""
    return (
        all(codes(theirs, role) == codes(mine, role) for role in ("agent", "recipient"))
        and all(theirs[name] == mine[name] for name in ("polarity", "realis"))
        and theirs["source"]["kind"] == mine["source"]["kind"]
    )
