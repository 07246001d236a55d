"""Armed groups that no table has -> names of their own: "Peru's rebels", "the Orn militia", "calling itself the Hand".

In: a text and the names found in it.  Out: `rebels(text, hits)`, `groups(text)`: `Hit`s with NSA- codes;
`rebel_code(text, at, state)`: the code of somebody whose title is a rebel's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from noteverbale.ontology.cues import any_of, words
from noteverbale.resolve.actors.lexicon import Hit, Name

_OF_STATE = frozenset(("state", "adjective", "capital", "regions"))
_PROPER = r"[A-ZÀ-Þ][\w’'-]{1,30}"
_RUN = rf"{_PROPER}(?:\s+(?:(?:of|for|and|the|de|la|del)\s+){{0,2}}{_PROPER}){{0,5}}"
_TITLE = 40  # characters before an office in which "rebel" may stand


@cache
def _after_state() -> re.Pattern[str]:
    small = rf"{any_of('prepositions')}|{any_of('auxiliaries')}|{any_of('subordinates')}|the|an?|and|or"
    return re.compile(rf"(?:['’]s?)?\s+(?:(?!(?:{small})\b)[a-z-]+\s+){{0,2}}?(?:{any_of('rebels')})\b")


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    """Match the name of a group: before its noun, after "calling itself", by its own last words."""
    noun = any_of("armed_nouns")
    return (
        re.compile(rf"\b[Tt]he\s+(?P<name>{_PROPER}(?:\s+{_PROPER}){{0,2}})\s+(?:{any_of('rebels')}|{noun})\b"),
        re.compile(
            rf"\b(?:group|gang|{noun}|{any_of('rebels')})\b[^.\n]{{0,40}}?\b(?:{any_of('naming')})\s+(?:the\s+)?(?P<name>{_RUN})"
        ),
        re.compile(rf"\b(?:The\s+)?(?P<name>(?!The\s)(?:{_PROPER}\s+){{1,4}}(?:{any_of('armed_ends')}))\b"),
    )


@cache
def _rebel_title() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('rebel_titles')})[\s-]+(?:[a-z-]+\s+)?\Z", re.I)


def rebels(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Give the rebels of a state as a group of their own."""
    found = ((hit, _after_state().match(text, hit.end)) for hit in hits if hit.name.sort in _OF_STATE)
    return [_hit(text, hit.start, told.end(), rebel_code_of(hit.name.code)) for hit, told in found if told]


def groups(text: str) -> Iterator[Hit]:
    """Give the groups that a text names as such."""
    for pattern in _named():
        for told in pattern.finditer(text):
            start, end = told.span("name")
            if _is_name(text[start:end].split()):
                yield _hit(text, start, end, f"NSA-{_short(text[start:end])}")


def _is_name(run: Sequence[str]) -> bool:
    """Tell whether words are a name: no creed or people ("the Shiite militia"), and none that begins a sentence."""
    return run[0] not in words("no_names") and not all(map(_creed().fullmatch, run))


@cache
def _creed() -> re.Pattern[str]:
    return re.compile(rf"{any_of('creeds')}|[\w’'-]+(?:{any_of('creed_ends')})")


def rebel_code(text: str, at: int, state: str | None) -> str | None:
    """Give the code of whoever bears the office at `at`, where the words before it make him a rebel's."""
    return rebel_code_of(state) if _rebel_title().search(text, max(0, at - _TITLE), at) else None


def rebel_code_of(state: str | None) -> str:
    """Give the code of a state's rebels."""
    return f"NSA-{state}-REBELS" if state and "-" not in state else state or "NSA-REBELS"


def _hit(text: str, start: int, end: int, code: str) -> Hit:
    return Hit(start, end, Name("groups", code, "REB", " ".join(text[start:end].split())))


def _short(name: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "-", name.upper().replace("’", "").replace("'", "")).strip("-") or "GROUP"
