"""How the fields of the deals that are found are wrong, in counts alone: no text and no article is told.

In: (annotated, told) of each article.  Out: lines, a field each; below it what stands for what of the wrong stages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from noteverbale.ontology import stages
from training.deals.gold import Article
from training.deals.match import FIELDS, WHOLE, Pair, match, right
from training.deals.measure import annotated_in, told_in
from training.deals.told import Told

WAYS = ("right", "another", "left out", "made up", "alone")


def by_field(scored: Sequence[tuple[Article, list[Told]]]) -> Iterator[str]:
    """Give for each field how many of the pairs have it right, how it is wrong, and how many it alone spoils."""
    pairs = [pair for article, units in scored for pair in match(article.deals, units).pairs]
    yield f"\nfields of the {len(pairs)} deals found\n{'':8}" + "".join(f"{way:>10}" for way in WAYS)
    for field in FIELDS:
        ways = Counter(way for pair in pairs for way in ways_of(pair, field))
        yield f"{field:8}" + "".join(f"{ways[way]:10}" for way in WAYS)
    confused = Counter(f"{pair.deal.stage[0]} as {stood(pair.told)}" for pair in pairs if "stage" in _spoilt(pair))
    yield "stages: " + ", ".join(f"{what} {count}" for what, count in sorted(confused.items(), key=_most))


def ways_of(pair: Pair, field: str) -> list[str]:
    """Give how a field of a pair stands, and "alone" where nothing else makes the deal wrong."""
    if right(pair.deal, pair.told, field):
        return ["right"] if annotated_in(pair.deal, field) or field == "stage" else []
    annotated, told = annotated_in(pair.deal, field), told_in(pair.told, field)
    way = "another" if annotated and told else "left out" if annotated else "made up"
    return [way, "alone"] if _spoilt(pair) == [field] else [way]


def stood(told: Told) -> str:
    """Give a stage as it stands: alleged, planned, halted or reached."""
    marks = "alleged " * bool(told.alleged) + "planned " * bool(told.planned and told.stage in stages())
    return f"{marks}{told.stage}"


def _spoilt(pair: Pair) -> list[str]:
    return [field for field in WHOLE if not right(pair.deal, pair.told, field)]


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
