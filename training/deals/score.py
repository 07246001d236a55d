"""Score the record of arms deals and the register on annotated articles.

    python -m training.deals.score CORPUS.jsonl.gz ... [--part seen] [--draw done] [--claims CLAIMS.jsonl] [--fields]
                                                  [--errors]

The articles' texts are looked up by id in the corpora (not part of the project) and read with the shipped reader, each
alone; `--claims` takes claims of the same articles in the interchange format instead. An article whose text is not the
one annotated, or that is in no corpus, is named and left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from noteverbale.documents import from_text
from noteverbale.flow.worker import load_reader
from noteverbale.types import Report
from training.clusters.score import read_reports
from training.deals.by_field import by_field
from training.deals.draw import rows as rows_of
from training.deals.errors import errors
from training.deals.gold import ANNOTATED, Article, articles, rows
from training.deals.match import match
from training.deals.measure import Figures, counts, figures, weighed
from training.deals.told import KIND, Told, reports_of, told

Scored = tuple[Article, list[Told]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="*")
    parser.add_argument("--part", choices=("seen", "held"))
    parser.add_argument("--draw", help="only articles of one draw")
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--annotated", type=Path, default=ANNOTATED)
    parser.add_argument("--fields", action="store_true", help="also count how the fields of what is found are wrong")
    parser.add_argument("--errors", action="store_true", help="also list what is wrong, by cause")
    options = parser.parse_args()
    asked = [one for one in articles(options.annotated, options.part) if options.draw in (None, one.draw)]
    given = reports_in(options.claims) if options.claims else read(asked, options.corpora)
    scored = [(article, told(given[article.id])) for article in asked if article.id in given]
    absent = [article.id for article in asked if article.id not in given]
    for line in (*table(scored), *(f"left out: {id_}" for id_ in absent)):
        print(line)
    for line in by_field(scored) if options.fields else ():
        print(line)
    for line in errors(scored, given) if options.errors else ():
        print(line)


def read(asked: Sequence[Article], corpora: Iterable[Path]) -> dict[str, list[Report]]:
    """Give the reports of arms deals of each article found in the corpora, as the shipped reader reads it."""
    wanted = {article.id: article for article in asked}
    texts = (row for path in corpora for row in rows_of(path) if row["id"] in wanted)
    return {row["id"]: _read(row) for row in texts if digest(row["text"]) == wanted[row["id"]].sha256}


def _read(row: Mapping[str, Any]) -> list[Report]:
    day = date.fromisoformat(row["published"]) if row.get("published") else None
    document = from_text(row["text"], name=row["id"], published=day, publisher=row.get("publisher"), title=row["title"])
    return reports_of(load_reader().read(document))


def digest(text: str) -> str:
    """Give the hash by which an annotation knows the text of its article."""
    return hashlib.sha256(text.encode()).hexdigest()


def reports_in(path: Path) -> dict[str, list[Report]]:
    """Give the reports of arms deals of each article in a file of claims."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found: dict[str, list[Report]] = {document["id"]: [] for document in documents}
    for report in read_reports(documents):
        if report.claim.kind == KIND and report.claim.part == "text":
            found[report.document_id].append(report)
    return found


def table(scored: Sequence[Scored]) -> Iterator[str]:
    """Give the lines of the score: of all records, of those that an export gives, and of the rows of the register."""
    yield f"{len(scored)} articles"
    yield from block("all records", [counts(article.deals, units) for article, units in scored])
    excused = sum(len(units) - weighed(match(article.deals, units)) for article, units in scored)
    yield f"of all told, further items of a package or doubtful ones, which count neither way: {excused}"
    listed = [(article.deals, [unit for unit in units if unit.listed]) for article, units in scored]
    yield from block("both exports", [counts(*one) for one in listed])
    entered = [(rows(article.deals), [unit for unit in units if unit.entry]) for article, units in scored]
    yield from block("register", [counts(*one) for one in entered])


def block(name: str, each: Sequence[Counter[tuple[str, str]]]) -> Iterator[str]:
    """Give the lines of one table: how many are annotated and told, and the figures of every field."""
    gold, mine = (sum(n[what, "found"] for n in each) for what in ("gold", "told"))
    yield f"\n{name}: annotated {gold}, told {mine}\n{'':10}  P     R     F1 (95 %)"
    for field, told_as in figures(each).items():
        yield f"{field:10}{_line(told_as)}"


def _line(one: Figures) -> str:
    return f" {one.precision:.3f} {one.recall:.3f} {one.f1:.3f} ({one.low:.3f} to {one.high:.3f})"


if __name__ == "__main__":
    main()
