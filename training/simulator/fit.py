"""Fit the weights of one kind to the decisions of simulated worlds: python -m training.simulator.fit KIND

A claim's choice among the records it finds, or a record of its own, is a conditional logit: chances go with the
exponents of the scores, the threshold standing for "none". Right is any record that holds mostly the claim's event. The
fold is run with the weights so far, its decisions are fitted, and so again. Weights are drawn towards those of
features.toml, strongly so where the worlds are simpler than the world (`WARY`: in them an event has one town and one
office), and not moved at all where they hold nothing of the kind (`FIXED`). The threshold stays.

Prints B-cubed figures before and after on the seeds of --check, and the weights that would change. They are proposals:
one is taken over only if the real pages (training.clusters.score) lose nothing by it. Seeds 0 to 4 are refused.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import NamedTuple

import torch

from noteverbale.records import rules
from noteverbale.records.blocking import Index
from noteverbale.records.choice import compared, ranked
from noteverbale.records.profile import Profile
from training.simulator.measure import Figures, b_cubed
from training.simulator.tune import FIRST_FREE_SEED, Case, case
from training.simulator.tune import FIXED as NEVER

WARY = frozenset({
    "place_other", "names_conflict", "office_conflict", "country_conflict", "names_alone", "same_text", "date_beside",
    "date_far",
})  # fmt: skip
FIXED = NEVER | {
    "persons_apart", "parties_pair", "parties_overlap", "parties_apart", "name_of_event_same", "name_of_event_conflict",
    "date_vague", "date_before", "same_sentence", "sentence_again", "same_copy", "only_of_text", "trigger_same",
    "item_generic", "item_topic", "item_conflict",
}  # fmt: skip
DRAWN, DRAWN_WARY = 3.0, 150.0  # what moving a weight by one costs, in nats over all decisions


class Decision(NamedTuple):
    """The records that one claim was compared with: the features of each, and whether it is the right one."""

    features: list[list[str]]
    right: list[bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kind")
    parser.add_argument("--seeds", default="20,21,22")
    parser.add_argument("--check", default="10,11")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    seeds, check = ([int(seed) for seed in named.split(",")] for named in (options.seeds, options.check))
    if min(*seeds, *check) < FIRST_FREE_SEED:
        parser.error(f"seeds below {FIRST_FREE_SEED} are for measuring; take others")
    cases, checked = ([case(options.kind, seed) for seed in some] for some in (seeds, check))
    before = rules.weights(options.kind)
    weights = dict(before)
    _tell("as they are", options.kind, checked, weights)
    for number in range(options.rounds):
        decisions = [one for each in cases for one in run(options.kind, each, weights)[0]]
        weights = fitted(decisions, weights, before, rules.identity(options.kind).threshold)
        _tell(f"round {number + 1}", options.kind, checked, weights)
    for name in sorted(before):
        if abs(weights[name] - before[name]) > 0.2:
            print(f"  {name}: {before[name]:g} -> {weights[name]:.2f}")


def run(kind: str, told: Case, weights: dict[str, float]) -> tuple[list[Decision], Figures]:
    """Fold one world, and give the decisions on the way and how well it is put together."""
    identity, index = rules.identity(kind), Index()
    profiles, events, found, decisions = list[Profile](), list[Counter[int]](), dict[str, int](), list[Decision]()
    for _, facts in told.turns:
        event = told.truth[facts.claim_id]
        near = [profiles[place] for place in index.candidates(facts, identity)]
        fitting = ranked(facts, near, identity, weights)
        if near:
            names = [names for _, names in compared(facts, near, identity)]
            decisions.append(Decision(names, [events[one.index].most_common(1)[0][0] == event for one in near]))
        if not fitting:
            profiles.append(Profile(len(profiles), identity.mutual))
            events.append(Counter())
        chosen = fitting[0][1] if fitting else profiles[-1]
        found[facts.claim_id] = chosen.index
        events[chosen.index][event] += 1
        chosen.add(facts)
        index.add(facts, identity, chosen.index)
    return decisions, b_cubed(found, told.truth)


def fitted(
    decisions: list[Decision], weights: dict[str, float], before: dict[str, float], threshold: float
) -> dict[str, float]:
    """Give the weights under which the right choices are likeliest, drawn towards those before."""
    names = sorted(weights)
    place = {name: number for number, name in enumerate(names)}
    pairs = [(number, one, right) for number, each in enumerate(decisions) for one, right in zip(*each, strict=True)]
    cells = [(row, place[name]) for row, (_, told, _) in enumerate(pairs) for name in told]
    told = torch.sparse_coo_tensor(
        torch.tensor(cells).T, torch.ones(len(cells)), (len(pairs), len(names)), check_invariants=False
    )
    of = torch.tensor([number for number, _, _ in pairs])
    right = torch.tensor([float(found) for _, _, found in pairs])
    start = torch.tensor([before[name] for name in names])
    moved = torch.tensor([weights[name] for name in names], requires_grad=True)
    fixed = torch.tensor([name in FIXED for name in names])
    drawn = torch.tensor([DRAWN_WARY if name in WARY else DRAWN for name in names])
    none = torch.zeros(len(decisions))
    found = none.index_add(0, of, right) > 0
    solver = torch.optim.LBFGS([moved], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        solver.zero_grad()
        now = torch.where(fixed, start, moved)
        score = torch.sparse.mm(told, now[:, None])[:, 0] - threshold
        most = none.scatter_reduce(0, of, score.detach(), "amax")
        likely, alone = torch.exp(score - most[of]), torch.exp(-most)
        good = none.index_add(0, of, likely * right) + torch.where(found, none, alone)
        lost = (torch.log(none.index_add(0, of, likely) + alone) - torch.log(good + 1e-12)).sum()
        whole = lost + (drawn * (now - start) ** 2).sum()
        whole.backward()
        return whole

    solver.step(loss)
    return {name: before[name] if name in FIXED else float(moved.detach()[place[name]]) for name in names}


def _tell(what: str, kind: str, checked: list[Case], weights: dict[str, float]) -> None:
    figures = [run(kind, one, weights)[1] for one in checked]
    means = [sum(values) / len(figures) for values in zip(*figures, strict=True)]
    print(f"{kind}, {what}: B-cubed", *(f"{value:.4f}" for value in means), flush=True)


if __name__ == "__main__":
    main()
