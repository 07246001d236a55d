"""Weights of the features that tell whom a pointer ("the two sides", "he") means.

In: actors/anaphora.csv, written by training/train_actors.py.  Out: `weights()` by (class, feature); "" is all classes.
"""

from __future__ import annotations

from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import packaged, read_table


@cache
def weights() -> dict[tuple[str, str], float]:
    """Give each weight by (class of pointer, feature)."""
    rows = read_table(
        packaged("actors/anaphora.csv"), ("class", "feature", "weight", "source"), key=("class", "feature")
    )
    try:
        return {(row["class"], row["feature"]): float(row["weight"]) for row in rows}
    except ValueError as error:
        raise OntologyError(
            f"actors/anaphora.csv: a weight is no number ({error}); run training/train_actors.py again"
        ) from error
