"""A text cut into lines of one width is read as the same text in whole paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.evaluate import wrapped

import noteverbale
from noteverbale.store import rows

EXAMPLE = Path(__file__).parents[3] / "examples" / "2014-11-20-example-post.txt"


def told(reading: noteverbale.Reading) -> list[tuple]:
    return [
        (c.kind, c.trigger, c.agent, c.recipient, c.time and c.time.first, c.place, c.realis, c.source)
        for c in reading.claims
    ]


@pytest.mark.parametrize("width", [60, 72, 88])
def test_wrapped_text_gives_the_same_claims_at_the_same_places(width: int) -> None:
    whole = EXAMPLE.read_text(encoding="utf-8")
    text = wrapped(whole, width)
    flat, cut = (noteverbale.read(each, published="2014-11-20") for each in (whole, text))
    assert text.count("\n") > whole.count("\n") + 5 and len(flat.claims) > 5
    assert told(flat) == told(cut)
    assert cut.document.text == text
    assert flat.attributions == cut.attributions
    assert [words for _, _, words in rows.sentences(flat.document)] == [w for _, _, w in rows.sentences(cut.document)]
