"""Words that point from a day -> their meaning: yesterday, Thursday, tonight, at noon, last May.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.lexicon import meaning, tables
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import count
from noteverbale.resolve.times.placing import season_index, weekday_of
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp
from noteverbale.resolve.times.words import Words, direction_of


def deictic_day(words: Words, scene: Scene) -> Meaning | None:
    """Read today, yesterday, tomorrow and their parts of day."""
    plain = re.sub(r"\s+", " ", (words["word"] or "").lower())
    part = meaning("daypart", words["daypart"]) if words.get("daypart") else None
    if plain == "overnight":
        if scene.now is None:
            return None
        begin = scene.now.number - (scene.direction() != "future")
        return Meaning(scene.now, "TIME", suffix="TNI", first=begin, anchors=False)
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
    steps = (
        -1
        if plain.startswith(("last", "the previous"))
        else 1
        if plain.startswith(("tomorrow", "the next", "the following"))
        else 0
    )
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


def clock_of_part_of_day(words: Words, scene: Scene) -> Meaning | None:
    """Read "4 in the morning", "eight in the evening"."""
    told, part = (words["hour"] or "").lower(), (words["part"] or "").lower()
    hour = int(count(re.split("[:.]", told)[0]) or 0)
    if part == "night" and hour == _HOURS:
        return clock({"clock": "midnight"}, scene)
    after_midnight = part == "morning" or (part == "night" and hour in _SMALL_HOURS)
    return clock({"clock": f"{told} {'am' if after_midnight else 'pm'}"}, scene)


_HOURS = 12  # on a clock's face
# "At two at night" is after midnight.
_SMALL_HOURS = range(1, 5)


def clock_value(words: str) -> str | None:
    """Give hours and minutes of the words on a 24-hour clock."""
    plain = words.lower()
    named = next((value for word, value in tables()["clockword"].items() if word in plain), None)
    if named:
        return str(named)
    digits = re.match(r"(\d{1,2})[:.]?(\d\d)?(?::(\d\d))?", plain)
    hour = int(digits.group(1)) if digits else int(count(plain.split()[0]) or 0)
    minute = digits.group(2) if digits and digits.group(2) else "00"
    half = re.search(r"([ap])\.?m", plain)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.group(1) == "p" else 0)
    return f"{hour:02d}:{minute}" if hour <= 24 else None


_TO = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|through|until)\s)(?:on\s)?")
_AND = r"(?:\s(?:and|or)\s|,\s(?:and\s|or\s)?)(?:on\s)?"
_JOINED = re.compile(_AND)
_CHAIN = re.compile(rf"(?:{_AND}(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b){{1,4}}")
_BETWEEN = re.compile(r"\bbetween (?:\w+day)\s+and\s+\Z", re.I)
# "Monday and Wednesday" are of one week; "Sunday and Saturday" are told apart.
_CHAIN_DAYS = 4


def weekday(words: Words, scene: Scene) -> Meaning | None:
    """Read a weekday: with a future verb the next one counting publication day, else the last one on or before it."""
    number = int(meaning("weekday", words["weekday"] or words.get("weekday_b") or ""))
    part = meaning("daypart", words["daypart"]) if words.get("daypart") else None
    suffix, kind = (f"T{part}", "TIME") if part else ("", "DATE")
    base = scene.base if scene.narrative else scene.now
    if base is None:
        written = f"XXXX-WXX-{number}{suffix}"
        return Meaning(type=kind, written=written, granularity="day", bounded=False, anchors=False)
    if scene.previous and (ahead := _days_after(scene, number)) is not None:
        return Meaning(scene.previous.shift(ahead), kind, suffix=suffix)
    possessive = scene.text[scene.end : scene.end + 2] in ("'s", "’s")
    tense = "past" if possessive and not scene.tense else scene.direction()
    chain = _chained(tense, number, base.first(), scene)
    if chain is not None:
        return Meaning(chain, kind, suffix=suffix)
    stamp, other = _weekday_by(tense, number, base.first())
    return Meaning(
        stamp, kind, suffix=suffix, alternatives=(other.value(),) if other != stamp and tense is None else ()
    )


def _days_after(scene: Scene, number: int) -> int | None:
    """Give how many days a weekday lies after the one told before, where the two are joined."""
    if scene.previous is None or scene.previous_rule != "weekday":
        return None
    ahead = (number - weekday_of(scene.previous.first())) % 7
    between = _BETWEEN.search(scene.text, max(0, scene.start - 30), scene.start)
    if between or _TO.fullmatch(scene.text, scene.previous_end, scene.start):
        return ahead
    joined = _JOINED.fullmatch(scene.text, scene.previous_end, scene.start)
    return ahead if joined and 0 < ahead <= _CHAIN_DAYS else None


def _chained(tense: str | None, number: int, day: int, scene: Scene) -> Stamp | None:
    """Give the first day of "Wednesday and Thursday": the one before that Thursday which the tense asks for."""
    chain = _CHAIN.match(scene.text, scene.end)
    if chain is None:
        return None
    end, _ = _weekday_by(tense, int(meaning("weekday", chain.group("weekday"))), day)
    back = (weekday_of(end.number) - number) % 7
    return end.shift(-back) if 0 < back <= _CHAIN_DAYS else None


def _weekday_by(tense: str | None, number: int, day: int) -> tuple[Stamp, Stamp]:
    """Give the weekday that the tense asks for, and the one on the other side."""
    ahead, back = (number - weekday_of(day)) % 7, (weekday_of(day) - number) % 7
    coming, gone = Stamp("day", day + ahead), Stamp("day", day - back)
    next_one = tense == "future" or (tense == "planned" and ahead < back)
    return (coming, gone) if next_one else (gone, coming)


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
        return _undated_name(words)
    step = direction_of(which)
    if words.get("weekday"):
        return _named_weekday(words, base, step, scene.direction() if step == 0 else None)
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


def _undated_name(words: Words) -> Meaning:
    if words.get("weekday"):
        written, size = f"XXXX-WXX-{meaning('weekday', words['weekday'] or '')}", "day"
    elif words.get("month"):
        written, size = f"XXXX-{int(meaning('month', words['month'] or '')):02d}", "month"
    else:
        written, size = f"XXXX-{meaning('season', words['season'] or '')}", "season"
    return Meaning(written=written, granularity=size, bounded=False, anchors=False)


def _named_weekday(words: Words, base: Stamp, step: int, tense: str | None) -> Meaning:
    number, day = int(meaning("weekday", words["weekday"] or "")), base.first()
    part = meaning("daypart", words["daypart"]) if words.get("daypart") else None
    if step < 0:
        found = day - ((weekday_of(day) - number - 1) % 7 + 1)
    elif step > 0:
        found = day - weekday_of(day) + 7 + number
    else:
        found = day - weekday_of(day) + number
        found -= 7 if tense == "past" and found > day else 0
        found += 7 if tense == "future" and found < day else 0
    return Meaning(Stamp("day", found), "TIME" if part else "DATE", suffix=f"T{part}" if part else "")
