"""A person's words -> judgements in the store, and the record made to follow them.

In: ids, fields and values as people write them.  Out: `Decision`: what was written down, and what it overrides.
Errors: ConfigError for what cannot be judged, in one sentence, before anything is written; StoreError.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from os import PathLike
from typing import Any

from noteverbale.config import load
from noteverbale.errors import ConfigError, StoreBusyError
from noteverbale.flow.record import derive
from noteverbale.judgements import Numbered, act, names, standing, told
from noteverbale.records.settable import field_of, name_of, value_of
from noteverbale.store import Store
from noteverbale.types import Judgement, State
from noteverbale.views.filters import Day, first_of
from noteverbale.views.judged import Judged, claim_place, judged_claim, judged_record, texts_of
from noteverbale.views.names import code_of_name
from noteverbale.views.recordview import RecordView

ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: numbers of the judgements written, the record it is about, in words, and what to know of it.

    `followed`: the record is already as decided; False where another process is writing, or it was asked to wait.
    """

    numbers: tuple[int, ...]
    record_id: str | None
    what: str
    notices: tuple[str, ...] = ()
    followed: bool = True


class Judge:
    """Merge, split, reject, set and undo on one store. Every verb takes `author`, `note` and `at` (time, ISO).

    `author`: who decides; the settings' [judge] author or the user's name if not given. `follow`: whether the record is
    made anew at once. `changed` is called after that.
    """

    def __init__(
        self, path: str | PathLike[str], *, follow: bool = True, changed: Callable[[], None] | None = None
    ) -> None:
        self._store = Store.open(path)  # type: ignore[arg-type]
        self._follow = follow
        self._changed = changed

    def merge(self, a: str, b: str, **by: Any) -> Decision:
        """Say that two records are one; the one begun first keeps its id, the other's id goes on meaning it."""
        with self._view() as view:
            one, two = (judged_record(view, id) for id in (a, b))
        if one.kind != two.kind:
            kinds = f"{one.kind.replace('_', ' ')} and {two.kind.replace('_', ' ')}"
            raise ConfigError(f"{one.id} and {two.id} are of two kinds, {kinds}; only records of one kind can be one")
        kept = self._kept()
        joined, _ = names(kept)
        if joined.root(one.id) == joined.root(two.id) or one.id == two.id:
            raise ConfigError(f"{a} and {b} are one record already ({one.id})")
        notices = [_overrides(each) for each in _parted(kept, one.id, two.id)]
        return self._write([("merge", (one.id, two.id), None)], one.id, f"{two.id} and {one.id} are one", notices, by)

    def split(self, record: str, *claims: str, **by: Any) -> Decision:
        """Take claims out of a record into a new one; without claims, each further text gets a record of its own."""
        with self._view() as view:
            found = judged_record(view, record)
            chosen = [judged_claim(view, claim) for claim in dict.fromkeys(claims)]
            places = {claim: claim_place(view, claim) for claim in chosen}
            groups = [chosen] if chosen else texts_of(view, found.state.claim_ids)[1:]
        _check_split(found, chosen, places, groups)
        merged = [(claim, words) for claim in chosen for words in places[claim].by]
        notices = [f"{claim} came here by {words}; the later word holds" for claim, words in merged]
        parts = [("split", (found.id, *group), None) for group in groups]
        what = f"{sum(map(len, groups))} of {len(found.state.claim_ids)} claims taken out of {found.id}"
        taken = {claim for group in groups for claim in group}
        stayed = tuple(claim for claim in found.state.claim_ids if claim not in taken)
        return self._write(parts, found.id, what, notices, by, stayed)

    def reject(self, claim: str, **by: Any) -> Decision:
        """Say that a claim was misread: it counts in no record; its words stay."""
        with self._view() as view:
            id = judged_claim(view, claim)
            place = claim_place(view, id)
        for each in self._kept():
            if each[1].verb == "reject" and each[1].arguments[0] == id:
                raise ConfigError(f"{id} is rejected already ({told(each)}); nv judge undo {each[0]} takes it back")
        arguments = (id, place.record_id) if place.record_id else (id,)
        return self._write([("reject", arguments, None)], place.record_id, f"{id} counts no longer", [], by)

    def set(self, record: str, field: str, value: Any, *, since: Day | None = None, **by: Any) -> Decision:
        """Set a field of a record, whatever texts tell, from a day on or for "always".

        Left out, a fact (place, host, item ...) holds always, and what changes with time (status, stage, quantities
        ...) from the record's last known day on.
        """
        with self._view() as view:
            found = judged_record(view, record)
        name, words = name_of(found.kind, field), _as_words(value)
        kept = value_of(found.kind, field, words, code_of_name)
        _check_days(found.state, name, kept)
        day = _since(since, found.state, moves=field_of(found.kind, name).moves)
        joined, _ = names(self._kept())
        notices = [
            _overrides(each)
            for each in self._kept()
            if each[1].verb == "set"
            and joined.root(each[1].arguments[0]) == joined.root(found.id)
            and each[1].arguments[1] == name
            and (day is None or (each[1].since or "") >= day)
        ]
        arguments = (found.id, name, json.dumps(kept, ensure_ascii=False))
        what = f"{name} of {found.id} is {words}" + (f" from {day} on" if day else "")
        return self._write([("set", arguments, day)], found.id, what, notices, by)

    def undo(self, *numbers: int | str, **by: Any) -> Decision:
        """Take judgements back by number; without one, the last that stands. An undo can itself be undone.

        What one command wrote is one act and goes as a whole, whichever of its numbers is named.
        """
        made = self._store.judgements()
        kept = standing(made)
        if not kept and not numbers:
            raise ConfigError("there is no judgement to undo; nv judge list shows them all")
        chosen = [_number(each, made) for each in numbers] or [kept[-1][0]]
        still = {number for number, _ in kept} | _standing_undos(made)
        for number in chosen:
            if number not in still:
                raise ConfigError(f"judgement {number} is undone already; nv judge list shows which ones stand")
        acts = list(dict.fromkeys(tuple(act(number, made)) for number in chosen))
        what = " and ".join(_named(numbers, made) for numbers in acts) + " taken back"
        return self._write([("undo", (str(numbers[0]),), None) for numbers in acts], None, what, [], by)

    def _view(self) -> RecordView:
        return RecordView(self._store.path)

    def _kept(self) -> list[Numbered]:
        return standing(self._store.judgements())

    def _write(
        self,
        parts: Sequence[tuple[str, tuple[str, ...], str | None]],
        record_id: str | None,
        what: str,
        notices: Sequence[str],
        by: dict[str, Any],
        stayed: tuple[str, ...] = (),
    ) -> Decision:
        author, note, time = _signed(**by)
        numbers = self._store.add_judgements(
            [
                Judgement(
                    verb=verb, arguments=arguments, author=author, time=time, note=note, since=since, stayed=stayed
                )
                for verb, arguments, since in parts
            ]
        )
        followed = self._follow and self._followed()
        return Decision(numbers, record_id, what, tuple(dict.fromkeys(notices)), followed)

    def _followed(self) -> bool:
        """Make the record follow; a process that is writing will do it when it ends."""
        try:
            with self._store.alone():
                derive(self._store)
        except StoreBusyError:
            return False
        if self._changed is not None:
            self._changed()
        return True


class OpenRecord(RecordView):
    """A record to ask and to judge: `record.judge.merge(a, b, note="...")`; answers follow at once."""

    @property
    def judge(self) -> Judge:
        """What a person may decide about this record."""
        return Judge(self.path, changed=self.reopen)


def _overrides(numbered: Numbered) -> str:
    return f"this overrides {told(numbered)}: the later word holds"


def _parted(kept: Sequence[Numbered], one: str, two: str) -> list[Numbered]:
    """Give the splits that parted what is now said to be one."""
    joined, apart = names(kept)
    pair = {joined.root(one), joined.root(two)}
    return [
        each
        for each in kept
        if each[0] in apart and {joined.root(each[1].arguments[0]), joined.root(apart[each[0]])} == pair
    ]


def _check_split(found: Judged, chosen: list[str], places: dict[str, Any], groups: list[list[str]]) -> None:
    for claim in chosen:
        if places[claim].record_id != found.id:
            where = places[claim].record_id
            tell = f"it belongs to {where}" if where else "it was rejected, so it belongs to no record"
            raise ConfigError(f"claim {claim} is not in record {found.id}; {tell}")
    if len(found.state.claim_ids) == 1:
        raise ConfigError(f"record {found.id} has one claim only, so there is nothing to take out of it")
    if len(chosen) == len(found.state.claim_ids):
        raise ConfigError(f"these are all claims of {found.id}; leave at least one in it")
    if not groups:
        raise ConfigError(f"all claims of {found.id} stand in one text; name those to take out (nv explain {found.id})")


def _check_days(state: State, name: str, value: Any) -> None:
    """The first day of an event may not lie after its last."""
    stem, _, end = name.rpartition("_")
    if end not in ("from", "to") or value is None:
        return
    counterpart = f"{stem}_{'to' if end == 'from' else 'from'}"
    other = state.fields.get(counterpart)
    first, last = (value, other) if end == "from" else (other, value)
    if first and last and first > last:
        raise ConfigError(f"{name} {value} does not fit {counterpart} {other}; set {counterpart} first")


def _since(since: Day | None, state: State, *, moves: bool) -> str | None:
    if since == ALWAYS:
        return None
    if since is not None:
        try:
            return first_of(since, "from")
        except ConfigError as error:
            raise ConfigError(f"{error}, or {ALWAYS}") from error
    return state.known.isoformat() if moves and state.known else None


def _as_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return "none" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _number(words: int | str, made: Sequence[Judgement]) -> int:
    text = str(words)
    if not text.isdecimal() or not 0 < int(text) <= len(made):
        known = f"1 to {len(made)}" if made else "none yet"
        raise ConfigError(f"there is no judgement {text!r}; nv judge list shows their numbers ({known})")
    return int(text)


def _named(numbers: Sequence[int], made: Sequence[Judgement]) -> str:
    """Give an act in words: "judgement 4 (merge)", "judgements 5 to 14 (split)"."""
    verb = made[numbers[0] - 1].verb
    if len(numbers) == 1:
        return f"judgement {numbers[0]} ({verb})"
    return f"judgements {numbers[0]} to {numbers[-1]} ({verb})"


def _standing_undos(made: Sequence[Judgement]) -> set[int]:
    from noteverbale.judgements import undone

    gone = undone(made)
    return {number for number, one in enumerate(made, 1) if one.verb == "undo" and number not in gone}


def _signed(author: str | None = None, note: str = "", at: datetime | date | str | None = None) -> tuple[str, str, str]:
    """Give author, note and time as they are written down; the time now if none is given."""
    return " ".join((author or _somebody()).split()), " ".join(note.split()), _time(at)


def _somebody() -> str:
    named = load()[0].judge.author
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise ConfigError("who decides is not known here; name yourself with --author") from None


def _time(at: datetime | date | str | None) -> str:
    if at is None:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(at, date):
        return at.isoformat()
    try:
        datetime.fromisoformat(at)
    except ValueError as error:
        raise ConfigError(f"the time {at!r} is none; write it as 2026-11-26 or 2026-11-26T09:30:00Z") from error
    return at
