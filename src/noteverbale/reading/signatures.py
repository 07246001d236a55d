"""Words that lead to an act -> what they tell of it: "refused to", "if", "possible".

In: factuality.toml.  Out: `sign_of(frame, words, at)`, the name of a sign; `projected`, what a sign makes of an act.
Errors: `OntologyError` naming the file, the list and the repair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from noteverbale.ontology.pages import read_page, require_distinct, require_known
from noteverbale.reading.attributions.lexicon import inflected

FILE = "factuality.toml"
# The scale's end: it is so. Its negative: it is not.
SO = 3.0
# Frames whose words are lemmas; those of the others stand as they are written.
_LEMMAS = frozenset(("to", "from", "noun", "light", "clause"))


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """`scale`: label by label, what the reader's labels mean. `signs`: what is told where a leading word is a fact, and
    where it is denied. `perfect`: sign of a modal -> its sign before "have". `frames`: by place and sign, words.
    `small`: classes of words. `irregular`: forms of lemmas.
    """

    scale: dict[str, dict[str, float]]
    signs: dict[str, tuple[float, float]]
    perfect: dict[str, str]
    frames: dict[str, dict[str, str]]
    small: dict[str, str]
    irregular: dict[str, str]


def sign_of(frame: str, words: Sequence[str], at: int) -> str | None:
    """Give the sign of the word at `at` in a frame, alone or with the word after it; None where it has none."""
    signs = _signs(frame)
    return signs.get(" ".join(words[at : at + 2])) or signs.get(words[at])


def projected(leading: float, sign: str) -> float:
    """Give what a leading word of a given commitment tells of the act that it leads to."""
    so, denied = page().signs[sign]
    return (so * leading if leading > 0 else denied * -leading) / SO


@cache
def small(name: str) -> frozenset[str]:
    """Give one class of small words."""
    return frozenset(page().small[name].split())


@cache
def page() -> Page:
    """Give the tables."""
    found = read_page(Path(str(files(__package__) / FILE)), Page)
    require_known(found.perfect.values(), found.signs, f"{FILE}, [perfect]")
    for name, lists in found.frames.items():
        require_known(lists, found.signs, f"{FILE}, [frames.{name}]")
        require_distinct((word for text in lists.values() for word in text.split()), f"{FILE}, [frames.{name}]")
    return found


@cache
def _signs(frame: str) -> dict[str, str]:
    return dict(reversed(list(_forms(frame))))


def _forms(frame: str) -> Iterator[tuple[str, str]]:
    irregular = {lemma: forms.split() for lemma, forms in page().irregular.items()}
    for sign, text in page().frames[frame].items():
        for lemma in text.split():
            forms = [form for _, form in inflected(lemma, irregular)] if frame in _LEMMAS else [lemma]
            yield from ((form.replace("_", " "), sign) for form in (*forms, f"{lemma}s"))
