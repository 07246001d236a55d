"""What the vectors tell of pointers is fitted to annotated ones, and several fits are kept as one."""

from __future__ import annotations

import numpy as np
import pytest

from noteverbale.reading import Reader
from noteverbale.reading.likeness import KINDS, UNMENTIONED

torch = pytest.importorskip("torch")

from training.pointed import WIDE, examples  # noqa: E402
from training.train_likeness import STEP, Fit, fitted, together  # noqa: E402

TEXT = "Bolivia accused Chile of spying on Friday. Chile denied it. The general said that he knew nothing."


def a_document() -> dict:
    at = TEXT.index("The general")
    party = {"text": "The general", "start": at, "end": at + 11, "code": "CHL", "sector": "MIL"}
    claim = {"id": "c1", "kind": "rejection", "agent": [party], "recipient": []}
    return {"id": "d1", "text": TEXT, "published": "1978-12-01", "publisher": None, "title": None, "claims": [claim]}


def test_a_pointer_comes_with_its_candidates_and_the_annotated_code():
    (one,) = examples([a_document()], Reader.load())
    assert one.meant == {"CHL"}
    assert {"BOL", "CHL", "UNK"} <= set(one.codes)
    assert one.vector.shape == (WIDE,)
    assert len(one.codes) == len(one.scores) == len(one.places)
    assert all(-len(UNMENTIONED) <= place < len(one.vectors) for place in one.places)


def test_the_fit_learns_who_is_meant():
    (one,) = examples([a_document()], Reader.load())
    torch.manual_seed(1)
    before, after = (float(fit([one]).detach()) for fit in (Fit().eval(), fitted([one] * STEP * 30, 1)))
    assert after < before / 2


def test_fits_kept_together_tell_their_mean():
    torch.manual_seed(2)
    fits = [Fit().eval() for _ in range(3)]
    rng = np.random.default_rng(3)
    pointer, mention = (rng.normal(size=WIDE).astype(np.float32) for _ in range(2))

    def told(parts) -> float:
        asked = pointer @ parts[0] + parts[2][len(KINDS)]
        return float((mention @ parts[1]) @ asked / np.sqrt(len(asked)))

    assert told(together(fits)) == pytest.approx(np.mean([told(together([fit])) for fit in fits]), rel=1e-4)
