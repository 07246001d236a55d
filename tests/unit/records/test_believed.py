"""Parties of a record: what only a claim much less sure than another tells is no party of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.views import RecordView


def parties(
    folder: Path, first: float | None, second: float | None, first_recipients: str = "Iran=IRN"
) -> tuple[str, str]:
    one = document("one.txt", "The United States struck Iran on 8 January 2020.", "2020-01-09")
    other = document(
        "other.txt", "The United States struck Iran and Iraq on 8 January 2020.", "2020-01-10", "Other Post"
    )
    told = [
        reading(page, claim(page, "attack", "struck", agent="United States=USA", recipient=recipients, when=when, whole=whole))
        for page, recipients, whole in ((one, first_recipients, first), (other, "Iran=IRN; Iraq=IRQ", second))
        for when in ("8 January 2020=2020-01-08",)
    ]  # fmt: skip
    with RecordView(make_store(folder / "record.nv", told)) as view:
        [row] = view.attacks()
    return ",".join(row["agents"]), ",".join(row["recipients"])


@pytest.mark.parametrize(
    ("first", "second", "recipients"),
    [(0.6, 0.5, "IRN,IRQ"), (0.6, 0.25, "IRN,IRQ"), (0.6, 0.2, "IRN"), (0.2, 0.6, "IRN,IRQ"), (None, None, "IRN,IRQ"), (0.6, None, "IRN,IRQ")],
)  # fmt: skip
def test_who_is_told_by_a_much_less_sure_claim_alone_is_left_out(
    tmp_path: Path, first: float | None, second: float | None, recipients: str
) -> None:
    assert parties(tmp_path, first, second) == ("USA", recipients)


def test_a_surer_claim_that_tells_nobody_leaves_nobody_out(tmp_path: Path) -> None:
    assert parties(tmp_path, 0.9, 0.2, first_recipients="") == ("USA", "IRN,IRQ")
