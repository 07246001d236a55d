"""What a sheet holds, who is drawn into it, and that the same seed draws the same bytes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.unit.audit.conftest import claim_of, table
from tests.unit.views.world import claim, document, make_store, reading

import noteverbale
from noteverbale.errors import ConfigError, StoreError
from noteverbale.flow.judging import OpenRecord
from noteverbale.types import Furniture
from noteverbale.views.audit import Plan, guide
from noteverbale.views.audit.fields import page
from noteverbale.views.audit.sampling import draw, shares


def test_the_same_seed_draws_the_same_bytes_and_another_seed_others(record: OpenRecord) -> None:
    drawn = [record.audit.draw(size=5, seed=seed, sentences=3).text() for seed in (7, 7, 8)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_a_larger_sample_keeps_the_rows_of_a_smaller_one(record: OpenRecord) -> None:
    small, large = ([row["id"] for row in table(record.audit.draw(size=size, sentences=0).text())] for size in (4, 9))
    assert large[: len(small)] == small


def test_all_are_equally_likely_to_be_drawn() -> None:
    ids = {"all": [f"c{number}" for number in range(20)]}
    met = Counter(one.id for seed in range(2_000) for one in draw(ids, 5, seed))
    assert len(met) == 20 and all(430 < count < 570 for count in met.values())


def test_kinds_share_alike_and_what_small_ones_lack_goes_to_the_others() -> None:
    assert shares({"a": 100, "b": 3, "c": 50, "none": 0}, 23) == {"a": 10, "b": 3, "c": 10, "none": 0}
    with pytest.raises(ConfigError, match="less than one for each of 3 kinds"):
        shares({"a": 100, "b": 3, "c": 50}, 2)


def test_strata_tell_how_many_they_stand_for(record: OpenRecord) -> None:
    rows = table(record.audit.draw(size=12, by_kind=True, sentences=2).text())[1:]
    counts = Counter(row["kind"] for row in record.claims())
    for row in rows:
        if row["what"] == "claim":
            assert row["stratum"].replace(" ", "_") == row["kind"].replace(" ", "_")
            assert int(row["stratum_size"]) == counts[row["kind"].replace(" ", "_")]


def test_a_coder_reads_words_not_codes(record: OpenRecord) -> None:
    id = claim_of(record, "visit", "arrive")
    row = next(row for row in table(record.audit.draw(size=99).text()) if row["id"] == id)
    assert row["words"].startswith("Russian Defence Minister Sergei Shoigu will [arrive] in Islamabad on Thursday")
    assert row["kind"] == "visit" and row["status"] == "scheduled (a fixed plan: will, is to)"
    assert row["agent"] == "Russia [RUS]: Russian Defence Minister Sergei Shoigu"
    assert row["recipient"] == "Pakistan [PAK]: Islamabad" and row["source"] == "publisher: the outlet itself"
    assert row["time"] == "2014-11-20: on Thursday" and row["place"] == "Islamabad [PAK]"
    assert (row["stage"], row["item"], row["kind_ok"], row["note"]) == ("", "", "", "")


def test_the_sentence_before_and_other_claims_of_the_sentence_stand_beside(record: OpenRecord) -> None:
    rows = {row["id"]: row for row in table(record.audit.draw(size=99).text())}
    wants = rows[claim_of(record, "arms_deal", "wants")]
    assert wants["before"].startswith("Russia has politically approved") and wants["read_beside"] == ""
    signed = rows[claim_of(record, "agreement", "signed", "2014-11-21-wire")]
    assert (signed["before"], signed["read_beside"], signed["beside"]) == ("", "visit [visit]", "2")
    of_agreements = {row["id"]: row for row in table(record.audit.draw(kind="agreement").text())}[signed["id"]]
    assert (of_agreements["read_beside"], of_agreements["beside"]) == ("", "1"), "only what the sample is of counts"


def test_silent_sentences_hold_no_claim_and_are_no_titles(record: OpenRecord) -> None:
    rows = [row for row in table(record.audit.draw(size=99).text()) if row["what"] == "sentence"]
    assert [row["words"] for row in rows] == ["The contract was worth 153 million dollars."]
    assert rows[0]["id"].startswith("s") and rows[0]["stratum_size"] == "1"
    of_visits = [row for row in table(record.audit.draw(kind="visit").text()) if row["what"] == "sentence"]
    assert any("condemned" in row["words"] for row in of_visits), "with --kind, sentences of other kinds are silent"


def test_furniture_is_no_silent_sentence(tmp_path: Path) -> None:
    text = "Nothing happened here.\nAlso read: War at noon."
    made = document("a.txt", text, "2020-01-01", furniture=(Furniture(23, len(text), "related_link"),))
    other = document("b.txt", "Russia left.", "2020-01-01")
    store = make_store(tmp_path / "f.nv", [reading(made), reading(other, claim(other, "visit", "left"))])
    with noteverbale.open(store) as opened:
        rows = table(opened.audit.draw().text())
    assert [row["words"] for row in rows if row["what"] == "sentence"] == ["Nothing happened here."]


@pytest.mark.parametrize("filters", [
    {"between": ("RUS", "PAK")}, {"since": "2014"}, {"told_days": True}, {"said_by": "Dedov"}, {"status": "held"},
])  # fmt: skip
def test_what_is_missed_is_not_asked_of_some_events_only(record: OpenRecord, filters: dict[str, object]) -> None:
    sheet = record.audit.draw(**filters)
    assert "missed" not in sheet.columns and "no recall" in sheet.notes[1]
    with pytest.raises(ConfigError, match="what is missed cannot be drawn here"):
        record.audit.draw(sentences=5, **filters)


def test_a_blind_sheet_has_the_same_rows_and_no_answer_of_the_reader(record: OpenRecord) -> None:
    seeing, blind = (record.audit.draw(size=6, sentences=1, blind=blind) for blind in (False, True))
    assert [row["id"] for row in seeing.rows] == [row["id"] for row in blind.rows]
    hidden = {one.name for one in page().field} | {"confidence", "stratum", "read_beside", "all_ok"}
    assert not hidden.intersection(blind.columns) and "kind_correct" in blind.columns
    assert not any(column.endswith("_ok") for column in blind.columns)


def test_every_column_is_explained_in_the_row_below_the_heads(record: OpenRecord) -> None:
    for what in ("claims", "deals", "visits", "events"):
        sheet = record.audit.draw(what)
        assert sheet.rows[0]["id"] == "legend"
        assert not [column for column in sheet.columns if not sheet.rows[0][column]]


def test_the_guide_explains_every_word_of_the_lists() -> None:
    told = guide()
    assert "- No events: sport" in told
    for word in ("arms deal", "hypothetical", "unnamed official", "contract negotiation"):
        assert f"- **{word}**: " in told


def test_a_sheet_of_deals_shows_their_sentences(record: OpenRecord) -> None:
    row = next(row for row in table(record.audit.draw("deals").text()) if row["stage"] == "delivered")
    assert row["what"] == "arms deal" and "has [delivered] four" in row["words"] and " // " in row["words"]
    assert row["agent"].startswith("Russia [RUS]") and row["item"] == "Mi-35M helicopters"
    assert row["value"] == "153 million dollars" and "time" not in row


def test_cells_are_never_formulas_and_marks_tell_excel_the_encoding(record: OpenRecord) -> None:
    text = record.audit.draw(size=99).text()
    assert text.startswith("\ufeffid,")
    assert not [cell for row in table(text) for cell in row.values() if cell.startswith(("=", "+", "@"))]
    assert record.audit.draw(size=2).text(";").startswith("\ufeffid;what;")


def test_a_sheet_that_is_there_is_never_replaced(record: OpenRecord, tmp_path: Path) -> None:
    sheet = record.audit.draw(size=2)
    sheet.write(tmp_path / "a.csv")
    with pytest.raises(StoreError, match="is there already"):
        sheet.write(tmp_path / "a.csv")


@pytest.mark.parametrize("wrong", [{"size": 0}, {"seed": -1}, {"size": True}, {"sentences": 1.5}])
def test_a_plan_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ConfigError, match="is a whole number"):
        Plan(**wrong)


def test_nothing_to_draw_from_is_told(record: OpenRecord) -> None:
    with pytest.raises(ConfigError, match="no claims of kind protest to draw from"):
        record.audit.draw(kind="protest")


def test_claims_that_tell_no_whole_are_counted(tmp_path: Path) -> None:
    text = document("a.txt", "Russia left. India left too.", "2020-01-01")
    found = (claim(text, "visit", "left."), claim(text, "visit", "left too", whole=None))
    with noteverbale.open(make_store(tmp_path / "w.nv", [reading(text, *found)])) as opened:
        sheet = opened.audit.draw(min_whole=0.5)
    assert sheet.notes[0] == "1 of 1 claims." and any(
        note.startswith("1 claim without the figure for --min-whole") for note in sheet.notes
    )
