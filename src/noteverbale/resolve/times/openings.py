"""Pattern -> the first characters of all that it can match, so that a rule is tried only where it can begin.

In: a pattern.  Out: `openings()`: strings of at most WIDTH folded characters; `folded()`: the same of a piece of text.
Folded: small letters, 0 for a digit, one blank for blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import Any

try:  # How Python reads patterns is its own affair: where these are not, each rule is tried everywhere, only slower.
    from re import _constants as codes  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:
    codes = parser = None

# Enough for "the " and two letters more.
WIDTH = 6
# A longer range of characters, as of all letters, is taken for any.
_FEW = 10
# Ends an opening that anything may follow.
_ANY = "*"
_BLANKS = re.compile(r"\s+")
_DIGITS = str.maketrans("123456789", "000000000")
# What begins anything.
_UNKNOWN = ("",)


def folded(words: str) -> str:
    """Give characters as openings write them."""
    return _BLANKS.sub(" ", words).lower().translate(_DIGITS)


def openings(pattern: str) -> tuple[str, ...]:
    """Give a pattern's openings; one shorter than WIDTH may be followed by anything. Raises re.error."""
    if parser is None:
        re.compile(pattern)
        return _UNKNOWN
    nodes = parser.parse(pattern)
    try:
        return tuple(sorted(head.rstrip(_ANY)[:WIDTH] for head in _grown({""}, nodes)))
    except (AttributeError, TypeError, ValueError):  # a Python that writes nodes in another way
        return _UNKNOWN


def _grown(heads: Set[str], nodes: Iterable[tuple[Any, Any]]) -> Set[str]:
    """Give the heads, each with what the nodes of a parsed pattern may read after it."""
    for code, told in nodes:
        whole = {head for head in heads if len(head) >= WIDTH or head.endswith(_ANY)}
        heads = whole | _read(heads - whole, code, told)
    return heads


def _read(heads: Set[str], code: Any, told: Any) -> Set[str]:
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT) or not heads:
        return heads
    if code is codes.LITERAL:
        return _with(heads, {chr(told)})
    if code is codes.IN:
        return _with(heads, set().union(*(_members(*item) for item in told)))
    if code is codes.SUBPATTERN:
        return _grown(heads, told[-1])
    if code is codes.BRANCH:
        return set().union(*(_grown(heads, nodes) for nodes in told[1]))
    if code is codes.MAX_REPEAT:
        return _repeated(heads, *told)
    return _with(heads, {_ANY})


def _repeated(heads: Set[str], least: int, most: int, nodes: Iterable[tuple[Any, Any]]) -> Set[str]:
    found = set() if least else set(heads)
    for count in range(1, min(most, WIDTH) + 1):
        heads = _grown(heads, nodes)
        if count >= min(least, WIDTH):
            found |= heads
    return found


def _members(code: Any, told: Any) -> set[str]:
    """Give the characters of one part of a set."""
    if code is codes.LITERAL:
        return {chr(told)}
    if code is codes.RANGE and told[1] - told[0] < _FEW:
        return set(map(chr, range(told[0], told[1] + 1)))
    return {{codes.CATEGORY_DIGIT: "0", codes.CATEGORY_SPACE: " "}.get(told, _ANY)}


def _with(heads: Set[str], characters: Set[str]) -> Set[str]:
    """Give the heads with a character after each; a blank after a blank is one."""
    if _ANY in characters:
        characters = {_ANY}
    ends = {folded(character) for character in characters}
    return {head if end == " " and head.endswith(" ") else head + end for head in heads for end in ends}
