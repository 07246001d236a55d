"""Candidates of a bare month, day or season -> the one meant. In: stamps in order, the scene. Out: one, or None."""

from __future__ import annotations

from collections.abc import Sequence

from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import SEASONS, Stamp

# In a narrative, how far ahead of the time last told of the next date may lie before it is rather one looked back to.
_NARRATIVE_AHEAD_DAYS = 120
# And how far back in the same year it must lie before the next year is meant.
_NARRATIVE_BACK_DAYS = 210

# A date this near to publication is meant whatever the verbs say (measured on half of TimeBank and AQUAINT).
_NEAR_AHEAD_DAYS, _NEAR_BACK_DAYS = 80, 120


def season_index(words: str) -> int:
    """Give the place of a season in the year."""
    return SEASONS.index(meaning("season", words))


def weekday_of(day: int) -> int:
    """Give the ISO weekday of a day number: Monday is 1."""
    return (day - 1) % 7 + 1


def nearest(candidates: Sequence[Stamp], scene: Scene, weekday: int | None = None) -> Stamp | None:
    """Give the candidate that fits the named weekday, the tense, the narrative or else lies nearest to publication."""
    if weekday is not None:
        candidates = [stamp for stamp in candidates if weekday_of(stamp.first()) == weekday] or candidates
    base = scene.base
    if not candidates or base is None:
        return None
    if len(candidates) == 1:
        return candidates[0]
    if (scene.narrative or scene.published is None) and scene.anchor is not None:
        return _told_next(candidates, scene.anchor)
    return _by_tense(candidates, base.first(), scene)


def _told_next(candidates: Sequence[Stamp], anchor: Stamp) -> Stamp:
    low, high = anchor.first(), anchor.last()
    same = next((stamp for stamp in candidates if stamp.year == anchor.year), candidates[0])
    ahead = next((stamp for stamp in candidates if stamp.year == anchor.year + 1), None)
    if anchor.unit in ("year", "half", "decade", "century") or same.last() >= low:
        return same
    near_ahead = ahead is not None and ahead.first() - high <= _NARRATIVE_AHEAD_DAYS
    return ahead if ahead and near_ahead and low - same.last() > _NARRATIVE_BACK_DAYS else same


def _by_tense(candidates: Sequence[Stamp], day: int, scene: Scene) -> Stamp:
    past = [stamp for stamp in candidates if stamp.first() <= day]
    coming = [stamp for stamp in candidates if stamp.last() >= day]
    near = min(candidates, key=lambda stamp: (abs(stamp.first() + stamp.last() - 2 * day), -stamp.number))
    reach = _NEAR_AHEAD_DAYS if near.first() > day else _NEAR_BACK_DAYS
    if scene.tense is None and abs(near.first() + near.last() - 2 * day) < 2 * reach:
        return near
    tense = scene.direction()
    if tense in ("past", None) and past:
        return past[-1]
    return coming[0] if tense == "future" and coming else near
