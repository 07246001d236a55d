"""A person's judgements -> those that stand, checked; and which names mean one record.

In: judgements in the order they were made.  Out: `Numbered` judgements that nobody has undone; `Names`.
Verbs: merge A B; split RECORD CLAIM ...; reject CLAIM [RECORD] (the record only tells readers where it was); set RECORD
FIELD VALUE; undo N (the N-th judgement, from 1, with all that the same command wrote: its act).
Where two judgements cannot both hold, the later one does. Nothing here depends on which claims are known, so what a
judgement makes of a past day does not change when later texts arrive.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b

from noteverbale.errors import ConfigError
from noteverbale.types import Judgement

# The number of arguments each verb takes: least and most (None: any number).
VERBS: dict[str, tuple[int, int | None]] = {
    "merge": (2, 2),
    "split": (2, None),
    "reject": (1, 2),
    "set": (3, 3),
    "undo": (1, 1),
}
Numbered = tuple[int, Judgement]


def standing(judgements: Sequence[Judgement]) -> list[Numbered]:
    """Give the judgements not undone, with their numbers from 1. Raises ConfigError for a malformed one."""
    gone = undone(judgements)
    kept = enumerate(judgements, 1)
    return [(number, one) for number, one in kept if number not in gone and one.verb != "undo"]


def undone(judgements: Sequence[Judgement]) -> dict[int, int]:
    """Give the numbers of judgements taken back, each with that of the undo. An undo that is undone takes back none."""
    for number, judgement in enumerate(judgements, 1):
        _check(number, judgement)
    found: dict[int, int] = {}
    for number in range(len(judgements), 0, -1):
        judgement = judgements[number - 1]
        if judgement.verb == "undo" and number not in found:
            found.update(dict.fromkeys(act(int(judgement.arguments[0]), judgements), number))
    return found


def act(number: int, judgements: Sequence[Judgement]) -> list[int]:
    """Give the numbers of all judgements that the command wrote which wrote this one."""
    first = judgements[number - 1].act
    if first is None:
        return [number]
    written = [each for each, one in enumerate(judgements, 1) if one.act == first]
    return written if first in written else [number]


def acts(judgements: Sequence[Judgement]) -> list[int]:
    """Give for each judgement the number of the first that the same command wrote."""
    firsts = {number for number, one in enumerate(judgements, 1) if one.act == number}
    return [one.act if one.act and one.act in firsts else number for number, one in enumerate(judgements, 1)]


def words_of(judgements: Sequence[Judgement]) -> set[str]:
    """Give all that judgements name, also those taken back: records, claims, fields and values."""
    return {word for one in judgements if one.verb != "undo" for word in one.arguments}


def told(numbered: Numbered) -> str:
    """Give a judgement's number, author, day and note as the words that stand beside what it decided."""
    number, one = numbered
    note = f": {one.note}" if one.note else ""
    return f"judgement {number} by {one.author or 'somebody'}, {one.time[:10]}{note}"


def _check(number: int, judgement: Judgement) -> None:
    wanted = VERBS.get(judgement.verb)
    if wanted is None:
        raise ConfigError(f"judgement {number}: unknown verb {judgement.verb!r}; use one of {', '.join(VERBS)}")
    least, most = wanted
    given = len(judgement.arguments)
    if given < least or (most is not None and given > most):
        count = f"{least}" if most == least else f"{least} or more" if most is None else f"{least} or {most}"
        raise ConfigError(f"judgement {number}: {judgement.verb} takes {count} arguments, not {given}")
    first = judgement.arguments[0]
    if judgement.verb == "undo" and not (first.isdecimal() and 0 < int(first) < number):
        raise ConfigError(
            f"judgement {number}: undo takes the number of an earlier judgement, 1 to {number - 1}, not {first!r}"
        )
    if judgement.act is not None and not 0 < judgement.act <= number:
        raise ConfigError(f"judgement {number}: act is the number of a judgement up to this one, not {judgement.act}")
    if judgement.since is not None and not _is_day(judgement.since):
        raise ConfigError(f"judgement {number}: since is a day such as 2014-11-20, not {judgement.since!r}")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def name_begun_by(claim_id: str, salt: str = "") -> str:
    """Give the id of the record that a claim begins (or would, had it joined none)."""
    return "r" + blake2b((claim_id + salt).encode(), digest_size=8).hexdigest()


def split_name(claim_id: str, used: set[str]) -> str:
    """Give the id of a record split off with a claim; a claim split off again begins another one."""
    salt = "/split"
    while (name := name_begun_by(claim_id, salt)) in used:
        salt += "/split"
    used.add(name)
    return name


def names(judgements: Sequence[Numbered]) -> tuple[Names, dict[int, str]]:
    """Give which names mean one record once all judgements are in, and the record that each split made."""
    found, used, apart = Names(), set[str](), dict[int, str]()
    for number, one in judgements:
        if one.verb == "merge":
            found.join(*one.arguments)
        elif one.verb == "split":
            apart[number] = split_name(one.arguments[1], used)
    return found, apart


class Names:
    """Which names of records mean one: merges join them, whether or not a record of that name is there yet."""

    def __init__(self) -> None:
        self._under: dict[str, str] = {}

    def root(self, name: str) -> str:
        """Give the name that stands for all that mean the same."""
        while name in self._under:
            name = self._under[name]
        return name

    def join(self, one: str, other: str) -> bool:
        """Let two names mean one record; False where they did before."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return False
        self._under[second] = first
        return True

    def groups(self) -> dict[str, list[str]]:
        """Give the names joined so far, by their root, in the order of joining."""
        found: dict[str, list[str]] = {}
        for name in self._under:
            found.setdefault(self.root(name), []).append(name)
        return {root: [root, *names] for root, names in found.items()}
