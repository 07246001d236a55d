"""A stretch of text -> the agreements that it names: "the JCPOA", "the Minsk Agreements".

In: a text, where to look, a claim.  Out: `Found` titles; whether a claim is about one.
Names come from events/agreements.csv, or are a proper name before a noun. A title is what an act is about only where
nothing but small words stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from noteverbale.ontology.own_names import agreements, is_one_of, surroundings, words_before_names
from noteverbale.reading.exercises import Found
from noteverbale.types import Claim

_BETWEEN = 60  # characters between an act and the title it is about
_NEAR = 12  # and before loose words for a title
_ANOTHER = re.compile(r"\b(?:an?|any|another|new|better|no|some|other|future|possible|potential|final|good) \Z", re.I)
_TOKEN = re.compile(r"[\w’'.-]+")


def may_be(claim: Claim, known: str) -> bool:
    """Tell whether an act is not of others alone than the parties of an agreement, where the table lists them."""
    parties = next((one.parties for one in agreements() if one.name == known), frozenset[str]())
    codes = {actor.code for actor in (*claim.agent, *claim.recipient)} - {"UNK"}
    return not parties or not codes or not parties.isdisjoint(codes)


def is_about(text: str, claim: Claim, found: Found) -> bool:
    """Tell whether an act is about a title: it stands in it, right before it or right after it."""
    start, end = claim.trigger.start, claim.trigger.end
    if found.start <= start < found.end:
        return True
    if found.start >= end:
        return found.start - end <= _BETWEEN and _only(text[end : found.start], surroundings().between_after)
    between = text[found.end : start]
    parties = [text[one.start : one.end] for one in (*claim.agent, *claim.recipient) if found.end <= one.start < start]
    for words in parties:
        between = between.replace(words, "")
    return len(between) <= _BETWEEN and _only(between, surroundings().between_before)


def _only(words: str, allowed: Sequence[str]) -> bool:
    if re.search(r"[.;:!?]", words):
        return False
    return all(word.isdigit() or word.endswith("ly") or word in allowed for word in _words(words))


def _words(text: str) -> list[str]:
    return [word.strip("'’.-").casefold() for word in _TOKEN.findall(text) if word.strip("'’.-")]


def titles(text: str, start: int, end: int) -> Iterator[Found]:
    """Give the agreements named in a stretch of text, each once; loose words where the text names them properly."""
    taken: list[tuple[int, int]] = []
    for begin, finish, known in sorted((*_of_table(text, start, end), *_by_noun(text, start, end)), key=_longest_first):
        if all(finish <= first or last <= begin for first, last in taken):
            taken.append((begin, finish))
            yield Found(begin, finish, (begin, finish), known, None)


def _longest_first(one: tuple[int, int, str]) -> tuple[int, int]:
    return one[0] - one[1], one[0]


def _of_table(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    sure, loose = _tables()
    for match in sure.finditer(text, start, end):
        yield *match.span(), _by_term()[match.group()]
    for match in loose.finditer(text, start, end):
        known = _by_loose()[match.group().casefold()]
        another = _ANOTHER.search(text, max(0, match.start() - _NEAR), match.start())
        if not another and known in _properly_named(text):
            yield *match.span(), known


@lru_cache(maxsize=1)
def _properly_named(text: str) -> frozenset[str]:
    """Give the agreements that a text names properly; it is asked for claim after claim of one text."""
    sure, _ = _tables()
    return frozenset(_by_term()[match.group()] for match in sure.finditer(text))


@cache
def _tables() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _any_of(_by_term(), 0), _any_of(_by_loose(), re.I)


def _any_of(terms: Iterable[str], flags: int) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(terms, key=len, reverse=True))) + r")\b", flags)


@cache
def _by_term() -> dict[str, str]:
    return {term: one.name for one in agreements() for term in one.terms}


@cache
def _by_loose() -> dict[str, str]:
    return {term.casefold(): one.name for one in agreements() for term in one.loose}


def _by_noun(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Give titles made of a proper name and a noun ("the Minsk Agreements"); "Joint Declaration" is many."""
    for match in _noun_pattern().finditer(text, start, end):
        inside = match["noun"][0].isupper() or match.start() > start
        if inside and not any(is_one_of(word, _common()) for word in match["own"].split()):
            yield *match.span(), f"{match['own']} {match['noun'].removesuffix('s').capitalize()}"


@cache
def _noun_pattern() -> re.Pattern[str]:
    noun = rf"(?P<noun>(?i:{surroundings().agreement}))"
    return re.compile(rf"\b(?!(?:The|This|That|An?|Their|Its) )(?P<own>[A-Z]\w+(?: [A-Z]\w+)?) {noun}\b")


@cache
def _common() -> frozenset[str]:
    return words_before_names() | frozenset(surroundings().common_titles)
