"""Tune the weights of one kind on simulated worlds: python -m training.simulator.tune KIND [--seeds 10,11,12]

Goes through the features that hold at least `SEEN` times, tries each weight a step up and down, and keeps a step that
raises B-cubed F1 on the hard setting by more than `WORTH`. Prints what to write into records/features.toml and
records/identity.toml; a person decides what to take over. Seeds 0 to 4 are for measuring (score.py) and refused here.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import NamedTuple

from msgspec.structs import replace

from noteverbale.records import rules
from noteverbale.records.blocking import Index
from noteverbale.records.choice import ranked
from noteverbale.records.fold import order
from noteverbale.records.profile import Profile
from noteverbale.records.turns import Turn, turns
from training.simulator.measure import b_cubed
from training.simulator.settings import HARD
from training.simulator.telling import make_world

SEEN = 60  # decisions in which a feature holds; rarer ones are left as they are
WORTH = 0.0004  # F1 a step must bring: smaller gains are noise of the worlds
STEPS = (0.75, 0.25)
FIRST_FREE_SEED = 5
# What stands for something the simulated worlds do not hold, or must never be traded against recall.
FIXED = frozenset({"parties_conflict", "date_at_large", "not_yet", "date_unknown", "date_untold", "parties_untold"})


class Case(NamedTuple):
    """The turns of one kind in one world, and the true event of each claim."""

    turns: list[Turn]
    truth: dict[str, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kind")
    parser.add_argument("--seeds", default="10,11,12")
    options = parser.parse_args()
    seeds = [int(seed) for seed in options.seeds.split(",")]
    if min(seeds) < FIRST_FREE_SEED:
        parser.error(f"seeds below {FIRST_FREE_SEED} are for measuring; take others")
    tune(options.kind, [case(options.kind, seed) for seed in seeds])


def case(kind: str, seed: int) -> Case:
    """Give the case of one kind in one world."""
    world = make_world(HARD, seed)
    reports = sorted((report for report in world.reports if report.claim.kind == kind), key=order)
    identity = rules.identity(kind)
    told = [*turns(reports, identity)]
    return Case(told, {facts.claim_id: world.truth[facts.claim_id] for _, facts in told})


def folded(told: list[Turn], identity: rules.Identity, weights: dict[str, float], seen: Counter[str]) -> dict[str, int]:
    """Give the record of each claim, as the fold would, and count the features met."""
    index, profiles, found = Index(), list[Profile](), dict[str, int]()
    for _, facts in told:
        near = [profiles[i] for i in index.candidates(facts, identity)]
        fitting = ranked(facts, near, identity, weights)
        seen.update(name for _, _, names in fitting for name in names)
        if fitting:
            chosen = fitting[0][1]
        else:
            chosen = Profile(len(profiles), identity.mutual)
            profiles.append(chosen)
        found[facts.claim_id] = chosen.index
        chosen.add(facts)
        index.add(facts, identity, chosen.index)
    return found


def quality(cases: list[Case], identity: rules.Identity, weights: dict[str, float], seen: Counter[str]) -> float:
    """Give the mean B-cubed F1 over the cases."""
    figures = [b_cubed(folded(one.turns, identity, weights, seen), one.truth).f1 for one in cases]
    return sum(figures) / len(figures)


def tune(kind: str, cases: list[Case]) -> None:
    """Print better weights for one kind."""
    identity, weights = rules.identity(kind), dict(rules.weights(kind))
    seen: Counter[str] = Counter()
    best = quality(cases, identity, weights, seen)
    print(f"{kind}: {best:.4f} with the weights as they are", flush=True)
    names = ["threshold", *sorted(name for name in weights if seen[name] >= SEEN and name not in FIXED)]
    for step in STEPS:
        for name in names:
            for signed in (step, -step):
                tried, given = _stepped(identity, weights, name, signed)
                reached = quality(cases, tried, given, Counter())
                if reached > best + WORTH:
                    best, identity, weights = reached, tried, given
                    print(f"  {best:.4f} {name} {weights.get(name, identity.threshold):g}", flush=True)
                    break
    _print(kind, identity, weights, best)


def _stepped(
    identity: rules.Identity, weights: dict[str, float], name: str, step: float
) -> tuple[rules.Identity, dict[str, float]]:
    if name == "threshold":
        return replace(identity, threshold=identity.threshold + step), weights
    return identity, weights | {name: weights[name] + step}


def _print(kind: str, identity: rules.Identity, weights: dict[str, float], best: float) -> None:
    before = rules.weights(kind)
    print(f"{kind}: {best:.4f} with threshold {identity.threshold:g} and")
    for name in sorted(weights):
        if weights[name] != before[name]:
            print(f"  {name}: {before[name]:g} -> {weights[name]:g}")


if __name__ == "__main__":
    main()
