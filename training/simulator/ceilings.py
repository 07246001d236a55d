"""Tell what perfect merging or splitting of records would bring: python -m training.simulator.ceilings [--seeds 10,11]

Prints B-cubed figures on the hard setting for the records as they are, and as they would be if an all-knowing person
joined all records of one event, or only those between which a claim's link names the other (`also_fits`), or parted
what does not belong together. What a change of the matcher can bring at most is read off here before it is built.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable

from noteverbale.records import reconcile
from noteverbale.types import Record
from training.simulator.measure import b_cubed
from training.simulator.settings import HARD
from training.simulator.telling import World, make_world

Place = tuple[int, str]  # a world's seed and a record, or what stands for it


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", default="10,11")
    options = parser.parse_args()
    found: dict[str, dict[str, Place]] = {}
    true: dict[str, Place] = {}
    for seed in map(int, options.seeds.split(",")):
        world = make_world(HARD, seed)
        true |= {f"{seed} {claim}": (seed, str(event)) for claim, event in world.truth.items()}
        for name, homes in ways(world, list(reconcile(world.reports))).items():
            found.setdefault(name, {}).update({f"{seed} {claim}": (seed, home) for claim, home in homes.items()})
    for name, places in found.items():
        print(f"{name:<28}", *(f"{value:.3f}" for value in b_cubed(places, true)))


def ways(world: World, records: list[Record]) -> dict[str, dict[str, str]]:
    """Give, for each way of putting records right, where every claim then lies."""
    event = {record.id: _event(record, world) for record in records}
    bridged = _bridged(records, event)
    rules: dict[str, Callable[[Record, str], str]] = {
        "as they are": lambda record, claim: record.id,
        "all of one event joined": lambda record, claim: str(event[record.id]),
        "bridged ones joined": lambda record, claim: bridged(record.id),
        "parted by event": lambda record, claim: f"{record.id} {world.truth[claim]}",
    }
    return {
        name: {link.claim_id: rule(record, link.claim_id) for record in records for link in record.links}
        for name, rule in rules.items()
    }


def _event(record: Record, world: World) -> int:
    """Give the event that most of a record's claims tell of."""
    told = Counter(world.truth[link.claim_id] for link in record.links)
    return min(told, key=lambda id_: (-told[id_], id_))


def _bridged(records: list[Record], event: dict[str, int]) -> Callable[[str], str]:
    """Give what finds the record that stands for one: two of one event are one where a claim of one fits the other."""
    above: dict[str, str] = {}

    def root(id_: str) -> str:
        while id_ in above:
            id_ = above[id_]
        return id_

    for record in records:
        rivals = {words for link in record.links for name, _, words in link.features if name == "also_fits"}
        for other in sorted(rivals):
            one, two = root(record.id), root(other)
            if event[record.id] == event[other] and one != two:
                above[two] = one
    return root


if __name__ == "__main__":
    main()
