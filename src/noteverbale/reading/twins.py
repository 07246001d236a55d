"""Claims of neighbouring triggers -> one claim for each event: "agreed to buy" is one deal, told by two words.

In: the claims of a text in order.  Out: the claims that stay, with what the others tell of a deal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from noteverbale.reading.light import leads
from noteverbale.types import Actor, Claim

# Characters between two triggers of one kind and the same parties that are taken for one event.
NEXT = 8


def once(text: str, found: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims, of two neighbouring triggers for one event the one that leads ("agreed to buy"), else the surer."""
    held: Claim | None = None
    for claim in found:
        if held is not None and _twins(held, claim):
            held = _leading(text, held, claim)
            continue
        if held is not None:
            yield held
        held = claim
    if held is not None:
        yield held


def _leading(text: str, first: Claim, second: Claim) -> Claim:
    spans = [(claim.trigger.start, claim.trigger.end) for claim in (first, second)]
    surer, other = (first, second) if first.confidence >= second.confidence else (second, first)
    return _with_deal(first, second) if leads(text, *spans) else _with_deal(surer, other)


def _with_deal(kept: Claim, other: Claim) -> Claim:
    """What the other trigger tells of a deal is not lost: "interested in buying up to 20"."""
    if kept.deal is None or other.deal is None:
        return kept
    missing = {name for name in ("item", "quantity", "value") if getattr(kept.deal, name) is None}
    return structs.replace(kept, deal=structs.replace(kept.deal, **{n: getattr(other.deal, n) for n in missing}))


def _twins(first: Claim, second: Claim) -> bool:
    if first.trigger.start == second.trigger.start:
        return True
    return (
        first.kind == second.kind
        and 0 <= second.trigger.start - first.trigger.end <= NEXT
        and first.sentence == second.sentence
        and _fit(first.agent, second.agent)
        and _fit(first.recipient, second.recipient)
    )


def _fit(first: Sequence[Actor], second: Sequence[Actor]) -> bool:
    """Whether one names no party that the other does not."""
    codes, others = ({actor.code for actor in actors} for actors in (first, second))
    return codes <= others or others <= codes
