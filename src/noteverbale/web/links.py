"""Words of rows and notes that lead on: codes to their actors, what was left out to the answer that has it.

In: text as the views give it, and what was asked.  Out: markup; all else in the text is escaped.
"""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from noteverbale.views.names import name_of_code
from noteverbale.views.rows import Row
from noteverbale.web.asked import Asked

# Columns that hold codes, alone or several.
_CODED = ("agents", "recipients", "parties", "agent", "recipient", "supplier", "hosts", "host", "traveller")
_NOBODY = "UNK"
# How a note tells what a filter would bring in.
_OPTION = re.compile(r"--(\w+), in Python \1=True,?")


def coded(text: str, row: Row, asked: Asked) -> Markup:
    """Give the text of a cell with each code of the row's parties as a link to the actor, with its name."""
    codes = {code for column in _CODED for code in _listed(row.get(column))} - {_NOBODY}
    if not codes:
        return Markup(escape(text))
    parts = re.split(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(codes)))})(?![\w-])", text)
    return Markup("".join(_linked(part, asked) if part in codes else escape(part) for part in parts))


def offered(note: str, asked: Asked, what: str | None) -> Markup:
    """Give a note below an answer; the option it names as a link that asks again with it, unless it was."""
    found = _OPTION.search(note) if what else None
    if found is None:
        return Markup(escape(note))
    if found[1] in asked.filters:
        return Markup(escape(note[: found.start()].rstrip("; ") + "."))
    again = asked.again(f"/show/{what}", **{found[1]: "yes"})
    link = f'<a href="{escape(again)}">the answer with them</a>'
    return Markup(f"{escape(note[: found.start()])}{link}{escape(note[found.end() :])}")


def _listed(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else ()


def _linked(code: str, asked: Asked) -> str:
    return f'<a href="{escape(asked.actor(code))}" title="{escape(name_of_code(code))}">{escape(code)}</a>'
