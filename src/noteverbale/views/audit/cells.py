"""What the reader says of a claim or record -> cells that a coder understands without our codebook.

In: `Evidence` of a claim, or a `Selected` record.  Out: field -> cell; "none" where nothing is told.
A party stands as "Pakistan [PAK]: Islamabad", so that its code can be read back from the cell.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from noteverbale.ontology.vocabulary import vocabulary
from noteverbale.types import Actor, Claim
from noteverbale.views.audit.fields import NOTHING
from noteverbale.views.claims import named, told
from noteverbale.views.evidence import Evidence
from noteverbale.views.names import name_of_code
from noteverbale.views.parties import hosts, sides_of, traveller_name
from noteverbale.views.selection import Selected, lifetime
from noteverbale.views.wording import days, one_line, shown, words

_UNKNOWN = "UNK"


def marked(one: Evidence) -> str:
    """Give the sentence of a claim with its trigger in brackets."""
    return one_line(f"{one.before}[{one.trigger.strip()}]{one.after}")


def of_claim(claim: Claim) -> dict[str, str]:
    """Give what the reader says of a claim, by the names of the fields."""
    deal, time, place = claim.deal, claim.time, claim.place
    return {
        "kind": words(claim.kind),
        "status": status_in_words(told(claim.polarity, claim.realis)),
        "stage": words(deal.stage) if deal and deal.stage else NOTHING,
        "agent": _several(map(_actor, claim.agent)),
        "recipient": _several(map(_actor, claim.recipient)),
        "item": one_line(deal.item) if deal and deal.item else NOTHING,
        "source": _source(claim),
        "time": f"{_dates(claim)}: {one_line(time.text)}" if time else NOTHING,
        "place": _placed(place.text, place.country) if place else NOTHING,
    }


def of_record(record: Selected) -> dict[str, str]:
    """Give what a record says, by the names of the fields."""
    fields = record.state.fields
    agents, recipients = sides_of(record)
    visit = record.kind == "visit"
    return {
        "event": words(record.kind),
        "one": f"{len(record.state.claim_ids)} joined",
        "status": words(record.status) if record.status else NOTHING,
        "stage": words(record.stage or record.status),
        "agent": _traveller(fields) if visit else _several(map(_party, agents)),
        "recipient": _several(map(_coded, hosts(fields))) if visit else _several(map(_party, recipients)),
        "item": one_line(fields.get("item") or NOTHING),
        "value": shown(fields.get("value")) or NOTHING,
        "time": _days(*lifetime(record)),
        "place": _placed(fields["place"], fields.get("country")) if fields.get("place") else NOTHING,
    }


def status_in_words(status: str) -> str:
    """Give the status of a claim with what it means."""
    negative, name = status.startswith("not "), status.removeprefix("not ")
    meaning = next((one.meaning for one in vocabulary().realis if one.name == name), "")
    return f"not {name} (it did not, does not or will not happen)" if negative else f"{name} ({meaning})"


def _several(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(parts)) or NOTHING


def _actor(actor: Actor) -> str:
    known = actor.name and actor.name != name_of_code(actor.code) and actor.name not in actor.text
    name = f" ({_plain(actor.name)})" if known and actor.name else ""
    return f"{_coded(actor.code)}: {_plain(actor.text)}{name}"


def _party(party: dict[str, Any]) -> str:
    told_as = f": {_plain(party['words'][0])}" if party["words"] else ""
    return f"{_coded(party['code'])}{told_as}"


def _traveller(fields: dict[str, Any]) -> str:
    code, name = fields.get("traveller"), traveller_name(fields)
    if not code:
        return _several(map(_party, fields.get("agents") or []))
    return f"{_coded(code)}{f': {_plain(name)}' if name else ''}"


def _coded(code: str) -> str:
    name = "not known" if code == _UNKNOWN else name_of_code(code)
    return f"[{code}]" if name == code else f"{name} [{code}]"


def _plain(text: str) -> str:
    """Give words without the marks that part a cell's parties and codes."""
    return one_line(text).replace("[", "(").replace("]", ")").replace(";", ",")


def _source(claim: Claim) -> str:
    kind = claim.source.kind
    name = "the outlet itself" if kind == "publisher" else named(claim.source)
    return f"{words(kind)}: {name}" if name else words(kind)


def _dates(claim: Claim) -> str:
    time = claim.time
    assert time is not None
    if time.several:
        return ", ".join(days(str(first), str(last)) for first, last in time.several)
    return _days(str(time.first) if time.first else None, str(time.last) if time.last else None)


def _days(first: str | None, last: str | None) -> str:
    return days(first, last) if first or last else NOTHING


def _placed(text: str, country: str | None) -> str:
    return f"{_plain(text)} [{country}]" if country else _plain(text)
