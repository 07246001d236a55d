"""Corrections to annotated documents, kept as offsets and labels: documents and rows in, mended documents and what
no longer fits out.

A row is one of
    {"id", "start", "field", "was", "value"}      one field of the claim whose trigger begins at `start`; a dotted
                                                  field ("source.kind", "deal.stage") reaches into it
    {"id", "start", "drop": KIND}                 that claim is removed
    {"id", "start", "add": CLAIM}                 a claim without words (as in the stand-off files) is added
`was` is what the row expects to find, so that of two claims on one trigger the right one is mended and a row for an
annotation that has changed since is reported, not forced. It may be left out; then the claim must be the only one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from training.sheets import dressed

Row = dict[str, Any]


def apply(documents: list[Row], patches: Iterable[Row]) -> list[str]:
    """Mend the documents in place, row by row; give one line for each row that does not fit."""
    by_id = {document["id"]: document for document in documents}
    misfits = []
    for number, patch in enumerate(patches, 1):
        document = by_id.get(patch["id"])
        reason = "no such document" if document is None else _apply(document, patch)
        if reason:
            misfits.append(f"row {number} ({patch['id']} at {patch['start']}): {reason}")
    for document in documents:
        _renumber(document["claims"])
    return misfits


def _apply(document: Row, patch: Row) -> str | None:
    here = [claim for claim in document["claims"] if claim["trigger"]["start"] == patch["start"]]
    if "add" in patch:
        return _add(document, patch["add"], here)
    path = "kind" if "drop" in patch else patch["field"]
    expected = patch.get("drop", patch.get("was"))
    found = [c for c in here if expected is None or _same(_get(c, path), expected)]
    if len(found) != 1:
        return f"{len(found)} of {len(here)} claims there have {path} {json.dumps(expected)}"
    if "drop" in patch:
        document["claims"].remove(found[0])
    else:
        _set(document, found[0], path, patch["value"])
    return None


def _add(document: Row, bare: Row, here: list[Row]) -> str | None:
    if any(claim["kind"] == bare["kind"] for claim in here):
        return f"there is a claim of kind {bare['kind']} already"
    document["claims"].append(dressed(json.loads(json.dumps(bare)), document["text"]))
    document["claims"].sort(key=lambda claim: claim["trigger"]["start"])
    return None


def _get(claim: Row, path: str) -> object:
    value: Any = claim
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _set(document: Row, claim: Row, path: str, value: object) -> None:
    *outer, last = path.split(".")
    part: Any = claim
    for name in outer:
        if part[name] is None:
            part[name] = {}
        part = part[name]
    part[last] = json.loads(json.dumps(value))
    if last == "kind" and not outer:
        stage = {"stage": None, "item": None, "quantity": None, "value": None}
        claim["deal"] = (claim["deal"] or stage) if value == "arms_deal" else None
    dressed(claim, document["text"])


def _same(found: object, expected: object) -> bool:
    """Equal, the words themselves aside: patches hold none."""
    return bool(_wordless(found) == _wordless(expected))


def _wordless(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _wordless(v) for k, v in value.items() if k != "text"}
    return [_wordless(v) for v in value] if isinstance(value, list) else value


def _renumber(claims: list[Row]) -> None:
    for number, claim in enumerate(claims, 1):
        claim["id"] = f"c{number:02}"
