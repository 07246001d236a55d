"""A stretch of text -> the own names of exercises in it: "Zapad-2017", "the drill, codenamed Sea Shield".

In: a text and where to look.  Out: `Found` names with the noun beside each.
A name is marked by a naming word, quotation marks, a year or a number; other capitals beside a noun for an exercise
count where they are no state, body, service or sea.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from noteverbale.ontology.own_names import (
    exercise_name,
    is_one_of,
    known_exercises,
    state_words,
    surroundings,
    words_before_names,
)

_CAPITALS = r"[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_MORE = rf"(?: (?:(?:of the|of|the|de) )?{_CAPITALS}){{0,5}}"
_RUN = rf"(?:(?:(?:19|20)\d\d )?{_CAPITALS}{_MORE}(?: \([^)]{{2,30}}\))?(?:[ -]\d{{1,4}}\b)?)"
_INSIDE = r"(?:[^”\"’»“‘\n]|’(?=\w)){{1,48}}?"
_QUOTED = r"(?P<open{n}>[“\"‘'«])(?:the )?(?P<quoted{n}>\w" + _INSIDE + r")[,.]?(?P<close{n}>[”\"’'»])"
_BEGINS = (". ", "? ", "! ", ": ", ".”", '."', "— ", "- ", "– ")
_CLOSING = {"“": '”"', '"': '"”', "‘": "’'", "'": "'’", "«": "»"}
_YEAR = 4  # digits
_TOKEN = re.compile(r"[\w’'.-]+")


class Found(NamedTuple):
    """A name: where it stands, where the noun beside it does, and how it is known."""

    start: int
    end: int
    noun: tuple[int, int]
    known: str
    edition: str | None


def exercises(text: str, start: int, end: int) -> list[Found]:
    """Give the names of exercises in a stretch of text."""
    seen: dict[int, Found] = {}
    for pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            one = _exercise(match)
            if one is not None:
                seen.setdefault(one.start, one)
    return list(seen.values())


def itself(text: str, start: int, end: int) -> Found | None:
    """Give the name of which some words are ("Malabar 2015 began"); None where they are a common noun or verb."""
    match = re.compile(_RUN).match(text, start)
    series = exercise_name(match.group()) if match and match.end() >= end else None
    if match is None or series is None or not (series.edition or _proper(series.name, after=False)):
        return None
    return Found(*match.span(), match.span(), series.name, series.edition)


def _exercise(match: re.Match[str]) -> Found | None:
    text, groups = match.string, match.groupdict()
    group = next(name for name in ("quoted1", "quoted2", "run") if groups.get(name))
    begin, finish = match.span(group)
    marked, mark = group != "run" or "naming" in groups, group.removeprefix("quoted")
    if group != "run" and groups[f"close{mark}"] not in _CLOSING[groups[f"open{mark}"]]:
        return None
    if not marked:
        begin = _past_heads(text, begin, finish)
    series = exercise_name(text[begin:finish] + (groups.get("year") or ""))
    if series is None or not (text[begin].isupper() or series.edition):
        return None
    after, apart = match.start("noun") < begin, re.search(r",|\bof\b", text[finish : match.start("noun")])
    apart = apart or re.search(r",|\bof\b", text[match.end("noun") : begin])
    dated = len(series.edition or "") == _YEAR or series.name in known_exercises()
    if apart and group == "run" and not marked and not dated:
        return None
    first = begin == 0 or text[max(0, begin - 2) : begin] in _BEGINS or text[begin - 1] in '\n“"'
    if not (marked or series.edition or (not apart and _proper(series.name, after=after, first=first))):
        return None
    return Found(begin, finish, match.span("noun"), series.name, series.edition)


def _past_heads(text: str, begin: int, end: int) -> int:
    """Give where a run of capitalised words begins to be a name: "The Russian Friendship 2018" at its third word; its
    end where it is none.

    A body or region may lend its name ("Caucasus 2020"), a state does not.
    """
    words = [word for word in _TOKEN.finditer(text, begin, end) if not word.group().isdigit()]
    own = next((word.start() for word in words if not _before_name(word.group())), None)
    if words and own == words[0].start():
        return begin  # with the year before it
    small = state_words() | frozenset(surroundings().heads)
    lent = words[-1].start() if words and not is_one_of(words[-1].group(), small) else end
    return lent if own is None else own


def _before_name(word: str) -> bool:
    """Tell whether a word is a state or body before a name, or whose exercise it is ("the Navy's Malabar drill")."""
    possessive = word.endswith(("'s", "’s")) and is_one_of(word, _plain())
    return possessive or is_one_of(word, words_before_names())


def _proper(name: str, *, after: bool, first: bool = False) -> bool:
    """Tell whether capitalised words name an exercise that no year, number or quotation mark marks as one.

    Words after the noun may begin the next clause ("the drills Sayyari said"), and the `first` word of a sentence has a
    capital anyhow, so that more is asked of them.
    """
    words = _TOKEN.findall(name)
    if name in known_exercises():
        return True
    if any(is_one_of(word, words_before_names()) for word in words) or is_one_of(words[-1], _plain()):
        return False
    return len(words) > 1 or (not first and (name.isupper() and len(name) > 3) == after)


@cache
def _plain() -> frozenset[str]:
    return frozenset((*surroundings().no_name, *surroundings().modifiers))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    noun = rf"(?P<noun>\b(?i:{surroundings().exercise})\b)"
    event = rf"(?P<noun>\b(?i:{surroundings().exercise}|{surroundings().event})\b)"
    modifiers = _modifiers()
    naming = rf"(?P<naming>(?i:{surroundings().naming}))"
    name = rf"(?:{_QUOTED.format(n=1)}|(?:the )?(?:exercise )?(?P<run>{_RUN}))"
    quoted = _QUOTED.format(n=2)
    relative = r"(?:,? \(?(?:which|that) (?:is|was|are|were|has been)| (?:is|was|are|were))?,? ?\(?(?:\w+ly |also )?"
    where = r"(?: (?:in|off|near|with|by|to be) [\w ’'-]{0,40}?)?"
    return tuple(
        re.compile(one)
        for one in (
            rf"{event}{where}{relative} ?{naming},? (?:as )?{name}",
            rf"\b{naming},? (?:as )?{name},? (?:(?:is )?(?:the|a) )(?:[\w-]+ ){{0,4}}?{event}",
            rf"{noun},? {quoted}",
            rf"{quoted} {modifiers}{noun}",
            rf"(?P<run>\b{_RUN}),? {modifiers}{noun}(?P<year> (?:19|20)\d\d\b)?",
            rf"(?P<run>\b{_RUN}), (?:an?|the) (?:[\w-]+ ){{0,4}}?{noun}",
            rf"{noun},? (?:of )?(?:the )?(?P<run>{_RUN})",
        )
    )


@cache
def yearly() -> re.Pattern[str]:
    """Match words that call an exercise without a name one of a series ("annual joint drills")."""
    words, noun = "|".join(surroundings().yearly), rf"(?P<noun>(?i:{surroundings().exercise}))\b"
    return re.compile(rf"\b(?i:{words})\b(?:-held)?,? {_modifiers()}{noun}")


def _modifiers() -> str:
    return "(?:(?:" + "|".join(map(re.escape, surroundings().modifiers)) + r"),? ){0,12}"
