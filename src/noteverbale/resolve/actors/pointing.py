"""What a pointer and the actor chosen for it make together: where its words begin, whether it is at home, the reading.

In: a `Target`, the code chosen and its mention.  Out: an `ActorReading`.
"""

from __future__ import annotations

import re

from noteverbale.resolve.actors.mentions import Mention
from noteverbale.resolve.actors.readings import ActorReading
from noteverbale.resolve.actors.target import Target, himself

_STATE_OFFICES = frozenset(
    (
        "premier",
        "foreign",
        "defence",
        "interior",
        "finance",
        "army",
        "parliament",
        "court",
        "intelligence",
        "policebody",
    )
)
_OWN, _OWN_REACH = re.compile(r"\b([Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+(?:[\w-]+\s+)?\Z"), 24


def with_owner(text: str, start: int) -> int:
    """Give where a title begins with its possessive: "his | special envoy"."""
    own = _OWN.search(text, max(0, start - _OWN_REACH), start)
    return own.start(1) if own else start


def at_home(target: Target) -> bool:
    """Tell whether a pointer is one state's own office, told as known: "the Foreign Office", "Interior Minister X"."""
    known = "definite" in target.marks or target.kind in ("person", "titled")
    return known and target.office in _STATE_OFFICES and not {"vague", "indefinite"} & set(target.marks)


def reading(target: Target, words: str, code: str, share: float, mention: Mention | None) -> ActorReading:
    """Give what a pointer means: `code` with this share, `mention` where the text names it; `words`: the pointer's."""
    sector = (
        target.sector if target.sector != "UNK" else mention.sector if mention else "GOV" if code != "UNK" else "UNK"
    )
    told = f" to {mention.name!r}" if mention and mention.name else " to nobody told" if code == "UNK" else ""
    return ActorReading(
        code=code,
        sector=sector,
        name=mention.name if mention and himself(target, words, mention.sort, mention.office) else None,
        basis=f"{target.kind} pointing{told}, {share:.2f}",
    )
