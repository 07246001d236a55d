"""Whether a claim's words only ask: "Did Russia deliver it?" claims nothing, "Why did Russia deliver it?" does.

In: a text and a claim.  Out: yes or no.  Words: questions.toml.
"""

from __future__ import annotations

import re
from functools import cache, partial

from noteverbale.reading.wordlists import one_of, words
from noteverbale.types import Claim

# From a trigger to the mark of its sentence, no other clause between.
_ASKS = re.compile(r"[^.!?:;\n]*\?")
# What a question may well tell: of 12 annotated claims that are asked 7 are told so ("Would he give himself up?").
_OPEN = frozenset(("predicted", "proposed", "conditional", "hypothetical"))
# Words between the beginning of a question and its verb: a subject.
_LONGEST = 10
_WORD = re.compile(r"[\w.’'-]+")


def asked(text: str, claim: Claim) -> bool:
    """Tell whether a claim is told as a fact or a plan by the verb of a question of yes or no."""
    if claim.sentence is None or claim.realis in _OPEN or not _ASKS.match(text, claim.trigger.end, claim.sentence.end):
        return False
    left = text[claim.sentence.start : claim.trigger.start]
    begins = list(_begin().finditer(left))
    if not begins:
        return False
    begin = begins[-1]
    between = _WORD.findall(left[begin.end() :].lower())
    return _is_subject(between) and _agrees(str(begin.lastgroup), claim.trigger.text.lower().split()[0])


def _is_subject(between: list[str]) -> bool:
    """Tell whether words may be the subject of a question's verb, with adverbs: none begins another clause, and none
    leads to a noun.
    """
    others = words("questions.toml", "other", "clauses")
    if not between or len(between) > _LONGEST or any(word in others for word in between):
        return False
    return between[-1] not in words("questions.toml", "other", "nouns") and not between[-1].endswith(("'s", "’s"))


def _agrees(begin: str, verb: str) -> bool:
    """Tell whether a verb has the form that goes with the beginning: "did ... deliver", "has ... delivered"."""
    base = verb in words("questions.toml", "forms", "bases")
    participle = not base and (verb.endswith("ed") or verb in words("questions.toml", "forms", "participles"))
    if begin == "base":
        return base or not (verb.endswith(("ed", "ing", "s")))
    return participle or (begin == "being" and verb.endswith("ing") and not base)


_any = partial(one_of, "questions.toml")


@cache
def _begin() -> re.Pattern[str]:
    """Match the auxiliary with which a sentence, or what stands behind a comma, colon or quotation mark, begins."""
    forms = "|".join(rf"(?P<{name}>{_any('begin', name)})" for name in ("base", "done", "being"))
    before = rf"(?:\A|(?<=[,:;.?!“”\"‘’(–—-]\s)|(?<=[“\"‘(])|(?<=\n)|\b{_any('begin', 'before')}[\s,]+)"
    return re.compile(rf"{before}(?:{forms})(?:n['’]t)?\s+", re.IGNORECASE)
