"""Which voices of one record speak against each other at all.

In: Voices.  Out: who speaks in which text; whether a denial is of what others tell.
A record holds claims of several events more often than sources deny each other, so a denial counts only where it is
plainly of the same thing.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from noteverbale.records import rules
from noteverbale.records.facts import interval, stem
from noteverbale.records.voices import Voice

FACTS = frozenset({"occurred", "ongoing"})


def teller(voice: Voice) -> Hashable:
    """Give who speaks in which text: the outlet, or a speaker by state, else by words, else by the kind of source."""
    source = voice.claim.source
    known = source.code if source.code != "UNK" else None
    return voice.family, None if source.kind == "publisher" else known or source.text or source.kind


def family(voice: Voice) -> Hashable:
    """Give the text, whoever speaks in it."""
    return voice.family


def denies(denial: Voice, told: Sequence[Voice]) -> bool:
    """Whether a denial is of what is told, by somebody who does not tell it in the same text himself."""
    own = teller(denial)
    if any(teller(voice) == own for voice in told):
        return False
    if denial.claim.realis not in FACTS and any(voice.told for voice in told):
        return False  # that nobody plans it, or would do it, denies nothing that has happened
    return any(_of_one_thing(denial, voice) and not _not_yet(denial, voice) for voice in told)


def _of_one_thing(denial: Voice, voice: Voice) -> bool:
    """The same word, or days of the event that both tell and that meet."""
    return _word(denial) == _word(voice) or same_days(denial, voice)


def _word(voice: Voice) -> str:
    return rules.one_thing(stem(voice.claim.trigger.text))


def same_days(one: Voice, other: Voice) -> bool:
    """Whether both tell days of the event, and these meet."""
    (first, last), (begun, ended) = interval(one.claim), interval(other.claim)
    if first is None or last is None or begun is None or ended is None:
        return False
    return first <= ended and begun <= last


def _not_yet(denial: Voice, voice: Voice) -> bool:
    """Whether time explains it: it had not happened when the denial was published."""
    first, _ = interval(voice.claim)
    return denial.known is not None and first is not None and denial.known.toordinal() < first
