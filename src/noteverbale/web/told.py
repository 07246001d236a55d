"""What the pages say about each question, and about columns that do not speak for themselves: told.toml.

In: the name of a question and the heads of its table.  Out: short English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


def answers() -> dict[str, str]:
    """Give in a sentence what each question answers."""
    return dict(_told()["questions"])


def meanings(what: str, heads: Iterable[str]) -> list[tuple[str, str]]:
    """Give each head of a question's table that needs it with what stands below it."""
    columns = _told()["columns"]
    found = {name: text for name, text in (columns | columns.get(what, {})).items() if isinstance(text, str)}
    return [(head, found[head]) for head in heads if head in found]


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((files("noteverbale.web") / "told.toml").read_text(encoding="utf-8"))
