"""How dense a simulated world is and how badly its texts tell of it.

In: the name of a setting.  Out: a Setting. All shares are probabilities for one claim unless said otherwise.
"""

from __future__ import annotations

from msgspec import Struct, structs


class Setting(Struct, frozen=True, kw_only=True):
    """One grade of difficulty. Days and shares; `texts` is the mean number of texts that tell of an event."""

    name: str
    states: int
    days: int
    dyads: int
    events: int
    texts: float
    again: float  # a text tells of the event once more, in a further claim
    bundle: float  # a text tells of a second event
    copy: float  # a text is printed again by another outlet
    no_date: float
    rough_date: float
    wrong_date: float
    no_party: float  # one of the parties is not told
    wrong_party: float  # the reader takes a bystander for a party
    office_only: float
    no_place: float
    class_only: float  # a deal's item is told by its class, not its designation
    no_item: float
    late: float  # told months after
    wrong_realis: float
    denial: float
    wrong_number: float


EASY = Setting(
    name="easy", states=40, days=720, dyads=60, events=900, texts=4.0, again=0.2, bundle=0.1, copy=0.1, no_date=0.15,
    rough_date=0.03, wrong_date=0.01, no_party=0.03, wrong_party=0.0, office_only=0.2, no_place=0.4, class_only=0.1,
    no_item=0.03, late=0.02, wrong_realis=0.01, denial=0.01, wrong_number=0.02,
)  # fmt: skip

# Twenty busy dyads carry most of the events, so that events of one kind between the same two follow within days.
HARD = Setting(
    name="hard", states=30, days=540, dyads=30, events=1500, texts=4.0, again=0.35, bundle=0.35, copy=0.25, no_date=0.4,
    rough_date=0.08, wrong_date=0.04, no_party=0.12, wrong_party=0.03, office_only=0.4, no_place=0.6, class_only=0.3,
    no_item=0.1, late=0.08, wrong_realis=0.05, denial=0.04, wrong_number=0.1,
)  # fmt: skip

# Hard worlds told as noisily as the reader reads: of 129 claims of these kinds that it finds in 33 annotated articles
# 88 in a hundred have no day, 21 miss a party, 21 have one too many or another (noise.py, 2026-11-26).
READ = structs.replace(HARD, name="read", no_date=0.88, no_party=0.21, wrong_party=0.21)

SETTINGS = {setting.name: setting for setting in (EASY, HARD, READ)}
