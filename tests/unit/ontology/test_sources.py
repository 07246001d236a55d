"""Every row of every table says where it comes from, and the page on data says how many rows are confirmed."""

from pathlib import Path

import pytest

from noteverbale.ontology.tables import read_table
from table_sources import FACTS, class_of, counts, page, tables

PAGE = Path(__file__).parents[3] / "docs" / "data.md"


@pytest.mark.parametrize("path", tables(), ids=lambda path: path.name)
def test_every_row_has_a_source(path: Path) -> None:
    assert [row["_where"] for row in read_table(path, ("source",)) if not row["source"]] == []


def test_the_page_on_data_states_the_counts() -> None:
    assert page() in PAGE.read_text(encoding="utf-8")


def test_classes() -> None:
    assert class_of("own") == class_of("team") == "unchecked"
    assert class_of("press: Tehran Times 411317") == "press"
    assert class_of("press (type): Tehran Times 411317") == "in part"
    assert class_of("ICAO Doc 8643: Mil Mi-24") == class_of("own; holder confirmed by the World Factbook") == "list"
    assert class_of("UN Charter (1945)") == class_of("gov.uk: past prime ministers") == "official"


def test_more_rows_are_confirmed_than_not() -> None:
    for name in FACTS:
        found = counts(name)
        if name != "equipment/designations.csv":
            assert found["unchecked"] < found.total() / 2, name
