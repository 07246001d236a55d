"""What is wrong in the record of deals, by cause, with places to look at.

In: annotated articles with what the record tells of them.  Out: lines, and before them how often each cause stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from noteverbale.types import Report
from training.deals.gold import Article, Deal, rows
from training.deals.match import FIELDS, closeness, match, right
from training.deals.told import Told

_NEAR = 150  # characters about an annotated word in which a claim of its deal stands


def errors(scored: Sequence[tuple[Article, list[Told]]], given: Mapping[str, Sequence[Report]]) -> Iterator[str]:
    """Give the causes with their counts, then each error: article, offset, cause, what is annotated and told."""
    listed = [line for article, units in scored for line in _of(article, units, given[article.id])]
    for cause, count in Counter(cause for cause, _ in listed).most_common():
        yield f"{count:4} {cause}"
    yield from (f"{cause}: {line}" for cause, line in listed)


def _of(article: Article, units: Sequence[Told], reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    found = match(article.deals, units)
    for deal in found.missed:
        yield _missed(deal, units, reports), f"{article.id} {deal.start} {_short(deal)}"
    for deal, one in found.pairs:
        wrong = [field for field in FIELDS if not right(deal, one, field)]
        yield from ((f"wrong {field}", f"{article.id} {deal.start} {_short(deal)} / {_brief(one)}") for field in wrong)
    for one in found.beside:
        again = any(closeness(pair.deal, one) for pair in found.pairs)
        cause = "told twice" if again else "no such deal" if one.listed else "no such deal, of nobody"
        yield cause, f"{article.id} {one.places[0][0]} {_brief(one)}"
    yield from _rows(article, units)


def _rows(article: Article, units: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Give what the conditions of the register keep out though the record has it."""
    deals = rows(article.deals)
    for deal in match(deals, [unit for unit in units if unit.entry]).missed:
        near = [unit for unit in units if closeness(deal, unit)]
        if near:
            yield "row left out", f"{article.id} {deal.start} {_short(deal)} / {_brief(near[0])}"


def _missed(deal: Deal, units: Sequence[Told], reports: Sequence[Report]) -> str:
    if any(closeness(deal, one) for one in units):
        return "missed: merged with another"
    near = any(abs(report.claim.trigger.start - deal.start) <= _NEAR for report in reports)
    return "missed: told otherwise" if near else "missed: no claim"


def _short(deal: Deal) -> str:
    sides = f"{'/'.join(deal.seller)} > {'/'.join(deal.buyer)}"
    return f"{sides}, {deal.item or 'arms'}, {'|'.join(deal.stage)}, {deal.number or ''} {deal.value or ''}"


def _brief(one: Told) -> str:
    stage = f"{'alleged ' * bool(one.alleged)}{'planned ' * bool(one.planned)}{one.stage}"
    told = f"{one.seller} > {one.buyer}, {one.item}, {stage}, {one.numbers or ''} {one.value or ''}"
    return f"{one.record} {told}{', a row of the register' * one.entry}"
