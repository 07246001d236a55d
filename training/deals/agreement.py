"""Hold two annotators of arms deals to each other, and the record to each of them.

    python -m training.deals.agreement [CORPUS.jsonl.gz ...] [--part held] [--each]

`strict`: what both are sure of is common, all else that either is sure of is not. `doubts left out`: what one is sure
of and the other doubts is neither. `by the rule of the record`: one is scored by the other as `training.deals.score`
scores a record; that excuses more, and tells how much, for it hides what one has and the other has not. Of each deal
of the one scored the likeliest answer counts. The first annotation is taken as it was before corrections.

With corpora the record of the same articles is scored by both. `--each` lists what differs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.deals.annotators import as_record, excused, strict, without_doubts
from training.deals.gold import Article, Deal, articles, rows
from training.deals.match import FIELDS, Matched, Pair, match, right
from training.deals.measure import tally, whole
from training.deals.score import block, read
from training.deals.told import Told, told

SECOND = Path(__file__).with_name("second.jsonl")
Both = tuple[Article, Article]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="*", help="the texts, where the record is to be scored too")
    parser.add_argument("--part", choices=("seen", "held"))
    parser.add_argument("--second", type=Path, default=SECOND)
    parser.add_argument("--each", action="store_true", help="also list what differs")
    options = parser.parse_args()
    pairs = paired(articles(part=options.part, corrected=False), articles(options.second, options.part))
    for line in (*between(pairs), *(differences(pairs) if options.each else ())):
        print(line)
    if options.corpora:
        print("\n".join(of_record(pairs, options.corpora)))


def paired(first: Sequence[Article], second: Sequence[Article]) -> list[Both]:
    """Give the articles that both have annotated. Raises ValueError where they read different texts."""
    others = {article.id: article for article in second}
    pairs = [(article, others[article.id]) for article in first if article.id in others]
    if any(one.sha256 != other.sha256 for one, other in pairs):
        raise ValueError("two annotators of one article read different texts")
    return pairs


def between(pairs: Sequence[Both]) -> Iterator[str]:
    """Give the lines of the agreement: of all deals, and of the rows that a register would have."""
    yield f"{len(pairs)} articles"
    for name, of in (("all deals", _all), ("register", rows)):
        told = [(of(first.deals), of(second.deals)) for first, second in pairs]
        yield from _tables(f"{name}, strict", [strict(*one) for one in told])
        yield from block(f"{name}, doubts left out", [tally(without_doubts(*one)) for one in told])
        for way, each in (("second by first", told), ("first by second", [one[::-1] for one in told])):
            found = [as_record(*one) for one in each]
            yield from block(f"{name}, {way} by the rule of the record", [tally(one) for one in found])
            yield f"excused {sum(excused(*one) for one in each)}"


def _all(deals: tuple[Deal, ...]) -> tuple[Deal, ...]:
    return deals


def _tables(name: str, found: Sequence[Matched]) -> Iterator[str]:
    yield from block(name, [tally(one) for one in found])
    yield from shares([pair for one in found for pair in one.pairs])


def shares(pairs: Sequence[Pair]) -> Iterator[str]:
    """Give, of deals that both have, the share with each field alike, a number or sum where one of them tells it."""
    for field in FIELDS:
        asked = [pair for pair in pairs if field not in ("number", "sum") or _tells(pair, field)]
        yield _share(field, [right(*pair, field) for pair in asked])
    yield _share("right", [whole(pair) for pair in pairs])


def _share(name: str, alike: Sequence[bool]) -> str:
    return f"of those that both have, {name} alike {sum(alike)} of {len(alike)}: {sum(alike) / max(1, len(alike)):.3f}"


def _tells(pair: Pair, field: str) -> bool:
    deal, other = pair
    return bool(deal.number or other.numbers) if field == "number" else bool(deal.value or other.value)


def of_record(pairs: Sequence[Both], corpora: Sequence[Path]) -> Iterator[str]:
    """Give the lines of the record scored by each annotator on the articles of both."""
    given = read([first for first, _ in pairs], corpora)
    records = {id_: told(reports) for id_, reports in given.items()}
    for name, which in (("record by first", 0), ("record by second", 1)):
        asked = [pair[which] for pair in pairs if pair[which].id in records]
        yield from _tables(name, [match(article.deals, records[article.id]) for article in asked])
        entries = [(rows(one.deals), [unit for unit in records[one.id] if unit.entry]) for one in asked]
        yield from _tables(f"{name}, register", [match(*one) for one in entries])


def differences(pairs: Sequence[Both]) -> Iterator[str]:
    """Give a line for each deal that only one of them is sure of, and for each that differs in a field."""
    for first, second in pairs:
        found, bare = strict(first.deals, second.deals), without_doubts(first.deals, second.deals)
        for deal in found.missed:
            yield f"{'only first' if deal in bare.missed else 'second doubts'} {first.id} {_brief(deal)}"
        for one in found.beside:
            yield f"{'only second' if one in bare.beside else 'first doubts'} {first.id} {_told(one)}"
        for pair in found.pairs:
            wrong = [field for field in FIELDS if not right(*pair, field)]
            if wrong:
                yield f"{' '.join(wrong)} {first.id} {_brief(pair.deal)} / {_told(pair.told)}"


def _brief(deal: Deal) -> str:
    what = f"{deal.start} {'/'.join(deal.seller)} > {'/'.join(deal.buyer)}, {deal.item}, {'|'.join(deal.stage)}"
    return f"{what}, planned {deal.planned}, alleged {deal.alleged}, {deal.number or ''} {deal.value or ''}"


def _told(one: Told) -> str:
    what = f"{one.record} {one.seller} > {one.buyer}, {one.item}, {one.stage}"
    return f"{what}, planned {one.planned}, alleged {one.alleged}, {one.numbers or ''} {one.value or ''}"


if __name__ == "__main__":
    main()
