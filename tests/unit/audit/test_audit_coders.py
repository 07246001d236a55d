"""Sheets of two coders, and of one who did not see the answers: agreement, and who is right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.audit.conftest import claim_of

from noteverbale.errors import ConfigError
from noteverbale.flow.audit import score
from noteverbale.flow.judging import OpenRecord

Fill = Callable[..., Path]


def test_two_coders_agree_as_far_as_their_values_and_verdicts_do(record: OpenRecord, filled: Fill) -> None:
    arrive, signed = claim_of(record, "visit", "arrive"), claim_of(record, "agreement", "signed")
    one = filled({"*": {"all_ok": "y"}, arrive: {"kind_correct": "meeting"}}, size=99)
    two = filled(
        {"*": {"all_ok": "y"}, arrive: {"kind_correct": "meeting"}, signed: {"kind_ok": "n"}}, name="two.csv", size=99
    )
    found = record.audit.score(one, two)
    kind = next(row for row in found.tables["coders"] if row["field"] == "kind")
    number = len(record.claims())
    assert (kind["rows"], kind["agreement"], kind["alpha"]) == (number - 1, 1.0, 1.0)
    assert kind["verdict_agreement"] == pytest.approx((number - 1) / number, abs=1e-4)
    assert 0 < kind["verdict_alpha"] < 1
    (apart,) = found.differences
    assert (apart["id"], apart["field"], apart["reader"]) == (signed, "kind", "agreement")
    assert (apart["sheet.csv"], apart["two.csv"]) == ("right", "wrong") and "[signed]" in apart["words"]
    assert "figures are the first's" in found.notes[-1]


def test_sheets_of_one_name_are_told_apart(record: OpenRecord, filled: Fill, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    arrive = claim_of(record, "visit", "arrive")
    one, two = (
        filled({arrive: {"kind_ok": "y"}}, size=99),
        filled({arrive: {"kind_ok": "n"}}, name="two/sheet.csv", size=99),
    )
    (apart,) = score([one, two]).differences
    assert (apart["sheet.csv"], apart["sheet.csv (2)"]) == ("right", "wrong")


def test_a_blind_coder_is_right_where_he_says_what_the_reader_says(record: OpenRecord, filled: Fill) -> None:
    arrive = claim_of(record, "visit", "arrive")
    mine = {
        "kind_correct": "visit",
        "agent_correct": "Russia",
        "recipient_correct": "IND",
        "time_correct": "20.11.2014",
    }
    key, blind = filled({}, size=99), filled({arrive: mine}, name="blind.csv", size=99, blind=True)
    rows = {(row["field"], row["says"]): row["right"] for row in score([key, blind]).tables["fields"]}
    assert rows == {("kind", "something"): 1, ("agent", "something"): 1, ("recipient", "something"): 0,
                    ("time", "something"): 1, ("whole", "something"): 0}  # fmt: skip
    with pytest.raises(ConfigError, match="also give the one drawn without --blind"):
        score([blind])
