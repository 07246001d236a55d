"""A linter for annotated claims: files in, one line for each breach of docs/codebook.md out.

    python -m training.lint FILE ...            # .jsonl interchange or stand-off (joined with --corpus), .txt own text
    python -m training.lint GOLD.jsonl --patch training/annotations/patch.jsonl

An error is what the codebook rules out (lint_rules.py); a suspicion is a trigger or sentence whose kind, polarity,
realis or source the codebook decides otherwise (lint.toml), for a person to read: a pattern does not understand.
The status is 1 if there is an error.
"""

from __future__ import annotations

import argparse
import bisect
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training import patch as patching
from training.authoring import parse_own
from training.lint_pairs import Pair, pairs, suspicions
from training.lint_rules import errors
from training.sheets import corpus, digest, dressed, lines_of

Row = dict[str, Any]
HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "shared" / "corpus"


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach, with the sentence it was seen in."""

    level: str
    rule: str
    document: str
    claim: Row
    message: str
    sentence: str

    def __str__(self) -> str:
        trigger = self.claim["trigger"]
        where = f"{self.document} {self.claim['id']} at {trigger['start']} {self.claim['kind']}"
        return f"{self.level} {self.rule}: {where} {trigger.get('text')!r}: {self.message}\n    {self.sentence}"


def lint(row: Row, known: tuple[Pair, ...] | None = None) -> Iterator[Finding]:
    """Give the findings of one document, claim by claim."""
    text, lines = row["text"], lines_of(row["text"])
    starts = [start for start, _ in lines]
    for claim in row["claims"]:
        at = claim["trigger"]["start"]
        start, end = lines[max(0, bisect.bisect_right(starts, at) - 1)] if lines else (0, len(text))
        sentence = " ".join(text[start:end].split())
        for rule, message in errors(claim, row, (start, end)):
            yield Finding("error", rule, row["id"], claim, message, sentence)
        before, after = text[start:at], text[claim["trigger"]["end"] : end]
        for rule, message in suspicions(claim, before, after, pairs() if known is None else known):
            yield Finding("suspicion", rule, row["id"], claim, message, sentence)


def documents(path: Path, folder: Path) -> Iterator[Row]:
    """Give the annotated documents of one file; stand-off ones whose text is not at hand are reported."""
    if path.suffix == ".txt":
        for article in parse_own(path.read_text(encoding="utf-8"), path.name):
            published = article.head[2] if len(article.head) > 2 else None
            yield {"id": article.id, "text": article.text, "published": published or None, "claims": article.claims}
        return
    rows = list(corpus([path]))
    wanted = {row["id"] for row in rows if "text" not in row}
    found = corpus(sorted(folder.glob("*.jsonl.gz"))) if wanted and folder.is_dir() else iter(())
    texts = {row["id"]: row for row in found if row["id"] in wanted}
    for row in rows:
        if "text" in row:
            yield row
        elif row["id"] in texts and digest(texts[row["id"]]["text"]) == row["sha256"]:
            whole = texts[row["id"]]
            yield whole | {"claims": [dressed(claim, whole["text"]) for claim in row["claims"]]}
        else:
            print(f"{path.name}: the text of {row['id']} is not in {folder}; left out", file=sys.stderr)


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with the texts of stand-off files")
    parser.add_argument("--patch", type=Path, help="corrections to apply first")
    parser.add_argument("--errors", action="store_true", help="leave suspicions out")
    options = parser.parse_args()
    rows = [row for path in options.files for row in documents(path, options.corpus)]
    misfits = patching.apply(rows, corpus([options.patch])) if options.patch else []
    for misfit in misfits:
        print(f"patch {misfit}")
    seen: Counter[str] = Counter()
    for finding in (f for row in rows for f in lint(row) if f.level == "error" or not options.errors):
        print(finding)
        seen[finding.level] += 1
    print(
        f"{len(rows)} documents, {sum(len(row['claims']) for row in rows)} claims: "
        f"{seen['error']} errors, {seen['suspicion']} suspicions, {len(misfits)} patches that do not fit"
    )
    sys.exit(1 if seen["error"] or misfits else 0)


if __name__ == "__main__":
    main()
