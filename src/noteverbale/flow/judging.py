"""A person's words -> judgements in the store, and the record made to follow them.

In: ids, fields and values as people write them.  Out: `Decision`: what was written down, and what it overrides.
Errors: ConfigError for what cannot be judged, in one sentence, before anything is written; StoreError.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from os import PathLike
from typing import TYPE_CHECKING, Any

from noteverbale.config import load
from noteverbale.errors import ConfigError, StoreBusyError
from noteverbale.flow.proposals import Proposal, merging, rejecting, setting, splitting
from noteverbale.flow.record import derive
from noteverbale.judgements import Numbered, act, standing
from noteverbale.store import Store
from noteverbale.types import Judgement
from noteverbale.views.days import Day
from noteverbale.views.recordview import RecordView

if TYPE_CHECKING:
    from noteverbale.flow.audit import Audit


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
            made = merging(view, self.kept(), a, b)
        return self._decide(made, by)

    def split(self, record: str, *claims: str, **by: Any) -> Decision:
        """Take claims out of a record into a new one; without claims, each further text gets a record of its own."""
        with self._view() as view:
            made = splitting(view, record, *claims)
        return self._decide(made, by)

    def reject(self, claim: str, **by: Any) -> Decision:
        """Say that a claim was misread: it counts in no record; its words stay."""
        with self._view() as view:
            made = rejecting(view, self.kept(), claim)
        return self._decide(made, by)

    def set(self, record: str, field: str, value: Any, *, since: Day | None = None, **by: Any) -> Decision:
        """Set a field of a record, whatever texts tell, from a day on or for "always".

        Left out, a fact (place, host, item ...) holds always, and what changes with time (status, stage, quantities
        ...) from the record's last known day on.
        """
        with self._view() as view:
            made = setting(view, self.kept(), record, field, value, since=since)
        return self._decide(made, by)

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
                raise ConfigError(f"judgement {number} is already undone; nv judge list shows which are in force")
        acts = list(dict.fromkeys(tuple(act(number, made)) for number in chosen))
        what = " and ".join(_named(numbers, made) for numbers in acts) + " taken back"
        return self._decide(Proposal(tuple(("undo", (str(numbers[0]),), None) for numbers in acts), None, what), by)

    def kept(self) -> list[Numbered]:
        """Give the judgements that stand."""
        return standing(self._store.judgements())

    def together(self, noted: Sequence[tuple[Proposal, str]], what: str, **by: Any) -> Decision:
        """Write several proposals, each with its own note, as one act that one undo takes back."""
        author, _, time = _signed(**by)
        numbers = self._store.add_judgements(
            [
                Judgement(
                    verb=verb, arguments=arguments, author=author, time=time, since=since, stayed=made.stayed,
                    note=" ".join(note.split()),
                )
                for made, note in noted
                for verb, arguments, since in made.parts
            ]
        )  # fmt: skip
        notices = dict.fromkeys(notice for made, _ in noted for notice in made.notices)
        return Decision(numbers, noted[0][0].record_id, what, tuple(notices), self._follow and self._followed())

    def _view(self) -> RecordView:
        return RecordView(self._store.path)

    def _decide(self, made: Proposal, by: dict[str, Any]) -> Decision:
        author, note, time = _signed(**by)
        return self.together([(made, note)], made.what, author=author, at=time)

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

    @property
    def audit(self) -> Audit:
        """What tells how good this record is: samples for a coder, figures, corrections."""
        from noteverbale.flow.audit import Audit

        return Audit(self, changed=self.reopen)


def _number(words: int | str, made: Sequence[Judgement]) -> int:
    text = str(words)
    if not text.isdecimal() or not 0 < int(text) <= len(made):
        known = f"1 to {len(made)}" if made else "none yet"
        raise ConfigError(f"there is no judgement {text!r}; nv judge list shows their numbers ({known})")
    return int(text)


def _named(numbers: Sequence[int], made: Sequence[Judgement]) -> str:
    """Give an act in words: "judgement 4 (merge)", "judgements 5 to 14 (split)"."""
    verbs = ", ".join(dict.fromkeys(made[number - 1].verb for number in numbers))
    if len(numbers) == 1:
        return f"judgement {numbers[0]} ({verbs})"
    return f"judgements {numbers[0]} to {numbers[-1]} ({verbs})"


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
        raise ConfigError("no author is known; give one with --author") from None


def _time(at: datetime | date | str | None) -> str:
    if at is None:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(at, date):
        return at.isoformat()
    try:
        datetime.fromisoformat(at)
    except ValueError as error:
        raise ConfigError(f"{at!r} is not a time; write it as 2026-11-26 or 2026-11-26T09:30:00Z") from error
    return at
