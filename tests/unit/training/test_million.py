"""The texts that scale is measured on: every claim once, in order of day, with words under each trigger."""

from __future__ import annotations

from training.simulator.bench import reports
from training.simulator.million import CLAIMS_IN_A_TEXT, reading, texts


def test_texts_hold_every_claim_once_in_order_of_day() -> None:
    told = texts(400)
    assert sorted(one.claim.id for text in told for one in text) == sorted(one.claim.id for one in reports(400))
    assert [text[0].known for text in told] == sorted(text[0].known for text in told)  # type: ignore[type-var]
    assert max(map(len, told)) <= CLAIMS_IN_A_TEXT < len(told)
    made = reading(told[0])
    assert made == reading(told[0])
    assert [claim.id for claim in made.claims] == [one.claim.id for one in told[0]]
    for claim in made.claims:
        assert claim.trigger.end - claim.trigger.start == len(claim.trigger.text)
        assert claim.trigger.end < len(made.document.text)
