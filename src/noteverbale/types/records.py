"""A record of one event and its history, why claims belong to it, and judgements on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct


class Link(Struct, frozen=True, kw_only=True):
    """Why a claim belongs to a record: total `score` and the weight of each feature with its words."""

    claim_id: str
    score: float
    features: tuple[tuple[str, float, str], ...] = ()


class Contradiction(Struct, frozen=True, kw_only=True):
    """Claims of one record that cannot all be true: `sides` maps each value to its claim ids.

    `known`: the day it opened, when both sides were known. `closed`: the day it was settled, None while it is open;
    then `settled` is the value that stands and `closed_by` the claim, or the judgement, that settled it.
    """

    field: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    known: date | None = None
    closed: date | None = None
    settled: str | None = None
    closed_by: str | None = None


class State(Struct, frozen=True, kw_only=True):
    """What a record says once every claim published up to `known` is in (None: claims of undated texts are in too).

    `fields`: plain JSON values (see docs/records.md); `accepted`: field -> the claim that won and the rule that
    chose it.
    """

    known: date | None
    fields: dict[str, Any]
    accepted: dict[str, tuple[str, str]] = {}
    contradictions: tuple[Contradiction, ...] = ()
    claim_ids: tuple[str, ...] = ()
    independent_sources: int = 0


class Record(Struct, frozen=True, kw_only=True):
    """What claims from many texts add up to: one event, deal or visit with its history.

    `states` are in order of known time; an as-of answer is the last state known by that day.
    """

    id: str
    kind: str
    states: tuple[State, ...]
    links: tuple[Link, ...]


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's word on a merge or a field: append-only, wins over scores.

    `since`: for a field that is set, the ISO day from which the value holds (by what was known); None is always.
    `stayed`: for a split, the claims that the person saw and left in the record; later ones go where they fit best.
    `act`: where one command wrote several judgements, the number of the first of them; they are taken back together.
    """

    verb: str
    arguments: tuple[str, ...]
    author: str
    time: str
    note: str = ""
    since: str | None = None
    stayed: tuple[str, ...] = ()
    act: int | None = None
