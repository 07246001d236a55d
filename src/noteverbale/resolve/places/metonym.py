"""Does a name mean the place, or its government or people? "returned to Moscow" / "Moscow said".

In: a text, a name's offsets, its kind and role.  Out: (metonym, the words that decided).  Rules in the order below; the
first that applies wins; without a sign the name means the place. Their words stand in `cues.csv`.
"""

from __future__ import annotations

import re

from noteverbale.resolve.places.tables import DEMONYM, any_cue, cues

#: Kinds that can speak and act.
_AGENTS = frozenset(
    {"country", "capital", "seat", "city", "division", "continent", "region", "former state", "former city"}
)
#: Kinds whose name before another noun names the state.
_STATES = frozenset({"country", "capital", "seat", "continent", "former state"})
#: How many letters before a name are looked at.
_REACH = 60
_BEFORE = re.compile(r"([\w'’-]+)\s+(?:([\w'’-]+)\s+)?(?:([\w'’-]+)\s+)?(?:the\s+)?$")
# Words that it takes at the most.
_WORDS_BEFORE = 4
_BETWEEN = re.compile(r"\b(?:between|with|against)\s+(?:\S+\s+){1,3}(?:and|or)\s+(?:the\s+)?$")
_AFTER = re.compile(
    r"\s+((?:[\w'’-]+ly\s+|also\s+|still\s+|not\s+|itself\s+)*)([\w’'-]+)(?:\s+([\w’'-]+))?(?:\s+([\w’'-]+))?"
)
_LIST = re.compile(r"(?:,? (?:and |or )?(?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)?){1,8},?(?= [a-z])")
_TAIL = re.compile(r"[-–](\w+)")
_WORDS = re.compile(r"(?:[ \u00a0][\w-]+){1,3}")
_POSSESSIVE = re.compile(r"['’]s?\s+((?:[\w-]+\s+){0,2}[\w-]+)")
_CLAUSE = re.compile(r"(?:[.!?;:\n”\"]|that|,)\s*$")
#: What stands right after the name of a state and ends so is a verb, unless it is in the cues `no_verb`.
_VERB = re.compile(r"[a-z]{2,}(?:ed|ing|[^s]s)")
_PAST = re.compile(r"[a-z]+(?:ed|[^s]es|[^su]s)")

# Auxiliaries before a verb's base form: "Moscow will send", "Ottawa to expel".
_WILL = frozenset(("will", "would", "to", "may", "might", "could", "should", "must", "can", "cannot"))

Verdict = tuple[bool, str]


def metonym(text: str, start: int, end: int, kind: str, role: str) -> Verdict:
    """Tell whether a name stands for the people or the government of its place, and by which words."""
    if role == DEMONYM:
        return True, "people or adjective"
    if kind not in _AGENTS:
        return False, "a place without government"
    return (
        _by_hyphen(text, end, kind)
        or _by_body(text, end, kind)
        or _by_preposition(text, start)
        or _by_what_follows(text, start, end, kind)
        or _by_company(text, end, kind)
        or (False, "no sign")
    )


def _by_hyphen(text: str, end: int, kind: str) -> Verdict | None:
    tail = _TAIL.match(text, end)
    if tail is None:
        return None
    word = tail.group(1)
    return kind in _STATES if word[:1].isupper() else word not in cues("placed"), f"-{word}"


def _by_body(text: str, end: int, kind: str) -> Verdict | None:
    """Take "U.S. Senate", "the White House authorities" for the state, not "Moscow summit", "Paris talks"."""
    match = _WORDS.match(text, end) if kind in _STATES else None
    for position, word in enumerate(match.group().split() if match else ()):
        bare = word.lower()
        if bare in any_cue("institution", "title") or (bare in cues("abstract") and position == 0):
            return True, word
        if not word[:1].isupper():
            return None
    return None


def _by_preposition(text: str, start: int) -> Verdict | None:
    window = text[max(0, start - _REACH) : start]
    far = window.rsplit(None, _WORDS_BEFORE)[:-_WORDS_BEFORE]
    match = _BEFORE.search(window, len(far[0]) if far else 0)
    if match is None:
        return None
    *earlier, last = [word.lower() for word in match.groups() if word]
    if last in ("and", "or") and _BETWEEN.search(window):
        return True, "between ... and"
    if last == "to" and not set(earlier) & cues("travel"):
        return _by_link(last, earlier) or (False, "to")
    if last in ("from", "of", "on", "for"):
        return _by_link(last, earlier) or (None if last == "for" else (False, last))
    if last in cues("dealing"):
        return True, last
    return (False, last) if last == "to" or last in cues("locative") else None


def _by_link(last: str, earlier: list[str]) -> Verdict | None:
    """Take "support from", "behalf of", "sanctions on", "weapons to" for dealings with a state."""
    found = set(earlier) & cues(f"link_{last}")
    return (True, f"{min(found)} {last}") if found else None


def _by_what_follows(text: str, start: int, end: int, kind: str) -> Verdict | None:
    owner = _POSSESSIVE.match(text, end)
    if owner:
        owned = set(owner.group(1).lower().split()) & cues("abstract")
        return (True, f"'s {min(owned)}") if owned else (False, "possessive")
    match = _AFTER.match(text, end)
    if match is None:
        return None
    word, *later = [one.lower() for one in match.groups()[1:] if one]
    if word in cues("auxiliary"):
        return _by_auxiliary(word, later, kind)
    if word in any_cue("saying", "abstract", "relational"):
        return True, word
    small = match.group(2).islower() and word not in cues("no_verb")
    begins = start == 0 or _CLAUSE.search(text[max(0, start - 8) : start]) is not None
    acts = (kind in _STATES - {"capital"} and _VERB.fullmatch(word)) or (begins and _PAST.fullmatch(word))
    return (True, f"acts: {word}") if small and acts else None


def _by_auxiliary(word: str, later: list[str], kind: str) -> Verdict | None:
    told = (cues("saying") - cues("auxiliary")) | cues("willing")
    acts = any(one in told or re.fullmatch(r"\w{3,}ed", one) for one in later)
    acts = acts or (word in _WILL and bool(set(later) & cues("doing")))
    if acts or (kind in ("country", "seat") and not set(later) & cues("situated")):
        return True, " ".join([word, *later[:1]])
    return None


def _by_company(text: str, end: int, kind: str) -> Verdict | None:
    """Look past a list: "China, Iran and Russia have pledged"."""
    company = _LIST.match(text, end)
    verdict = _by_what_follows(text, end, company.end(), kind) if company else None
    return verdict if verdict and verdict[0] and not verdict[1].startswith("'s") else None
