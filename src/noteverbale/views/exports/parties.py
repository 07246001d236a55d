"""Parties of a record -> the cells that event data sets have for them.

In: the `agents` or `recipients` of a record (docs/records.md).  Out: texts; lists are joined with
semicolons, as POLECAT does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from noteverbale.ontology.states import states
from noteverbale.views.names import name_of_code

Party = dict[str, Any]


def joined(values: Iterable[str | None]) -> str | None:
    """Give values joined by semicolons, each once; None for none."""
    kept = dict.fromkeys(value.replace(";", ",") for value in values if value)
    return ";".join(kept) or None


def names(parties: list[Party]) -> str | None:
    """Give the names: of the person or body where resolved, else of the state or group."""
    return joined(
        next(iter(party.get("names") or []), None) or name_of_code(party["code"])
        for party in parties
        if party["code"] != "UNK"
    )


def countries(parties: list[Party]) -> str | None:
    """Give the alpha-3 codes of states, and other codes as they are."""
    return joined(party["code"] for party in parties if party["code"] != "UNK")


def cow_numbers(parties: list[Party]) -> str | None:
    """Give the Correlates of War numbers of states."""
    known = (states().get(party["code"]) for party in parties)
    return joined(str(state.cow) for state in known if state and state.cow is not None)


def sectors(parties: list[Party]) -> str | None:
    """Give the sectors told."""
    return joined(party["sector"] for party in parties if party["sector"] != "UNK")


def first_sector(parties: list[Party]) -> str | None:
    """Give the sector of the first party."""
    return next((party["sector"] for party in parties if party["sector"] != "UNK"), None)


def raw(parties: list[Party]) -> str | None:
    """Give the words of the texts."""
    return joined(word for party in parties for word in party["words"])
