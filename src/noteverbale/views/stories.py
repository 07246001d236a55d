"""Records in words: one line an event, the steps of a deal, each with the claim that tells it.

In: `Selected` records and evidence by claim id.  Out: `Line` and `DealStory` values for briefs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from noteverbale.ontology.cues import is_pronoun
from noteverbale.views.contradictions import field_in_words, value_in_words
from noteverbale.views.evidence import Evidence
from noteverbale.views.names import name_of_code
from noteverbale.views.rows import Row
from noteverbale.views.selection import Selected, spells
from noteverbale.views.shapes import best_claim, deal_row
from noteverbale.views.statuses import HELD
from noteverbale.views.wording import closed, counted, days, listed, uncarded, words

Told = Mapping[str, Evidence]
Party = dict[str, Any]
# Kinds whose parties stand on one side.
_MUTUAL = ("meeting", "agreement", "exercise", "cooperation", "relations")
# Fields that a line shows; the claim that settled most of them is quoted.
_SHOWN = ("status", "event_from", "place", "agents", "recipients", "traveller", "host", "name")
_NAMED = 4  # parties on one side with the words of the text; more are named by state alone


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told: `day` in words, what, and the claim it rests on; `more` counts other independent sources,
    `alike` further records of the same kind, parties and day.
    """

    day: str
    what: str
    evidence: Evidence | None
    record_id: str | None = None
    more: int = 0
    alike: int = 0

    @property
    def further(self) -> str:
        """What stands behind the line besides its claim, in words."""
        parts = (self.more, "more text"), (self.alike, "like record")
        return ", ".join(f"+{counted(number, noun)}" for number, noun in parts if number)


@dataclass(frozen=True, slots=True)
class DealStory:
    """A deal: its row (columns of `deals`) and its steps in the order they became known."""

    row: Row
    title: str
    steps: tuple[Line, ...]


def event_line(record: Selected, told: Told) -> Line:
    """Give an event as one line; a status other than held is said."""
    status = "" if record.status in HELD else f" ({words(record.status)})"
    return Line(
        when(record),
        f"{words(record.kind).capitalize()}{status}: {participants(record)}{_place(record)}",
        shown_claim(record, told),
        record.id,
        max(record.state.independent_sources - 1, 0),
    )


def shown_claim(record: Selected, told: Told) -> Evidence | None:
    """Give the claim to quote: of those that tell the accepted status, the one that settled most of what is shown."""
    best = told.get(best_claim(record) or "")
    if best is None:
        return None
    won = Counter(claim for name, (claim, _) in record.state.accepted.items() if name in _SHOWN and claim in told)
    alike = [told[id] for id in won if told[id].status == best.status and not told[id].copy]
    return max(alike, key=lambda one: (won[one.id], one.id == best.id, one.id), default=best)


def when(record: Selected) -> str:
    """The day, the separate dates that texts list, or, where none is told, about when it was or when it was known."""
    if record.event_from or record.event_to:
        return days(record.event_from, record.event_to)
    known = f"known {record.first_known}" if record.first_known else days(None, None)
    known = f"about {record.estimated[1]}" if record.estimated else known
    return listed([days(*spell) for spell in spells(record)]) or known


def plan_line(row: Row, told: Told) -> Line:
    """Give a row of `planned` as one line."""
    who = " to ".join(", ".join(map(name_of_code, codes)) for codes in (row["agents"], row["recipients"]) if codes)
    place = f", in {row['place']}" if row["place"] else ""
    due = ", overdue" if row["overdue"] else ""
    what = f"{words(row['stage'] or row['kind']).capitalize()} ({words(row['status'])}{due}): {who}{place}"
    known = f"known {row['first_known']}" if row["first_known"] else "undated"
    day = days(row["event_from"], row["event_to"]) if row["event_from"] or row["event_to"] else known
    return Line(day, what, told.get(row["claim"] or ""), row["id"])


def contested(row: Row) -> str:
    """Give what a row of `contradictions` is about, and whether it is open."""
    opened = f"opened {row['opened']}" if row["opened"] else "open"
    closed = (
        f", closed {row['closed'] or ''}".rstrip() + f": {value_in_words(row['settled'])} stands"
        if row["settled"]
        else ""
    )
    parties = ", ".join(map(name_of_code, row["parties"]))
    about = f"{words(row['kind']).capitalize()}{f' ({parties})' if parties else ''}"
    return f"{about}: {field_in_words(row['field'], row['values'])} ({opened}{closed})"


def deal_story(record: Selected, told: Told) -> DealStory:
    """Give a deal with one step for each claim of a stage; copies of one text count once."""
    row = deal_row(record)
    steps = [*(record.state.fields.get("stage_history") or []), *(record.state.fields.get("halts") or [])]
    lines = [(step, told.get(step["claim"])) for step in sorted(steps, key=lambda step: step["known"] or "9999")]
    item = ", ".join(row["goods"]) or row["item"] or row["family"] or "arms"
    sides = row["supplier"], row["recipient"]
    title = f"{item}, {side(sides[0])} to {side(sides[1])}" if any(sides) else f"{item}, parties unknown"
    return DealStory(
        row, title, tuple(_step(step, evidence, record) for step, evidence in lines if not (evidence and evidence.copy))
    )


def participants(record: Selected) -> str:
    """Give who did it to or with whom, by name of state and the words of the text."""
    fields = record.state.fields
    agents, recipients = fields.get("agents") or [], fields.get("recipients") or []
    if record.kind in _MUTUAL:
        return listed(_named(_each_once([*agents, *recipients]))) or "parties unknown"
    link = " to " if record.kind in ("visit", "aid") else " towards "
    return link.join(part for part in (listed(_named(agents)), listed(_named(recipients))) if part) or "parties unknown"


def side(code: str | None) -> str:
    """Give a party's name, or that it is not told."""
    return name_of_code(code) if code else "an unknown party"


def _each_once(parties: Sequence[Party]) -> list[Party]:
    codes: dict[str, Party] = {}
    for party in parties:
        codes.setdefault(party["code"], party)
    return list(codes.values())


def _named(parties: Sequence[Party]) -> list[str]:
    """Words that stand for several parties ("the two sides") name none of them."""
    spoken = [_spoken(party) if len(parties) <= _NAMED or party["code"] == "UNK" else "" for party in parties]
    return [
        _party(party, words if spoken.count(words) == 1 else "") for party, words in zip(parties, spoken, strict=True)
    ]


def _spoken(party: Party) -> str:
    """The longest words for a party; "your country", "our colleagues" are the speaker's and say nothing elsewhere."""
    words = [spoken for spoken in party["words"] if not is_pronoun(spoken.partition(" ")[0])]
    return max((uncarded(closed(spoken)) for spoken in words or party["words"]), key=len, default="")


def _party(party: Party, spoken: str) -> str:
    name = name_of_code(party["code"]) if party["code"] != "UNK" else ""
    if not name:
        return spoken or "somebody"
    pointing = is_pronoun(spoken.partition(" ")[0])
    return f"{name} ({spoken})" if len(spoken) > len(f"the {name}") and not pointing else name


def _place(record: Selected) -> str:
    """The place, unless it only repeats the other party's name."""
    place = record.state.fields.get("place")
    names = {name_of_code(code) for code in record.state.fields.get("parties") or []}
    return f", {place}" if place and place not in names else ""


def _step(step: dict[str, Any], evidence: Evidence | None, record: Selected) -> Line:
    happened = step["realis"] in ("occurred", "ongoing")
    told = (
        ""
        if happened and step["polarity"] == "positive"
        else f" ({'not ' if step['polarity'] == 'negative' else ''}{step['realis']})"
    )
    known = f"known {step['known']}" if step["known"] else "undated text"
    day = days(step["event_from"], step["event_to"]) if step["event_from"] or step["event_to"] else known
    accused = "alleged: " if step.get("alleged") else ""
    return Line(day, f"{accused}{words(step['stage'])}{told}{_number(evidence)}", evidence, record.id)


def _number(evidence: Evidence | None) -> str:
    deal = evidence.claim.deal if evidence else None
    parts = [part.text for part in (deal.quantity, deal.value) if part] if deal else []
    return f": {', '.join(parts)}" if parts else ""
