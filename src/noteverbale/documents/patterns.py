"""furniture.toml -> compiled patterns.

Out: for each pattern its role, where it may stand, and a regular expression over text with plain spaces.
Errors: `OntologyError` naming the entry.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from noteverbale.errors import OntologyError

ROLES = ("dateline", "byline", "related_link", "caption", "publication_line", "boilerplate", "headline")
PLACES = ("dateline", "head", "line", "tail", "inline")
# The named groups that a pattern may have, by where it stands.
_GROUPS = {
    "dateline": {"place", "published", "agency"},
    "head": {"published", "publisher", "url", "title"},
    "line": {"published", "publisher", "url", "credit"},
    "tail": {"tail", "credit"},
    "inline": set[str](),
}
_PART = re.compile(r"<([A-Z]+)>")
# Before a tail stands the end of a sentence, or the initials of another tail.
_TAIL = r"(?:(?<=[.!?…”\"'’)\]])|(?<=/[A-Z]{{2}})|(?<=/[A-Z]{{3}}))[\s\u200b]+[(\[]?(?P<tail>{})[)\]]?\Z"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of furniture: its role, where it may stand, how it looks, and its own proof."""

    role: str
    where: str
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All patterns in the order in which they are tried, the words that are no place, and those that credit nobody."""

    patterns: tuple[Pattern, ...]
    not_places: frozenset[str]
    no_credits: frozenset[str]

    def at(self, where: str) -> tuple[Pattern, ...]:
        """Give the patterns that may stand there."""
        return tuple(pattern for pattern in self.patterns if pattern.where == where)


@cache
def table() -> Table:
    """Give the shipped patterns."""
    return read_patterns((files("noteverbale.documents") / "furniture.toml").read_text(encoding="utf-8"))


def read_patterns(text: str) -> Table:
    """Give the patterns of a TOML text. Raises OntologyError."""
    data = tomllib.loads(text)
    parts = dict(data["parts"]) | {"KNOWN": "|".join(map(re.escape, data["stop"]["agencies"]))}
    rows = enumerate(data["pattern"], 1)
    stop = {name: frozenset(data["stop"].get(name, ())) for name in ("not_places", "no_credits")}
    return Table(tuple(_pattern(number, row, parts) for number, row in rows), **stop)


def _pattern(number: int, row: dict[str, object], parts: dict[str, str]) -> Pattern:
    where = f"furniture.toml pattern {number}"
    if row.get("role") not in ROLES or row.get("where") not in PLACES or not row.get("is") or not row.get("is_not"):
        raise OntologyError(f"{where}: give role ({', '.join(ROLES)}), where ({', '.join(PLACES)}), is and is_not")
    source = _expand(str(row["regex"]), parts | {"PHRASES": _either(_words(row.get("phrases")))}, where)
    try:
        regex = re.compile(_TAIL.format(source) if row["where"] == "tail" else source)
    except re.error as error:
        raise OntologyError(f"{where}: the regex is wrong ({error}); correct it") from error
    unknown = set(regex.groupindex) - _GROUPS[str(row["where"])]
    if unknown:
        raise OntologyError(f"{where}: the group {min(unknown)!r} is no field of a pattern that stands here; rename it")
    return Pattern(str(row["role"]), str(row["where"]), regex, _words(row["is"]), _words(row["is_not"]))


def _expand(source: str, parts: dict[str, str], where: str) -> str:
    # Parts may hold parts, two deep at most; the bound keeps a circle from hanging.
    for _ in range(4):
        source = _PART.sub(lambda found: _part(found[1], parts, where), source)
    return source


def _either(phrases: tuple[str, ...]) -> str:
    """One regex for plain phrases; both apostrophes are one, and "..." is the rest of the line."""
    sources = (re.escape(phrase).replace(r"\.\.\.", ".{1,250}").replace("'", "['’]") for phrase in phrases)
    return f"(?i:{'|'.join(sources)})"


def _part(name: str, parts: dict[str, str], where: str) -> str:
    if name not in parts:
        raise OntologyError(f"{where}: <{name}> is not in [parts]; add it there")
    return parts[name]


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
