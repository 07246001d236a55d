"""What the words of a sentence tell of an act in it: its own negation and modals, and the words that lead to it.

In: the words of a sentence and the place of the act's word.  Out: `Told`, a commitment between -3 and 3 and its cues.
"Did not manage to sell": to manage is denied, so the sale is. A word that leads is itself asked what it is told as, so
that "may refuse to sell" and "denied that it had refused to sell" need no rules of their own.
Words: factuality.toml.  How far each looks: leads.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from noteverbale.reading.leads import Group, Lead, joined, leading
from noteverbale.reading.signatures import SO, page, projected, sign_of, small

# Words before an act among which its auxiliaries stand.
_REACH = 9
# Words that lead to one another: "said he hoped to be able to".
_DEEPEST = 4
# Letters from which a word in "ly" is an adverb: not "only", "rely", "early".
_LONG = 6
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]|_")
_SHORT = ("'s", "'re", "'ve", "'ll", "'d", "'m")
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}


class Told(NamedTuple):
    """`value`: 3 the act is told to be, -3 not to be, 0 nothing is told. `leads`: what tells it, the nearest first."""

    value: float
    leads: tuple[Lead, ...] = ()


def split(text: str) -> list[tuple[int, str]]:
    """Give the words of a text in small letters with their offsets: "didn't" is "did" and "n't"."""
    return [part for found in _WORD.finditer(text) for part in _parts(found.start(), found.group())]


def _parts(start: int, written: str) -> Iterator[tuple[int, str]]:
    word = written.lower().replace("’", "'")
    if word.endswith("n't") or word == "cannot":
        stem = word[:-3]
        yield from ((start, _WHOLE.get(stem, stem)), (start + len(stem), "not" if word == "cannot" else "n't"))
    elif word.endswith(_SHORT):
        at = word.rindex("'")
        yield from ((start, word[:at]), (start + at, word[at:]))
    else:
        yield start, word


def told(words: Sequence[str], at: int, depth: int = 0) -> Told:
    """Give what the words tell of the act at `at`."""
    own, group = auxiliaries(words, at)
    if depth == _DEEPEST:
        return own
    twin = joined(words, at, group)
    if twin is not None:
        return told(words, twin, depth + 1)
    lead = leading(words, at, group)
    return own if lead is None else _led(words, own, lead, depth)


def _led(words: Sequence[str], own: Told, lead: Lead, depth: int) -> Told:
    by = Told(SO) if lead.at is None else told(words, lead.at, depth + 1)
    onto = projected(by.value, lead.sign)
    plain = by.value == onto == SO  # what "said that" and "managed to" tell of
    return own if plain else Told(onto * own.value / SO, (*own.leads, lead, *by.leads))


def auxiliaries(words: Sequence[str], at: int) -> tuple[Told, Group]:
    """Give what the auxiliaries, negations and adverbs before a verb make of it, and where they begin."""
    left, leads, bare = at - 1, [], True
    while left >= max(0, at - _REACH) and words[left] != "to" and (part := _auxiliary(words, left)):
        leads += [lead for lead in (part,) if lead.sign]
        bare = bare and not (part.sign or words[left] in small("auxiliary"))
        left -= 1
    infinitive = left >= 0 and at - left < _REACH and words[left] == "to"
    if infinitive:
        left -= 1
        if left >= 0 and sign_of("negation", words, left):
            leads.append(Lead("not", words[left]))
            left -= 1
    return _value(words[left + 1 : at], leads), Group(left, infinitive, not bare or infinitive)


def _auxiliary(words: Sequence[str], at: int) -> Lead | None:
    """Give a word of a verb's group: what it tells, or a lead without a sign; None for any other word."""
    word = words[at]
    if word == "'s" and words[max(0, at - 1)] not in small("contracted"):
        return None  # the sign of who has it: "Kenya's visit"
    for frame in ("negation", "modal", "adverb"):
        if sign := sign_of(frame, words, at):
            return Lead(sign, word)
    adverb = word in small("adverb") or (word.endswith("ly") and len(word) >= _LONG)
    return Lead("", word) if adverb or word in small("auxiliary") else None


def _value(group: Sequence[str], leads: Sequence[Lead]) -> Told:
    denials = sum(lead.sign == "not" for lead in leads)
    modal = next((lead.sign for lead in leads if lead.sign != "not"), "")
    if "have" in group:
        modal = page().perfect.get(modal, modal)
    whole = SO if denials % 2 == 0 else -SO
    return Told(projected(whole, modal) if modal else whole, tuple(leads))
