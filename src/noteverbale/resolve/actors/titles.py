"""An office in a text -> the rest of its title: whose office it is, and where the holder's name may begin.

In: text, an office found, the names found by their start.  Out: `Rest`.  "Minister | of Energy of Peru, Alma Ruz".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from noteverbale.ontology.cues import any_of, words
from noteverbale.ontology.offices import offices
from noteverbale.resolve.actors.lexicon import Hit, Post

_OF = re.compile(
    r"((?:\s+(?:[A-Z][\w’-]+|affairs|and))*)\s+(of|for|to|in)\s+(?:the\s+)?((?:[A-Z][\w’'.-]*\s+(?:of\s+)?(?:the\s+)?)*)"
)
_STATES = re.compile(r"(?:['’]s?)?\s+")
# "General (retired) Orn"
_RANK_NOTE = re.compile(r"\s*\((?:[Rr]e?td?|[Rr]td|[Rr]etired|[Rr]et|[Ee]ng|[Rr]es|[Pp]ilot)\.?\)")
# Characters of a step from an office to what it is of. So many are looked at, lest a run of capitals be gone through
# anew from each office in it.
_LONGEST, _LOOKED_AT = 90, 400
_FAR = 140  # characters of a title in which its owner is looked for


@dataclass(frozen=True, slots=True)
class Rest:
    """Where a name may begin after a title, the owner that the title tells, whether a comma stands between."""

    end: int
    owner: Hit | None
    comma: bool


@cache
def title_words() -> frozenset[str]:
    """Give the single words of offices: parts of a title, never of a name."""
    return frozenset(word for phrase in offices() for word in phrase.split())


@cache
def _servant() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('servants')})\b")


@cache
def _portfolio() -> re.Pattern[str]:
    """Match what an office is for: "of Agriculture and Food Supply", "for political affairs"."""
    word = rf"(?:{any_of('portfolios')})\b"
    more = rf"(?:,?\s+and\s+(?:the\s+)?|,\s+|\s+){word}"
    return re.compile(rf"(?:\s+(?:of|for|on|in charge of)\s+(?:the\s+)?|,?\s+(?:and\s+)?)(?i:{word}(?:{more})*)")


def rest_of(text: str, post: Post, starts: Mapping[int, Hit]) -> Rest:
    """Step over "of Energy", "of Russia", "to Moscow"; not over a name: "President Orn of Peru", "Orn in Lima"."""
    told = _portfolio().match(text, post.end)
    end, owner, phrase = told.end() if told else post.end, None, told is not None
    while (match := _OF.match(text, end, end + _LOOKED_AT)) and match.end() - end < _LONGEST:
        hit = next((starts[i] for i in (match.end(), *range(match.start(3), match.end())) if i in starts), None)
        if hit is None:
            break
        hit = _placed(text, hit, starts)
        mine = _owned(match, hit) or _servant().search(post.office.phrase)
        if mine and owner is None and hit.name.sort != "decoy":
            owner = hit
        if _holds_a_name(match, starts):
            owner = owner if match.group(2) == "of" else None
            break
        end, phrase = max(hit.end, match.end() if match.end() <= hit.end else hit.end), True
    if owner is None and (far := _far_owner(text, end, starts)):
        return _with_gap(text, far.end, far, True)
    return _with_gap(text, end, owner, phrase)


def _placed(text: str, hit: Hit, starts: Mapping[int, Hit]) -> Hit:
    """Give the group that a state's name only places: "Iraq's | Popular Mobilization Units"."""
    owned = _STATES.match(text, hit.end) if hit.name.sort in ("state", "adjective") else None
    own = starts.get(owned.end()) if owned else None
    return own if own and own.name.sort == "groups" else hit


@cache
def _long_title() -> re.Pattern[str]:
    """Match what may stand in a long title before its owner: "of the Committee on Foreign Affairs of | Algeria".

    Each word is taken in one way only: "of Asia, Asia, ..." would else be tried in as many ways as two to its length.
    """
    small = rf"of|the|on|for|and|in|charge|{any_of('portfolios')}|{any_of('title_parts')}|{any_of('panels')}"
    return re.compile(rf"(?>,?\s+(?:[A-Z][\w&’'-]*|(?:{small})\b))*\s+of\s+(?:the\s+)?\Z")


def _far_owner(text: str, end: int, starts: Mapping[int, Hit]) -> Hit | None:
    """Give whose a long title is: the first name in it that stands after "of"."""
    if not text.startswith((" of ", " for ", " on "), end):
        return None
    near = (starts[at] for at in range(end, min(len(text), end + _FAR)) if at in starts)
    hit = next((hit for hit in near if hit.name.sort != "decoy"), None)
    told = hit is not None and hit.name.sort != "person" and _long_title().match(text[end : hit.start])
    return hit if told else None


def _owned(match: re.Match[str], hit: Hit) -> bool:
    """Tell whether a title is of what follows: "of Peru", "for NATO", not "for Iran", whom an envoy deals with."""
    return match.group(2) == "of" or " of " in match.group(3) or (match.group(2) == "for" and "-" in hit.name.code)


def _holds_a_name(match: re.Match[str], starts: Mapping[int, Hit]) -> bool:
    """Tell whether the capitals before the preposition are somebody's name, not more of the title or a body."""
    lead = [word for word in match.group(1).split() if word[:1].isupper()]
    body = any(
        i in starts and starts[i].name.sort not in ("person", "decoy") for i in range(match.start(1), match.end(1))
    )
    known = title_words() | words("portfolios")
    return not body and any(word.lower() not in known for word in lead)


def _with_gap(text: str, end: int, owner: Hit | None, phrase: bool) -> Rest:
    if rank := _RANK_NOTE.match(text, end):
        end = rank.end()
    while end < len(text) and text[end] in " \n":
        end += 1
    comma = phrase and text.startswith(",", end)
    return Rest(end + 2 if comma else end, owner, comma)
