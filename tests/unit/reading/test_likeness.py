"""What the network's vectors tell of whom a pointer means."""

from __future__ import annotations

import numpy as np
import pytest

from noteverbale.errors import ModelError
from noteverbale.reading import Reader
from noteverbale.reading.likeness import KINDS, UNMENTIONED, Likeness, Spans, Weights, Words, read_weights
from noteverbale.reading.network import FULL, Network, packaged
from noteverbale.resolve.actors import Context

TEXT = "Bolivia accused Chile of spying. Chile denied it. The two generals met, and she left for La Paz."


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def test_a_span_has_the_mean_of_its_words_and_its_last_word(reader):
    words = reader.words(TEXT)
    starts, _, vectors = words.joined()
    at = TEXT.index("Bolivia accused")
    found = Spans(words).of(at, at + len("Bolivia accused"))
    first = int(np.searchsorted(starts, at))
    own = vectors[first : first + 2].astype(np.float32)
    assert np.array_equal(found, np.concatenate([own.mean(0), own[-1]]))
    assert Spans(words).of(len(TEXT) + 5, len(TEXT) + 9) is None


def test_what_is_added_is_told_for_each_candidate_and_the_same_each_time(reader):
    context = Context(TEXT, likeness=reader.likeness(TEXT))
    start = TEXT.index("she")
    target, rows = context.pointer(start, start + 3)
    told = reader.likeness(TEXT)(target.kind, (start, start + 3), rows)
    assert len(told) == len(rows)
    assert any(told)
    assert told == reader.likeness(TEXT)(target.kind, (start, start + 3), rows)


def test_the_likelier_by_vectors_is_meant():
    """Weights that make all of a class of one candidate's mind bring that one forward."""
    none = np.zeros((768, 4), np.float32)
    kind, unmentioned = np.zeros((len(KINDS) + 1, 4), np.float32), np.zeros((len(UNMENTIONED), 4), np.float32)
    kind[KINDS.index("he")] = unmentioned[UNMENTIONED.index("unknown")] = 9.0
    words = Reader.load().words(TEXT)
    sure = Likeness(Weights(none, none, kind, unmentioned), words)
    start = TEXT.index("she")
    assert Context(TEXT).resolve(start, start + 3)[0].code != "UNK"
    assert Context(TEXT, likeness=sure).resolve(start, start + 3)[0].code == "UNK"


def test_words_that_were_not_read_add_nothing(reader):
    likeness = reader.likeness("Chile.")
    assert likeness("he", (40, 43), [("CHL", None, ["home"])]) == [0.0]
    assert reader.likeness("") is None


def test_weights_of_another_network_and_broken_ones_are_told(tmp_path):
    shipped = packaged() / FULL.pointers
    digest = Network(packaged()).about.digest
    assert isinstance(read_weights(shipped, digest), Weights)
    assert read_weights(tmp_path / "none.npz", digest) is None
    with pytest.raises(ModelError, match="another network"):
        read_weights(shipped, "0")
    broken = tmp_path / "broken.npz"
    broken.write_bytes(shipped.read_bytes()[:100])
    with pytest.raises(ModelError, match="install noteverbale again"):
        read_weights(broken, digest)


def test_no_vectors_are_kept_beyond_the_longest_text(reader, monkeypatch):
    monkeypatch.setattr("noteverbale.reading.likeness.LONGEST", 3)
    words = reader.words(f"{TEXT} " * 40)
    assert isinstance(words, Words)
    starts, _, _ = words.joined()
    assert len(starts) < 300
