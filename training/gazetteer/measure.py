"""Measure places: given toponyms, places of claims, recognition, metonyms.

    PYTHONPATH=src:. python training/gazetteer/measure.py toponyms GOLD.jsonl
    PYTHONPATH=src:. python training/gazetteer/measure.py claims CLAIMS.jsonl
    PYTHONPATH=src:. python training/gazetteer/measure.py tag GOLD.jsonl
    PYTHONPATH=src:. python training/gazetteer/measure.py metonyms CORPUS_FOLDER

In: documents with toponyms (start, end, lat, lon, country), or claims with places (start, end, country), or the
annotated names of metonyms.csv and the corpora they stand in.  Out: one line for each half of the documents (`looked
at` was read for errors while building, `measured` was not) and for all.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Iterator
from hashlib import sha1
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from noteverbale.ontology.tables import packaged, read_table
from noteverbale.resolve.places import resolve, tag
from noteverbale.resolve.places.names import fold

#: What one item adds: name of the figure -> right or not.
Outcome = dict[str, bool]
#: A document's id and its outcomes.
Judged = Iterator[tuple[str, list[Outcome]]]


def toponyms(gold: Path) -> Judged:
    """Give nearness (161 km) and country of each gold toponym that has a point."""
    codes = _codes()
    for document in map(json.loads, gold.open(encoding="utf-8")):
        told = [one for one in document["toponyms"] if one.get("lat") is not None]
        places = resolve(document["text"], [(one["start"], one["end"]) for one in told])
        outcomes: list[Outcome] = []
        for one, place in zip(told, places, strict=True):
            point = (place.latitude, place.longitude) if place else None
            outcomes.append({"acc161": point is not None and _km(point, (float(one["lat"]), float(one["lon"]))) <= 161})
            if fold(one["country"] or "") in codes:
                outcomes[-1]["country"] = place is not None and place.country == codes[fold(one["country"])]
        yield document["doc_id"], outcomes


def claims(gold: Path) -> Judged:
    """Give the country of each claim's place."""
    for document in map(json.loads, gold.open(encoding="utf-8")):
        told = [claim["place"] for claim in document["claims"] if claim.get("place")]
        places = resolve(document["text"], [(one["start"], one["end"]) for one in told])
        pairs = zip(told, places, strict=True)
        yield (
            document["id"],
            [{"country": (place.country if place else None) == one["country"]} for one, place in pairs],
        )


def recognition(gold: Path) -> Judged:
    """Give precision over what `tag` finds and recall over gold toponyms; touching spans count as found."""
    for document in map(json.loads, gold.open(encoding="utf-8")):
        told = [(one["start"], one["end"]) for one in document["toponyms"]]
        found = [(one.start, one.end) for one in tag(document["text"])]
        outcomes = [{"precision": any(a < d and c < b for c, d in told)} for a, b in found]
        yield document["doc_id"], outcomes + [{"recall": any(a < d and c < b for c, d in found)} for a, b in told]


def metonyms(folder: Path) -> Judged:
    """Give agreement with the annotated names; rows in turn are looked at and measured."""
    rows = read_table(Path(__file__).parent / "metonyms.csv", ["corpus", "line", "start", "end", "metonym"])
    texts = {corpus: _texts(folder / f"{corpus}.jsonl.gz") for corpus in {row["corpus"] for row in rows}}
    for number, row in enumerate(rows):
        place = resolve(texts[row["corpus"]][int(row["line"])], [(int(row["start"]), int(row["end"]))])[0]
        gold, guess = row["metonym"] == "yes", place is not None and place.metonym
        outcome = (
            {"accuracy": gold == guess} | ({"precision": gold} if guess else {}) | ({"recall": guess} if gold else {})
        )
        yield HALVES[number % 2], [outcome]


def _texts(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def _codes() -> dict[str, str]:
    rows = read_table(packaged("places/countries.csv"), ["iso3", "name", "aliases"])
    named = {fold(name): row["iso3"] for row in rows for name in (row["name"], *row["aliases"].split("|")) if name}
    return named | {fold("Palestinian Territory"): "PSE"}


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    a, b, c, d = map(radians, (*one, *other))
    return 12742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


HALVES = ("looked at", "measured")
MEASURES: dict[str, Callable[[Path], Judged]] = {
    "toponyms": toponyms, "claims": claims, "tag": recognition, "metonyms": metonyms,
}  # fmt: skip


def main(name: str, path: Path) -> None:
    halves: dict[str, list[Outcome]] = {half: [] for half in HALVES}
    for document_id, outcomes in MEASURES[name](path):
        half = (
            document_id if document_id in HALVES else HALVES[int(sha1(document_id.encode()).hexdigest(), 16) % 2 == 1]
        )
        halves[half] += outcomes
    for half, outcomes in (*halves.items(), ("all", [one for part in halves.values() for one in part])):
        figures = sorted({figure for one in outcomes for figure in one})
        told = {figure: [one[figure] for one in outcomes if figure in one] for figure in figures}
        print(half, len(outcomes), *(f"{figure} {100 * sum(hits) / len(hits):.1f}" for figure, hits in told.items()))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
