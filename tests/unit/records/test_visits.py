"""Visits told by several texts: what becomes one record, and what that record says on each day."""

from __future__ import annotations

from datetime import date

from builders import a_place, a_report, a_source, an_actor
from noteverbale.records import as_of, reconcile
from noteverbale.types import Record, Report

LAVROV = an_actor("RUS", "Sergey Lavrov", "Russian Foreign Minister Sergey Lavrov")
SHOIGU = an_actor("RUS", "Sergei Shoigu", "Russian Defence Minister Sergei Shoigu")
MINISTER = an_actor("RUS", text="the Russian foreign minister")


def plan(document: str = "d1", known: str = "2020-05-01", **fields) -> Report:
    told = {"agent": LAVROV, "recipient": "IND", "time": "2020-05-10", "realis": "scheduled"} | fields
    return a_report(document, known, **told)


def held(document: str = "d2", known: str = "2020-05-11", **fields) -> Report:
    return a_report(document, known, **{"agent": LAVROV, "recipient": "IND", "time": "2020-05-10"} | fields)


def only(*reports: Report) -> Record:
    records = list(reconcile(reports))
    assert len(records) == 1, [record.links for record in records]
    return records[0]


def test_a_plan_and_the_visit_held_are_one_record_with_two_states() -> None:
    record = only(plan(), held())
    assert [state.fields["status"] for state in record.states] == ["scheduled", "occurred"]
    assert [state.fields["outcome"] for state in record.states] == ["expected", "held"]
    assert record.states[-1].fields["traveller"] == "RUS"
    assert record.states[-1].fields["host"] == "IND"
    assert record.states[-1].independent_sources == 2


def test_as_of_answers_know_only_what_was_known() -> None:
    record = only(plan(), held())
    before, between = as_of(record, date(2020, 4, 30)), as_of(record, date(2020, 5, 10))
    assert before is None
    assert between is not None and between.fields["status"] == "scheduled"
    assert as_of(record, None) == record.states[-1]


def test_an_undated_mention_joins_the_nearest_visit_of_the_dyad() -> None:
    early, late = held("d1", "2020-03-02", time="2020-03-01"), held("d2", "2020-05-11")
    mention = held("d3", "2020-05-12", agent=MINISTER, time=None)
    records = list(reconcile([early, late, mention]))
    assert [len(record.links) for record in records] == [1, 2]


def test_ministers_who_travel_alike_make_two_visits() -> None:
    assert len(list(reconcile([held(), held("d3", agent=SHOIGU)]))) == 2


def test_a_town_is_the_place_where_other_texts_tell_the_whole_country() -> None:
    india, delhi = a_place("India", "IND"), a_place("New Delhi", "IND")
    record = only(plan(place=india), held("d2", place=delhi), held("d3", "2020-05-12", place=india))
    assert [state.fields["place"] for state in record.states] == ["India", "New Delhi", "New Delhi"]
    assert {state.fields["country"] for state in record.states} == {"IND"}


def test_the_place_lies_in_the_country_that_most_texts_tell() -> None:
    told = [("d1", a_place("Doha", "QAT")), ("d2", a_place("India", "IND")), ("d3", a_place("India", "IND"))]
    record = only(*(held(document, f"2020-05-1{document[1]}", place=place) for document, place in told))
    assert (record.states[-1].fields["place"], record.states[-1].fields["country"]) == ("India", "IND")


def test_a_tour_keeps_all_its_hosts_in_the_order_told() -> None:
    record = only(held("d1", recipient="NIC BOL VEN"), held("d2", recipient="NIC"))
    assert (record.states[-1].fields["host"], record.states[-1].fields["hosts"]) == ("NIC", ["NIC", "BOL", "VEN"])
    assert only(held(recipient="IND")).states[-1].fields["hosts"] == []


def test_one_person_told_with_variants_of_a_title_makes_one_visit() -> None:
    named = an_actor("RUS", "Vyacheslav Volodin", "State Duma Chairman Vyacheslav Volodin")
    office = an_actor("RUS", "State Duma", "the Chairman of the State Duma")
    behind = an_actor("RUS", None, "Mr Volodin, Speaker of the State Duma")
    assert len(only(held("d1", agent=named), held("d2", agent=office), held("d3", agent=behind)).links) == 3


def test_visits_of_one_traveller_months_apart_are_two() -> None:
    assert len(list(reconcile([held(), held("d3", "2020-09-11", time="2020-09-10")]))) == 2


def test_a_visit_to_another_host_is_another_visit() -> None:
    assert len(list(reconcile([held(), held("d3", recipient="CHN")]))) == 2


def test_a_host_that_is_not_told_is_taken_from_the_place_and_says_so() -> None:
    record = only(held(recipient="", place=a_place("New Delhi", "IND")), plan())
    assert record.states[-1].fields["host"] == "IND"


def test_adjacent_days_and_a_rough_month_still_meet() -> None:
    assert len(only(plan(time=("2020-05-01", "2020-05-31")), held(), held("d4", time="2020-05-12")).links) == 3


def test_a_denial_stays_and_opens_a_contradiction() -> None:
    denial = held("d3", "2020-05-12", polarity="negative", source=a_source("unnamed_official"))
    last = only(held(), denial).states[-1]
    assert last.fields["status"] == "occurred"
    assert [(c.field, [side for side, _ in c.sides]) for c in last.contradictions] == [
        ("polarity", ["positive", "negative"])
    ]
    assert last.contradictions[0].known == date(2020, 5, 12)
    assert len(last.claim_ids) == 2


def test_a_party_that_denies_beats_an_unnamed_source() -> None:
    rumour = held(source=a_source("unnamed_source"))
    denial = held("d3", "2020-05-12", polarity="negative", source=a_source("named_official", "IND"))
    last = only(rumour, denial).states[-1]
    assert last.fields["status"] == "denied"
    assert last.accepted["status"] == (denial.claim.id, "party")


def test_a_copied_denial_does_not_outweigh() -> None:
    told = [held("d1"), held("d2")]
    copies = [held(f"e{n}", "2020-05-12", polarity="negative", family="e0") for n in range(4)]
    last = only(*told, *copies).states[-1]
    assert last.fields["status"] == "occurred"
    assert last.independent_sources == 3


def test_a_plan_put_off_is_moved_and_then_held_on_another_date() -> None:
    put_off = plan("d2", "2020-05-08", polarity="negative", trigger="postponed")
    again = plan("d3", "2020-05-09", time="2020-05-25")
    record = only(plan(), put_off, again, held("d4", "2020-05-25", time="2020-05-25"))
    assert [state.fields["status"] for state in record.states] == ["scheduled", "postponed", "scheduled", "occurred"]
    assert [state.fields["outcome"] for state in record.states] == ["expected", "moved", "moved", "held"]
    assert record.states[-1].contradictions == ()


def test_a_visit_called_off_is_cancelled_without_contradiction() -> None:
    last = only(plan(), plan("d2", "2020-05-09", polarity="negative")).states[-1]
    assert (last.fields["status"], last.fields["outcome"]) == ("cancelled", "cancelled")
    assert last.contradictions == ()


def test_dates_that_exclude_each_other_are_a_contradiction_with_sides() -> None:
    near = held("d3", time="2020-05-12", source=a_source("media"))
    last = only(held(), near).states[-1]
    assert last.fields["event_from"] == "2020-05-10"
    assert [c.field for c in last.contradictions] == ["event_from"]
    assert dict(last.contradictions[0].sides).keys() == {"2020-05-10", "2020-05-12"}


def test_an_invitation_and_a_surprise_show_in_stage_and_publicity() -> None:
    invited = plan(realis="proposed", trigger="invited", time=None)
    assert only(invited).states[-1].fields["status"] == "invited"
    assert only(held(trigger="surprise visit")).states[-1].fields["publicity"] == "unannounced"
    assert only(held()).states[-1].fields["publicity"] is None


def test_a_later_text_that_still_knows_only_the_plan_says_no_report() -> None:
    assert only(plan(), plan("d2", "2020-05-14")).states[-1].fields["outcome"] == "no_report"


def test_each_link_explains_itself_with_words_and_weights() -> None:
    record = only(plan(), held())
    features = {name: (weight, words) for name, weight, words in record.links[1].features}
    assert features["parties_same"] == (3.0, "RUS > IND | RUS > IND")
    assert features["names_same"][1] == "lavrov (RUS) | lavrov (RUS)"
    assert abs(sum(weight for weight, _ in features.values()) - record.links[1].score) < 1e-9


def test_undated_texts_come_last_and_are_in_the_last_state_only() -> None:
    record = only(plan(), held("d0", None))
    assert [state.known for state in record.states] == [date(2020, 5, 1), None]


def test_undated_texts_join_by_a_name_and_place_told_alike_only_when_copies() -> None:
    one = held("d1", None, time=None)
    assert len(list(reconcile([one, held("d2", None, time=None)]))) == 2
    assert len(list(reconcile([one, held("d2", None, time=None, family="d1")]))) == 1


def test_two_months_of_one_year_told_in_rough_are_two_plans() -> None:
    year = plan("d1", "2005-11-18", time=("2006-01-01", "2006-12-31"))
    march = plan("d2", "2005-11-19", time=("2006-03-01", "2006-03-31"))
    june = plan("d3", "2005-11-20", time=("2006-06-01", "2006-06-30"))
    assert [len(record.links) for record in reconcile([year, march, june])] == [2, 1]


def test_where_both_parties_stand_as_agents_the_place_tells_the_host() -> None:
    muddled = held(agent=("IND", LAVROV), recipient="", place=a_place("New Delhi", "IND"))
    record = only(plan(), muddled)
    assert (record.states[-1].fields["traveller"], record.states[-1].fields["host"]) == ("RUS", "IND")


AGRA = a_place("Agra", "IND")


def test_a_misread_host_parts_no_trip_to_one_town_on_one_day() -> None:
    record = only(held(place=AGRA), held("d3", agent=LAVROV, recipient="LKA", place=AGRA))
    assert "parties_apart" in {name for name, _, _ in record.links[1].features}
    assert record.states[-1].fields["host"] == "IND"


def test_another_traveller_town_day_or_a_whole_country_is_another_trip() -> None:
    others = (
        {"agent": an_actor("CHN", "Wang Yi"), "recipient": "LKA", "place": AGRA},
        {"recipient": "LKA", "place": a_place("Kandy", "LKA")},
        {"recipient": "LKA", "place": AGRA, "time": "2020-05-16"},
        {"recipient": "LKA", "place": None},
    )
    for other in others:
        assert len(list(reconcile([held(place=AGRA), held("d3", **other)]))) == 2, other
    country = a_place("India", "IND")
    assert len(list(reconcile([held(place=country), held("d3", recipient="LKA", place=country)]))) == 2
