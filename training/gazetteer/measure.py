"""Measure metonyms on the annotated names: how often the rules agree with the reader, and where not.

    PYTHONPATH=src:. python training/gazetteer/measure.py CORPUS_FOLDER [list]

In: metonyms.csv beside this file, the corpora as gzip JSON Lines.  Out: accuracy, precision and recall of "metonym" on
each half of the sample (by odd and even row).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

from noteverbale.ontology.tables import Row, read_table
from noteverbale.resolve.places import resolve


def answers(folder: Path) -> list[tuple[Row, bool, str]]:
    rows = read_table(Path(__file__).parent / "metonyms.csv", ["corpus", "line", "start", "end", "metonym"])
    wanted: dict[str, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        wanted[row["corpus"]][int(row["line"])].append(row)
    found = []
    for corpus, lines in wanted.items():
        with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as file:
            for number, line in enumerate(file):
                if number in lines:
                    found += _judged(json.loads(line)["text"], lines[number])
    return found


def _judged(text: str, rows: list[Row]) -> list[tuple[Row, bool, str]]:
    spans = [(int(row["start"]), int(row["end"])) for row in rows]
    judged = []
    for row, span, place in zip(rows, spans, resolve(text, spans), strict=True):
        context = f"{text[max(0, span[0] - 50) : span[0]]}[{text[slice(*span)]}]{text[span[1] : span[1] + 40]}"
        judged.append((row, bool(place and place.metonym), f"{context} {place and place.why.rsplit(';', 1)[-1]}"))
    return judged


def main(folder: Path, show: bool) -> None:
    found = answers(folder)
    for name, part in (("odd", found[::2]), ("even", found[1::2]), ("all", found)):
        right = sum((row["metonym"] == "yes") == guess for row, guess, _ in part)
        hits = sum(row["metonym"] == "yes" and guess for row, guess, _ in part)
        told, gold = sum(guess for _, guess, _ in part), sum(row["metonym"] == "yes" for row, _, _ in part)
        rates = f"precision {hits / max(told, 1):.3f}, recall {hits / gold:.3f}"
        print(f"{name}: {len(part)} names, accuracy {right / len(part):.3f}, {rates}")
    for row, guess, words in found[::2] if show else ():
        if (row["metonym"] == "yes") != guess:
            print(row["metonym"], words.replace("\n", " "))


if __name__ == "__main__":
    main(Path(sys.argv[1]), len(sys.argv) > 2)
