"""The network at run time: two int8 ONNX graphs, one thread, one window at a time; the shipped one or the narrower,
fast one beside it.

A window is never batched with another: int8 scales are taken over what passes through together, so a window's scores
would depend on its neighbours, and the number of workers would show in the result.
Shapes: see `Scores` and `Roles`.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from noteverbale.errors import ModelError
from noteverbale.reading.roles import Region, alike
from noteverbale.reading.windows import Window

# Network files this version can read (network.json, "version").
VERSION = 1
# onnxruntime's fused sum and layer norm is slower than the two after one another: the encoder takes 9 % longer with it.
LEFT_OUT = ["SkipLayerNormFusion"]


class Files(NamedTuple):
    """What a network's files are called."""

    encoder: str
    branch: str
    about: str
    pointers: str


FULL = Files("encoder.onnx", "branch.onnx", "network.json", "pointers.npz")
# Its word vectors are those of the full one and stand in that one's file (training/beside.py).
FAST = Files("fast_encoder.onnx", "fast_branch.onnx", "fast.json", "fast_pointers.npz")


class Thresholds(msgspec.Struct, frozen=True):
    """Where the decoder cuts, found on held-out articles (training/calibrate.py). All between 0 and 1.

    `propose`: a word may be a trigger. `floor`: a claim is worth weighing. `keep`: it is given where the text tells of
    much; `lone`: by how much surer it must be where the text tells of nothing else. `role`: a word surely fills the
    role of agent or recipient, `detail`: that of time, place or source; its neighbours of at least `role_rim` belong
    to the same words. `doubt`: a word may fill the role of a party if the text bears it out elsewhere.
    """

    propose: float = 0.2
    floor: float = 0.12
    keep: float = 0.3
    lone: float = 0.4
    role: float = 0.5
    doubt: float = 0.3
    detail: float = 0.4
    role_rim: float = 0.25


class Calibration(msgspec.Struct, frozen=True):
    """Logistic map from the log-odds of trigger, keep and kind scores to the chance that an annotator marks this
    claim.
    """

    trigger: float = 0.5
    keep: float = 0.5
    kind: float = 0.5
    bias: float = 0.0


class About(msgspec.Struct, frozen=True):
    """What network.json says: label lists in output order, thresholds, digest of the weights; `words_of`: digest of
    the network whose file holds the word vectors.
    """

    version: int
    digest: str
    roles: list[str]
    attributes: dict[str, list[str]]
    thresholds: Thresholds = Thresholds()
    calibration: Calibration = Calibration()
    words_of: str = ""


class Scores(msgspec.Struct, frozen=True):
    """One window. `words`: (words, width) float32. `trigger`: (words, 3) chances of none, begin, inside. `kind`:
    (words, kinds).
    """

    words: np.ndarray
    trigger: np.ndarray
    kind: np.ndarray


class Roles(msgspec.Struct, frozen=True):
    """One trigger. `roles`: (words of its region, roles, 3) chances of none, begin, inside. `attributes`: name ->
    (labels,).
    """

    roles: np.ndarray
    keep: float
    attributes: dict[str, np.ndarray]


class Network:
    """Both graphs and their description."""

    def __init__(self, folder: Path, names: Files = FULL) -> None:
        self.names, self.about = names, _read_about(folder / names.about)
        if self.about.words_of and self.about.words_of != _read_about(folder / FULL.about).digest:
            raise ModelError(
                f"{folder / names.about}: its word vectors are those of another network than the one there; install "
                "noteverbale again"
            )
        self._encoder, self._branch = _session(folder / names.encoder), _session(folder / names.branch)

    def encode(self, window: Window) -> Scores:
        """Score every word of a window as a trigger."""
        feed = {"ids": window.ids[None], "cases": window.cases[None], "first": window.first}
        return Scores(*self._encoder.run(None, feed))

    def roles(self, scores: Scores, triggers: list[tuple[int, int]], regions: list[Region]) -> list[Roles]:
        """Score roles and attributes of triggers, given as word spans [first, last) of the window."""
        found: dict[int, Roles] = {}
        for group in alike(regions):
            feed = _branch_feed(scores, [triggers[i] for i in group], [regions[i] for i in group])
            found |= zip(group, self._roles(feed, [regions[i] for i in group]), strict=True)
        return [found[index] for index in range(len(regions))]

    def _roles(self, feed: dict[str, np.ndarray], regions: list[Region]) -> list[Roles]:
        roles, keep, *attributes = self._branch.run(None, feed)
        return [
            Roles(
                roles[index, : region.stop - region.start],
                float(keep[index]),
                {name: values[index] for name, values in zip(self.about.attributes, attributes, strict=True)},
            )
            for index, region in enumerate(regions)
        ]


def packaged() -> Path:
    """Where the shipped network lies."""
    return Path(str(files("noteverbale.reading") / "model"))


def _branch_feed(scores: Scores, triggers: list[tuple[int, int]], regions: list[Region]) -> dict[str, np.ndarray]:
    count, size = len(triggers), max(region.stop - region.start for region in regions)
    words = np.zeros((count, size, scores.words.shape[1]), dtype=np.float32)
    mask, mark, distance, sentence = (np.zeros((count, size), dtype=np.int64) for _ in range(4))
    for index, ((first, last), region) in enumerate(zip(triggers, regions, strict=True)):
        length = region.stop - region.start
        words[index, :length] = scores.words[region.start : region.stop]
        mask[index, :length] = 1
        mark[index, first - region.start : last - region.start] = 1
        distance[index, :length], sentence[index, :length] = region.distance, region.sentence
    at = np.asarray(
        [first - region.start for (first, _), region in zip(triggers, regions, strict=True)], dtype=np.int64
    )
    return {"words": words, "mask": mask, "mark": mark, "distance": distance, "sentence": sentence, "at": at}


def _read_about(path: Path) -> About:
    try:
        about = msgspec.json.decode(path.read_bytes(), type=About)
    except (OSError, msgspec.DecodeError, json.JSONDecodeError) as error:
        raise ModelError(
            f"{path}: cannot read the network's description ({error}); install noteverbale again"
        ) from error
    if about.version != VERSION:
        raise ModelError(
            f"{path}: network version {about.version}, this program reads {VERSION}; install matching versions"
        )
    return about


def _session(path: Path) -> Any:
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as onnx_errors

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=LEFT_OUT
        )
    except (onnx_errors.NoSuchFile, onnx_errors.InvalidProtobuf, onnx_errors.InvalidGraph, onnx_errors.Fail) as error:
        raise ModelError(f"{path}: cannot load the network ({error}); install noteverbale again") from error
