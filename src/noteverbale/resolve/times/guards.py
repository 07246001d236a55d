"""Words that look like time but may not be -> whether they are. In: the words matched, the scene. Out: True to keep them."""

from __future__ import annotations

import re

from noteverbale.resolve.times.grammar import Rule
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.words import Words

_TIME_PREPOSITION = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|to|from|before|after|during|between|and|or|around|about|circa|c\.|ca\.|early|late|mid|year|for|through|throughout|fiscal|"
    r"spring|summer|autumn|fall|winter|season|january|february|march|april|may|june|july|august|september|october|november|december|back in|as early as)|[-–—(/,])[\s-]*\Z",
    re.I,
)
_LATEST = 2040
_MEASURED = re.compile(
    r"\s?(?:%|percent|per\s?cent|million|billion|km|miles|feet|metres|meters|dollars|euros|tons|tonnes|people|men|women|children|troops|"
    r"soldiers|workers|refugees)\b"
)
_COUNTED = re.compile(
    r"\s+(?:[a-z]+(?:ese|ian|ish|an)\s+)?(?:people|men|women|children|troops|\w{3,}s(?<!was)(?<!has)(?<!as)(?<!is))\b"
)


# How far back a rule may look for the words it needs before it.
_LOOK_BACK = 24


def stands(rule: Rule, words: Words, scene: Scene) -> bool:
    """Whether the words around a match allow it, as its rule demands."""
    if rule.only and (rule.only == "narrative") != scene.narrative:
        return False
    low = max(0, scene.start - _LOOK_BACK)
    if rule.before and not rule.before.search(scene.text, low, scene.start):
        return False
    if rule.unless_before and rule.unless_before.search(scene.text, low, scene.start):
        return False
    if rule.after_mention and not (
        scene.previous_end >= 0 and rule.after_mention.fullmatch(scene.text, scene.previous_end, scene.start)
    ):
        return False
    return rule.guard is None or _GUARDS[rule.guard](words, scene)


def month(words: Words, scene: Scene) -> bool:
    """Refuse "may" as a verb and "march" as a walk: they need a preposition or a date around them."""
    matched = scene.text[scene.start : scene.end]
    if len(matched) == 3 and matched != "May":
        return bool(re.match(r"\s\d|\W*\Z", scene.text[scene.end : scene.end + 2]))
    if matched.rstrip(".") not in (
        "May",
        "March",
        "MAY",
        "MARCH",
        "Mar",
        "Dec",
        "Sep",
        "Oct",
        "Jan",
        "Jun",
        "Jul",
        "Nov",
    ):
        return True
    if matched == "March" and re.search(
        r"\b(?:the|annual|[A-Z][a-z]+(?<!In)(?<!By)(?<!Last)(?<!This)(?<!On)(?<!Of)(?<!Since)(?<!Early)(?<!Late)(?<!Until)(?<!From)(?<!Next)(?<!Every)(?<!Each))\s\Z",
        scene.text[max(0, scene.start - 12) : scene.start],
    ):
        return False
    if matched in ("May", "March") and _sentence_begins(scene):
        return scene.text[scene.end : scene.end + 2].strip()[:1] in (",", "")
    return matched != "MAY"


def _sentence_begins(scene: Scene) -> bool:
    before = scene.text[max(0, scene.start - 3) : scene.start].rstrip(" ")
    return not before or before[-1] in '.\n!?"“:'


def year(words: Words, scene: Scene) -> bool:
    """Refuse counts and codes: a year follows a preposition of time, or stands without a counted noun after it."""
    before, after = scene.text[max(0, scene.start - 16) : scene.start], scene.text[scene.end : scene.end + 24]
    if re.search(
        r"[\d$£€#:][.,]?\Z|\b[A-Z]{1,4}-\Z|\b(?:No|no|Flight|flight|Boeing|Resolution|resolution|Order|Room|Article|number)\.?\s+\Z",
        before,
    ):
        return False
    if _MEASURED.match(after):
        return False
    number = int(words.get("year") or 0)
    if _COUNTED.match(after) and not (
        1900 <= number <= _LATEST and re.search(r"\b(?:the|its|his|her|their)\s+\Z", before)
    ):
        return False
    if re.match(r"[-–]\s?[A-Za-z]", after):
        return False
    if words.get("short"):
        return bool(
            re.search(r"\b(?:in|of|since|by|from|to|until|before|after|spring|summer|autumn|fall|winter)\s+\Z", before)
        )
    if re.match(r"\s?[-–—]\s?\d{2,4}\b(?!\d)|\s?\)|\s*\n|:", after) and (number >= 1500 or words.get("era")):
        return True
    return 1900 <= number <= _LATEST or bool(_TIME_PREPOSITION.search(before)) or bool(words.get("era"))


_GUARDS = {"month": month, "year": year}
