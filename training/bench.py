"""Measure reading: articles and words a second of one process, and its peak memory.

    python -m training.bench CORPUS.jsonl.gz --limit 500 [--every 300] [--reader fast]

CPU seconds are quoted beside wall seconds, since they vary less on a shared machine. Loading the network is not
counted.
"""

from __future__ import annotations

import argparse
import resource
import time
from itertools import islice
from pathlib import Path

from noteverbale.documents import ReadOptions, discover, read_path
from noteverbale.reading import Reader
from noteverbale.types import Document


def main() -> None:
    """Read and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--every", type=int, default=1, help="read each N-th document, not the first ones")
    parser.add_argument("--reader", choices=["network", "fast"], default="network")
    options = parser.parse_args()
    found = (item for path in discover(options.paths) for item in read_path(path, ReadOptions()))
    documents = list(
        islice((item for item in found if isinstance(item, Document)), 0, options.limit * options.every, options.every)
    )
    reader = Reader.load(fast=options.reader == "fast")
    reader.read(documents[0])
    began, cpu = time.perf_counter(), time.process_time()
    claims = sum(len(reader.read(document).claims) for document in documents)
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    words = sum(len(document.text.split()) for document in documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{options.paths[0].name}, {options.reader}: {len(documents)} documents, {words} words, {claims} claims; "
        f"{words / cpu:.0f} words and {len(documents) / cpu:.1f} documents a CPU second "
        f"({words / wall:.0f} words a wall second); peak memory {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
