"""Print pages of the clusters for an annotator who must not see them: title, day and first lines, in random order.

    python -m training.clusters.blind CORPUS.jsonl.gz ... [--count 60]

With them stand pages of no cluster whose titles name a person of a drawn one within days, for they could be meant too.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from training.clusters.score import OFFERED, Cluster
from training.deals.draw import rows

COUNT, SEED = 60, "second annotator"
NEAR = timedelta(days=15)
FIRST = 450  # characters of a page
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=COUNT, help="clusters")
    options = parser.parse_args()
    pages = [row for path in options.corpora for row in rows(path) if row.get("published")]
    for line in shown(offered(drawn(options.count), pages)):
        print(line)


def every(path: Path = OFFERED) -> list[Cluster]:
    """Give all clusters."""
    return [msgspec.json.decode(line, type=Cluster) for line in path.read_bytes().splitlines()]


def drawn(count: int) -> list[Cluster]:
    """Give so many clusters, drawn by the seed."""
    return random.Random(SEED).sample(sorted(every(), key=lambda one: one.id), count)


def offered(chosen: Sequence[Cluster], pages: Iterable[Row]) -> list[Row]:
    """Give the pages of the clusters and those that could be meant too, in an order that tells nothing."""
    inside = {page for cluster in chosen for page in cluster.documents}
    elsewhere = {page for cluster in every() for page in cluster.documents} - inside
    found = [row for row in pages if row["id"] in inside or (row["id"] not in elsewhere and _near(row, chosen))]
    found.sort(key=lambda row: str(row["id"]))
    random.Random(SEED).shuffle(found)
    return found


def _near(row: Row, chosen: Sequence[Cluster]) -> bool:
    day, title = date.fromisoformat(row["published"]), row["title"] or ""
    return any(
        one.person.split()[-1] in title and one.first - NEAR <= day <= one.last + NEAR for one in chosen if one.person
    )


def shown(pages: Sequence[Row]) -> Iterator[str]:
    """Give the lines of the pages."""
    for row in pages:
        yield f"\n{row['id']} {row['published']} {row['title']}"
        yield " ".join(row["text"][:FIRST].split())


if __name__ == "__main__":
    main()
