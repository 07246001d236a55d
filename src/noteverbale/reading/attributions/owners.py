"""Whose words a text is that an article hands over in full: by who owns it in the words that announce it, or else by
who is said to speak before it.

In: words and attributions.  Out: the character span of the words for him.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from noteverbale.reading.attributions.lexicon import lexicon, load
from noteverbale.types import Attribution

_Span = tuple[int, int]
# Whoever of these is said to speak before the text may be its speaker, or its author; of an interview rather one of the
# last: it quotes presidents too, but seldom talks to them.
_PERSONS = frozenset("named_official former_official unnamed_official expert".split())
_GUESTS = frozenset(("expert", "former_official"))
_AUTHORS = _PERSONS | {"institution", "group", "media"}
_OWNER = re.compile(r"(?P<who>(?:[Tt]he |[A-Z])[^,;:’']{0,60})[’']s? ")
_OF = (
    r"(?: (?:{made}))? (?:{by}) (?P<who>(?:the )?[A-Z][^,;:\n]*?)"
    r"(?= (?:{beside})\b|[,;:\n]|$)"
)
_GUEST = r"\b(?:{guests}) (?P<who>[A-Z][\w.’-]*(?: (?:[A-Z][\w.’-]*|{particles}))*)"


@cache
def _pattern(form: str) -> re.Pattern[str]:
    lists = {name: words.split() if isinstance(words, str) else words for name, words in load("handed.toml").items()}
    return re.compile(form.format_map({name: "|".join(map(str, words)) for name, words in lists.items()}))


def owner(what: str, lead: int, thing: _Span) -> _Span | None:
    """Give the words for who owns the thing: "Khoshroo’s speech", "speech by Khoshroo"; `lead`: where to begin."""
    owners = [match for match in _OWNER.finditer(what, lead) if match.end() <= thing[0]]
    if owners:
        return owners[-1].span("who")
    match = _pattern(_OF).match(what, thing[1])
    return match.span("who") if match else None


def speaker(text: str, told: Sequence[Attribution], before: int, sort: str, first: bool) -> _Span | None:
    """Give who speaks before the first text handed over first, before a later one last: the lead of an article tells
    whose text it gives. Named ones alone; of an interview also whom the outlet says it talked to.
    """
    kinds = _AUTHORS if sort in ("written", "papers") else _PERSONS
    said = [
        item
        for item in told
        if (item.kind in kinds or item.kind is None)
        and item.source
        and item.source[0][1] <= before
        and item.cue[0][0] < before
        and _is_name(text[slice(*item.source[0])])
    ]
    if sort == "interviews":
        said = [item for item in said if item.kind in _GUESTS] or said
    spans = [item.source[0] for item in said]
    if spans:
        return min(spans) if first else max(spans)
    guests = list(_pattern(_GUEST).finditer(text, 0, before)) if sort == "interviews" else []
    if not guests:
        return None
    start, end = guests[-1].span("who")
    return start, end - (text[end - 1] == ".")


def _is_name(words: str) -> bool:
    """Tell whether words may name one person or author: "Onuf", "An Iraqi expert", not "he" or "most Lebanese"."""
    first, *others = words.split() or [""]
    if first.lower() in ("the", "a", "an"):
        named = [word for word in others if word[:1].isupper()]
        return bool(named) and not (len(others) == 1 and named[0].endswith("s"))  # "The Zionists"
    return first[:1].isupper() and first.lower() not in _nobody()


@cache
def _nobody() -> frozenset[str]:
    """Give the words that name nobody where they begin: pronouns, and whole sorts of people ("Analysts")."""
    kinds = load("kinds.toml")
    heads = (word for words in kinds["heads"].values() for word in words.split())
    whole = {word for word in heads if word.endswith(("s", "people"))}
    return lexicon().classes["pronoun"] | whole | frozenset(kinds["persons"]["sorts"].split())
