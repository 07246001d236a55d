"""What a claim of an arms deal is by its own words: no deal at all, an accusation, an aim.

In: a text and a claim as the network reads it.  Out: yes or no; the claim as the words bear it out.
Source: docs/codebook.md, sections 4 and 6; trade.toml, with counts of the annotated articles.
"""

from __future__ import annotations

import re
from functools import cache, partial

from msgspec import structs

from noteverbale.ontology import stages
from noteverbale.reading.polarity import DONE
from noteverbale.reading.undone import NEAR, OPEN, before, undone
from noteverbale.reading.wordlists import one_of, words
from noteverbale.resolve import equipment
from noteverbale.types import Claim, Deal

_BEHIND = 90  # characters after a trigger in which an accuser's word is looked for
_PREFIX = 5  # characters of "non-" and one before: "Lebanon delivered" is no "non delivered"
# "The United States, which accuses Iran of arming militias, sold jets": a clause that is closed again.
_ASIDE = re.compile(r",\s(?:which|who|whose)\b[^,;]*,")
# Of 233 deals that no network learnt from the stage was right in 175 by cues first, in 193 by a network as sure.
_SURE = 0.6
# Who is to buy has ordered nothing yet: of 33 annotated deals with a word of buying told so 27 are interest, 3 signed.
_AHEAD = frozenset({"scheduled", "intended", "proposed", "predicted", "conditional"})


def staged(trigger: str, cue: str | None, seen: tuple[str, float], realis: str) -> str | None:
    """Give the stage of a deal as the network tells it where it is sure, else by its words' own cue. `seen`: the
    network's label, `none` where it sees none, and its chance.

    Who is only to buy is interested, though "purchase" is an order's word. None where nothing tells: bare words of
    sale, which mostly tell of deliveries.
    """
    # Of 505 annotated deals told as having happened without a cue none is interest: a "sale" is none either.
    done = seen[0] == "interest" and realis not in _AHEAD and _begins(trigger, "buying", "giving")
    told = None if seen[0] == "none" or done else seen[0]
    if told and seen[1] >= _SURE:
        return told
    if cue == "signed" and realis in _AHEAD and _begins(trigger, "buying"):
        return "interest"
    return cue or told


def _begins(trigger: str, *lists: str) -> bool:
    """Tell whether a trigger begins with a word of buying or giving."""
    first = trigger.lower().split()[0]
    return any(first in words("trade.toml", "beside", name) for name in lists)


def no_deal(text: str, claim: Claim) -> bool:
    """Tell whether a claim of a deal tells of no transfer: arms used or carried, money spent, a trade at large."""
    if claim.kind != "arms_deal":
        return False
    trigger = claim.trigger.text.lower()
    nothing = _nothing().match(trigger) is not None or _received(claim, trigger) or _untold(text, claim, trigger)
    return nothing or _borne(text, claim, trigger) or _dropped(text, claim)


def _received(claim: Claim, trigger: str) -> bool:
    """Tell whether a guest is received, or no goods that the sentence tells: "Lima will receive the emir"."""
    goods = claim.deal is not None and claim.deal.item is not None
    return not goods and trigger in words("trade.toml", "nothing", "received")


def _untold(text: str, claim: Claim, trigger: str) -> bool:
    """Tell whether only words are refused: "declined to give a price"."""
    if trigger not in words("trade.toml", "nothing", "declining"):
        return False
    return _saying().match(text, claim.trigger.end) is not None


def _borne(text: str, claim: Claim, trigger: str) -> bool:
    """Tell whether arms are only carried: "armed with missiles", by nobody's gift; or who has them armed himself."""
    if trigger in words("trade.toml", "bearing", "arming") and _themselves().match(text, claim.trigger.end):
        return True
    if trigger.split()[0] not in words("trade.toml", "bearing", "triggers") or claim.sentence is None:
        return False
    rest = text[claim.trigger.end : claim.sentence.end]
    return re.match(r"\s+with\b", rest) is not None and not _given().search(rest[:_BEHIND])


def _dropped(text: str, claim: Claim) -> bool:
    """Tell whether a weapon is brought by another: "a bomb delivered by B-2 bomber"."""
    right = text[claim.trigger.end : claim.trigger.end + _BEHIND]
    by = re.match(r"\s+by\s+(?:an?\s+|the\s+)?", right)
    goods = equipment.tag(right) if by else []
    return bool(by and goods and goods[0].start == by.end())


def told_as(text: str, claim: Claim) -> Claim:
    """Give a claim of a deal as negative where its word is ("non-delivery"), and as alleged where accusers tell it."""
    if claim.kind != "arms_deal" or claim.deal is None:
        return claim
    begin, deal = claim.trigger.start, _own_sum(text, claim, claim.deal)
    if _denied().search(text[max(0, begin - _PREFIX) : begin]):
        claim = structs.replace(claim, polarity="negative")
    if claim.realis in DONE:
        claim = structs.replace(claim, realis=undone(text, claim))
    elif _halted(text, claim):
        claim = structs.replace(claim, realis="occurred")
    return structs.replace(claim, deal=structs.replace(deal, alleged=True) if _alleged(text, claim) else deal)


def _own_sum(text: str, claim: Claim, deal: Deal) -> Deal:
    """Give a deal without a sum that its words tell of aid, of a year's trade or of a debt: "$2 billion in aid"."""
    if deal.value is None or claim.sentence is None:
        return deal
    at = text.find(deal.value.text, claim.sentence.start, claim.sentence.end)
    end = at + len(deal.value.text)
    left = text[max(claim.sentence.start, at - NEAR) : at]
    wider = at >= 0 and (_of_aid().match(text, end) or _of_trade().search(left) or _owed(text, end, left))
    return structs.replace(deal, value=None) if wider else deal


def _owed(text: str, end: int, left: str) -> bool:
    """Tell whether a sum that ends at `end` is a lawsuit's or a debt: "the $4 billion lawsuit", "owes up to £400m"."""
    return _of_lawsuits().match(text, end) is not None or _owing().search(left) is not None


def _halted(text: str, claim: Claim) -> bool:
    """Tell whether it is agreed or ordered to stop a deal ("have agreed to terminate the contract"): that stops it."""
    stage = stages().get(claim.deal.stage or "") if claim.deal else None
    return stage is not None and stage.halt and _settled().search(before(text, claim, OPEN)) is not None


def _alleged(text: str, claim: Claim) -> bool:
    """Tell whether the clause accuses somebody of the deal, or a stranger to it claims it."""
    if claim.sentence is None:
        return False
    left = _ASIDE.sub(" ", before(text, claim, NEAR))
    right = text[claim.trigger.end : min(claim.sentence.end, claim.trigger.end + _BEHIND)].replace("\n", " ")
    if _accused().search(left) or _told_behind().search(right):
        return True
    parties = {actor.code for actor in (*claim.agent, *claim.recipient)}
    return claim.source.code not in parties and _claimed().search(left) is not None


_any = partial(one_of, "trade.toml")


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(_any("nothing", "triggers") + r"\b")


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(
        rf"\sto\s{_any('nothing', 'saying')}\b(?!\s(?:\w+\s){{0,3}}(?:arms|weapons|jets|missiles|licen[cs]e))"
    )


@cache
def _themselves() -> re.Pattern[str]:
    return re.compile(rf"\s{_any('bearing', 'themselves')}\b")


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('denied', 'prefixes')}\Z", re.IGNORECASE)


@cache
def _given() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('bearing', 'gives')}\b")


@cache
def _accused() -> re.Pattern[str]:
    return _clause(_any("alleged", "words"))


@cache
def _of_aid() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:\w+\s){{0,2}}(?:in|of|worth of)\s(?:[\w-]+\s){{0,3}}{_any('sums', 'wider')}\b", re.IGNORECASE
    )


@cache
def _of_lawsuits() -> re.Pattern[str]:
    return re.compile(rf"\s(?:in\s)?(?:[\w-]+\s)?{_any('sums', 'other')}\b", re.IGNORECASE)


@cache
def _owing() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('sums', 'owing')}\s(?:[\w-]+\s){{0,4}}\Z", re.IGNORECASE)


@cache
def _of_trade() -> re.Pattern[str]:
    """The subject of a sum that rises and falls: "exports almost doubled from $5m"."""
    changed = rf"{_any('sums', 'changing')}\b[^,;.]*"
    return re.compile(rf"\b{_any('sums', 'trade')}\b[^,;.]*\b{changed}\Z", re.IGNORECASE)


@cache
def _settled() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('halts', 'settled')} to (?:\w+ly )?\Z", re.IGNORECASE)


@cache
def _claimed() -> re.Pattern[str]:
    return _clause(_any("alleged", "claiming"))


def _clause(told: str) -> re.Pattern[str]:
    """A word with no other clause, quotation or half-sentence between it and the end."""
    return re.compile(rf"\b{told}\b(?!.*(?:;|, {_any('alleged', 'turns')}\b))[^;]*\Z", re.IGNORECASE)


@cache
def _told_behind() -> re.Pattern[str]:
    denied = rf"which\s(?:\w+\s){{1,3}}{_any('alleged', 'denying')}"
    return re.compile(rf",\s(?:{_any('alleged', 'behind')}|{denied})\b", re.IGNORECASE)
