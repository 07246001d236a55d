"""Words that count from a day -> their unit: yesterday, next month, three weeks ago, the following year, this quarter.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.calendar_builders import Words, year_named, year_of
from noteverbale.resolve.times.lexicon import meaning, tables
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import count, ordinal
from noteverbale.resolve.times.placing import nearest, season_index, weekday_of
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp

_BACK = ("last", "past", "previous", "prior", "preceding", "before", "earlier", "ago", "previously")
_ON = ("next", "coming", "following", "subsequent", "ensuing", "after", "later", "hence", "from", "afterward", "on")


def direction_of(words: str | None) -> int:
    """Give -1, 0 or 1 for words that look back, stay, or look ahead."""
    plain = (words or "").lower()
    if any(re.search(rf"\b{cue}", plain) for cue in _BACK):
        return -1
    return 1 if any(re.search(rf"\b{cue}", plain) for cue in _ON) else 0


def unit_name(words: str) -> str:
    """Give the name of a unit in the singular."""
    plain = words.lower().strip()
    if plain in tables()["unit"]:
        return plain
    return str(meaning("plural", plain) or plain.removesuffix("s"))


def deictic_day(words: Words, scene: Scene) -> Meaning | None:
    """Read today, yesterday, tomorrow and their parts of day."""
    plain = re.sub(r"\s+", " ", (words["word"] or "").lower())
    part = meaning("daypart", words["daypart"]) if words.get("daypart") else None
    if plain == "overnight":
        return Meaning(scene.now, "TIME", suffix="TNI", anchors=False) if scene.now else None
    if scene.narrative and plain == "today":
        return Meaning(written="PRESENT_REF", granularity="vague", anchors=False, bounded=False)
    if scene.now is None:
        return Meaning(written="XXXX-XX-XX", granularity="day", bounded=False, anchors=False)
    steps = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(plain, -2 if "before" in plain else 2)
    return Meaning(scene.now.shift(steps), "TIME" if part else "DATE", suffix=f"T{part}" if part else "")


def daypart_of_day(words: Words, scene: Scene) -> Meaning | None:
    """Read tonight, last night, this morning, that evening."""
    plain = re.sub(r"\s+", " ", (words["word"] or "").lower())
    named = words.get("daypart") or words.get("daypart_b") or words.get("daypart_c")
    part = meaning("daypart", named) if named else "NI"
    told = plain.startswith(("that", "the"))
    base = (scene.anchor if told else scene.now) or scene.now
    steps = -1 if plain.startswith(("last", "the previous")) else 1 if plain.startswith(("tomorrow", "the next", "the following")) else 0
    if base is None or base.unit != "day":
        return Meaning(type="TIME", written=f"XXXX-XX-XXT{part}", granularity="day", bounded=False, anchors=False)
    return Meaning(base.shift(steps), "TIME", suffix=f"T{part}")


def daypart(words: Words, scene: Scene) -> Meaning | None:
    """Read a bare part of day: of the day last told of."""
    part = meaning("daypart", words["daypart"] or "")
    base = scene.anchor or scene.now
    if base is None or base.unit != "day":
        return Meaning(type="TIME", written=f"XXXX-XX-XXT{part}", granularity="day", bounded=False, anchors=False)
    return Meaning(base, "TIME", suffix=f"T{part}")


def clock(words: Words, scene: Scene) -> Meaning | None:
    """Read a time of day: of the day last told of."""
    time = clock_value(words["clock"] or "")
    base = scene.anchor if scene.anchor and scene.anchor.unit == "day" else scene.now
    if time is None:
        return None
    if base is None:
        return Meaning(type="TIME", written=f"XXXX-XX-XXT{time}", granularity="instant", bounded=False, anchors=False)
    return Meaning(base, "TIME", suffix=f"T{time}", granularity="instant", anchors=False)


def clock_value(words: str) -> str | None:
    """Give hours and minutes of the words on a 24-hour clock."""
    plain = words.lower()
    named = next((value for word, value in tables()["clockword"].items() if word in plain), None)
    if named:
        return str(named)
    digits = re.match(r"(\d{1,2}):?(\d\d)?(?::(\d\d))?", plain)
    hour = int(digits.group(1)) if digits else int(count(plain.split()[0]) or 0)
    minute = digits.group(2) if digits and digits.group(2) else "00"
    half = re.search(r"([ap])\.?m", plain)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.group(1) == "p" else 0)
    return f"{hour:02d}:{minute}" if hour <= 24 else None


def weekday(words: Words, scene: Scene) -> Meaning | None:
    """Read a weekday: with a future verb the next one counting publication day, else the last one on or before it."""
    number = int(meaning("weekday", words["weekday"] or ""))
    part = meaning("daypart", words["daypart"]) if words.get("daypart") else None
    suffix, kind = (f"T{part}", "TIME") if part else ("", "DATE")
    base = scene.base if scene.narrative else scene.now
    if base is None:
        return Meaning(type=kind, written=f"XXXX-WXX-{number}{suffix}", granularity="day", bounded=False, anchors=False)
    day = base.first()
    possessive = scene.text[scene.end : scene.end + 2] in ("'s", "’s")
    ahead, back = (number - weekday_of(day)) % 7, (weekday_of(day) - number) % 7
    tense = "past" if possessive and not scene.tense else scene.direction()
    stamp = Stamp("day", day + ahead if tense == "future" else day - back)
    other = Stamp("day", day - back if tense == "future" else day + ahead)
    return Meaning(stamp, kind, suffix=suffix, alternatives=(other.value(),) if other != stamp and tense is None else ())


def weekday_of_week(words: Words, scene: Scene) -> Meaning | None:
    """Read "Monday of next week"."""
    if scene.now is None:
        return None
    week = scene.now.to("week").shift(direction_of(words["which"] or words.get("which_b")))
    return Meaning(Stamp("day", week.first() + int(meaning("weekday", words["weekday"] or "")) - 1))


def relative_name(words: Words, scene: Scene) -> Meaning | None:
    """Read "last May", "next Friday", "this summer"."""
    which = (words["which"] or "").lower()
    told = which in ("that", "the previous", "the following", "the next", "the same")
    base = (scene.anchor if told else scene.now) or scene.now
    if base is None:
        return None
    step = direction_of(which)
    if words.get("weekday"):
        return _named_weekday(words, base, step)
    if words.get("month"):
        index, size, unit = int(meaning("month", words["month"] or "")) - 1, 12, "month"
    else:
        index, size, unit = season_index(words["season"] or ""), 4, "season"
    year = base.year
    here = base.to(unit).number
    same = Stamp(unit, year * size + index)
    if step < 0 and same.number >= here:
        same = same.shift(-size)
    if step > 0 and same.number <= here:
        same = same.shift(size)
    return Meaning(same)


def _named_weekday(words: Words, base: Stamp, step: int) -> Meaning:
    number, day = int(meaning("weekday", words["weekday"] or "")), base.first()
    part = meaning("daypart", words["daypart"]) if words.get("daypart") else None
    if step < 0:
        found = day - ((weekday_of(day) - number - 1) % 7 + 1)
    elif step > 0:
        found = day - weekday_of(day) + 7 + number
    else:
        found = day - weekday_of(day) + number
    return Meaning(Stamp("day", found), "TIME" if part else "DATE", suffix=f"T{part}" if part else "")


def relative_unit(words: Words, scene: Scene) -> Meaning | None:
    """Read "last week", "next month", "this year"."""
    unit = unit_name(words["unit"] or "")
    base = scene.base if scene.narrative else scene.now
    if base is None:
        return Meaning(written=_unknown(unit), granularity=unit, bounded=False, anchors=False)
    return Meaning(base.to(unit).shift(direction_of(words["which"] or words.get("which_b"))))


def _unknown(unit: str) -> str:
    forms = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "season": "XXXX-XX"}
    return forms.get(unit, "XXXX")


def narrative_unit(words: Words, scene: Scene) -> Meaning | None:
    """Read "the next day", "that year", "the previous month": they count from the time last told of."""
    unit = unit_name(words["unit"] or "")
    base = scene.anchor or scene.now
    step = direction_of(words["which"] or words.get("which_b"))
    if base is None:
        return Meaning(written=_unknown(unit), granularity=unit, bounded=False, anchors=False)
    part = meaning("daypart", words["daypart"]) if words.get("daypart") else None
    if part and base.unit == "day":
        return Meaning(base.shift(step), "TIME", suffix=f"T{part}")
    if unit == "day" and base.unit != "day":
        return Meaning(written=base.value() + "-XX", granularity="day", bounded=False) if base.unit == "month" else None
    if unit == "season" and base.unit in ("year", "decade", "century"):
        return None
    return Meaning(base.to(unit).shift(step), anchors=step >= 0)


def the_unit(words: Words, scene: Scene) -> Meaning | None:
    """Read "the year", "the month": that of the time last told of, only where an edge stands before it."""
    unit = unit_name(words["unit"] or "")
    base = (scene.anchor if scene.narrative else scene.now) or scene.now
    if unit == "weekend" and scene.now is not None:
        step = -1 if scene.direction() != "future" and weekday_of(scene.now.first()) < 6 else 0
        return Meaning(scene.now.to("weekend").shift(step))
    if unit == "year" and re.match(r"\s+(?:ended|ending)\b", scene.text[scene.end : scene.end + 9]):
        return Meaning(type="DURATION", written="P1Y", anchors=False, bounded=False)
    if words.get("full") and base is not None:
        return Meaning(base.to(unit))
    edged = re.search(r"(?:end|beginning|start|middle|rest|remainder|close|part|earlier|later|early|late|course|half|days)(?: in| of| on)?\s+\Z", scene.text[max(0, scene.start - 24) : scene.start], re.I)
    if edged and base is not None:
        return Meaning(base.to(unit))
    if unit == "quarter" and scene.now is not None and not scene.narrative:
        return Meaning(_reported_quarter(scene))
    return None


def year_end(words: Words, scene: Scene) -> Meaning | None:
    """Read "year-end": the last quarter of the year told of."""
    base = scene.base
    if base is None:
        return None
    year = base.to("year")
    return Meaning(year, first=Stamp("quarter", year.number * 4 + 3).first(), granularity="quarter")


def ago(words: Words, scene: Scene) -> Meaning | None:
    """Read "three weeks ago" from publication, "two days later" from the time last told of."""
    unit, number = unit_name(words["unit"] or ""), count(words["count"] or "") if "count" in words else "X"
    plain = (words["direction"] or "").lower()
    deictic = plain in ("ago", "from now", "hence", "from today")
    base = scene.now if deictic and not scene.narrative else scene.anchor or scene.now
    step = direction_of(plain)
    if unit == "year" and number == 1 and scene.quarter and not scene.narrative and plain in ("ago", "earlier"):
        return Meaning(scene.quarter.shift(-4), anchors=False)
    if number == "X":
        written = "PAST_REF" if step < 0 else "FUTURE_REF"
        return Meaning(written=written, granularity="vague", last=scene.now.first() if scene.now and deictic else None, anchors=False, bounded=deictic)
    if base is None or number is None or meaning("unit", unit).startswith("T"):
        return None if base is None or number is None else Meaning(base, anchors=False)
    return Meaning(counted(base, unit, step * float(number)), anchors=step > 0)


def counted(base: Stamp, unit: str, steps: float) -> Stamp:
    """Give the unit so many steps away: days and weeks to the day, longer ones to their own size."""
    if unit in ("week", "fortnight") and base.unit == "day":
        return Stamp("day", base.number + round(steps * (14 if unit == "fortnight" else 7)))
    if unit in ("day", "night", "weekend"):
        return Stamp("day", base.first() + round(steps * (7 if unit == "weekend" else 1)))
    unit = {"fortnight": "week"}.get(unit, unit)
    if steps != int(steps) and unit == "year":
        return base.to("month").shift(round(steps * 12))
    return base.to(unit).shift(round(steps))


def year_ago(words: Words, scene: Scene) -> Meaning | None:
    """Read "year-ago", "year-earlier": in news, the quarter reported on, one year back."""
    return Meaning(_reported_quarter(scene).shift(-4)) if scene.now else None


def _reported_quarter(scene: Scene) -> Stamp:
    assert scene.now is not None
    return scene.quarter or scene.now.to("quarter").shift(-1)


def quarter(words: Words, scene: Scene) -> Meaning | None:
    """Read "the third quarter", "this year's third quarter", "the 1988 quarter"."""
    named = words.get("yearof")
    year = year_named(named, scene) if named else year_of(words, scene)
    told = words.get("ordinal") or words.get("ordinal_b")
    number = ordinal(told) if told else None
    if number is None:
        if scene.now is None or year is None:
            return None
        if scene.text[scene.start : scene.end].lower().endswith("period"):
            return Meaning(Stamp("year", year), fixed=True)
        number = _reported_quarter(scene).number % 4 + 1
    if number > 4:
        return None
    if year is not None:
        return Meaning(Stamp("quarter", year * 4 + number - 1), fixed=bool(words.get("year")))
    if scene.base is None:
        return Meaning(written=f"XXXX-Q{number}", granularity="quarter", bounded=False)
    return Meaning(nearest([Stamp("quarter", (scene.base.year + step) * 4 + number - 1) for step in (-1, 0, 1)], scene))


def quarter_code(words: Words, scene: Scene) -> Meaning | None:
    """Read "Q3 2014"."""
    year = words.get("y") or words.get("lead")
    number = int(words["q"] or 0)
    if year:
        return Meaning(Stamp("quarter", int(year) * 4 + number - 1), fixed=True)
    return quarter({"ordinal": f"{number}th"}, scene)


def quarter_of_today(words: Words, scene: Scene) -> Meaning | None:
    """Read "the latest quarter", "the year-ago period"."""
    if scene.now is None:
        return None
    which, noun = (words["which"] or "").lower(), (words["noun"] or "").lower()
    if noun == "period" and which in ("recent", "current", "last", "next", "this", "previous", "same"):
        return None
    if which in ("this", "current"):
        return Meaning(scene.now.to("quarter"))
    if which == "next":
        return Meaning(scene.now.to("quarter").shift(1))
    reported = _reported_quarter(scene) if which != "latest" else scene.now.to("quarter").shift(-1)
    back = which.startswith(("year", "corresponding", "last year")) or which == "same" or bool(words.get("back"))
    return Meaning(reported.shift(-4) if back else reported)
