"""Stage of an arms deal by the words around its trigger, where no network tells it, and as a check where one does.

In: a sentence and its trigger.  Out: the name of a stage.  Source: ontology/equipment/stage_cues.toml, tried in order.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from noteverbale.ontology.pages import read_page, require_known
from noteverbale.ontology.stages import stages
from noteverbale.ontology.tables import packaged

_WORD = re.compile(r"\S+")


class _Rule(Struct, frozen=True, forbid_unknown_fields=True):
    stage: str
    trigger: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    reach: int = 9


class _Rules(Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[_Rule, ...]


class _Test(Struct, frozen=True):
    """A rule made ready; a pattern is None where the rule does not ask."""

    stage: str
    reach: int
    trigger: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    unless: re.Pattern[str] | None


def stage_of(text: str, trigger: tuple[int, int], sentence: tuple[int, int]) -> str:
    """Give the stage that a trigger tells in its sentence. Offsets are into the text."""
    left = text[sentence[0] : trigger[0]]
    right = text[trigger[1] : sentence[1]]
    word = text[trigger[0] : trigger[1]]
    return next((test.stage for test in _tests() if _fits(test, left, word, right)), "delivered")


def has_cue(text: str, trigger: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Tell whether the words tell the stage; if not, `stage_of` gives what bare words of trade mostly tell."""
    left, right = text[sentence[0] : trigger[0]], text[trigger[1] : sentence[1]]
    return any(_fits(test, left, text[trigger[0] : trigger[1]], right) for test in _tests()[:-1])


def _fits(test: _Test, left: str, word: str, right: str) -> bool:
    if test.trigger is not None and not test.trigger.search(word):
        return False
    if test.before is not None and not test.before.search(_last_words(left, test.reach)):
        return False
    if test.after is not None and not test.after.search(_first_words(right, test.reach)):
        return False
    whole = left + word + right
    if test.anywhere is not None and not test.anywhere.search(whole):
        return False
    return test.unless is None or not test.unless.search(whole)


def _last_words(text: str, count: int) -> str:
    return " ".join(_WORD.findall(text)[-count:])


def _first_words(text: str, count: int) -> str:
    return " ".join(_WORD.findall(text)[:count])


@cache
def _tests() -> tuple[_Test, ...]:
    path = packaged("equipment/stage_cues.toml")
    rules = read_page(path, _Rules).rule
    require_known((rule.stage for rule in rules), stages(), path.name)
    return tuple(
        _Test(
            rule.stage,
            rule.reach,
            _phrases(rule.trigger),
            _phrases(rule.before),
            _phrases(rule.after),
            _phrases(rule.anywhere),
            _phrases(rule.unless),
        )
        for rule in rules
    )


def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Give the pattern of any of the phrases; `*` is any ending, `..` up to four words."""
    if not phrases:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_phrase, phrases)) + r")(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    parts = []
    for word in phrase.split():
        parts.append(r"(?:\S+\s+){0,4}?" if word == ".." else re.escape(word).replace(r"\*", r"[\w'’-]*") + r"\s+")
    return "".join(parts).removesuffix(r"\s+")
