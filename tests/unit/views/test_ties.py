"""Ties at a glance: which periods, what is left out, and the drawing of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.views import RecordView
from noteverbale.views.chart import chart
from noteverbale.views.ties import Period, Ties, explained, ties_of


def months(*told: str, quad: int = 1) -> dict[str, Counter[int]]:
    """Count one event of a quad class for each month told."""
    found: dict[str, Counter[int]] = {}
    for month in told:
        found.setdefault(month, Counter())[quad] += 1
    return found


@pytest.mark.parametrize(
    ("first", "last", "unit", "count"),
    [("2014-01", "2014-12", "month", 12), ("2014-11", "2018-02", "month", 40), ("2014-11", "2018-03", "quarter", 14),
     ("2000-01", "2013-01", "year", 14), ("1800-01", "2000-01", "decade", 21)],
)  # fmt: skip
def test_the_longer_the_time_the_longer_the_periods(first: str, last: str, unit: str, count: int) -> None:
    middle = f"{(int(first[:4]) + int(last[:4])) // 2}-{6 if first[:4] == last[:4] else 12:02d}"
    ties = ties_of(months(first, first, middle, middle, last), {})
    assert ties is not None and (ties.unit, len(ties.periods)) == (unit, count)
    assert sum(sum(period.quads) for period in ties.periods) == 5


def test_events_of_long_ago_do_not_stretch_it() -> None:
    found = months("1916-05", *(f"20{year:02d}-03" for year in range(1, 21)))
    ties = ties_of(found, {})
    assert ties is not None and (ties.periods[0].name, ties.earlier) == ("2001", 1)
    assert "1 earlier left out" in explained(ties)
    few = ties_of(months("1986-05", "2001-01", "2002-01", "2003-01", "2004-01"), {})
    assert few is not None and few.earlier == 0, "one of five is no twentieth"


@pytest.mark.parametrize(
    "told", [(), ("2014-01",) * 9, ("2014-01", "2014-02", "2014-03", "2014-04"), ("2014-01", "2014-02") * 4]
)
def test_too_little_is_not_drawn(told: tuple[str, ...]) -> None:
    assert ties_of(months(*told), {}) is None


def test_a_month_of_plans_alone_begins_nothing() -> None:
    ties = ties_of(
        {"2010-01": Counter()} | months("2014-01", "2014-02", "2014-03", "2014-03", "2014-05"), {"2014-03": "colder"}
    )
    assert ties is not None and [(one.name, one.change) for one in ties.periods] == [
        ("2014-01", None), ("2014-02", None), ("2014-03", "colder"), ("2014-04", None), ("2014-05", None),
    ]  # fmt: skip


def test_what_is_of_no_class_is_not_drawn() -> None:
    assert ties_of({f"2014-{number:02d}": Counter({0: 3}) for number in range(1, 10)}, {}) is None


def drawn(ties: Ties) -> ElementTree.Element:
    return ElementTree.fromstring(chart(ties))


def test_bars_stand_on_the_line_and_tell_their_numbers() -> None:
    ties = Ties(
        "year", (Period("2014", (3, 1, 0, 2)), Period("2015", (0, 0, 0, 0)), Period("2016", (1, 0, 1, 0), "warmer")), 0
    )
    found = drawn(ties)
    bars = {
        one.get("class", ""): (float(one.get("y", "")), float(one.get("height", "")))
        for one in found.iter("rect") if float(one.get("x", "")) < 200
    }  # fmt: skip
    zero = next(float(one.get("y1", "")) for one in found.iter("line") if one.get("class") == "zero")
    assert set(bars) == {"cv", "cm", "km"}
    assert bars["cm"][0] + bars["cm"][1] == pytest.approx(zero) and bars["km"][0] == pytest.approx(zero)
    assert bars["cv"][1] == pytest.approx(3 * bars["cm"][1], abs=0.2) and bars["cv"][0] + bars["cv"][
        1
    ] == pytest.approx(bars["cm"][0])
    titles = [one.text for one in found.iter("title")]
    assert titles == [
        "2014: co-operation, deeds 1; co-operation, words 3; conflict, deeds 2",
        "2016: co-operation, words 1; conflict, words 1",
    ]
    assert "warmer" in [one.text for one in found.iter("text")]
    label = next(found.iter("svg")).get("aria-label") or ""
    assert all(title in label for title in titles if title)


def test_all_of_it_lies_inside_the_drawing() -> None:
    for quads in ((1, 0, 0, 0), (0, 0, 0, 1), (900, 40, 3, 1)):
        found = drawn(Ties("month", tuple(Period(f"2014-{n:02d}", quads) for n in range(1, 13)), 0))
        for one in found.iter("rect"):
            x, y, width, height = (float(one.get(name, "")) for name in ("x", "y", "width", "height"))
            assert x >= 0 and x + width <= 720 and y >= 0 and y + height <= 250


def test_the_word_for_a_change_in_the_last_period_is_not_cut() -> None:
    periods = (*(Period(f"{year}", (1, 0, 0, 0)) for year in range(1981, 2020)), Period("2020", (1, 0, 0, 0), "colder"))
    word = next(one for one in drawn(Ties("year", periods, 0)).iter("text") if one.text == "colder")
    assert float(word.get("x", "")) <= 720 - 22


def test_a_brief_on_two_shows_them_and_one_on_one_does_not(tmp_path: Path) -> None:
    told = []
    for number in range(1, 7):
        page = document(
            f"{number}.txt", f"Russia banned imports from China on {number} May 201{number}.", f"201{number}-06-01"
        )
        when = f"{number} May 201{number}=201{number}-05-0{number}"
        told.append(
            reading(page, claim(page, "sanction", "banned", agent="Russia=RUS", recipient="China=CHN", when=when))
        )
    with RecordView(make_store(tmp_path / "record.nv", told)) as view:
        brief = view.brief("RUS", "CHN")
        assert '<figure class="ties">' in brief.to_html() and "Ties by quarter" in brief.to_html()
        assert "| 2013 Q2 |  |  |  | 1 |  |" in brief.to_markdown()
        assert view.brief("RUS").ties is None and "Ties by" not in view.brief("RUS").to_html()
