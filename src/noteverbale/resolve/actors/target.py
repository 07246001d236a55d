"""Words without a name ("the two sides", "his army", "they") -> what kind of pointer they are.

In: the words and the offices in them.  Out: a `Target`: class, finer class, how many actors it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from noteverbale.ontology.cues import any_of, counts, pronouns
from noteverbale.resolve.actors.lexicon import Post


@cache
def _sides() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('sides')})\b")


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('vague')})\b")


@cache
def _indefinite() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('indefinite')}|\d[\d,]*)\b")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('definite')})\b")


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
            ("vague", _vague().search(low)),
            ("indefinite", _indefinite().match(low)),
            ("definite", _definite().match(low)),
            ("capital", words[:1].isupper() and " " not in words),
            ("long", len(low) > 45),
            ("possessive", first in pronouns() and " " in low),
        )
        if found
    )
    post = _head(posts)
    office, sector = (post.office.office, post.office.sector) if post else ("", "UNK")
    numbers = [counts()[w] for w in re.findall(r"\w+", low) if w in counts()]
    if (
        (pronoun := pronouns().get(first))
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
    if numbers and (_sides().search(low) or low in counts() or len(low.split()) <= 3) and "indefinite" not in marks[:0]:
        return Target("sides", f"sides:{min(numbers[0], 3)}", numbers[0], office, sector, marks)
    if _sides().search(low) and "vague" not in marks and _plural(low):
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
