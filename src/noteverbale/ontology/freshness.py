"""When an event without a day counts as the news of its text.

In: freshness.toml.  Out: `freshness()`, loaded once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from noteverbale.errors import OntologyError
from noteverbale.ontology.kinds import kinds
from noteverbale.ontology.pages import read_page, require_known


class Freshness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`days` before publication within which news lies; `least`: the probability, 0..1, from which a claim counts;
    `without`: kinds that get no estimated day.
    """

    days: int
    least: float
    without: tuple[str, ...]


@cache
def freshness() -> Freshness:
    """Give the page. Raises OntologyError for values that cannot be."""
    page = read_page(Path(__file__).with_name("freshness.toml"), Freshness)
    if page.days < 0 or not 0 < page.least <= 1:
        raise OntologyError("freshness.toml: days is 0 or more, least above 0 and at most 1; mend the file")
    require_known(page.without, kinds(), "freshness.toml, without")
    return page
