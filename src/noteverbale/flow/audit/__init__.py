"""How good the reader is on somebody's own corpus: a sample is drawn, a coder judges it, the answers are counted.

In: a store, sheets that were filled in.  Out: `Sheet`, `Score`; judgements in the store.
Errors: ConfigError and InputError, which name the row of the sheet and the repair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from typing import Any

from noteverbale.errors import ConfigError
from noteverbale.flow.audit.applying import Applied, planned
from noteverbale.flow.audit.filled import read_filled
from noteverbale.flow.audit.score import Score, score
from noteverbale.flow.judging import Judge
from noteverbale.views.audit import Plan, Sheet
from noteverbale.views.audit.fields import SENTENCE
from noteverbale.views.recordview import RecordView
from noteverbale.views.wording import counted

__all__ = ["Applied", "Audit", "Score", "score"]

_PLANNED = ("size", "seed", "by_kind", "sentences", "blind")


class Audit:
    """Draw sheets of a record, count what coders wrote into them, and take their corrections over.

    `changed` is called after the record was changed.
    """

    def __init__(self, view: RecordView, changed: Callable[[], None] | None = None) -> None:
        self._view = view
        self._changed = changed

    def draw(self, what: str = "claims", **how: Any) -> Sheet:
        """Give a random sample of claims, or of the records of a question of nv show ("deals"), for a coder to judge.

        size=200, seed=1, by_kind=False (the same number a kind), sentences=100 (without a claim, for recall),
        blind=False (the reader's answers left out), and the filters of every question.
        """
        plan = Plan(**{name: how.pop(name) for name in _PLANNED if name in how})
        return self._view.sheet(what, plan, **how)

    def score(self, *paths: str | PathLike[str], by: Sequence[str] = ()) -> Score:
        """Give figures from sheets of one sample: those of the first that is filled in, and how far coders agree.

        `by`: "outlet", "year" for tables by them beside that by kind.
        """
        return score(paths, (by,) if isinstance(by, str) else by)

    def strangers(self, *paths: str | PathLike[str]) -> int:
        """Give how many claims and records of sheets this record does not hold: drawn from another, or an earlier."""
        rows = {(row.id, row.sort) for path in paths for row in read_filled(path).rows if row.sort != SENTENCE}
        return sum(not self._holds(id, sort) for id, sort in rows)

    def _holds(self, id: str, sort: str) -> bool:
        try:
            return bool(self._view.id_of(id, sort))
        except ConfigError:
            return False

    def apply(
        self, path: str | PathLike[str], *, write: bool = False, note: str = "", follow: bool = True, **by: Any
    ) -> Applied:
        """Give what the corrections of a sheet would decide; with `write` decide it, as one act.

        `author`, `at`: as for every judgement; `follow`: whether the record is made anew at once. With `write` raises
        ConfigError, and writes nothing, where a row is refused.
        """
        judge = Judge(self._view.path, follow=follow, changed=self._changed)
        found = planned(self._view, judge.kept(), read_filled(path), note)
        if write and found.refused:
            listed = "".join(f"\n  {one}" for one in found.refused)
            raise ConfigError(
                f"nothing was written, because {counted(len(found.refused), 'row')} cannot be used:{listed}"
            )
        if write and found.steps:
            what = f"{counted(len(found.steps), 'correction')} taken over from {path}"
            found.decision = judge.together([(one.proposal, one.note) for one in found.steps], what, **by)
        return found
