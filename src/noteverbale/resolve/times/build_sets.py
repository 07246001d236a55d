"""Repetitions and vague references -> their values: every Friday, twice a week, recently, soon.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

from noteverbale.resolve.times.build_lengths import length_value
from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import count
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.words import Words, unit_name

# In news a repetition is its length, in narrative its pattern, as the TIMEX3 corpora of either kind write it.
_ADVERBS = {
    "daily": ("P1D", "XXXX-XX-XX"),
    "everyday": ("P1D", "XXXX-XX-XX"),
    "nightly": ("P1D", "XXXX-XX-XXTNI"),
    "weekly": ("P1W", "XXXX-WXX"),
    "monthly": ("P1M", "XXXX-XX"),
    "yearly": ("P1Y", "XXXX"),
    "annually": ("P1Y", "XXXX"),
    "hourly": ("PT1H", "XXXX-XX-XXTXX"),
    "biweekly": ("P2W", "P2W"),
    "bimonthly": ("P2M", "P2M"),
}


def recurrence(words: Words, scene: Scene) -> Meaning | None:
    """Read repetitions: every Friday, twice a week, annually."""
    return Meaning(type="SET", written=_recurrence(words, scene), granularity="vague", anchors=False, bounded=False)


def _recurrence(words: Words, scene: Scene) -> str:
    if words.get("adverb"):
        return _ADVERBS[(words["adverb"] or "").lower()][scene.narrative]
    if words.get("plural_day"):
        return f"XXXX-WXX-{meaning('weekday', (words['plural_day'] or '') + 'day')}"
    if words.get("weekday"):
        return f"XXXX-WXX-{meaning('weekday', words['weekday'] or '')}"
    if words.get("month"):
        return f"XXXX-{meaning('month', words['month'] or ''):02d}"
    if words.get("season"):
        return f"XXXX-{meaning('season', words['season'] or '')}"
    if words.get("daypart"):
        return f"XXXX-XX-XXT{meaning('daypart', words['daypart'] or '')}"
    other = " other" in scene.text[scene.start : scene.end].lower()
    told = words.get("count")
    number = count(told) if told else None
    return length_value(2 if other else number or 1, unit_name(words["unit"] or ""))


def reference(words: Words, scene: Scene) -> Meaning | None:
    """Read "now", "recently", "soon": open towards the side they point at, from publication day."""
    told = words.get("reference") or words.get("reference_b") or ""
    written = str(meaning("reference", told) or meaning("guarded_reference", told))
    day = scene.now.first() if scene.now else None
    first, last = {"PAST_REF": (None, day), "FUTURE_REF": (day, None)}.get(written, (day, day))
    return Meaning(written=written, first=first, last=last, granularity="vague", anchors=False)
