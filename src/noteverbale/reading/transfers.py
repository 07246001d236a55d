"""Which claims of aid, agreements, movements and sanctions tell of a deal in arms: the goods in their words decide.

In: a text, a claim's kind and trigger, and who takes part.  Out: the kind.
Source: docs/codebook.md, section 2 (the particular before the general); transfers.toml, with counts of the annotated
articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from noteverbale.reading.wordlists import one_of, words
from noteverbale.resolve import equipment
from noteverbale.types import Actor, Span

DEAL = "arms_deal"
_FAR = 120  # characters after a trigger in which its goods stand
_TOPIC = "military_equipment"  # the type of "arms", which all others belong to
_COMMON = "IGO-"


def traded(
    kind: str, text: str, trigger: Span, sides: tuple[Sequence[Actor], Sequence[Actor]], own: Sequence[Path] = ()
) -> str:
    """Give the kind of a claim, an arms deal where one party gives another arms, signs for them or stops their sale.

    `sides`: agents and recipients. `own`: the user's tables of designations.
    """
    word = text[trigger.start : trigger.end].lower()
    if kind not in words("transfers.toml", "kinds", "others"):
        return kind
    agents, recipients = map(_codes, sides)
    right = text[trigger.end : trigger.end + _FAR].replace("\n", " ")
    if kind == "agreement":
        return DEAL if _signing().fullmatch(word) and _contracted(right, own) else kind
    if kind == "sanction":
        states = agents and not any(code.startswith(_COMMON) for code in agents)
        return DEAL if states and _halting().fullmatch(word) and _sales().match(right) else kind
    apart = agents and recipients and agents != recipients
    return DEAL if apart and _handing(kind).fullmatch(word) and _handed(right, own) else kind


def _codes(actors: Sequence[Actor]) -> set[str]:
    return {actor.code for actor in actors} - {"UNK"}


def _handed(right: str, own: Sequence[Path]) -> bool:
    """Tell whether arms are the object of a verb: nothing but their own words stands between."""
    return any(_own_words().fullmatch(right[: one.start]) and _arms(one) for one in equipment.tag(right, extend=own))


def _contracted(right: str, own: Sequence[Path]) -> bool:
    """Tell whether what is signed is a contract for arms."""
    return any(_contract().fullmatch(right[: one.start]) and _arms(one) for one in equipment.tag(right, extend=own))


def _arms(one: equipment.EquipmentMention) -> bool:
    """Tell whether a mention is of arms: aircraft and helicopters without a designation are traded by airlines too."""
    if one.type == _TOPIC:
        return _weapons().search(one.text) is not None
    return one.designation is not None or one.type not in words("transfers.toml", "goods", "civil")


_any = partial(one_of, "transfers.toml")


@cache
def _handing(kind: str) -> re.Pattern[str]:
    """Verbs of handing over; to send may also be to move one's own."""
    own = kind == "mobilization"
    return re.compile(_any("verbs", "given") if own else f"{_any('verbs', 'given')}|{_any('verbs', 'sent')}")


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(_any("verbs", "signed"))


@cache
def _halting() -> re.Pattern[str]:
    return re.compile(_any("verbs", "halted"))


@cache
def _own_words() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?!{_any('goods', 'ends')}\b)[\w’'$€£,-]+\s+){{0,7}}")


@cache
def _contract() -> re.Pattern[str]:
    """From "signed" to the arms: "a $3 billion contract with Peru for the supply of 24"."""
    contract = rf"(?:of\s+)?(?:[\w’'.$€£-]+\s+){{0,5}}?{_any('goods', 'contracts')}\s+"
    party = r"(?:(?:with|worth)\s+(?:[\w’'.$€£-]+\s+){1,4}?)?"
    return re.compile(rf"\s+{contract}{party}(?:for|on|to)\s+(?:(?!{_any('goods', 'ends')}\b)[\w’'$€£,-]+\s+){{0,7}}")


@cache
def _sales() -> re.Pattern[str]:
    sales, arms = _any("goods", "sales"), _any("goods", "arms")
    gap = r"\s+(?:(?:the|all|its|any|some|further|future|new|of)\s+)*"
    return re.compile(rf"{gap}(?:{arms}\s+{sales}\b|{sales}\s+of\s+(?:[\w-]+\s+){{0,2}}?{arms}\b)", re.IGNORECASE)


@cache
def _weapons() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('goods', 'arms')}\b", re.IGNORECASE)
