"""Pictures for the docs: what the table says stands at the right place."""

import json
from xml.etree import ElementTree

from training.plot import learning, reliability

_SVG = "{http://www.w3.org/2000/svg}"


def _claim(start: int, kind: str, confidence: float | None = None) -> dict:
    claim = {"kind": kind, "trigger": {"start": start, "end": start + 3}, "agent": [], "recipient": []}
    claim |= {"polarity": "positive", "realis": "occurred", "certainty": "certain", "source": {"kind": "publisher"}}
    return claim if confidence is None else claim | {"confidence": confidence}


def test_learning_is_drawn_by_doublings(tmp_path):
    table = tmp_path / "learning.csv"
    table.write_text("trained on,claims,kind\nfew,1024,0.5\nmore,2048,0.75\nall,4096,1\n", encoding="utf-8")
    svg = ElementTree.fromstring(learning(table))
    assert svg.find(f"{_SVG}polyline").get("points") == "48.0,198.0 198.0,123.0 348.0,48.0"


def test_reliability_tells_the_share_that_is_right(tmp_path):
    """Two claims of confidence .55, one of them right: a point at .55 across and half way up."""
    gold, system = tmp_path / "gold.jsonl", tmp_path / "system.jsonl"
    gold.write_text(json.dumps({"id": "a", "claims": [_claim(0, "visit")]}), encoding="utf-8")
    found = [_claim(0, "visit", 0.55), _claim(9, "attack", 0.55)]
    system.write_text(json.dumps({"id": "a", "claims": found}), encoding="utf-8")
    svg = ElementTree.fromstring(reliability([gold, system]))
    assert svg.find(f"{_SVG}polyline").get("points") == "213.0,198.0"
