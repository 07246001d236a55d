"""The fields of the form above each question.

In: the name of a question.  Out: `Field`s in the order shown; the first ones always, the others when asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from noteverbale.ontology import kinds, mediums, modes, stages
from noteverbale.ontology.vocabulary import vocabulary
from noteverbale.views.planned import OF_PLANS
from noteverbale.views.shapes import MODED, OF_TALKS, SHAPES
from noteverbale.views.statuses import OUTCOMES, RECORD_STATUSES, STATUS_GROUPS, VISIT_STAGES


@dataclass(frozen=True)
class Field:
    """One filter: `name` as in the query, `label` before it, `hint` in it while empty, `choices` of a list to choose
    from; `flag`: a box to tick.
    """

    name: str
    label: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    flag: bool = False


_DAY = "2014-11-20"
_FIRST = (
    Field("since", "From", _DAY),
    Field("until", "To", _DAY),
    Field("as_of", "As known on", _DAY),
    Field("text", "Words", "helicopter*"),
)
_TEXTS = ("documents",)
_CLAIMS = ("claims", "statements")


def fields_of(what: str) -> tuple[Sequence[Field], Sequence[Field]]:
    """Give the fields always shown, and those shown when asked for."""
    status = Field("status", "Status", choices=_statuses(what))
    more = tuple(field for field, fits in _MORE if fits(what))
    return _FIRST, (status, *more) if status.choices else more


def _statuses(what: str) -> tuple[str, ...]:
    """Give what a status can be, by the question; none where rows have no status, or a stage in its place."""
    if what in OF_PLANS:
        return (*OUTCOMES, "overdue")
    if what not in SHAPES or what == "deals":
        return ()
    return tuple(dict.fromkeys((*STATUS_GROUPS, *(VISIT_STAGES if what == "visits" else RECORD_STATUSES))))


def _events(what: str) -> bool:
    return what not in (*_TEXTS, *_CLAIMS, "sources")


# Each field with the questions that it belongs to.
_MORE: tuple[tuple[Field, Callable[[str], bool]], ...] = (
    (Field("kind", "Kind", choices=tuple(kinds())), lambda what: what not in SHAPES or what == "events"),
    (Field("stage", "Stage", choices=tuple(stages())), lambda what: what in ("deals", "events", "claims")),
    (Field("mode", "Mode", choices=tuple(modes())), lambda what: what in MODED),
    (Field("medium", "Talks by", choices=tuple(mediums())), lambda what: what in OF_TALKS),
    (Field("series", "Series", "Friendship"), lambda what: what == "exercises"),
    (Field("said_by", "Said by", "Lavrov"), lambda what: what not in _TEXTS),
    (
        Field("source_kind", "Kind of source", choices=tuple(kind.name for kind in vocabulary().sources)),
        lambda what: what not in _TEXTS,
    ),
    (Field("min_whole", "Right as a whole from", "0 to 1"), lambda what: what not in _TEXTS),
    (Field("min_sources", "Independent texts from", "2"), _events),
    (Field("min_outlets", "Outlets from", "2"), _events),
    (Field("told_days", "only what a text dates", flag=True), _events),
    (Field("undated", "undated ones by the day they became known", flag=True), _events),
    (Field("overdue", "only what is overdue", flag=True), lambda what: what in OF_PLANS),
    (Field("supplier", "Supplier", "RUS"), lambda what: what == "deals"),
    (Field("recipient", "Recipient", "PAK"), lambda what: what == "deals"),
    (Field("named", "only of a named weapon or class of arms", flag=True), lambda what: what == "deals"),
    (Field("sideless", "including those with neither side known", flag=True), lambda what: what == "deals"),
)
