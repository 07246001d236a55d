"""Words without a name ("the two sides", "his army", "they") -> what kind of pointer they are.

In: the words and the offices in them.  Out: a `Target`: class, finer class, how many actors it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from noteverbale.ontology.cues import any_of, counts, pronouns
from noteverbale.ontology.epithets import bearers
from noteverbale.resolve.actors.lexicon import Post

# Pointers that mean one who is mentioned.
_ONE = frozenset(("he", "you", "it", "this", "which"))


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


@cache
def _mutual() -> re.Pattern[str]:
    """Match "our | bilateral relations", "our two countries": what both sides have."""
    return re.compile(rf"(?:our|their|us|we)\s+(?:[\w’'-]+\s+){{0,2}}?(?:{any_of('mutual')})\b")


_FEW = 6  # words that a number of actors may have: a longer phrase tells more
Class = tuple[str, str, int]  # class, finer class, how many actors are meant (0: open)


@dataclass(frozen=True, slots=True)
class Target:
    """A pointer. `kind`: coarse class; `fine`: its office, sector or word; `count`: actors meant, 0 where open.

    `fits`: the only actors that its noun is used of ("the kingdom"), None for a noun of no such kind.
    """

    kind: str
    fine: str
    count: int
    office: str
    sector: str
    marks: tuple[str, ...]
    word: str = ""
    fits: frozenset[str] | None = None


def target_of(words: str, posts: Sequence[Post], after: str = "") -> Target:
    """Classify words that hold no name. `after`: what follows them ("our | mutual trade")."""
    low = words.lower()
    head = re.findall(r"[a-z]{4,}", low)
    found = _classified(words, posts)
    word = head[-1] if head else ""
    marks = found.marks + (("mutual",) if found.kind in ("we", "they") and _mutual().match(f"{low} {after}") else ())
    if found.kind == "person" and _named(words, posts):
        found = replace(found, kind="titled", fine=f"titled:{found.sector}")
    fine = f"{found.fine}:{word}" if found.fine in ("other", "sides:open") and word else found.fine
    return replace(found, word=word, fine=fine, marks=marks, fits=bearers(low))


def _classified(words: str, posts: Sequence[Post]) -> Target:
    low = words.lower().strip(" \n“”\"‘’'(),.")
    first = low.split()[0] if low.split() else ""
    bare = low
    for post in posts:  # "foreign" in "foreign minister" is not vague
        bare = bare.replace(post.office.phrase, post.office.phrase.split()[-1])
    marks = _marks(words, bare, first)
    lead = posts[0] if posts else None
    office, sector = (lead.office.office, lead.office.sector) if lead else ("", "UNK")
    kind, fine, count = _pronoun(low, first, sector) or _parties(low, marks) or _office(lead) or _name_or_other(words)
    return Target(kind, fine, count, office, sector, marks)


@cache
def _partners() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('partners')})\b")


def _marks(words: str, low: str, first: str) -> tuple[str, ...]:
    signs = (
        ("vague", _vague().search(low)),
        ("indefinite", _indefinite().match(low)),
        ("definite", _definite().match(low)),
        ("capital", words[:1].isupper() and " " not in words),
        ("long", len(low) > 45),
        ("possessive", first in pronouns() and " " in low),
        ("partner", _partners().search(low)),
    )
    return tuple(name for name, found in signs if found)


def _numbers(low: str) -> list[int]:
    return [counts()[word] for word in re.findall(r"\w+", low) if word in counts()]


def _pronoun(low: str, first: str, sector: str) -> Class | None:
    """Classify by a pronoun that stands alone or owns the rest ("his army")."""
    kind = pronouns().get(first)
    if first == "i":
        return "we", "we:i", 1
    if not kind or (" " in low and kind not in ("we", "you", "he", "it", "they")):
        return None
    return kind, f"{kind}:{first}" if " " not in low else f"{kind}+:{sector}", 2 if _numbers(low) else 0


def _parties(low: str, marks: Sequence[str]) -> Class | None:
    """Classify words for parties of something: "both countries", "the sides"."""
    numbers, sides = _numbers(low), _sides().search(low)
    if numbers and (sides or low in counts() or len(low.split()) <= 3 or _numbered(low)):
        return "sides", f"sides:{min(numbers[0], 3)}", numbers[0]
    return ("sides", "sides:open", 0) if sides and "vague" not in marks and _plural(low) else None


def _numbered(low: str) -> bool:
    """Tell whether words mean a told number of some: "the two nuclear chiefs", "its three northern neighbours"."""
    words = low.split()
    return 2 < len(words) <= _FEW and bool(_definite().match(low)) and words[1] in counts() and words[-1].endswith("s")


def _office(post: Post | None) -> Class | None:
    if post is None:
        return None
    office = post.office
    return office.sort, f"{office.sort}:{office.sector}:{office.office}", 0 if office.sort == "people" else 1


def _named(words: str, posts: Sequence[Post]) -> bool:
    """Tell whether words name the holder of their office: "President Orme", not "the Foreign Minister"."""
    offices = {part for post in posts for part in post.office.phrase.split()}
    last = words.split()[-1]
    return " " in words and last[:1].isupper() and last.lower() not in offices


def _name_or_other(words: str) -> Class:
    plural = words.endswith("s") or " " in words  # "Students", "The guest": the capital only opens a sentence
    if _of_some(words):
        return "other", "other", 1
    kind = "name" if re.search(r"\s[“\"'‘]?[A-ZÀ-Þ]", words) or (words[:1].isupper() and not plural) else "other"
    return kind, kind, 1


def _of_some(words: str) -> bool:
    """Tell whether capitals in words only colour them, and several are meant: "certain Arab countries"."""
    last = words.split()[-1].strip(" \n“”\"‘’'(),.") if words.split() else ""
    return last[:1].islower() and last.endswith("s") and not last.endswith(("ss", "'s", "’s"))


def _plural(low: str) -> bool:
    return bool(re.search(r"(?:countries|parties|sides|\w+s)\b", low))


def himself(target: Target, words: str, sort: str, office: str) -> bool:
    """Tell whether words mean the very one that is mentioned (`sort`, `office`: his), so that his name is theirs: "he",
    "the president". "Her advisers", "supporters", "the vice president" are others of his state.
    """
    if "possessive" in target.marks:
        return False
    if target.kind == "person":
        return target.office == office and not _listed("others_in_office").search(words)
    if target.kind == "sides":
        return sort == "person" and _listed("leaders_together").search(words) is not None
    return target.kind in _ONE or words.lower() in ("i", "me")


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(name)})\b", re.IGNORECASE)
