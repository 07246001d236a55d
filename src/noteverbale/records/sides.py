"""The voices of a deal -> who supplies and who receives.

In: the voices, in order of known day.  Out: a code for each side, None where nobody tells it.
"""

from __future__ import annotations

from collections.abc import Sequence

from noteverbale.records import rules
from noteverbale.records.ends import (
    BUYERS_ACTS,
    Ends,
    all_buy,
    all_sell,
    as_states,
    at_home,
    by_goods,
    by_maker,
    ends_of,
    makers_of,
    surely,
)
from noteverbale.records.voices import Voice, stage_of
from noteverbale.resolve import equipment
from noteverbale.types import Actor

JOINT = ("EUR",)  # goods that several states make name no one supplier
_TALKED = frozenset({"talks", "contract_negotiation"})
_GIVEN = frozenset({"delivered", "delivery_started", "in_service"})  # two told so both give, or both get
_NO_STATE = ("IGO-", "COM-")
_NEVER_SELL = frozenset({"IGO-UN", "IGO-UNSC"})  # who bans or halts a sale stands where the seller does


def sides_of(heard: Sequence[Voice]) -> tuple[str | None, str | None]:
    """Give supplier and recipient, never one and the same.

    Each independent text has a vote for each party: for the part in which it tells it, half a vote where it does not
    tell the other part, or tells of a buyer's act. So a buyer once misread as who gives still stands as the buyer.
    """
    votes: dict[str, float] = {}
    for code, vote, _ in {(*vote, voice.family): None for voice in heard for vote in _votes(voice)}:
        votes[code] = votes.get(code, 0.0) + vote
    supplier = _most(votes, 1.0)
    recipient = _most({code: vote for code, vote in votes.items() if code != supplier}, -1.0)
    return supplier, recipient


def _votes(voice: Voice) -> list[tuple[str, float]]:
    makers = makers_of(voice.claim.deal.item or "") if voice.claim.deal else frozenset()
    told, heard = as_states(surely(voice.claim.agent), surely(voice.claim.recipient))
    told = by_goods(told - _NEVER_SELL, makers)
    together = told if not heard else heard if not told else frozenset()
    if len(together) > 1 and not all_sell(voice.claim) and not all_buy(voice.claim):
        return _signers(voice, together, makers & together)
    weight = 1.0 if all(ends_of(voice.claim)) else 0.5
    suppliers, recipients = _talking(voice, *by_maker(told, heard, makers), makers)
    if _open(voice) and recipients and recipients == _industry(suppliers | recipients):
        suppliers, recipients = recipients, suppliers  # "Yugoslavia asked Stockholm for minesweepers"
    named = (*voice.claim.agent, *voice.claim.recipient)
    # Of several sellers ("the US ... that India buys from Russia") the maker of the goods counts for more.
    first = makers if suppliers - makers else frozenset()
    votes = [(code, weight + (0.5 if code in first else 0.0)) for code in _in_order(named, suppliers)]
    # Where no seller is told ("Turkey's purchase of S-400s") the one maker of the goods has half a vote.
    alone = makers - {*JOINT, *recipients}
    votes += [(code, 0.5) for code in alone if recipients and not suppliers and len(makers) == 1]
    return votes + [(code, -weight) for code in _in_order(named, recipients)]


def _open(voice: Voice) -> bool:
    """Tell whether the words of a claim leave it open who sells: who asks, talks or signs may be either."""
    signs = voice.claim.trigger.text.lower().split()[0] in rules.words("signing")
    return signs or stage_of(voice) in _TALKED | BUYERS_ACTS


def _talking(voice: Voice, suppliers: frozenset[str], recipients: frozenset[str], makers: frozenset[str]) -> Ends:
    """Who is told alone to talk of goods that another makes is to get them ("Iran is in talks on S-400s")."""
    alone = len(suppliers) == 1 and not recipients and makers and not makers & suppliers
    return (recipients, suppliers) if alone and stage_of(voice) in _TALKED else (suppliers, recipients)


def _signers(voice: Voice, signers: frozenset[str], makers: frozenset[str]) -> list[tuple[str, float]]:
    """Of two told in one part ("Russia and India signed for S-400s") the one that makes the goods sells, else the one
    that makes by far more kinds of arms.
    """
    makers = makers or (frozenset() if stage_of(voice) in _GIVEN else _industry(signers))
    if len(makers) != 1 or len(signers) != 2:
        return []
    named = (*voice.claim.agent, *voice.claim.recipient)
    return [(code, 0.5 if code in makers else -0.5) for code in _in_order(named, signers)]


def _industry(signers: frozenset[str]) -> frozenset[str]:
    """Give the one of two that makes many times as many kinds of arms; nobody where neither does. Alliances and firms
    that no state stands for make none in the tables, and sell all the same.
    """
    if any(code.startswith(_NO_STATE) for code in signers):
        return frozenset()
    maker = equipment.largest(signers) if len(signers) == 2 else None
    return frozenset() if maker is None else frozenset({maker})


def _in_order(actors: Sequence[Actor], parties: frozenset[str]) -> list[str]:
    """Give parties in the order in which a claim names them."""
    named = [code for actor in actors for code in at_home(frozenset((actor.code,)))]
    return sorted(parties, key=lambda code: (named.index(code) if code in named else len(named), code))


def _most(votes: dict[str, float], sign: float) -> str | None:
    """Give the code with most votes for a part; states before firms and groups, then the one told first."""
    fitting = [code for code, vote in votes.items() if vote * sign > 0]
    return min(fitting, key=lambda code: (-votes[code] * sign, len(code)), default=None)
