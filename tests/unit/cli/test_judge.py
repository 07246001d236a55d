"""`nv judge` and `record.judge`: what is written down, what it overrides, what is refused, and that it lasts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.views.world import make_store, readings

import noteverbale
from noteverbale import flow
from noteverbale.cli import main
from noteverbale.errors import ConfigError
from noteverbale.judgements import name_begun_by
from noteverbale.records.fold import record_id
from noteverbale.store import Store
from noteverbale.types import Judgement
from noteverbale.views import RecordView

BY = ("--author", "ana", "--note", "read again", "--at", "2018-01-01")


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(make_store(tmp_path / "record.nv"))


@pytest.fixture
def nv(store: str, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--store", store])
        captured = capsys.readouterr()
        return int(ended.value.code or 0), captured.out, captured.err

    return run


def rows(store: str, what: str, **filters: Any) -> list[dict[str, Any]]:
    with RecordView(store) as view:
        return list(view.ask(what, **filters))


def visit_of(store: str, actor: str) -> dict[str, Any]:
    return next(row for row in rows(store, "visits") if row["traveller"] == actor)


def test_a_merge_is_told_listed_explained_and_taken_back(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    one, two = rows(store, "visits")[0]["id"], visit_of(store, "IND")["id"]
    status, out, _ = nv("judge", "merge", one[:9], two, *BY)
    assert status == 0 and "nv judge undo 1 takes it back" in out
    assert len(rows(store, "visits")) == 2
    listed = nv("judge", "list")[1]
    assert "ana" in listed and "2018-01-01" in listed and "read again" in listed and "stands" in listed
    for id in (one, two):
        explained = nv("explain", id)[1]
        assert f"record {one}" in explained
        assert "judged merge: judgement 1 by ana, 2018-01-01: read again" in " ".join(explained.split())
    assert nv("judge", "undo", *BY)[0] == 0
    assert len(rows(store, "visits")) == 3
    assert "undone by 2" in nv("judge", "list")[1]


def test_judgements_last_through_rebuild_and_new_texts(tmp_path: Path) -> None:
    first, later = readings()[:-2], readings()[-2:]
    path = make_store(tmp_path / "r.nv", first)
    with noteverbale.open(path) as record:
        visit = record.visits()[0]
        record.judge.set(visit["id"], "place", "Rawalpindi", author="ana", note="the airfield")
        assert record.visits()[0]["place"] == "Rawalpindi"  # the open record follows
    found = Store.open(path)
    with found.writer() as writer:
        for one in later:
            writer.add(one)
    flow.rebuild(found)
    assert next(row for row in rows(str(path), "visits") if row["id"] == visit["id"])["place"] == "Rawalpindi"


def test_a_later_word_wins_and_says_so(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    visit = rows(store, "visits")[0]["id"]
    claim = rows(store, "claims", kind="visit")[0]["id"]
    nv("judge", "split", visit, claim, *BY)
    apart = next(row["id"] for row in rows(store, "visits") if row["id"] not in {visit} and row["place"] == "Islamabad")
    _, _, told = nv("judge", "merge", visit, apart, *BY)
    assert "this overrides judgement 1 by ana" in told
    assert len(rows(store, "visits")) == 3
    nv("judge", "set", visit, "place", "Rawalpindi", *BY)
    _, _, told = nv("judge", "set", visit, "place", "Chaklala", *BY)
    assert "this overrides judgement 3" in told
    assert rows(store, "visits")[0]["place"] == "Chaklala"


def test_a_split_without_claims_takes_a_record_apart_by_texts(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    visit = rows(store, "visits")[0]
    assert nv("judge", "split", visit["id"], *BY)[0] == 0
    assert [row["sources"] for row in rows(store, "visits", between=("RUS", "PAK"))] == [1, 1]


def test_what_one_command_split_is_one_act_and_one_undo_takes_it_back(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    (deal,) = (row for row in rows(store, "deals") if row["sources"] > 2)
    before = rows(store, "deals")
    told = nv("judge", "split", deal["id"], *BY)[1]
    parts = len(rows(store, "deals"))
    assert parts > len(before) + 1 and f"judgements 1 to {parts - len(before)}: " in told
    assert "nv judge undo 1 takes them back" in told
    assert f"judgements 1 to {parts - len(before)} (split) taken back" in nv("judge", "undo", "2", *BY)[1]
    assert rows(store, "deals") == before
    undo = parts - len(before) + 1
    with RecordView(store) as view:
        assert [row["act"] for row in view.judgements()] == [1] * (undo - 1) + [undo]
    head, _, first, second, *_ = nv("judge", "list")[1].splitlines()
    assert head.split()[:2] == ["No", "Act"] and (first.split()[:2], second.split()[:2]) == (["1", "1"], ["2", "1"])
    exported = [json.loads(line) for line in nv("export", "judgements")[1].splitlines()]
    assert [row["act"] for row in exported[-2:]] == [1, undo]
    assert f"undone by {undo}" in nv("judge", "list")[1]
    assert "already undone" in nv("judge", "undo", "1", *BY)[2]
    assert nv("judge", "undo", str(undo), *BY)[0] == 0
    assert len(rows(store, "deals")) == parts
    assert nv("judge", "undo", *BY)[0] == 0
    assert rows(store, "deals") == before


def test_judgements_of_two_commands_are_taken_back_one_by_one(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    visit = rows(store, "visits")[0]["id"]
    nv("judge", "set", visit, "place", "Rawalpindi", *BY)
    nv("judge", "set", visit, "place", "Chaklala", *BY)
    nv("judge", "undo", *BY)
    assert rows(store, "visits")[0]["place"] == "Rawalpindi"


def test_several_judgements_made_at_once_are_told_as_several(nv, store: str, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    from noteverbale.flow.judging import Decision, Judge

    monkeypatch.setattr(Judge, "split", lambda *_, **__: Decision((3, 4), "r1", "taken apart"))
    assert "judgements 3 to 4: taken apart; nv judge undo 3 takes them back" in nv("judge", "split", "r1")[1]


def test_a_rejected_claim_counts_no_longer_and_is_still_explained(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    claim = rows(store, "claims", kind="agreement")[0]["id"]
    before = rows(store, "agreements")[0]
    nv("judge", "reject", claim, *BY)
    (row,) = [row for row in rows(store, "claims") if row["id"] == claim]
    assert row["record"] is None
    assert rows(store, "agreements")[0]["claims"] == before["claims"] - 1
    explained = nv("explain", claim)[1]
    assert "reject" in explained and "ana, 2018-01-01" in explained
    assert nv("judge", "reject", claim, *BY)[2].startswith(f"nv: {claim} is rejected already (judgement 1 by ana")


def test_what_changes_holds_from_the_last_known_day_and_facts_hold_always(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    deal = rows(store, "deals")[0]["id"]
    nv("judge", "set", deal, "stage", "in service", *BY)
    nv("judge", "set", deal, "item", "Mi-35M", *BY)
    assert rows(store, "deals")[0]["stage"] == "in_service"
    then = rows(store, "deals", as_of="2014-12-31")[0]
    assert (then["stage"], then["item"]) == ("political_approval", "Mi-35M")
    nv("judge", "set", deal, "quantity.ordered", "up to 20", "--from", "2016-01", *BY)
    assert rows(store, "deals", as_of="2015-12-31")[0]["ordered"] == "four"
    assert rows(store, "deals", as_of="2016-01-01")[0]["ordered"] == "up to 20"
    explained = " ".join(nv("explain", deal)[1].split())
    assert "stage in_service (judgement 1 by ana, 2018-01-01: read again; the texts say delivered" in explained


@pytest.mark.parametrize(("words", "first", "last"), [
    ("2013-02-03", "2013-02-03", "2013-02-03"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2016-12-30..2017-01-02", "2016-12-30", "2017-01-02"),
    ("none", None, None),
])  # fmt: skip
def test_both_days_are_set_by_one_command_and_taken_back_by_one(
    nv, store: str, words: str, first: str, last: str
) -> None:  # type: ignore[no-untyped-def]
    before = rows(store, "visits")[0]
    status, told, _ = nv("judge", "set", before["id"], "days", words, *BY)
    assert status == 0 and told.startswith("judgements 1 to 2: event_from of ") and "takes them back" in told
    now = next(row for row in rows(store, "visits") if row["id"] == before["id"])
    assert (now["event_from"], now["event_to"]) == (first, last)
    assert [one.arguments[1] for one in Store.open(store).judgements()] == ["event_from", "event_to"]
    nv("judge", "undo", *BY)
    assert rows(store, "visits")[0] == before


def test_days_from_python_and_of_a_plan(store: str) -> None:
    with noteverbale.open(store) as record:
        visit = record.visits()[0]["id"]
        record.judge.set(visit, "days", (date(2015, 1, 2), date(2015, 1, 3)), author="a")
        made = record.judge.set(visit, "planned_days", "2015-01", since="always", author="a")
        days = {row["arguments"][1]: json.loads(row["arguments"][2]) for row in record.judgements()}
        assert (record.visits()[0]["event_from"], record.visits()[0]["event_to"]) == ("2015-01-02", "2015-01-03")
    assert made.numbers == (3, 4) and days["planned_from"] == "2015-01-01" and days["planned_to"] == "2015-01-31"


def test_a_party_that_was_set_is_found_by_the_filters(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    deal = rows(store, "deals")[0]["id"]
    nv("judge", "set", deal, "supplier", "China", *BY)
    (row,) = rows(store, "deals", between=("CHN", "PAK"))
    assert (row["id"], row["supplier"]) == (deal, "CHN")
    assert rows(store, "deals", between=("CHN", "PAK"), as_of="2014-11-13")


def test_a_diff_tells_what_was_decided_and_why(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    visit = rows(store, "visits")[0]["id"]
    nv("judge", "merge", visit, visit_of(store, "IND")["id"], *BY)
    (row,) = [json.loads(line) for line in nv("diff", "2017-12-31", "2018-01-31", "--format", "jsonl")[1].splitlines()]
    assert (row["id"], row["change"]) == (visit, "merged")
    assert row["why"][0].startswith("judgement 1. merge") and "read again" in row["why"][0]


def test_judgements_are_exported_with_their_authors(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    nv("judge", "reject", rows(store, "claims")[0]["id"], *BY)
    (one,) = [json.loads(line) for line in nv("export", "judgements")[1].splitlines()]
    assert (one["verb"], one["author"], one["note"], one["state"]) == ("reject", "ana", "read again", "stands")


def test_what_is_not_here_is_kept_and_said_to_find_nothing(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    visit = rows(store, "visits")[0]["id"]
    found = Store.open(store)
    merge = Judgement(verb="merge", arguments=(visit, "r0123456789abcdef"), author="ana", time="2018-01-01")
    found.add_judgements([merge])
    found.add_judgements([Judgement(verb="reject", arguments=("c0",), author="ana", time="2018-01-01")])
    flow.rebuild(found)
    with RecordView(store) as view:
        assert [row["state"] for row in view.judgements()] == ["finds nothing here", "finds nothing here"]


def test_the_id_of_a_record_that_begins_otherwise_now_still_finds_it(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    """As after other rules of matching: a claim that began a record of its own now stands in a larger one."""
    with RecordView(store) as view:
        visit = view.visits()[0]["id"]
        claims = [
            row[0] for row in view.database.execute("SELECT claim_id FROM record_claims WHERE record_id = ?", (visit,))
        ]
    others = [record_id(claim) for claim in claims if record_id(claim) != visit]
    assert others and name_begun_by(claims[0]) == record_id(claims[0])
    assert f"record {visit}" in nv("explain", others[0])[1]
    nv("judge", "set", others[0], "place", "Agra", *BY)
    assert rows(store, "visits")[0]["place"] == "Agra"


def test_a_busy_store_takes_the_word_and_follows_later(nv, store: str) -> None:  # type: ignore[no-untyped-def]
    claim = rows(store, "claims")[0]["id"]
    with Store.open(store).writer():
        status, out, told = nv("judge", "reject", claim, *BY)
    assert status == 0 and "judgement 1" in out and "another process is writing" in told
    assert nv("judge", "list")[1].startswith("No judgements")  # the record has not followed yet
    flow.rebuild(Store.open(store))
    assert "reject" in nv("judge", "list")[1]


@pytest.mark.parametrize(("arguments", "words"), [
    (("merge", "zzz", "{visit}"), "no record has the id 'zzz'"),
    (("merge", "{visit}", "{visit}"), "are one record already"),
    (("merge", "{visit}", "{deal}"), "of two kinds, visit and arms deal"),
    (("split", "{deal}", "{visit_claim}"), "is not in record"),
    (("split", "{drill}"), "has one claim only"),
    (("reject", "{visit}"), "is a record, and a claim is needed here"),
    (("merge", "{visit_claim}", "{visit}"), "is a claim, and a record is needed here"),
    (("reject", "r"), "no claim has the id 'r'"),
    (("set", "{visit}", "zzz", "red"), "cannot be set on a record of kind visit; one may set agents"),
    (("set", "{visit}", "stage", "signed"), "stage cannot be 'signed'"),
    (("set", "{visit}", "status", "signed"), "status cannot be 'signed'"),
    (("set", "{visit}", "status", "ocurred"), "did you mean occurred?"),
    (("set", "{visit}", "event_from", "Thursday"), "write a day as 2014-11-20"),
    (("set", "{visit}", "event_from", "2014-12-01"), "set days, which sets both at once"),
    (("set", "{visit}", "days", "2014-12-01..2014-11-20"), "days cannot begin on 2014-12-01 and end on 2014-11-20; swap"),
    (("set", "{visit}", "days", "2014-11-20..soon"), "days 'soon' is not a day; write it as 2014-11-20, 2014-11 or"),
    (("set", "{visit}", "host", "Pakistn"), "Pakistan (PAK)"),
    (("set", "{visit}", "country", "NATO"), "give a state"),
    (("set", "{deal}", "quantity.ordered", "many"), "write a number"),
    (("set", "{deal}", "value", "much"), "an amount and a currency"),
    (("set", "{visit}", "place", "X", "--from", "soon"), "from 'soon' is not a day"),
    (("set", "{visit}", "place", "X", "--from", "never"), "2014-11 or 2014, or always"),
    (("set", "{visit}", "place", "X", "--at", "soon"), "'soon' is not a time"),
    (("undo",), "there is no judgement to undo"),
    (("undo", "7"), "there is no judgement '7'"),
])  # fmt: skip
def test_mistakes_are_one_sentence_and_write_nothing(nv, store: str, arguments: tuple[str, ...], words: str) -> None:  # type: ignore[no-untyped-def]
    known = {
        "visit": rows(store, "visits")[0]["id"],
        "deal": rows(store, "deals")[0]["id"],
        "drill": rows(store, "exercises")[0]["id"],
        "visit_claim": rows(store, "claims", kind="visit")[0]["id"],
    }
    status, _, told = nv("judge", *(part.format(**known) for part in arguments))
    assert status == 2 and words in told and told.count("\n") == 1
    assert Store.open(store).judgements() == []


def test_the_author_is_that_of_the_settings(nv, store: str, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("NOTEVERBALE_JUDGE_AUTHOR", "Desk 4")
    nv("judge", "reject", rows(store, "claims")[0]["id"])
    (made,) = Store.open(store).judgements()
    assert made.author == "Desk 4" and made.time.endswith("Z")


def test_from_python_a_mistake_raises(store: str) -> None:
    with noteverbale.open(store) as record:
        with pytest.raises(ConfigError, match="already undone"):
            record.judge.set(record.visits()[0]["id"], "place", "X", author="a")
            record.judge.undo(1, author="a")
            record.judge.undo(1, author="a")
        record.judge.undo(2, author="a")
        assert record.visits()[0]["place"] == "X"
        assert [row["state"] for row in record.judgements()] == ["stands", "undone by 3", "stands"]
