"""Words without a name ("the two sides", "his army", "they") -> what kind of pointer they are.

In: the words and the offices in them.  Out: a `Target`: class, finer class, how many actors it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from noteverbale.resolve.actors.lexicon import Post

_PRONOUN = {
    word: kind
    for kind, words in {
        "we": "we us our ours ourselves i me my mine myself",
        "you": "you your yours",
        "he": "he she him her his hers himself herself",
        "it": "it its itself",
        "they": "they them their theirs themselves",
        "which": "who which that whose whom",
        "this": "this these those such",
    }.items()
    for word in words.split()
}
_NUMBER = {
    "two": 2,
    "both": 2,
    "2": 2,
    "three": 3,
    "trio": 3,
    "trilateral": 3,
    "tripartite": 3,
    "3": 3,
    "bilateral": 2,
    "mutual": 2,
    "either": 2,
    "four": 4,
    "quartet": 4,
    "quadrilateral": 4,
    "five": 5,
    "each": 2,
    "neither": 2,
    "5": 5,
    "4": 4,
}
_SIDES = re.compile(
    r"\b(?:sides?|part(?:y|ies)|countries|nations|states|leaders|presidents|ministers|neighbou?rs|governments|delegations|counterparts|"
    r"diplomats|allies|partners|armies|ministries|heads of state|officials|capitals|powers|peoples|foes|rivals)\b",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:other|others|some|certain|any|many|various|several|all|every|everyone|anyone|no|a number of|regional|foreign|international|neighbou?ring|"
    r"world|global|certain|number|most|those|different|unknown|unidentified|western|multiple|dozens|hundreds|thousands|non)\b",
    re.I,
)
_INDEFINITE = re.compile(
    r"(?:an?|some|at least|more than|over|about|nearly|as many|dozens|hundreds|several|many|\d[\d,]*|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|up to|around|another|no)\b",
    re.I,
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our)\b", re.I)


@dataclass(frozen=True, slots=True)
class Target:
    """A pointer. `kind`: coarse class; `fine`: its office, sector or word; `count`: actors meant, 0 where open."""

    kind: str
    fine: str
    count: int
    office: str
    sector: str
    marks: tuple[str, ...]
    word: str = ""


def target_of(words: str, posts: Sequence[Post]) -> Target:
    """Classify words that hold no name."""
    head = re.findall(r"[a-z]{4,}", words.lower())
    return replace(_classified(words, posts), word=head[-1] if head else "")


def _classified(words: str, posts: Sequence[Post]) -> Target:
    low = words.lower().strip(" \n“”\"‘’'(),.")
    first = low.split()[0] if low.split() else ""
    marks = tuple(
        name
        for name, found in (
            ("vague", _VAGUE.search(low)),
            ("indefinite", _INDEFINITE.match(low)),
            ("definite", _DEFINITE.match(low)),
            ("capital", words[:1].isupper() and " " not in words),
            ("long", len(low) > 45),
            ("possessive", first in _PRONOUN and " " in low),
        )
        if found
    )
    post = _head(posts)
    office, sector = (post.office.office, post.office.sector) if post else ("", "UNK")
    numbers = [_NUMBER[w] for w in re.findall(r"\w+", low) if w in _NUMBER]
    if (
        (pronoun := _PRONOUN.get(first))
        and (" " not in low or pronoun in ("we", "you", "he", "it", "they"))
        and first not in ("i",)
    ):
        return Target(
            pronoun,
            f"{pronoun}:{first}" if " " not in low else f"{pronoun}+:{sector}",
            2 if numbers else 0,
            office,
            sector,
            marks,
        )
    if first == "i":
        return Target("we", "we:i", 1, office, sector, marks)
    if numbers and (_SIDES.search(low) or low in _NUMBER or len(low.split()) <= 3) and "indefinite" not in marks[:0]:
        return Target("sides", f"sides:{min(numbers[0], 3)}", numbers[0], office, sector, marks)
    if _SIDES.search(low) and "vague" not in marks and _plural(low):
        return Target("sides", "sides:open", 0, office, sector, marks)
    if post:
        return Target(
            post.office.sort,
            f"{post.office.sort}:{sector}:{office}",
            1 if post.office.sort != "people" else 0,
            office,
            sector,
            marks,
        )
    kind = "name" if words[:1].isupper() or re.search(r"\s[A-Z]", words) else "other"
    return Target(kind, kind, 1, office, sector, marks)


def _plural(low: str) -> bool:
    return bool(re.search(r"(?:countries|parties|sides|\w+s)\b", low))


def _head(posts: Sequence[Post]) -> Post | None:
    """Take the office that leads: the first that is not a bare "people" or "country" in a longer phrase."""
    return posts[0] if posts else None
