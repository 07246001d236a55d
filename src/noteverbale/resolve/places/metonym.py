"""Does a name mean the place, or its government or people? "returned to Moscow" / "Moscow said".

In: a text, a name's offsets, its kind and role.  Out: (metonym, the words that decided).  Rules in the order below; the
first that applies wins; without a sign the name means the place.
"""

from __future__ import annotations

import re

from noteverbale.resolve.places.tables import DEMONYM, cues

#: Kinds that can speak and act.
_AGENTS = frozenset({"country", "capital", "seat", "city", "division", "continent", "region", "former state", "former city"})
_BEFORE = re.compile(r"([\w'’-]+)\s+(?:([\w'’-]+)\s+)?(?:([\w'’-]+)\s+)?(?:the\s+)?$")
_AFTER = re.compile(r"\s+((?:[\w'’-]+ly\s+|also\s+|still\s+|not\s+|itself\s+)*)([\w’'-]+)(?:\s+([\w’'-]+))?(?:\s+([\w’'-]+))?")
_TAIL = re.compile(r"[-–](\w+)")
_POSSESSIVE = re.compile(r"['’]s?\s+((?:[\w-]+\s+){0,2}[\w-]+)")
_AUXILIARY = frozenset("has have had will would should must can could may might is was does did needs".split())
_PAST = re.compile(r"[a-z]+(?:ed|[^s]es|[^su]s)")

Verdict = tuple[bool, str]


def metonym(text: str, start: int, end: int, kind: str, role: str) -> Verdict:
    """Tell whether a name stands for the people or the government of its place, and by which words."""
    if role == DEMONYM:
        return True, "people or adjective"
    if kind not in _AGENTS:
        return False, "a place without government"
    return _by_hyphen(text, end) or _by_preposition(text, start) or _by_what_follows(text, start, end, kind) or (False, "no sign")


def _by_hyphen(text: str, end: int) -> Verdict | None:
    tail = _TAIL.match(text, end)
    if tail is None:
        return None
    word = tail.group(1).lower()
    return word not in ("based", "bound", "born", "wide", "area"), f"-{word}"


def _by_preposition(text: str, start: int) -> Verdict | None:
    match = _BEFORE.search(text, max(0, start - 60), start)
    if match is None:
        return None
    words = [word.lower() for word in match.groups() if word]
    last, earlier = words[-1], words[:-1]
    if last in ("and", "or") and re.search(r"\b(?:between|with|against)\s+(?:\S+\s+){1,3}(?:and|or)\s+(?:the\s+)?$", text[max(0, start - 60) : start]):
        return True, "between ... and"
    if last == "to":
        return _by_goal(earlier)
    if last in ("from", "of", "on", "for"):
        return _by_link(last, earlier)
    if last in cues("dealing"):
        return True, last
    if last in cues("locative"):
        return False, last
    return None


def _by_goal(earlier: list[str]) -> Verdict:
    if set(earlier) & cues("travel"):
        return False, f"{earlier[-1]} to"
    given = set(earlier) & _GIVEN
    return bool(given), f"{min(given)} to" if given else "to"


_GIVEN = frozenset(
    "according sell sold sale sales selling export exports exported supply supplies supplied supplying aid support loyal close message"
    " answer response reply offer offered offers ties transfer transferred assistance loan loans return proposal letter ambassador"
    " envoy hostile opposed closer loyal threat warning gas weapons arms missiles".split()
)


def _by_link(last: str, earlier: list[str]) -> Verdict | None:
    sign = {
        "from": "support aid help pressure independence independent demand demands response approval permission guarantees threat threats"
        " orders order buy buying bought purchase purchased import imports imported reaction answer money funding assistance statement",
        "of": "support backing consent approval intentions policy policies decision position aggression help accuse accused ally allies"
        " enemy enemies interests government role behalf suspicions condemnation criticism recognition actions",
        "on": "sanctions pressure embargo tariffs depend depends dependent dependence rely reliance imposed policy",
        "for": "support concern warning blow victory defeat time threat important call calls calling",
    }[last].split(" ")
    found = set(earlier) & set(sign)
    if found:
        return True, f"{min(found)} {last}"
    return None if last == "for" else (False, last)


def _by_what_follows(text: str, start: int, end: int, kind: str) -> Verdict | None:
    owner = _POSSESSIVE.match(text, end)
    if owner:
        owned = set(owner.group(1).lower().split()) & cues("abstract")
        return (bool(owned), f"'s {min(owned)}") if owned else (False, "possessive")
    match = _AFTER.match(text, end)
    if match is None:
        return None
    word, *later = [one.lower() for one in match.groups()[1:] if one]
    if word in _AUXILIARY:
        acts = [one for one in later if one in cues("saying") - _AUXILIARY or re.fullmatch(r"\w{3,}ed", one)]
        if acts or kind in ("country", "seat") and word not in ("is", "was", "needs"):
            return True, f"{word} {' '.join(later[:1])}"
        return None
    if word in cues("saying") | cues("abstract") or word in cues("relational"):
        return True, word
    begins = start == 0 or re.search(r"(?:[.!?\n”\"]|that|,)\s*$", text[max(0, start - 8) : start]) is not None
    if begins and match.group(2).islower() and _PAST.fullmatch(word) and word not in ("is", "as", "times"):
        return True, f"acts: {word}"
    return None
