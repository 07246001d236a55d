"""Fit the trees that judge who is in a role (`reading/likeliest.py`) and write `reading/parties.csv`.

    python -m training.train_parties build/training/train.jsonl --only training/annotations/sheet-123.jsonl ...

`--only`: files with the ids of articles that the network was NOT trained on, or its chances tell too much: for network
dd04ba453a21 sheets 115 and 123 to 148. Each is read with the rules of today; of claims right in trigger and kind every
candidate is one example for each role.
Needs scikit-learn (training/requirements.txt).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from unittest.mock import patch

import msgspec
import numpy as np

from noteverbale.documents import from_text
from noteverbale.reading import Reader, likeliest
from noteverbale.reading.candidates import ROLES
from noteverbale.reading.traits import Case, Traits, traits
from training.scoring import pairs

OUT = Path(likeliest.__file__).with_name("parties.csv")
COLUMNS = ("role", "tree", "node", "trait", "cut", "low", "high", "value", "source")
# Chosen on held-out articles: more trees or larger ones change the figures by less than their noise.
SHAPE = {"max_iter": 60, "learning_rate": 0.1, "max_leaf_nodes": 16, "l2_regularization": 5.0, "min_samples_leaf": 40}
Example = tuple[str, Traits, bool]


def examples(reader: Reader, rows: Iterable[dict]) -> Iterator[Example]:
    """Yield (role, traits, whether it is an annotated party) of each candidate."""
    for row in rows:
        cases = {case.claim.id: case for case in _cases(reader, row)}
        claims = [msgspec.to_builtins(case.claim) for case in cases.values()]
        gold = [claim for claim in row["claims"] if claim["kind"] != "statement"]
        for theirs, mine in pairs(gold, claims):
            if theirs["kind"] == mine["kind"]:
                yield from _examples(cases[mine["id"]], theirs)


def _examples(case: Case, gold: dict) -> Iterator[Example]:
    """Codes of organisations, groups and firms count by class, as in scoring."""
    right = {role: {actor["code"].split("-")[0] for actor in gold[role]} for role in ROLES}
    for role, code, found in traits(case, every=True):
        yield role, found, code.split("-")[0] in right[role]


def _cases(reader: Reader, row: dict) -> list[Case]:
    """Give the cases of a text, as the rules leave its claims."""
    found: list[Case] = []

    def kept(scene, claims, items):  # type: ignore[no-untyped-def]
        found.extend(case for case in likeliest.map_cases(scene, claims, items) if case is not None)
        return claims

    published = date.fromisoformat(row["published"]) if row.get("published") else None
    with patch("noteverbale.reading.claims.likeliest", kept):
        reader.read(
            from_text(
                row["text"],
                name=row["id"],
                published=published,
                publisher=row.get("publisher"),
                title=row.get("title"),
            )
        )
    return found


def fitted(found: Sequence[Example], role: str) -> tuple[object, list[str]]:
    """Give boosted trees of one role, and the names of its traits in their order."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    own = [example for example in found if example[0] == role]
    names = sorted({name for _, known, _ in own for name in known})
    table = np.asarray([[known.get(name, 0.0) for name in names] for _, known, _ in own])
    right = np.asarray([example[2] for example in own])
    model = HistGradientBoostingClassifier(**SHAPE, early_stopping=False, random_state=1)
    return model.fit(table, right), names


def nodes(model: object, names: Sequence[str], role: str, source: str) -> Iterator[dict]:
    """Yield the rows of parties.csv; tree 0 is what all trees add to."""
    base = float(np.ravel(model._baseline_prediction)[0])  # type: ignore[attr-defined]
    yield {"role": role, "tree": 0, "node": 0, "value": f"{base:.6g}", "source": source}
    for tree, (grown,) in enumerate(model._predictors, 1):  # type: ignore[attr-defined]
        for node, told in enumerate(grown.nodes):
            row = {"role": role, "tree": tree, "node": node, "source": source}
            if told["is_leaf"]:
                yield row | {"value": f"{told['value']:.5g}"}
            else:
                trait, cut = names[told["feature_idx"]], f"{told['num_threshold']:.6g}"
                yield row | {"trait": trait, "cut": cut, "low": int(told["left"]), "high": int(told["right"])}


def chosen(gold: Path, only: Sequence[Path]) -> list[str]:
    """Give the lines of annotated articles whose ids stand in the files, all without any."""
    wanted = {json.loads(line)["id"] for path in only for line in path.read_text(encoding="utf-8").splitlines()}
    lines = gold.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not only or json.loads(line)["id"] in wanted]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", type=Path, nargs="+", default=[], help="files with the ids of the articles to take")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--network", type=Path)
    options = parser.parse_args()
    lines = chosen(options.gold, options.only)
    source = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
    found = list(examples(Reader.load(options.network), map(json.loads, lines)))
    with options.out.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        for role in ROLES:
            table.writerows(nodes(*fitted(found, role), role, source))
    print(f"{len(found):,} examples, source {source}")


if __name__ == "__main__":
    main()
