"""Cells, the reader's and the coder's -> answers that can be compared.

In: a field and a cell.  Out: a plain value: a set of codes, days, a word; "none" where nothing is told.
Errors: ConfigError for a cell that is no answer, naming what it may be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from difflib import get_close_matches

from noteverbale.errors import ConfigError
from noteverbale.ontology import kinds, stages
from noteverbale.ontology.vocabulary import vocabulary
from noteverbale.views.audit.fields import NOTHING, Field
from noteverbale.views.days import first_of, last_of
from noteverbale.views.names import code_of_name
from noteverbale.views.statuses import CALLED_OFF, RECORD_STATUSES, VISIT_STAGES

_CODE = re.compile(r"\[([A-Z]{3}(?:-[^\]]+)?)\]")
_MEANT = re.compile(r"[ \t]*[(:].*")  # behind a word what it means, or who is meant
_AT = re.compile(r"(?:on|in) ", re.IGNORECASE)
_TURNED = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_TIME = "the time"
_EMPTY = (NOTHING, "nothing", "nobody", "null")


def value_in(field: Field, cell: str) -> Hashable:
    """Give what a cell says of a field."""
    told = " ".join(cell.split())
    if told.casefold() in _EMPTY:
        return NOTHING
    return _READERS[field.value](told)


def days_in(cell: str) -> tuple[str | None, str | None]:
    """Give first and last day of a cell: a day, a month, a year or two of them; an open end is None."""
    told = _AT.sub("", cell.partition(":")[0].strip())
    if open_end := re.fullmatch(r"(until|from) (.+)", told):
        day = open_end[2]
        return (None, last_of(_iso(day), _TIME)) if open_end[1] == "until" else (first_of(_iso(day), _TIME), None)
    first, _, last = told.partition(" to ")
    return first_of(_decade(_iso(first), 0), _TIME), last_of(_decade(_iso(last or first), 9), _TIME)


def _iso(told: str) -> str:
    """Give a day as ISO text, also one that a spreadsheet turned into 20.11.2014, 20/11/2014 or 11/20/2014."""
    found = _TURNED.fullmatch(told.strip())
    if not found:
        return told.strip().replace("/", "-")
    one, mark, two, year = int(found[1]), found[2], int(found[3]), found[4]
    if mark == "/" and one != two and max(one, two) <= 12:
        raise ConfigError(f"{told!r} may be two days; write on {year}-{two:02}-{one:02} or on {year}-{one:02}-{two:02}")
    day, month = (one, two) if mark == "." or one > 12 else (two, one)
    return f"{year}-{month:02}-{day:02}"


def codes_in(cell: str) -> tuple[str, ...]:
    """Give the codes of states and others that a cell names, in its order."""
    coded = _CODE.findall(cell)
    if coded:
        return tuple(dict.fromkeys(coded))
    if not re.search("[;,/]", cell):
        return (code_of_name(cell),)
    return tuple(dict.fromkeys(code_of_name(part) for part in re.split("[;,/]", cell) if part.strip()))


def word_in(cell: str, known: tuple[str, ...], what: str) -> str:
    """Give one of our words. Raises ConfigError naming the nearest, or all."""
    word = _MEANT.sub("", cell).strip().casefold().replace(" ", "_").replace("-", "_")
    if word in known:
        return word
    near = get_close_matches(word, known, 1)
    raise ConfigError(f"{what} {cell!r} is unknown; " + (f"did you mean {near[0]}?" if near else _one_of(known)))


def _one_of(known: tuple[str, ...]) -> str:
    return f"it is one of {', '.join(known)}".replace("_", " ")


def _decade(told: str, digit: int) -> str:
    """Give the first or last year of "the 1970s"."""
    found = re.fullmatch(r"(?:the )?(\d{3})0s", told.strip())
    return f"{found[1]}{digit}" if found else told.strip()


def _status(cell: str) -> str:
    negative = cell.casefold().startswith("not ")
    known = tuple(dict.fromkeys((*(one.name for one in vocabulary().realis), *RECORD_STATUSES, *VISIT_STAGES)))
    word = word_in(cell[4:] if negative else cell, known, "status")
    return f"not {word}" if negative else word


def _text(cell: str) -> str:
    return re.sub(r" *\[[A-Z]{3}\]", "", cell).casefold().strip()


def _days(cell: str) -> Hashable:
    if "," in cell.partition(":")[0]:  # separate dates, as the reader tells them
        return cell.partition(":")[0]
    return days_in(cell)


def _stage(cell: str) -> str:
    return word_in(cell, (*stages(), *RECORD_STATUSES, *CALLED_OFF, "alleged"), "stage")


_READERS: dict[str, Callable[[str], Hashable]] = {
    "kind": lambda cell: word_in(cell, tuple(kinds()), "kind"),
    "status": _status,
    "stage": _stage,
    "source": lambda cell: word_in(cell, tuple(one.name for one in vocabulary().sources), "source"),
    "actors": lambda cell: frozenset(codes_in(cell)),
    "days": _days,
    "text": _text,
    "claims": lambda cell: frozenset(re.findall(r"\bc[0-9a-f]{5,}", cell)) or _text(cell),
}
