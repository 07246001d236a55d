"""The fast reader: a narrower network beside the shipped one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import noteverbale
from noteverbale.errors import ModelError
from noteverbale.reading import Reader
from noteverbale.reading.network import FAST, FULL, Network, packaged

TEXT = "Russian Defence Minister Sergey Shoigu will visit Islamabad next week, a source said."


def test_the_fast_reader_is_another_and_says_so() -> None:
    slow, fast = (noteverbale.read(TEXT, published="2014-11-18", reader=name) for name in ("network", "fast"))
    assert slow.signature != fast.signature
    assert [(c.kind, c.trigger.text) for c in fast.claims] == [("visit", "visit")]
    assert fast == noteverbale.read(TEXT, published="2014-11-18", reader="fast")


def test_both_networks_are_small() -> None:
    assert sum(path.stat().st_size for path in packaged().glob("*.onnx")) < 35_000_000
    assert (packaged() / FAST.branch).stat().st_size < 0.7 * (packaged() / FULL.branch).stat().st_size


def test_word_vectors_of_another_network_are_told(tmp_path: Path) -> None:
    for name in (*FULL, *FAST):
        shutil.copy(packaged() / name, tmp_path)
    about = json.loads((tmp_path / FULL.about).read_text(encoding="utf-8"))
    (tmp_path / FULL.about).write_text(json.dumps(about | {"digest": "0"}), encoding="utf-8")
    assert Network(tmp_path).about.digest == "0"
    with pytest.raises(ModelError, match=r"fast.json.*another network"):
        Network(tmp_path, FAST)


def test_a_fast_network_is_put_beside_only_where_the_word_vectors_are_the_same(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    from training.beside import put, word_vectors

    other = tmp_path / "other"
    other.mkdir()
    for name in FULL:
        shutil.copy(packaged() / name, other)
    (tmp_path / "whole").mkdir()
    for name in (*FULL, "tokenizer.json"):
        shutil.copy(packaged() / name, tmp_path / "whole")
    put(other, tmp_path / "whole")
    assert (tmp_path / "whole" / FAST.encoder).stat().st_size < 10_000_000
    assert Reader.load(tmp_path / "whole", fast=True).signature.startswith("noteverbale")
    graph = onnx.load(other / FULL.encoder)
    vectors = word_vectors(graph)
    vectors.raw_data = bytes(reversed(vectors.raw_data))
    (other / FULL.encoder).write_bytes(graph.SerializeToString())
    with pytest.raises(ValueError, match="hold-words"):
        put(other, tmp_path / "whole")
