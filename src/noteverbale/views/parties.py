"""Records -> who stands on which side of them, by code and by name.

In: `Selected` records, or the fields of one (docs/records.md).  Out: codes, parties with their words, names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from noteverbale.ontology.cues import is_pronoun
from noteverbale.views.names import capitals, state_names
from noteverbale.views.selection import Selected
from noteverbale.views.wording import uncarded

Fields = dict[str, Any]
_NOBODY = ("no", "neither", "nobody", "none", "every", "each")  # words before a traveller who is no particular one


def codes(parties: Iterable[Fields] | None) -> list[str]:
    """Give the codes of a record's parties; words stand in where the code is unknown."""
    return [
        party["code"] if party["code"] != "UNK" else ", ".join(party["words"][:1]) or "UNK" for party in parties or []
    ]


def parties_of(record: Selected) -> tuple[list[str], list[str]]:
    """Give the codes on both sides of a record."""
    agents, recipients = sides_of(record)
    return codes(agents), codes(recipients)


def sides_of(record: Selected) -> tuple[list[Fields], list[Fields]]:
    """Give the parties on both sides of a record: of a deal supplier and buyer, whoever else its texts tell of."""
    fields = record.state.fields
    told = list(fields.get("agents") or []), list(fields.get("recipients") or [])
    settled = fields.get("supplier"), fields.get("recipient")
    if record.kind != "arms_deal" or settled == (None, None):
        return told
    return _side(settled[0], *told), _side(settled[1], *reversed(told))


def sideless(deal: Selected) -> bool:
    """Tell whether a deal has neither supplier nor buyer told."""
    return not deal.state.fields.get("supplier") and not deal.state.fields.get("recipient")


def _side(code: str | None, first: list[Fields], second: list[Fields]) -> list[Fields]:
    """Give a party with the words told of it, in its own part before the other; nobody where it is not settled."""
    found = next((party for party in (*first, *second) if party["code"] == code), None)
    named: Fields = {"code": code, "sector": "UNK", "words": [], "names": []}
    return [] if code is None else [found or named]


def hosts(fields: Fields) -> list[str]:
    """Give the states that a tour goes to, or the host of another visit; a host that a person set stands alone."""
    host, told = fields.get("host"), fields.get("hosts") or []
    return told if host in told else [host] if host else []


def traveller_name(fields: Fields) -> str | None:
    """Give the resolved name of a visit's traveller; that of a state, a capital or another party is none."""
    name: str | None = fields.get("traveller_name")
    bearers = {party["code"] for party in fields.get("agents") or [] if name in party["names"]}
    another = fields.get("traveller") and bearers and fields["traveller"] not in bearers
    state = name and (name in state_names() or name.casefold() in capitals())
    return uncarded(name) if name and not state and not another else None


def written(fields: Fields) -> str | None:
    """Give the longest words used for a visit's traveller, the fullest name.

    "They", "our colleagues", "every governor", and a capital that stands for its state name nobody.
    """
    own = [party for party in fields.get("agents") or [] if party["code"] == (fields.get("traveller") or "UNK")]
    told = (uncarded(text.removeprefix("of ")) for party in own for text in party["words"])
    return max(filter(_names, told), key=len, default=None)


def _names(text: str) -> bool:
    first_word = text.partition(" ")[0]
    return not (is_pronoun(first_word) or first_word.lower() in _NOBODY or text.casefold() in capitals())


def parties_told(as_of: str | None) -> tuple[str, tuple[str, ...]]:
    """Give the query for (record_id, code) of all parties, each once, and its values; as of a day (ISO) of those alone
    that claims known by then tell.
    """
    if as_of is None:
        return "SELECT DISTINCT record_id, code FROM record_actors", ()
    claims = "record_claims l JOIN claim_actors a ON a.claim_id = l.claim_id"
    return f"SELECT DISTINCT l.record_id, a.code FROM {claims} WHERE l.known <= ?", (as_of,)
