"""Words that people type for our names, so that a question that is refused suggests what was meant.

In: typed_words.csv.  Out: `near(what, word, known)`, our names.  Errors: OntologyError for a row that names nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import read_table

_COLUMNS = ("of", "typed", "meant", "source")


def near(what: str, word: str, known: Collection[str]) -> list[str]:
    """Give those of the known names that a word stands for, else those that are spelt alike; the likeliest first."""
    stands_for = [name for name in _packaged().get((what.replace(" ", "_"), word), ()) if name in known]
    return stands_for or get_close_matches(word, dict.fromkeys(known), n=3, cutoff=0.6)


@cache
def _packaged() -> dict[tuple[str, str], tuple[str, ...]]:
    return load_typed(Path(str(files("noteverbale.views") / "typed_words.csv")))


def load_typed(
    path: Path, known: Mapping[str, Collection[str]] | None = None
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Read a table of typed words. `known`: our names, by what they stand in, to check that each row names one."""
    found = {}
    for row in read_table(path, _COLUMNS, key=("of", "typed")):
        names = tuple(row["meant"].split("|"))
        wrong = [name for name in names if known is not None and name not in known.get(row["of"], ())]
        if wrong:
            raise OntologyError(f"{row['_where']}: {wrong[0]!r} is no {row['of']} of ours; correct it or leave it out")
        found[row["of"], row["typed"]] = names
    return found
