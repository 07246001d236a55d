"""A time told in a narrative -> whether the story goes on from it. In: scene and stamp.  Out: True for an aside."""

from __future__ import annotations

import re

from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp

# Before a year or month in mid-sentence: the time of something looked back or ahead to, not of the story.
_ASIDE = re.compile(
    r"\b(?:since|until|till|of|for|than|from)\s+(?:the\s+)?(?:(?:early|late|mid|fall|end)[\s-]+(?:of\s+)?)?\Z", re.I
)
# So much text before a year in its sentence makes it an aside; at the head of a sentence it moves the story.
_HEAD_OF_SENTENCE = 15


def is_aside(scene: Scene, start: int, stamp: Stamp) -> bool:
    """Whether a time is told beside the story, which goes on from the time before it."""
    if scene.anchor is None or not scene.narrative or stamp.unit in ("day", "week"):
        return False
    if _ASIDE.search(scene.text, max(0, start - 30), start) and stamp.unit != "season":
        return True
    if stamp.unit in ("year", "decade", "century") and scene.anchor.unit in ("day", "month", "season"):
        sentence = re.split(r"[.!?][\"”]?\s|\n", scene.text[max(0, start - 200) : start])[-1]
        return len(sentence) > _HEAD_OF_SENTENCE
    return False
