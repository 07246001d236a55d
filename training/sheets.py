"""Print documents of a corpus for annotators, sentence by sentence with numbers; compile what they wrote into
stand-off files.

    python -m training.sheets print CORPUS.jsonl[.gz] --ids FILE                 # numbered sentences to read
    python -m training.sheets check SHEET.txt CORPUS.jsonl[.gz] ...              # mistakes, one a line
    python -m training.sheets compile SHEET.txt ... --corpus CORPUS.jsonl.gz ... --out training/annotations/NAME.jsonl
    python -m training.sheets join training/annotations/*.jsonl --corpus ... --out build/annotated.jsonl

Stand-off files hold ids, the text's SHA-256 and offsets, no text. A document whose text differs is reported and left
out.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from noteverbale.resolve.sentences import sentences
from training.authoring import Mistake, parse_own, parse_sheet

_SPANS = ("trigger", "time", "place", "source")


def corpus(paths: Iterable[Path]) -> Iterator[dict]:
    """Yield the rows of JSON Lines files, gzip or not."""
    for path in paths:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def digest(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def lines_of(text: str) -> list[tuple[int, int]]:
    """Sentence spans as tuples."""
    return [(s.start, s.end) for s in sentences(text)]


def show(row: dict) -> str:
    """One document as annotators see it."""
    head = f"## {row['id']} | {row.get('publisher')} | {row.get('published')} | {row.get('title')}"
    return "\n".join([head, *(f"{i} {row['text'][s:e]}" for i, (s, e) in enumerate(lines_of(row["text"]), 1))])


def bare(claim: dict) -> dict:
    """A claim without any words of the text."""
    copy = json.loads(json.dumps(claim))
    for part in [copy[name] for name in _SPANS] + copy["agent"] + copy["recipient"]:
        if part:
            part.pop("text", None)
    if copy["deal"]:
        copy["deal"] = {"stage": copy["deal"]["stage"]}
    return copy


def dressed(claim: dict, text: str) -> dict:
    """The reverse of bare: words put back from the text."""
    for part in [claim[name] for name in _SPANS] + claim["agent"] + claim["recipient"]:
        if part:
            part["text"] = None if part.get("start") is None else text[part["start"] : part["end"]]
    return claim


def check(paths: Iterable[Path], texts: dict) -> tuple[list, int]:
    """Give the articles of sheets and the number of mistakes; each mistake is printed and its article left out."""
    articles, wrong = [], 0
    for path in paths:
        content = path.read_text(encoding="utf-8")
        for block in ("## " + part for part in content.split("## ")[1:] if part.strip()):
            own = not texts
            try:
                articles += list(parse_own(block, path.name) if own else parse_sheet(block, path.name, texts))
            except Mistake as mistake:
                wrong += 1
                print(f"{block[:60].splitlines()[0]}: {mistake}")
    return articles, wrong


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=["print", "check", "compile", "join"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--corpus", nargs="*", type=Path, default=[])
    parser.add_argument("--ids", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    VERBS[options.verb](options)


def _print(options: argparse.Namespace) -> None:
    wanted = options.ids.read_text().split() if options.ids else None
    rows = {row["id"]: row for row in corpus(options.paths) if wanted is None or row["id"] in wanted}
    for id in wanted or rows:
        print(show(rows[id]), end="\n\n")


def _texts(options: argparse.Namespace) -> dict:
    return {row["id"]: (row["text"], lines_of(row["text"])) for row in corpus(options.corpus)}


def _check(options: argparse.Namespace) -> None:
    articles, wrong = check(options.paths, _texts(options))
    print(f"{len(articles)} articles, {sum(len(a.claims) for a in articles)} claims, {wrong} articles with mistakes")
    sys.exit(1 if wrong else 0)


def _compile(options: argparse.Namespace) -> None:
    articles, _ = check(options.paths, _texts(options))
    rows = [{"id": a.id, "sha256": digest(a.text), "claims": [bare(c) for c in a.claims]} for a in articles]
    options.out.write_text(
        "".join(json.dumps(row) + "\n" for row in sorted(rows, key=lambda r: r["id"])), encoding="utf-8"
    )


def _join(options: argparse.Namespace) -> None:
    rows = {row["id"]: row for row in corpus(options.corpus)}
    with options.out.open("w", encoding="utf-8") as out:
        for note in corpus(options.paths):
            row = rows.get(note["id"])
            if row is None or digest(row["text"]) != note["sha256"]:
                print(f"{note['id']}: not in the corpus, or its text differs; left out", file=sys.stderr)
                continue
            claims = [dressed(claim, row["text"]) for claim in note["claims"]]
            out.write(
                json.dumps(
                    {k: row.get(k) for k in ("id", "publisher", "published", "title", "text")} | {"claims": claims}
                )
                + "\n"
            )


VERBS = {"print": _print, "check": _check, "compile": _compile, "join": _join}

if __name__ == "__main__":
    main()
