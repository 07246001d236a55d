"""A coder's corrections become judgements: all as one act, or nothing; each refusal names row and repair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.unit.audit.conftest import claim_of, table, written

from noteverbale.cli import main
from noteverbale.errors import ConfigError
from noteverbale.flow.judging import OpenRecord

Fill = Callable[..., Path]
BY = {"author": "ana", "at": "2018-01-01"}


def judged(record: OpenRecord) -> Iterator[tuple[str, str]]:
    return ((row["verb"], row["state"]) for row in record.judgements())


def test_corrections_are_one_act_with_notes_and_one_undo_takes_all_back(record: OpenRecord, filled: Fill) -> None:
    india = claim_of(record, "visit", "visit", "2017-08-30")
    cancel, undated = claim_of(record, "rejection", "cancel"), claim_of(record, "visit", "visited")
    path = filled(
        {
            cancel: {"kind_ok": "n", "kind_correct": "none", "note": "no refusal"},
            india: {"place_ok": "n", "place_correct": "Saint Petersburg", "status_ok": "n", "status_correct": "not scheduled",
                    "time_ok": "n", "time_correct": "2017-10"},
            undated: {"recipient_ok": "n", "recipient_correct": "Pakistan"},
        },
        size=99,
    )  # fmt: skip
    before = [list(record.events()), list(record.visits())]
    found = record.audit.apply(path, write=True, note="second reading", **BY)
    assert found.decision is not None and found.refused == []
    visits = {row["traveller"]: row for row in record.visits() if row["claims"] == 1}
    assert (visits["IND"]["place"], visits["IND"]["stage"]) == ("Saint Petersburg", "denied")
    assert (visits["IND"]["event_from"], visits["IND"]["event_to"]) == ("2017-10-01", "2017-10-31")
    assert visits["RUS"]["host"] == "PAK"
    rows = list(record.judgements())
    assert {row["act"] for row in rows} == {1} and {row["author"] for row in rows} == {"ana"}
    reject = next(row for row in rows if row["verb"] == "reject")
    assert reject["note"].startswith("second reading; no refusal; sheet.csv row ")
    record.judge.undo(**BY)
    assert [list(record.events()), list(record.visits())] == before


def test_without_write_nothing_is_written_and_twice_is_as_good_as_once(record: OpenRecord, filled: Fill) -> None:
    india = claim_of(record, "visit", "visit", "2017-08-30")
    path = filled({india: {"place_ok": "n", "place_correct": "Kazan"}, claim_of(record, "rejection", "cancel"): {"kind_ok": "n"}}, size=99)  # fmt: skip
    assert len(record.audit.apply(path).steps) == 2 and not record.judgements()
    record.audit.apply(path, write=True, **BY)
    again = record.audit.apply(path, write=True, **BY)
    assert again.steps == [] and again.decision is None and len(record.judgements()) == 2
    assert again.idle == {"claim rejected already": 1, "place of the record is so already": 1}


def test_a_claim_sets_its_record_only_where_the_record_rests_on_it(record: OpenRecord, filled: Fill) -> None:
    copied = claim_of(record, "visit", "visit", "2014-11-21-mirror")
    found = record.audit.apply(filled({copied: {"place_ok": "n", "place_correct": "Rawalpindi"}}, size=99))
    assert found.steps == []
    assert found.idle == {"place of the record rests on another claim, or on a person's word": 1}


def test_rows_that_tell_of_one_event_are_merged_once(record: OpenRecord, filled: Fill) -> None:
    one, two = claim_of(record, "visit", "arrive"), claim_of(record, "visit", "visited")
    number = len(record.visits())
    path = filled({one: {"same_as": two[:9]}, two: {"same_as": one[:9]}}, size=99)
    assert len(record.audit.apply(path, write=True, **BY).steps) == 1
    assert len(record.visits()) == number - 1


def test_deals_are_corrected_in_a_sheet_of_deals(record: OpenRecord, filled: Fill) -> None:
    deal = next(row["id"] for row in record.deals() if row["stage"] == "delivered")
    stray = claim_of(record, "arms_deal", "wants")
    cells = {"stage_ok": "n", "stage_correct": "delivery started", "value_correct": "160 million USD", "agent_ok": "n",
             "agent_correct": "Belarus", "one_ok": "n", "one_correct": stray[:9]}  # fmt: skip
    found = record.audit.apply(filled({deal: cells}, "deals"), write=True, **BY)
    assert found.refused == [] and sorted(verb for verb, _ in judged(record)) == ["set", "set", "set", "split"]
    row = next(row for row in record.deals() if row["id"] == deal)
    assert (row["stage"], row["supplier"], row["value"]) == ("delivery_started", "BLR", "160 million USD")


def test_a_record_of_no_such_event_loses_all_its_claims(record: OpenRecord, filled: Fill) -> None:
    visit = next(row for row in record.visits() if row["claims"] > 1)
    record.audit.apply(filled({visit["id"]: {"event_ok": "n"}}, "visits"), write=True, **BY)
    assert len(record.judgements()) == visit["claims"]
    assert visit["id"] not in [row["id"] for row in record.visits()]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"agent_ok": "n", "agent_correct": "Russia; India"}, "traveller of one visit is one state, not RUS, IND; write one"),
        ({"place": "Lahore"}, "place holds 'Lahore' where the reader said 'Islamabad [PAK]'; put that back"),
        ({"time_ok": "n", "time_correct": "last week"}, "is not a day; write it as 2014-11-20, 2014-11 or 2014"),
        ({"same_as": "c999999"}, "no claim has the id 'c999999'"),
        ({"kind_ok": "perhaps"}, "'perhaps' is neither y nor n"),
    ],
)  # fmt: skip
def test_nothing_is_half_applied(record: OpenRecord, filled: Fill, cells: dict[str, str], told: str) -> None:
    arrive, cancel = claim_of(record, "visit", "arrive"), claim_of(record, "rejection", "cancel")
    path = filled({arrive: cells, cancel: {"kind_ok": "n"}}, size=99)
    (refused,) = record.audit.apply(path).refused
    assert told in refused and refused.startswith("sheet.csv row ")
    with pytest.raises(ConfigError, match="nothing was written, because 1 row cannot be used"):
        record.audit.apply(path, write=True, **BY)
    assert not record.judgements()


def test_two_rows_that_contradict_each_other_are_refused(record: OpenRecord, filled: Fill, tmp_path: Path) -> None:
    one, two = (claim_of(record, "visit", "visit", name) for name in ("2014-11-21-wire", "2014-11-21-mirror"))
    record.judge.split(record.explain(two).record_id or "", two, **BY)
    record.judge.merge(record.explain(one).record_id or "", record.explain(two).record_id or "", **BY)
    path = filled({}, "visits")
    rows = table(path.read_text(encoding="utf-8-sig"))
    visit = next(row for row in rows if row["id"].startswith("r"))
    other = visit | {"id": visit["id"][:9]}
    visit |= {"place_ok": "n", "place_correct": "Kazan"}
    other |= {"place_ok": "n", "place_correct": "Lahore"}
    (refused,) = record.audit.apply(written(tmp_path / "two.csv", [visit, other])).refused
    assert "two.csv row 3: it sets place of" in refused and "row 2 to" in refused


def test_a_blind_sheet_corrects_nothing(record: OpenRecord, filled: Fill) -> None:
    with pytest.raises(ConfigError, match="is blind, so it corrects nothing"):
        record.audit.apply(filled({}, blind=True))


def test_what_is_missed_is_told_and_left(record: OpenRecord, filled: Fill) -> None:
    silent = next(row["id"] for row in record.audit.draw(size=99).rows if row["what"] == "sentence")
    found = record.audit.apply(filled({silent: {"missed": "2"}}, size=99))
    assert found.idle == {"what is missed cannot be added to a record": 1}


def nv(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["audit", *arguments])
    shown = capsys.readouterr()
    return int(ended.value.code or 0), shown.out, shown.err


def test_the_commands_from_drawing_to_applying(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = tmp_path / "drawn.csv"
    status, out, err = nv(
        capsys, "draw", "--store", str(store), "--size", "99", "--separator", "semicolon", "-o", str(drawn)
    )
    assert (status, out) == (0, "") and "sentences without such a claim" in err and "nv audit guide" in err
    rows = table(drawn.read_text(encoding="utf-8-sig").replace(";", ","))
    assert rows[0]["id"] == "legend"
    assert nv(capsys, "draw", "--store", str(store), "-o", str(drawn))[0] == 2
    _, text, _ = nv(capsys, "draw", "--store", str(store), "--size", "99")
    rows = table(text)
    for row in rows[1:]:
        row["all_ok" if row["what"] == "claim" else "missed"] = "y" if row["what"] == "claim" else "0"
    rows[1] |= {"all_ok": "", "kind_ok": "n"}
    sheet = str(written(tmp_path / "sheet.csv", rows))
    for form, told in (("table", "How often the reader is right"), ("markdown", "| kind |"), ("csv", "part,"), ("json", '"fields"'), ("jsonl", '"part"')):  # fmt: skip
        status, out, _ = nv(capsys, "score", sheet, sheet, "--format", form)
        assert status == 0 and told in out
    status, out, _ = nv(capsys, "apply", sheet, "--store", str(store))
    assert status == 0 and "row 3: " in out and "1 correction to make; nothing is written without --write" in out
    status, out, _ = nv(capsys, "apply", sheet, "--store", str(store), "--write", "--author", "ana")
    assert "1 correction taken over" in out and "nv judge undo 1 takes" in out
    rows[2] |= {"kind_ok": "hm"}
    status, out, err = nv(capsys, "apply", str(written(tmp_path / "sheet.csv", rows)), "--store", str(store))
    assert status == 2 and "row 4, kind_ok: 'hm' is neither" in err
    assert nv(capsys, "guide")[1].startswith("# What the terms of the sheet mean")
    assert nv(capsys)[0] == 0
