"""What leaders who meet many tell of: people of one state among themselves, two guests, one party told elsewhere."""

from __future__ import annotations

import pytest

from builders import a_name, a_place, a_report, a_time, an_actor
from noteverbale.records import reconcile
from noteverbale.records.at_home import at_home
from noteverbale.records.names import name_of
from noteverbale.types import Report, When

LULA = an_actor("BRA", "Paulo Souza", "President Paulo Souza")
AIDE = an_actor("BRA", "Rosa Lima", "Defence Minister Rosa Lima")
RUTO = an_actor("KEN", "Otieno Barasa", "Mr Barasa")
NJERI = an_actor("KEN", "Wanjiru Njeri", "Foreign Minister Wanjiru Njeri")


def meeting(document: str = "d1", known: str | None = "2021-03-04", kind: str = "meeting", **fields) -> Report:
    return a_report(document, known, kind=kind, **{"trigger": "talks", "agent": (LULA, RUTO)} | fields)


def sizes(*reports: Report) -> list[int]:
    return sorted(len(record.links) for record in reconcile(reports))


@pytest.mark.parametrize(
    ("actors", "told"),
    [
        ((LULA, AIDE), True),
        ((LULA, RUTO), False),
        ((LULA,), False),
        ((LULA, an_actor("BRA", text="Brazil")), False),
        ((LULA, an_actor("BRA", text="his")), False),
        ((an_actor("IGO-SCO", text="the Council"), an_actor("IGO-SCO", text="the heads of state")), False),
    ],
)
def test_two_of_one_state_are_told_in_full(actors: tuple, told: bool) -> None:
    assert at_home(actors) is told


def test_what_two_of_one_state_discuss_is_no_meeting_with_another() -> None:
    abroad = meeting(trigger="consultations", at=90)
    assert sizes(abroad, meeting(agent=(LULA, AIDE), trigger="discussed")) == [1, 1]
    assert sizes(meeting(agent=(LULA, AIDE), trigger="discussed"), meeting(agent=(LULA, AIDE), at=90)) == [2]
    assert sizes(abroad, meeting(agent=(LULA,), trigger="opening")) == [2]


@pytest.mark.parametrize("kind", ["meeting", "agreement"])
def test_one_of_two_parties_told_elsewhere_is_not_enough(kind: str) -> None:
    firm = an_actor("BRA", text="the Agency")
    this_year = a_time("2021-01-01", "2021-12-31")
    first = meeting("d1", kind=kind, agent="BRA KEN", trigger="signed", time=this_year)
    second = meeting("d2", "2021-03-06", kind=kind, agent=firm, trigger="signed", time=this_year)
    assert sizes(first, second) == [1, 1]


def test_a_town_or_a_day_lets_one_party_be_enough_elsewhere() -> None:
    at = a_place("Nairobi", "KEN")
    there = meeting("d1", agent="BRA KEN", place=at, time="2021-03-03")
    assert sizes(there, meeting("d2", "2021-03-06", agent="KEN", place=at)) == [2]
    assert sizes(there, meeting("d2", "2021-03-06", agent="KEN", time="2021-03-03")) == [2]
    in_force = {"kind": "agreement", "trigger": "went into force", "time": ("2021-01-01", "2021-01-31")}
    assert sizes(meeting("d1", agent="BRA KEN", **in_force), meeting("d2", agent="BRA", **in_force)) == [2]


def test_a_leader_meets_two_guests_of_one_state() -> None:
    assert sizes(meeting(), meeting(agent=(LULA, NJERI), at=90)) == [1, 1]
    assert sizes(meeting(), meeting("d2", "2021-03-06", agent=(LULA, NJERI))) == [1, 1]
    assert sizes(meeting(), meeting(agent=(LULA, RUTO, NJERI), at=90)) == [2]
    assert sizes(meeting(agent=(LULA, RUTO, NJERI)), meeting(agent=(LULA, NJERI), at=90)) == [2]


def test_one_office_is_one_person_however_it_is_spelt() -> None:
    told = [an_actor("KEN", name, f"President {name}") for name in ("Otieno Barasa", "Otyeno Barrassah")]
    assert sizes(*(meeting(agent=(LULA, one), at=at) for at, one in enumerate(told))) == [2]


def test_a_name_cut_at_its_particle_keeps_its_surname() -> None:
    assert name_of("", "Alexander Van der Bellen Van")[0] == {"bellen"}
    assert name_of("", "the presidents of Russia, Iran and Azerbaijan")[0] == set()


def test_what_a_text_tells_as_held_is_not_what_it_tells_to_come() -> None:
    held = meeting(trigger="discussed")
    later = a_time("2021-03-05", "2021-12-31")
    assert sizes(held, meeting(trigger="meetings", realis="scheduled", at=90)) == [1, 1]
    assert sizes(held, meeting(trigger="summit", realis="scheduled", time=later, at=90)) == [1, 1]


def test_what_a_text_tells_of_some_time_ago_is_not_its_news() -> None:
    ago = When(text="some time ago", start=0, end=13, first=None, last=a_time("2021-03-04").last, granularity="day")
    assert sizes(meeting(agent="BRA KEN"), meeting(agent="BRA KEN", time=ago, at=90)) == [1, 1]
    assert sizes(meeting(agent="BRA KEN", time=ago), meeting(agent="BRA KEN", time=ago, at=90)) == [2]


def test_a_plan_without_a_day_is_the_one_its_text_dates() -> None:
    dated = meeting(realis="scheduled", time="2021-03-20")
    guests = meeting(realis="scheduled", agent=(LULA, NJERI), at=50)
    (plan, _) = sorted(
        reconcile([dated, guests, meeting(realis="intended", agent="BRA KEN", trigger="discuss", at=90)]),
        key=lambda record: -len(record.links),
    )
    assert plan.states[-1].fields["event_from"] == "2021-03-20"
    assert len(plan.links) == 2


def test_a_habit_is_not_the_meeting_of_the_day() -> None:
    every_year = When(text="every year", start=0, end=10, first=None, last=None, granularity="day")
    news = meeting(agent="BRA KEN")
    assert sizes(news, meeting(agent="BRA KEN", trigger="contacts", realis="ongoing", at=90)) == [1, 1]
    assert sizes(news, meeting(agent="BRA KEN", time=every_year, at=90)) == [1, 1]
    assert sizes(news, meeting(agent="BRA KEN", trigger="negotiations", realis="ongoing", at=90)) == [2]


def visit(agent: str, place: str = "Nairobi", **fields) -> Report:
    traveller = an_actor("BRA", text=agent)
    told = {"kind": "visit", "agent": traveller, "recipient": "KEN", "place": a_place(place, "KEN")}
    return a_report("d1", None, **{"trigger": "visit"} | told | fields)


def test_two_offices_of_one_text_travel_apart() -> None:
    assert sizes(visit("the foreign minister"), visit("the president", at=90)) == [1, 1]
    assert sizes(visit("the foreign minister"), visit("a high-ranking team", at=90)) == [2]


def test_a_visit_to_come_is_not_an_earlier_one_that_an_undated_text_dates() -> None:
    ahead = visit("the president", realis="scheduled")
    earlier = visit("the president", place="Mombasa", trigger="visited", time=("2019-05-01", "2019-05-31"), at=90)
    assert sizes(ahead, earlier) == [1, 1]


def test_the_narrower_of_two_rough_dates_is_the_records_day() -> None:
    spans = (("2015-01-01", "2015-12-31"), ("2015-07-01", "2015-07-31"))
    told = [
        meeting("d1", kind="agreement", agent="BRA KEN", trigger="signed", time=at, at=i * 9)
        for i, at in enumerate(spans)
    ]
    (record,) = reconcile(told)
    fields = record.states[-1].fields
    assert (fields["event_from"], fields["event_to"]) == spans[1]
    assert fields["phases"]["signed"] == {"from": spans[1][0], "to": spans[1][1]}


def test_a_name_weighs_more_than_parties_and_a_month() -> None:
    deal = a_name("Joint Comprehensive Plan of Action")
    july = ("2015-07-14", "2015-07-14")
    first = meeting(
        "d1", None, kind="agreement", agent="IRN", trigger="signed", name=deal, time=("2016-01-01", "2016-01-31")
    )
    nameless = meeting("d2", None, kind="agreement", agent="IRN CHN DEU", trigger="reached", time=july)
    named = meeting("d3", None, kind="agreement", agent="IRN CHN DEU", trigger="reached", name=deal, time=july)
    assert [[link.claim_id for link in record.links] for record in reconcile([first, nameless, named])] == [
        [first.claim.id, named.claim.id],
        [nameless.claim.id],
    ]
