"""Which word leads to an act: the "refused" of "refused to sell", the "if" of "if the minister sells".

In: the words of a sentence, the place of the act and of the auxiliaries before it.  Out: a `Lead` or None.
There is no parser: the words before the act are asked one by one, up to a stop, another clause or another verb.
Words: factuality.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from noteverbale.reading.signatures import sign_of, small

# Words before an act within which the word that leads to it stands.
_REACH = 9
# Words between an infinitive, or "from", and what leads to it: "asked the two ministers to".
_OBJECT = 5
# Words between a verb and the noun that is its object, with and without "the".
_NOUN, _LIGHT = 4, 3
_FINISHED = ("ed", "s")


class Group(NamedTuple):
    """A verb's auxiliaries. `left`: the place before them; `infinitive`: "to" opens them; `verbal`: there are any."""

    left: int
    infinitive: bool
    verbal: bool


class Lead(NamedTuple):
    """What leads to an act: its sign, the words, and their place where they may themselves be denied."""

    sign: str
    cue: str
    at: int | None = None


class Step(NamedTuple):
    """One word on the way from an act to what leads to it; `crossed`: kinds of words passed on the way."""

    words: Sequence[str]
    at: int
    group: Group
    place: int
    crossed: frozenset[str]

    @property
    def word(self) -> str:
        """The word asked."""
        return self.words[self.place]

    @property
    def near(self) -> int:
        """How many words stand between it and the act's group."""
        return self.group.left - self.place

    @property
    def noun(self) -> bool:
        """Whether the act may be a noun of which the word tells."""
        return not self.group.verbal and "conjunction" not in self.crossed

    def found(self, frame: str, *, denied: bool = True) -> Lead | None:
        """Give the lead that the word is in a frame; `denied`: it may itself be denied."""
        sign = sign_of(frame, self.words, self.place)
        return Lead(sign, self.word, self.place if denied else None) if sign else None


def leading(words: Sequence[str], at: int, group: Group) -> Lead | None:
    """Give the word that leads to the act at `at`."""
    if group.infinitive:
        return _infinitive(words, group.left)
    return _object(words, at) or _before(words, at, group)


def _infinitive(words: Sequence[str], left: int) -> Lead:
    for at in range(left, max(-1, left - _OBJECT - 1), -1):
        if words[at] in small("stop") or words[at] == "," or (at < left and words[at] in small("auxiliary")):
            break
        if sign := sign_of("to", words, at):
            return Lead(sign, words[at], at)
    return Lead("aim", "to")


def _object(words: Sequence[str], at: int) -> Lead | None:
    """Of "took no money" nothing is taken; "said no minister" is said, and "voted no" is voted."""
    after, noun = (words[place] if place < len(words) else "" for place in (at + 1, at + 2))
    nothing = after in small("no_object") and (after != "no" or (noun.isalpha() and noun != "longer"))
    return Lead("denial", after) if nothing and not sign_of("clause", words, at) else None


def _before(words: Sequence[str], at: int, group: Group) -> Lead | None:
    crossed: frozenset[str] = frozenset()
    for place in range(group.left, max(-1, group.left - _REACH), -1):
        step = Step(words, at, group, place, crossed)
        if _closed(step):
            return None
        for asked in _ASKED:
            if lead := asked(step):
                return lead
        if _ends(step):
            return None
        crossed |= {name for name in ("preposition", "definite", "conjunction", "that") if step.word in small(name)}
    return None


def _closed(step: Step) -> bool:
    """Tell whether a word opens the act's clause; "that" right before a verb stands for a noun ("firms that sell")."""
    word = step.word
    if word == "that":
        return step.near == 0 and step.group.verbal
    return word in small("stop") or word in small("other_clause") or (word == "," and step.near > 0)


def _ends(step: Step) -> bool:
    """Tell whether a word belongs to another verb."""
    if step.word in small("auxiliary"):
        return step.word != "'s"
    return bool(sign_of("modal", step.words, step.place)) or (step.word == "to" and not step.group.verbal)


def _adjective(step: Step) -> Lead | None:
    return step.found("before", denied=False) if step.noun and step.near <= 1 and not step.crossed else None


def _nobody(step: Step) -> Lead | None:
    if step.group.verbal or not step.crossed & {"preposition", "definite"}:
        return step.found("subject", denied=False)
    return None


def _opener(step: Step) -> Lead | None:
    return step.found("opener", denied=False)


def _from(step: Step) -> Lead | None:
    if step.word != "from" or step.near or step.group.verbal:
        return None
    places = range(step.place - 1, max(-1, step.place - _OBJECT - 2), -1)
    return next((Lead(sign, step.words[at], at) for at in places if (sign := sign_of("from", step.words, at))), None)


def _noun(step: Step) -> Lead | None:
    gerund = step.place + 1 < step.at and step.words[step.place + 1].endswith("ing")
    return step.found("noun") if step.noun and step.near <= _NOUN and not gerund else None


def _light(step: Step) -> Lead | None:
    plain = step.noun and step.near <= _LIGHT and not step.crossed & {"preposition", "definite"}
    return step.found("light") if plain else None


def _clause(step: Step) -> Lead | None:
    lead = step.found("clause")
    if lead is None or not step.near or step.words[step.place + 1] == "of":
        return None
    verbal = step.group.verbal or step.words[step.at].endswith(_FINISHED)
    return lead if "that" in step.crossed or (verbal and lead.sign != "call") else None


_ASKED: tuple[Callable[[Step], Lead | None], ...] = (
    _adjective,
    _nobody,
    _opener,
    _from,
    _noun,
    _light,
    _clause,
)


def joined(words: Sequence[str], at: int, group: Group) -> int | None:
    """Give the place of the verb to which a conjunction joins the act: of "to [sign] it or pay" the first."""
    if group.verbal or group.left < 1 or words[group.left] not in small("conjunction"):
        return None
    ending = next((end for end in ("ing", "ed") if words[at].endswith(end)), "")
    if not ending and (words[at].endswith("s") or not small("object").intersection(words[at + 1 : at + 2])):
        return None
    return _twin(words, group.left, ending)


def _twin(words: Sequence[str], conjunction: int, ending: str) -> int | None:
    for place in range(conjunction - 1, max(0, conjunction - _REACH), -1):
        if words[place] in small("stop"):
            return None
        if words[place].endswith(ending) if ending else words[place] == "to" or sign_of("modal", words, place):
            return place if ending else place + 1
    return None
