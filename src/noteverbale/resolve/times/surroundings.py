"""What stands around a match -> whether its rule allows it. In: a rule, the scene. Out: True to keep the match."""

from __future__ import annotations

from noteverbale.resolve.times.grammar import Rule
from noteverbale.resolve.times.scene import Scene, counts_iranian_years

# How far back a rule may look for the words it needs before it.
_LOOK_BACK = 24


def allowed(rule: Rule, scene: Scene) -> bool:
    """Whether the words around a match allow it, as its rule demands."""
    if rule.only == "span":
        return scene.asked
    if rule.only == "iranian":
        if not counts_iranian_years(scene.text):
            return False
    elif rule.only and (rule.only == "narrative") != scene.narrative:
        return False
    low = max(0, scene.start - _LOOK_BACK)
    if rule.before and not rule.before.search(scene.text, low, scene.start):
        return False
    if rule.unless_before and rule.unless_before.search(scene.text, low, scene.start):
        return False
    if rule.after_mention is None:
        return True
    told = scene.previous_end
    return told >= 0 and rule.after_mention.fullmatch(scene.text, told, scene.start) is not None
