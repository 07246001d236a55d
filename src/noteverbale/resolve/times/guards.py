"""Words that look like time but may not be -> whether they are. In: the words matched, the scene. Out: True to keep them."""

from __future__ import annotations

import re

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


def second_year(words: Words, scene: Scene) -> bool:
    """Keep two digits only straight after a year and a dash."""
    between = scene.text[scene.previous_end : scene.start] if scene.previous_end >= 0 else ""
    return bool(re.fullmatch(r"\s?[-–—/]\s?", between))


def season(words: Words, scene: Scene) -> bool:
    """Refuse "fall" as a verb and "spring" as a source."""
    plain = (words["season"] or "").lower()
    if plain not in ("fall", "spring") or (scene.narrative and plain == "spring"):
        return True
    before = scene.text[max(0, scene.start - 12) : scene.end]
    return bool(
        re.search(
            r"\b(?:in|by|of|this|last|next|until|since|early|late|mid|during|for|through)(?:\s+the)?[\s-]+\w+\Z",
            before,
            re.I,
        )
    )


def weekday(words: Words, scene: Scene) -> bool:
    """Refuse a weekday inside a name: "Black Friday", "Bloody Sunday"."""
    return not re.search(
        r"\b(?:Black|Bloody|Good|Super|Ash|Palm|Ruby)\s+\Z", scene.text[max(0, scene.start - 8) : scene.start]
    )


def daypart(words: Words, scene: Scene) -> bool:
    """Keep a bare part of day only after a preposition of time."""
    before = scene.text[max(0, scene.start - 12) : scene.start]
    return bool(re.search(r"\b(?:in|by|at|until|since|during|of|on|late|early)\s+\Z", before, re.I))


def after_day(words: Words, scene: Scene) -> bool:
    """Keep a bare number only straight after a day and a joining word."""
    between = scene.text[scene.previous_end : scene.start] if scene.previous_end >= 0 else "x"
    return bool(re.fullmatch(r"\s?(?:-|–|—|,|,?\s?and|to|or|through)\s?(?:the\s)?", between))


def bare_units(words: Words, scene: Scene) -> bool:
    """Keep a plural without number only where it tells a length: after "for", "in", or before "of"."""
    before = scene.text[max(0, scene.start - 14) : scene.start]
    after = scene.text[scene.end : scene.end + 10]
    return bool(
        re.search(r"\b(?:for|within|after|took|take|takes|lasted|last|spent|in|over|of)\s+\Z", before, re.I)
        or re.match(r"\s+(?:ago|later|earlier|of)\b", after)
    )


def reference(words: Words, scene: Scene) -> bool:
    """Refuse "the past" before a count, and references inside names."""
    plain = re.sub(r"\s+", " ", (words["reference"] or "").lower())
    after = scene.text[scene.end : scene.end + 12]
    if plain == "the past":
        return not re.match(r"\s+\w", after) or bool(re.match(r"\s+(?:and|is|was|has|to|but|or|as|when|that)\b", after))
    if plain == "future":
        return not re.search(r"\bthe\s+\Z", scene.text[max(0, scene.start - 6) : scene.start])
    if plain in ("soon", "shortly"):
        before = scene.text[max(0, scene.start - 5) : scene.start]
        return (
            not scene.narrative
            and not re.match(r"\s+(?:as|after|before|afterwards?|became)\b", after)
            and not re.search(r"\bas\s+\Z", before)
        )
    if plain == "long ago":
        return not re.search(r"\bnot that\s+\Z", scene.text[max(0, scene.start - 10) : scene.start], re.I)
    if plain == "former":
        return scene.narrative
    if plain == "this point" and scene.narrative:
        return False
    if plain == "this time":
        return not re.match(r"\s+(?:around|the|he|she|it|they|with|for)\b", after)
    return True
