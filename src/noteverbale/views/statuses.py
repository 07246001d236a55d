"""Statuses of records (docs/records.md) and the words that stand for several of them."""

from __future__ import annotations

PLANNED = ("planned", "scheduled", "announced", "proposed", "invited", "predicted", "conditional")
HELD = ("occurred", "ongoing", "under_way")
CALLED_OFF = ("postponed", "cancelled", "refused", "denied")
# One word that stands for the statuses of all kinds that mean it.
STATUS_GROUPS = {
    "planned": ("planned", "scheduled", "announced"),
    "held": HELD,
    "under_way": ("under_way", "ongoing"),
    "called_off": CALLED_OFF,
}
# What became of an announcement (docs/records.md); "no_day": told without one, so that nobody can call it late.
OUTCOMES = ("held", "held_other_date", "moved", "cancelled", "denied", "no_report", "expected", "no_day")
# Whether a contradiction is settled.
CONTESTED = ("open", "closed")
# Status of single claims (codebook, section 4), and what only the list of plans knows.
_OF_CLAIMS = ("intended", "hypothetical", "positive", "negative")
_OF_RECORDS = (*STATUS_GROUPS, *PLANNED, *HELD, *CALLED_OFF)
# A deal that only accusers tell of.
ALLEGED = "alleged"
STATUSES = tuple(dict.fromkeys((*_OF_RECORDS, ALLEGED, *_OF_CLAIMS, *OUTCOMES, *CONTESTED, "overdue")))
# A visit's stages are its statuses.
VISIT_STAGES = ("proposed", "invited", "scheduled", "announced", "under_way", "occurred", *CALLED_OFF)

# Those of the other kinds but arms deals.
RECORD_STATUSES = ("occurred", "ongoing", "planned", "proposed", "predicted", "conditional", *CALLED_OFF)


def outcome_on(today: str | None, status: str | None, outcome: str | None, due: str | None) -> str | None:
    """Give what became of a plan by a day: what a record still expects has no report once its last day is past, and
    none can be missed of what has no day.
    """
    if status not in PLANNED:
        return outcome
    if due and today and due < today:
        return "no_report"
    return "moved" if outcome == "moved" else "expected" if due else "no_day"
