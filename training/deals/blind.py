"""Print articles of the gold of deals for an annotator who must not see what it says: text alone, drawn by a seed.

    python -m training.deals.blind CORPUS.jsonl.gz ... [--each 30]

Of every line of articles.jsonl the id, the hash of the text and the half are read, and nothing else.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from training.deals.draw import rows
from training.deals.gold import ANNOTATED
from training.deals.score import digest

EACH, SEED = 30, "second annotator"
_PARAGRAPH = "\n"


class Sealed(msgspec.Struct, frozen=True):
    """An annotated article without its deals."""

    id: str
    sha256: str
    part: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--each", type=int, default=EACH, help="articles of each half")
    options = parser.parse_args()
    for line in texts(drawn(options.each), options.corpora):
        print(line)


def drawn(each: int, path: Path = ANNOTATED) -> list[Sealed]:
    """Give so many articles of each half, drawn by the seed, in an order that does not tell the halves."""
    sealed = [msgspec.json.decode(line, type=Sealed) for line in path.read_bytes().splitlines()]
    dice = random.Random(SEED)
    chosen: list[Sealed] = []
    for part in ("held", "seen"):
        chosen += dice.sample(sorted((one for one in sealed if one.part == part), key=lambda one: one.id), each)
    dice.shuffle(chosen)
    return chosen


def texts(chosen: Sequence[Sealed], corpora: Iterable[Path]) -> Iterator[str]:
    """Give the lines of the chosen texts, each paragraph with the offset at which it begins."""
    wanted = {one.id: one for one in chosen}
    found = {row["id"]: row for path in corpora for row in rows(path) if row["id"] in wanted}
    for one in chosen:
        row = found.get(one.id)
        if row is None or digest(row["text"]) != one.sha256:
            yield f"== {one.id}: its text is in no corpus"
            continue
        yield f"== {one.id}  {row.get('published') or 'no day'}  {row.get('title') or ''}"
        yield from _paragraphs(row["text"])


def _paragraphs(text: str) -> Iterator[str]:
    at = 0
    for words in text.split(_PARAGRAPH):
        if words.strip():
            yield f"{at:5} {words}"
        at += len(words) + len(_PARAGRAPH)


if __name__ == "__main__":
    main()
