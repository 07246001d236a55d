"""Clusters and a person's judgements -> clusters as that person sees them.

In: the clusters of one kind after the fold, and the judgements.  Out: the clusters, with ids of others untouched.
Verbs: merge A B; split RECORD CLAIM; reject CLAIM; set RECORD FIELD VALUE; undo N (the N-th judgement, from 1).
A judgement that names a record or claim not here is left alone: it may belong to another kind or another store.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from noteverbale.errors import ConfigError
from noteverbale.records.fold import Cluster, record_id
from noteverbale.types import Judgement, Link, State

VERBS = {"merge": 2, "split": 2, "reject": 1, "set": 3, "undo": 1}
Numbered = tuple[int, Judgement]


def standing(judgements: Sequence[Judgement]) -> list[Numbered]:
    """Give the judgements not undone, with their numbers from 1. Raises ConfigError for a malformed one."""
    for number, judgement in enumerate(judgements, 1):
        _check(number, judgement)
    undone: set[int] = set()
    for number in range(len(judgements), 0, -1):
        judgement = judgements[number - 1]
        if judgement.verb == "undo" and number not in undone:
            undone.add(int(judgement.arguments[0]))
    kept = enumerate(judgements, 1)
    return [(number, one) for number, one in kept if number not in undone and one.verb != "undo"]


def _check(number: int, judgement: Judgement) -> None:
    wanted = VERBS.get(judgement.verb)
    if wanted is None:
        raise ConfigError(f"judgement {number}: unknown verb {judgement.verb!r}; use one of {', '.join(VERBS)}")
    if len(judgement.arguments) != wanted:
        raise ConfigError(
            f"judgement {number}: {judgement.verb} takes {wanted} arguments, not {len(judgement.arguments)}"
        )
    told = judgement.arguments[0]
    if judgement.verb == "undo" and not (told.isdecimal() and 0 < int(told) < number):
        raise ConfigError(
            f"judgement {number}: undo takes the number of an earlier judgement, 1 to {number - 1}, not {told!r}"
        )


def judged(clusters: list[Cluster], judgements: Sequence[Numbered], claim_ids: Sequence[str]) -> list[Cluster]:
    """Give the clusters after merges, splits and rejections; `claim_ids` by position in the fold."""
    by_id = {cluster.id: cluster for cluster in clusters}
    moved: dict[str, str] = {}
    for number, judgement in judgements:
        if judgement.verb == "merge":
            _merge(by_id, moved, judgement.arguments, number)
        elif judgement.verb in {"split", "reject"}:
            _take_out(by_id, moved, judgement, claim_ids, number)
    return [cluster for cluster in by_id.values() if cluster.members]


def _merge(by_id: dict[str, Cluster], moved: dict[str, str], arguments: Sequence[str], number: int) -> None:
    """The record begun earlier keeps its id; the other's id goes on meaning it in later judgements."""
    one, two = (by_id.get(current(moved, name)) for name in arguments)
    if one is None or two is None or one is two or not one.members or not two.members:
        return
    kept, gone = (one, two) if one.members[0] <= two.members[0] else (two, one)
    links = {**dict(zip(kept.members, kept.links, strict=True)), **dict(zip(gone.members, gone.links, strict=True))}
    links[gone.members[0]] = _with(links[gone.members[0]], ("judged_merge", 0.0, f"judgement {number}"))
    kept.members = sorted(links)
    kept.links = [links[position] for position in kept.members]
    moved[gone.id] = kept.id
    del by_id[gone.id]


def _take_out(
    by_id: dict[str, Cluster], moved: dict[str, str], judgement: Judgement, ids: Sequence[str], number: int
) -> None:
    claim = judgement.arguments[-1]
    named = current(moved, judgement.arguments[0]) if judgement.verb == "split" else None
    for cluster in [by_id[named]] if named in by_id else [] if named else list(by_id.values()):
        places = [i for i, position in enumerate(cluster.members) if ids[position] == claim]
        if not places or (named and len(cluster.members) == 1):
            continue
        position, link = cluster.members.pop(places[0]), cluster.links.pop(places[0])
        if named:
            alone = Cluster(record_id(claim, "/split"))
            alone.members, alone.links = [position], [_with(link, ("judged_split", 0.0, f"judgement {number}"))]
            by_id[alone.id] = alone
        return


def current(moved: dict[str, str], name: str) -> str:
    """Give the id of the record into which a record was merged, its own if it was not."""
    while name in moved:
        name = moved[name]
    return name


def _with(link: Link, feature: tuple[str, float, str]) -> Link:
    return msgspec.structs.replace(link, features=(*link.features, feature))


def set_fields(record: str, state: State, judgements: Sequence[Numbered]) -> State:
    """Give the state with the fields a person has set; the rule tells which judgement set them."""
    told = [(n, j.arguments) for n, j in judgements if j.verb == "set" and j.arguments[0] == record]
    if not told:
        return state
    fields = state.fields | {name: _value(value) for _, (_, name, value) in told}
    accepted = state.accepted | {name: (f"judgement {number}", "judged") for number, (_, name, _) in told}
    return msgspec.structs.replace(state, fields=fields, accepted=accepted)


def _value(text: str) -> Any:
    """A value written as JSON is read as JSON; anything else is a word."""
    try:
        return json.loads(text)
    except ValueError:
        return text
