"""How the program, and the codes that its data carry, are cited: read from citation.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def citation() -> dict[str, Any]:
    """Give title, authors and year of the program, and the entries for PLOVER and CAMEO."""
    return tomllib.loads((files("noteverbale.views") / "citation.toml").read_text(encoding="utf-8"))


def bibtex(version: str) -> str:
    """Give the entry of the program for a bibliography."""
    cited = citation()
    fields = {"title": cited["title"], "author": f"{{{cited['authors']}}}", "version": version, "year": cited["year"]}
    return "@software{noteverbale,\n" + ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items()) + "\n}"
