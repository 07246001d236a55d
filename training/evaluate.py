"""Read the development sets with the shipped (or another) network and score them.

    python -m training.evaluate --gold ../shared/gold --score ../shared/score [--network FOLDER] [--only claims_dev ...]

With `--reader llm` the large model reads that [llm] in nv.toml names: the texts go there (docs/llm.md).
The sets are not part of the project; where they are absent this says so and does nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from noteverbale.config import READERS, load
from noteverbale.documents import from_text
from noteverbale.flow.worker import DocumentReader
from noteverbale.reading import Reader
from noteverbale.reading.llm import LlmReader
from training.marked import MARKS, marked

# set -> scorer, further arguments
SETS = {
    "claims_dev": ("score_claims.py", ["--by-kind"]),
    "plv_dev": ("score_plv.py", []),
    "quiet_dev": ("score_quiet.py", []),
    "cameo_class_dev": ("score_silence.py", []),
    "seed_claims": ("score_claims.py", ["--all"]),
}
LETTERS = {"capitals": str.upper, "small": str.lower}


def read_rows(reader: DocumentReader, rows: list[dict]) -> list[dict]:
    """Read rows of a gold set into interchange rows."""
    found = []
    for row in rows:
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        document = from_text(
            row["text"], name=row["id"], published=published, publisher=row.get("publisher"), title=row.get("title")
        )
        claims = msgspec.to_builtins(reader.read(document).claims)
        found.append({"id": row["id"], "text": row["text"], "claims": claims})
    return found


def wrapped(text: str, width: int, vary: Callable[[], int] = int) -> str:
    """Give a text with the spaces at which lines of `width` characters are full as line ends; offsets stay. `vary`:
    characters by which the next line is longer or shorter.
    """
    letters, begun, space, full = list(text), 0, None, width + vary()
    for at, letter in enumerate(text):
        if letter == "\n":
            begun, space = at + 1, None
        elif letter == " ":
            space = at
        elif at - begun >= full and space is not None:
            letters[space], begun, space, full = "\n", space + 1, None, width + vary()
    return "".join(letters)


def otherwise(text: str, width: int | None, letters: str | None) -> str:
    """Give a text wrapped and in other letters, as asked for; offsets stay."""
    change = LETTERS.get(letters or "", str)
    other = "".join(new if len(new := change(letter)) == 1 else letter for letter in text)
    return wrapped(other, width) if width else other


def changed(row: dict, width: int | None, letters: str | None, marks: str | None) -> dict:
    """Give a row with its text wrapped, in other letters, with marks put into it, as asked for."""
    row = row | {"text": otherwise(row["text"], width, letters)} if width or letters else row
    return marked(row, marks) if marks else row


def chosen(name: str, network: Path | None = None) -> Reader | LlmReader:
    """Give the reader of a name (config.READERS); `network`: a folder in place of the shipped one's."""
    return LlmReader.of(load()[0].llm) if name == "llm" else Reader.load(network, fast=name == "fast")


def main() -> None:
    """Score the sets and print every scorer's output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--score", type=Path, default=Path("../shared/score"))
    parser.add_argument("--network", type=Path)
    parser.add_argument("--reader", choices=READERS, default=READERS[0])
    parser.add_argument("--only", nargs="*", default=list(SETS))
    parser.add_argument("--out", type=Path, default=Path("build/score"))
    parser.add_argument("--width", type=int, help="cut texts into lines of so many characters, as e-mail is")
    parser.add_argument("--letters", choices=LETTERS, help="put texts wholly into capitals or small letters")
    parser.add_argument("--marks", choices=MARKS, help="put marks into texts that nobody sees, as pages and dumps do")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if not options.gold.is_dir():
        raise SystemExit(f"{options.gold}: the development sets are not here; name their folder with --gold")
    reader = chosen(options.reader, options.network)
    print(reader.signature)
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.only:
        gold = options.gold / f"{name}.jsonl" if (options.gold / f"{name}.jsonl").exists() else Path(name)
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        how = options.marks or options.letters or options.width
        if how:
            rows = [changed(row, options.width, options.letters, options.marks) for row in rows]
            gold = options.out / "gold" / f"{gold.stem}_{how}.jsonl"
            gold.parent.mkdir(exist_ok=True)
            gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        system = options.out / f"{gold.stem}.jsonl"
        system.write_text("".join(json.dumps(row) + "\n" for row in read_rows(reader, rows)), encoding="utf-8")
        scorer, more = SETS.get(name, SETS["claims_dev"])
        print(f"\n{gold.stem}", flush=True)
        extra = ["--errors", str(options.errors)] if options.errors and scorer == "score_claims.py" else []
        subprocess.run([sys.executable, options.score / scorer, gold, system, *more, *extra], check=True)


if __name__ == "__main__":
    main()
