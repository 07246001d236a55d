"""What the words of a sheet mean: each kind of event, status, source and stage, for a coder who has no codebook.

In: the ontology.  Out: Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable

from noteverbale.ontology import kinds, stages
from noteverbale.ontology.vocabulary import vocabulary
from noteverbale.views.audit.fields import page
from noteverbale.views.wording import words


def guide() -> str:
    """Give the guide to print beside a sheet."""
    told = vocabulary()
    parts = (
        ("Kinds of events", ((one.name, one.definition) for one in kinds().values())),
        ("Whether it happened (status)", ((one.name, one.meaning) for one in told.realis)),
        ("Who says so (source)", ((one.name, one.meaning) for one in told.sources)),
        ("Stages of an arms deal", ((one.name, one.definition) for one in stages().values())),
    )
    counts = "".join(f"- {rule}\n" for rule in page().counts)
    return f"# What the terms of the sheet mean\n\n{counts}" + "".join(_part(head, rows) for head, rows in parts)


def _part(head: str, rows: Iterable[tuple[str, str]]) -> str:
    return f"\n## {head}\n\n" + "".join(f"- **{words(name)}**: {meaning}\n" for name, meaning in rows)
