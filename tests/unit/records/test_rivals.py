"""Which of several records of one pair a claim without a day joins: the one told more, and one with a day of its own."""

from __future__ import annotations

import pytest

from builders import a_deal, a_report, an_actor
from noteverbale.records import reconcile
from noteverbale.types import Report, When

LULA, RUTO = an_actor("BRA", "Paulo Souza", "President Paulo Souza"), an_actor("KEN", "Otieno Barasa", "Mr Barasa")
OTHERS = an_actor("BRA", "Ana Lima", "Minister Ana Lima"), an_actor("KEN", "Akinyi Odhiambo", "Mrs Akinyi Odhiambo")


def told(document: str, known: str, **fields) -> Report:
    return a_report(
        document, known, **{"kind": "meeting", "agent": "BRA KEN", "trigger": "talks", "time": None} | fields
    )


def together(one: Report, other: Report, *reports: Report) -> bool:
    ids = {one.claim.id, other.claim.id}
    return any(ids <= {link.claim_id for link in record.links} for record in reconcile([one, other, *reports]))


@pytest.mark.parametrize("stray", ["a1", "m1", "z1"])  # before, between and after the others
def test_of_two_records_of_one_day_the_one_told_more_is_meant(stray: str) -> None:
    tellings = [
        told(f"d{n}", "2021-03-04", agent=(LULA, RUTO), trigger=w) for n, w in enumerate(("met", "meeting", "summit"))
    ]
    odd = told(stray, "2021-03-04", agent=OTHERS, trigger="call")
    bare = told("zz", "2021-03-04", trigger="discussed")
    assert together(tellings[0], bare, *tellings[1:], odd)
    assert not together(odd, bare, *tellings)


def test_a_rough_date_is_not_every_day_of_its_months() -> None:
    held = told("d1", "2021-03-04", time="2021-03-04")
    forum = told("d1", "2021-03-04", at=90, trigger="forum", time=("2021-03-04", "2021-12-31"), realis="scheduled")
    assert not together(held, told("d2", "2021-11-01"), forum)


def test_a_rough_date_stands_where_there_is_no_better() -> None:
    assert together(told("d1", "2021-03-04", time=("2021-03-01", "2021-03-31")), told("d2", "2021-03-20"))


def test_not_so_long_ago_is_not_years_ago() -> None:
    ago = When(text="not so long ago", start=9, end=24, last=told("d", "2021-03-04").known)
    later = told("d2", "2021-03-04", agent=(LULA, RUTO), time=ago)
    assert not together(told("d1", "2016-03-02", agent=(LULA, RUTO)), later)
    assert together(told("d1", "2021-02-02", agent=(LULA, RUTO)), later)


def test_a_record_links_its_claims_with_reasons_in_the_order_of_the_fold() -> None:
    placed_late, placed_first = told("d1", "2021-03-04"), told("d2", "2021-03-04", time="2021-03-04")
    (record,) = reconcile([placed_first, placed_late])
    assert [link.claim_id for link in record.links] == [placed_late.claim.id, placed_first.claim.id]
    late, first = record.links
    assert first.features == (("begins_record", 0.0, "no earlier record fits"),)
    assert late.score == round(sum(weight for name, weight, _ in late.features if name != "also_fits"), 3)


def test_a_text_that_looks_back_on_several_does_not_rather_mean_the_latest() -> None:
    persons = {"agent": (LULA, RUTO)}
    first, second = (told(f"d{n}", day, time=day, **persons) for n, day in enumerate(("2021-02-02", "2021-03-02")))
    back = told("d9", "2021-07-20", **persons)
    assert not together(second, back, first) and not together(first, back, second)


def test_a_deal_goes_on_between_its_days() -> None:
    goods = {
        "kind": "arms_deal",
        "agent": "BRA",
        "recipient": "KEN",
        "trigger": "deal",
        "deal": a_deal(item="frigates"),
    }
    signed = told("d1", "2014-11-20", time="2014-11-20", **goods)
    years = told("d2", "2014-12-01", time=("2015-01-01", "2017-12-31"), **goods)
    (record,) = reconcile([signed, years, told("d3", "2017-03-01", **goods)])
    assert "undated_close" in {name for name, _, _ in record.links[-1].features}


def test_only_among_undated_texts_does_a_deal_many_speak_of_draw_a_weapons_name() -> None:
    goods = {"kind": "arms_deal", "agent": "BRA", "recipient": "KEN", "trigger": "deal"}
    many = [told(f"d{n}", None, deal=a_deal(item="S-400"), **(goods | {"trigger": w})) for n, w in enumerate("abcd")]
    (record,) = reconcile([*many, told("d9", None, deal=a_deal(item="S-400"), **goods)])
    assert "told_often_undated" in {name for name, _, _ in record.links[-1].features}
    dated = [
        told(f"d{n}", "2021-03-04", deal=a_deal(item="S-400"), **(goods | {"trigger": w})) for n, w in enumerate("abcd")
    ]
    (record,) = reconcile([*dated, told("d9", "2021-03-05", deal=a_deal(item="S-400"), **goods)])
    assert ("told_often", 0.0) in {(name, weight) for name, weight, _ in record.links[-1].features}
