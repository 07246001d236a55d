"""The form of a trigger: a noun, or the tense and aspect of its verb, by its ending and the auxiliaries before it.

In: a claim and the lower-cased words of its clause before the trigger.  Out: one of the names in `FORMS`.
Words: freshness.toml [verbs], neighbours.toml [past].
"""

from __future__ import annotations

import re
from functools import cache, partial

from noteverbale.ontology.kinds import kinds
from noteverbale.reading.wordlists import one_of
from noteverbale.types import Claim

# Which auxiliaries make which form, asked in this order.
_AUXILIARIES = {
    "perfect": "perfect",
    "before_past": "past perfect",
    "was": "passive past",
    "is": "present",
    "infinitive": "infinitive",
}
FORMS = (*_AUXILIARIES.values(), "past", "noun", "ing", "other form")
_ENDINGS = ("ings", "ing", "ed", "es", "s")
_LEAST = 3  # letters that a stem keeps


def form_of(claim: Claim, before: str) -> str:
    """Give the form of a claim's trigger."""
    word = claim.trigger.text.lower()
    for name, form in _AUXILIARIES.items():
        if _auxiliary(name).search(before):
            return form
    if _past().fullmatch(word.split()[0]):
        return "past"
    if word in _nouns(claim.kind):
        return "noun"
    return "ing" if word.split()[0].endswith("ing") else "other form"


def stem(word: str) -> str:
    """Give a word without its ending: "visit", "visits" and "visited" are one."""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _LEAST), "")
    return word.removesuffix(ending)


@cache
def _auxiliary(name: str) -> re.Pattern[str]:
    between = one_of("freshness.toml", "verbs", "between")
    return re.compile(rf"(?:(?<!\w)|(?=['’])){one_of('freshness.toml', 'verbs', name)}(?:\s(?:\w+ly|{between}))*\s*\Z")


@cache
def _past() -> re.Pattern[str]:
    words = partial(one_of, "neighbours.toml", "past")
    return re.compile(rf"(?:\w+{words('ending')}|{words('irregular')})")


@cache
def _nouns(kind: str) -> frozenset[str]:
    nouns = kinds()[kind].lexicon.nouns
    return frozenset((*nouns, *(f"{noun}s" for noun in nouns)))
