"""Values in words: names of the codebook, days, counts, and the fields of a record.

In: plain values.  Out: short English.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from noteverbale.ontology.officials import officials
from noteverbale.views.rows import cell

_WIDTH = 60  # characters of a value where many stand on one line
# After a name of two words its last word again, then the first, with what is said of the person run into it.
_CARD = re.compile(r"(?<=[\w.] )(?P<last>[A-Z][\w’'-]+) (?P=last)(?![\w’'-])(?: [A-Z][\w’'-]*?(?:[A-Z].*)?)?$")


def words(name: str | None) -> str:
    """Give a name of the codebook as words."""
    return (name or "unknown").replace("_", " ")


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: "1 claim", "2 claims"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def outlet(publisher: str, credit: str | None) -> str:
    """Give who prints a text and, where he says so, whose it is: "Tehran Times from Reuters"."""
    return f"{publisher} from {credit}" if credit else publisher


def days(first: str | None, last: str | None) -> str:
    """Give an interval in words: a day, whole months, years or a decade as such, else both ends, an open end said."""
    if first is None:
        return f"until {last}" if last else "undated"
    if last is None:
        return f"from {first}"
    return period(first, last) or _whole(first, last) or f"{first} to {last}"


def _whole(first: str, last: str) -> str | None:
    """Give "the 1970s", "2018 to 2021" or "2018-05 to 2018-07" for whole years or months; None for other intervals."""
    if (first[5:], last[5:]) == ("01-01", "12-31"):
        decade = first[3] == "0" and last[3] == "9" and first[:3] == last[:3]
        return f"the {first[:4]}s" if decade else f"{first[:4]} to {last[:4]}"
    months = first.endswith("-01") and int(last[8:]) == days_in_month(last)
    return f"{first[:7]} to {last[:7]}" if months else None


def period(first: str, last: str) -> str | None:
    """Give "2014-11-20", "2014-11" or "2014" for one day, whole month or year; None for other intervals."""
    if first == last:
        return first
    if (first[5:], last[5:], first[:4]) == ("01-01", "12-31", last[:4]):
        return first[:4]
    whole = first.endswith("-01") and first[:7] == last[:7] and int(last[8:]) == days_in_month(last)
    return first[:7] if whole else None


def days_in_month(day: str) -> int:
    """Give how many days the month of an ISO day has."""
    return monthrange(int(day[:4]), int(day[5:7]))[1]


def listed(parts: Sequence[str]) -> str:
    """Give "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def either(parts: Sequence[str]) -> str:
    """Give "A", "A or B", "A, B or C"."""
    return " or ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def headed(title: str | None, name: str) -> str:
    """Give what a document is called: its title, else the last part of its name."""
    return one_line(title) if title else name.rstrip("/").rsplit("/", 1)[-1]


def one_line(text: str) -> str:
    """Give a text with every run of white space as one space."""
    return " ".join(text.split())


def ending(text: str, width: int) -> str:
    """Give the last words of a text, cut to about a width."""
    if len(text) <= width:
        return text
    cut = text[-width:]
    return "… " + (cut.partition(" ")[2] or cut)


def beginning(text: str, width: int) -> str:
    """Give the first words of a text, cut to about a width."""
    if len(text) <= width:
        return text
    cut = text[:width]
    return (cut.rpartition(" ")[0] or cut) + " …"


def closed(text: str) -> str:
    """Give words without a bracket that they open and never close: "the Democratic Forces (SDF"."""
    for opening, closing in ("()", "[]"):
        while text.count(opening) > text.count(closing):
            text = text.rpartition(opening)[0].rstrip()
    return text


def uncarded(text: str) -> str:
    """Give a name without the person's card that a page's text ran into it: "Rouhani Rouhani HassanPresident of".

    A person of the tables who is called so ("Chief Executive Abdullah Abdullah") keeps the name.
    """
    return _CARD.sub(lambda card: card[0] if card["last"] in _told_twice() else card["last"], text)


@cache
def _told_twice() -> frozenset[str]:
    """Give the names of persons who bear them twice: "Abdullah Abdullah", "Boutros Boutros-Ghali"."""
    names = (term.split() for official in officials() for term in official.terms)
    return frozenset(one for name in names for one, other in pairwise(name) if one == other)


def short(value: Any, width: int = _WIDTH) -> str:
    """Give a field's value on one line, cut to a width."""
    text = shown(value) or "none"
    return text if len(text) <= width else text[: width - 1] + "…"


def shown(value: Any) -> str:
    """Give a field's value in words: parties, steps of a deal, numbers with what they apply to, or plain values."""
    if isinstance(value, dict):
        return _entry(value)
    if isinstance(value, list | tuple):
        return ("; " if any(isinstance(part, dict) for part in value) else ", ").join(filter(None, map(shown, value)))
    return one_line(cell(value))


def _entry(value: dict[str, Any]) -> str:
    if "code" in value and "words" in value:
        return f"{value['code']} ({', '.join(value['words'])})"
    if "stage" in value:
        return _step(value)
    if "text" in value:
        return one_line(value["text"])
    if set(value) == {"from", "to"}:
        return days(value["from"], value["to"])
    return ", ".join(f"{words(name)} {shown(part)}" for name, part in value.items() if part not in (None, [], {}))


def _step(step: dict[str, Any]) -> str:
    happened = step.get("realis") in (None, "occurred", "ongoing") and step.get("polarity") != "negative"
    status = "" if happened else f", {'not ' if step.get('polarity') == 'negative' else ''}{step['realis']}"
    day = days(step.get("event_from"), step.get("event_to"))
    return (
        f"{words(step['stage'])} ({day if day != 'undated' else 'known ' + (step.get('known') or 'undated')}{status})"
    )


def numbered(item: str, quantity: dict[str, dict[str, str]], uses: Sequence[str]) -> str:
    """Give an item of a list with the number of its latest use: "48 Mi-17s"."""
    number = next((quantity[use]["text"] for use in reversed(uses) if use in quantity), "")
    return f"{number} {item}".strip()
