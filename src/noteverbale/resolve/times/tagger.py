"""Text -> time mentions. In: a document's text and publication day. Out: mentions in text order, none overlapping.

Every word that can begin an expression is tried against all rules; the longest match whose builder finds a meaning
wins. Then words before it that name a part of it ("the end of", "early") and a time of day beside it are joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from noteverbale.arguments import a_day, a_text
from noteverbale.resolve.times import (
    build_calendars,
    build_days,
    build_deictic,
    build_lengths,
    build_months,
    build_quarters,
    build_relative,
    build_sets,
    build_years,
)
from noteverbale.resolve.times.build_quarters import quarter_ended
from noteverbale.resolve.times.calendars import IRANIAN_YEARS_BEHIND
from noteverbale.resolve.times.edges import days_of
from noteverbale.resolve.times.grammar import Rule, fitting, pieces, rules
from noteverbale.resolve.times.lexicon import SPACE, holidays, meaning, tables
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.mention import TimeMention
from noteverbale.resolve.times.openings import WIDTH
from noteverbale.resolve.times.parts import days_of_part
from noteverbale.resolve.times.scene import Scene, scene_of
from noteverbale.resolve.times.stamps import as_date
from noteverbale.resolve.times.story import is_aside
from noteverbale.resolve.times.surroundings import allowed
from noteverbale.resolve.times.words import Words
from noteverbale.resolve.wrapping import unwrapped

Builder = Callable[[Words, Scene], Meaning | None]
# Documents whose tagging is kept: a network asks for many spans of one document in a row.
_KEPT = 8
# The longest words of an edge, and a blank, fit into so many characters.
_EDGE_REACH = 30
# Tables whose words never begin an expression by themselves.
_NO_OPENERS = (
    *("unit", "plural", "edge", "loose_reference", "opener"),
    *("time_preposition", "code_word", "measure", "make", "lasting"),
)
# Rules of a time of day: the day may stand after it.
_OF_A_DAY = ("clock", "clock_of_part_of_day", "daypart", "daypart_of_date")
# Rules of a length that may be part of a time told after it: "the first nine months of 2014".
_OF_A_TIME = ("span_of_now", "half_of_iranian_year")
_WORD = re.compile(r"[A-Za-z]+|\d+|['’‘](?=\d\d)")


@cache
def starters() -> frozenset[str]:
    """Give the words that can begin an expression."""
    named = [word for name, table in tables().items() if name not in _NO_OPENERS for word in table]
    words = {re.split(r"[^a-z]", word.lstrip("=").lower())[0] for word in [*named, *holidays()]}
    return frozenset(words - {""}) | frozenset(tables()["opener"])


@cache
def builders() -> dict[str, Builder]:
    """Give the function of each builder name that the rules use."""
    modules = (
        build_days,
        build_months,
        build_years,
        build_quarters,
        build_deictic,
        build_relative,
        build_lengths,
        build_sets,
        build_calendars,
    )
    return {
        rule.build: next(getattr(module, rule.build) for module in modules if hasattr(module, rule.build))
        for rule in rules()
    }


@cache
def _edge_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?P<edge>{pieces()['edge']}|mid-|early-|late-|end-)(?:{SPACE}|(?<=-)|-)\Z", re.I)


@cache
def _date_after_clock() -> re.Pattern[str]:
    other = rf"(?P<other>\)|{SPACE}\([^()\n]{{3,30}}\))?"
    return re.compile(
        rf"{other}(?:,?{SPACE}(?:on|of){SPACE}(?:the{SPACE})?|,?{SPACE})(?=\w)(?!\d{{1,2}}[:.]\d\d)", re.I
    )


@cache
def _time_after_length() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(?:of|in){SPACE}(?=\w)", re.I)


def tag(text: str, published: date | None) -> list[TimeMention]:
    """Give the time expressions of a text with their values and calendar intervals.

    >>> [mention.value for mention in tag("He left on Thursday.", date(2014, 11, 22))]
    ['2014-11-20']
    """
    return list(tagged(unwrapped(a_text(text)), a_day(published)))


@lru_cache(maxsize=_KEPT)
def tagged(text: str, published: date | None) -> tuple[TimeMention, ...]:
    """Give what `tag` gives, kept for the documents read last."""
    return tuple(_mentions(text, scene_of(text, published)))


def _mentions(text: str, scene: Scene) -> Iterator[TimeMention]:
    begin, words = 0, starters()
    for word in _WORD.finditer(text):
        at = word.start()
        if at < begin or (not text[at].isdigit() and text[at] not in "'’‘" and word.group().lower() not in words):
            continue
        if at and (text[at - 1].isalnum() or text[at - 1] == "_") and text[at] not in "'’‘":
            continue
        found = read_at(text, at, scene)
        if found:
            mention, begin = found, found.end
            yield mention


def read_at(text: str, at: int, scene: Scene) -> TimeMention | None:
    """Read the longest expression that begins at an offset, and move the scene along."""
    best = best_match(text, at, scene)
    if best is None:
        return None
    rule, end, meant = best
    if meant.type == "TIME" and rule.name in _OF_A_DAY:
        end, meant = _with_date(text, end, meant, scene)
    elif meant.type == "DURATION" and rule.name in _OF_A_TIME:
        meant = _of_time(text, at, end, meant, scene)
    return _mention(text, at, end, rule, meant, scene)


def best_match(text: str, at: int, scene: Scene) -> tuple[Rule, int, Meaning] | None:
    """Give the rule with the longest match that has a meaning here."""
    matches = [
        (match.end(), -number, rule, match)
        for number, rule in fitting(text[at : at + WIDTH])
        if (match := rule.regex.match(text, at))
    ]
    for end, _, rule, match in sorted(matches, key=lambda item: item[:2], reverse=True):
        scene.start, scene.end = at, end
        if not allowed(rule, scene):
            continue
        meant = builders()[rule.build](match.groupdict(), scene)
        if meant is not None and (meant.stamp is not None or meant.written is not None):
            return rule, end, meant
    return None


def _with_date(text: str, end: int, meant: Meaning, scene: Scene) -> tuple[int, Meaning]:
    link = _date_after_clock().match(text, end)
    if not link:
        return end, meant
    start = scene.head = scene.start
    found = best_match(text, link.end(), scene)
    scene.start, scene.end, scene.head = start, end, None
    if found is None or found[2].stamp is None or found[2].stamp.unit != "day" or found[2].suffix:
        return end, meant
    suffix = meant.suffix or "T" + meant.value().partition("T")[2]
    last = end if link.group("other") else found[1]
    return last, Meaning(found[2].stamp, "TIME", suffix=suffix, granularity=meant.granularity, fixed=found[2].fixed)


def _of_time(text: str, start: int, end: int, meant: Meaning, scene: Scene) -> Meaning:
    """Give a length the days that it has as the head or end of the time told after it."""
    link = _time_after_length().match(text, end)
    if not link:
        return meant
    scene.head = start
    found = best_match(text, link.end(), scene)
    scene.start, scene.end, scene.head = start, end, None
    rule, _, whole = found or (None, end, meant)
    stamp = whole.stamp
    if rule is None or stamp is None:
        return meant
    first = stamp.first() if whole.first is None else whole.first
    last = stamp.last() if whole.last is None else whole.last
    iranian = stamp.number - IRANIAN_YEARS_BEHIND if rule.name.startswith("iranian_year") else None
    days = days_of_part(text[start:end], meant.value(), first, last, iranian)
    return replace(meant, first=days[0], last=days[1], bounded=True, fixed=whole.fixed) if days else meant


def _mention(text: str, start: int, end: int, rule: Rule, meant: Meaning, scene: Scene) -> TimeMention:
    edge, start = _edge(text, start, meant, scene)
    first, last = days_of(meant, edge, scene)
    _move(scene, start, end, meant)
    scene.previous_rule = rule.name
    return TimeMention(
        start=start,
        end=end,
        text=text[start:end],
        type=meant.type,
        value=meant.value(),
        first=None if first is None else as_date(first),
        last=None if last is None else as_date(last),
        granularity=meant.granularity or granularity_of(meant),
        rule=rule.name,
        alternatives=meant.alternatives,
    )


def _edge(text: str, start: int, meant: Meaning, scene: Scene) -> tuple[str | None, int]:
    """Give the edge that the words before tell, and where they begin."""
    if meant.stamp is None:
        return None, start
    before = _edge_before().search(text, max(scene.previous_end, start - _EDGE_REACH, 0), start)
    return (meaning("edge", before.group("edge").rstrip("-")), before.start()) if before else (None, start)


def _move(scene: Scene, start: int, end: int, meant: Meaning) -> None:
    """Let the scene know of a mention: what comes next may count from it."""
    stamp = meant.stamp
    if stamp is not None and meant.anchors and not is_aside(scene, start, stamp):
        scene.anchor = stamp
    if stamp is not None and stamp.unit == "quarter":
        scene.quarter, scene.quarter_end = quarter_ended(scene, end) or scene.quarter or stamp, end
    scene.previous, scene.previous_end, scene.previous_fixed = stamp, end, meant.fixed


def granularity_of(meant: Meaning) -> str:
    """Give the size of the unit meant."""
    if meant.stamp is None:
        return "vague"
    return {"half": "quarter", "weekend": "day"}.get(meant.stamp.unit, meant.stamp.unit)
