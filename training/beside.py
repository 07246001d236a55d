"""Put a narrow network beside the shipped one, as the fast reader: both have the same word vectors, kept once.

    python -m training.beside build/model [--to src/noteverbale/reading/model]

The folder given is what export.py and calibrate.py made. Its encoder is written without the word vectors: it names the
place in the other's encoder.onnx where the same bytes stand (ONNX external data).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx

from noteverbale.reading.network import FAST, FULL, packaged


def word_vectors(graph: onnx.ModelProto) -> onnx.TensorProto:
    """Give the tensor of word vectors: the largest."""
    return max(graph.graph.initializer, key=lambda tensor: len(tensor.raw_data))


def shared(narrow: Path, whole: Path) -> bytes:
    """Give the narrow encoder with its word vectors in the file of the whole one. Raises ValueError if they differ."""
    graph = onnx.load(narrow)
    words = word_vectors(graph)
    place = whole.read_bytes().find(words.raw_data)
    if place < 0:
        raise ValueError(f"{narrow}: its word vectors are not those of {whole}; train it with --hold-words")
    told = {"location": whole.name, "offset": place, "length": len(words.raw_data)}
    words.ClearField("raw_data")
    words.data_location = onnx.TensorProto.EXTERNAL
    for key, value in told.items():
        words.external_data.add(key=key, value=str(value))
    return graph.SerializeToString()


def put(narrow: Path, folder: Path) -> None:
    """Write the files of the fast reader into the folder of the whole network."""
    encoder = shared(narrow / FULL.encoder, folder / FULL.encoder)
    branch = (narrow / FULL.branch).read_bytes()
    about = json.loads((narrow / FULL.about).read_text(encoding="utf-8"))
    about["digest"] = hashlib.sha256(encoder + branch).hexdigest()[:12]
    about["words_of"] = json.loads((folder / FULL.about).read_text(encoding="utf-8"))["digest"]
    (folder / FAST.encoder).write_bytes(encoder)
    (folder / FAST.branch).write_bytes(branch)
    (folder / FAST.about).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Put it there from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("narrow", type=Path)
    parser.add_argument("--to", type=Path, default=packaged())
    options = parser.parse_args()
    put(options.narrow, options.to)


if __name__ == "__main__":
    main()
