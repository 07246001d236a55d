"""Meetings, agreements, attacks: parties in any order, phases of a treaty, places and days of an attack."""

from __future__ import annotations

import pytest
from msgspec import structs

from builders import a_place, a_report, a_source, a_time, an_actor
from noteverbale.records import merge, reconcile
from noteverbale.types import Mention, Report, Span


def meeting(document: str, known: str = "2020-05-11", agent="RUS IND", **fields) -> Report:
    return a_report(document, known, kind="meeting", agent=agent, **{"trigger": "talks", "time": "2020-05-10"} | fields)


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


def test_parties_meet_in_any_order_and_part() -> None:
    assert sizes(meeting("d1"), meeting("d2", agent="IND RUS"), meeting("d3", agent="IND", recipient="RUS")) == [3]


def test_a_summit_of_three_does_not_swallow_the_meeting_at_its_side() -> None:
    assert sizes(meeting("d1", agent="RUS IND CHN"), meeting("d2")) == [1, 1]


def test_meetings_with_different_partners_are_two() -> None:
    assert sizes(meeting("d1"), meeting("d2", agent="RUS CHN")) == [1, 1]


def test_a_call_days_later_is_another_meeting() -> None:
    assert sizes(meeting("d1"), meeting("d2", "2020-05-18", time="2020-05-17")) == [1, 1]


def test_a_copy_counts_once() -> None:
    record = next(iter(reconcile([meeting("d1", family="d1"), meeting("d2", family="d1")])))
    assert record.states[-1].independent_sources == 1
    assert "same_copy" in {name for name, _, _ in record.links[1].features}


def test_a_name_spelt_twice_is_one_person() -> None:
    one = meeting("d1", agent=(an_actor("RUS", "Sergey Lavrov"), "IND"), time=None)
    two = meeting("d2", agent=(an_actor("RUS", "Sergei Lavrow"), "IND"), time=None)
    assert sizes(one, two) == [2]


def test_a_leader_alone_joins_no_meeting_of_another_text() -> None:
    putin = an_actor("RUS", "President Vladimir Putin")
    one = meeting("d1", agent=(putin, "UGA"), time=None)
    alone = meeting("d2", agent=(putin,), time=None)
    assert sizes(one, alone) == [1, 1]
    assert sizes(one, meeting("d1", agent=(putin,), time=None, trigger="discussed")) == [2]


def test_the_phases_of_an_agreement_are_dated_apart() -> None:
    told = {"kind": "agreement", "agent": "USA RUS"}
    signed = a_report("d1", "2010-04-08", trigger="signed", time="2010-04-08", **told)
    ratified = a_report("d2", "2011-01-26", trigger="ratified", time="2011-01-26", **told)
    force = a_report("d3", "2011-02-05", trigger="entered into force", time="2011-02-05", **told)
    fields = merge("agreement", [force, signed, ratified]).fields
    assert fields["phase"] == "in_force"
    assert {name: days["from"] for name, days in fields["phases"].items()} == {
        "signed": "2010-04-08",
        "ratified": "2011-01-26",
        "in_force": "2011-02-05",
    }


def attack(document: str, known: str = "2020-05-11", **fields) -> Report:
    given = {"agent": "NSA-ISIS", "recipient": "IRQ", "time": "2020-05-10", "place": a_place("Kirkuk", "IRQ")}
    return a_report(document, known, kind="attack", **given | fields)


def test_an_attack_without_agent_joins_by_place_and_day() -> None:
    assert sizes(attack("d1"), attack("d2", agent="")) == [2]


def test_attacks_on_two_towns_or_by_two_agents_are_two() -> None:
    assert sizes(attack("d1"), attack("d2", place=a_place("Mosul", "IRQ"), time="2020-05-11")) == [1, 1]
    assert sizes(attack("d1"), attack("d2", agent="USA")) == [1, 1]


def test_one_attacker_in_one_town_on_one_day_makes_one_attack_whoever_is_read_as_hit() -> None:
    assert sizes(attack("d1"), attack("d2", recipient="TUR")) == [2]
    assert sizes(attack("d1"), attack("d2", recipient="TUR", time="2020-05-15")) == [1, 1]
    whole = a_place("Iraq", "IRQ")
    assert sizes(attack("d1", place=whole), attack("d2", recipient="TUR", place=whole)) == [1, 1]


def test_a_rough_date_told_late_finds_the_event_of_that_month_and_no_other() -> None:
    month = a_time("2020-05-01", "2020-05-31")
    assert sizes(meeting("d1"), meeting("d2", "2020-12-01", time=month)) == [2]
    assert sizes(meeting("d1"), meeting("d2", "2020-12-01", time=a_time("2020-04-01", "2020-04-30"))) == [1, 1]


def test_countries_that_differ_within_a_record_are_a_contradiction() -> None:
    state = merge("attack", [attack("d1"), attack("d2", place=a_place("Abu Kamal", "SYR"))])
    assert [(c.field, [side for side, _ in c.sides]) for c in state.contradictions] == [("country", ["IRQ", "SYR"])]


def test_the_better_voice_settles_place_and_day() -> None:
    rumour = attack("d1", source=a_source("media"), time="2020-05-09")
    named = attack("d2", source=a_source("institution", "IRQ"))
    state = merge("attack", [rumour, named])
    assert state.fields["event_from"] == "2020-05-10"
    assert state.accepted["event_from"] == (named.claim.id, "party")


def test_of_equal_voices_the_date_of_more_independent_texts_wins() -> None:
    one, two, three = attack("d1", time="2020-05-09"), attack("d2"), attack("d3")
    assert merge("attack", [one, two, three]).fields["event_from"] == "2020-05-10"
    copied = [attack(f"e{n}", time="2020-05-09", family="e0") for n in range(3)]
    assert merge("attack", [*copied, two, three]).fields["event_from"] == "2020-05-10"


def test_a_name_of_one_side_does_not_contradict_a_name_of_the_other() -> None:
    one = meeting("d1", agent=(an_actor("RUS", "Sergey Lavrov"), "IND"), time=None)
    two = meeting("d2", agent=("RUS", an_actor("IND", "Subrahmanyam Jaishankar")), time=None)
    assert sizes(one, two) == [2]
    other = meeting("d3", agent=(an_actor("RUS", "Sergei Shoigu"), "IND"), time=None)
    assert sizes(one, other) == [1, 1]


def test_where_something_was_denied_to_be_is_no_place_of_it() -> None:
    told = {"kind": "exercise", "agent": "KEN OMN", "recipient": "", "time": "2020-05-10", "trigger": "drill"}
    denied = a_report("d1", "2020-05-11", polarity="negative", place=a_place("Salalah", "OMN"), **told)
    held = [a_report(d, "2020-05-11", place=a_place("Lamu", "KEN"), **told) for d in ("d2", "d3")]
    (record,) = reconcile([denied, *held])
    assert record.states[-1].fields["place"] == "Lamu"


def test_a_sentence_that_a_text_repeats_is_one_event() -> None:
    told = {"kind": "request", "agent": "IRN", "recipient": "FRA", "trigger": "demanded", "time": None}
    first, again = (moved(a_report("d1", None, **told), start) for start in (0, 400))
    record = next(iter(reconcile([first, again])))
    assert "sentence_again" in {name for name, _, _ in record.links[1].features}
    other = structs.replace(again, claim=structs.replace(again.claim, sentence=Span(400, 520)))
    assert sizes(first, other) == [1, 1]


def moved(report: Report, start: int) -> Report:
    """The report with its sentence of 80 characters at another place of the text."""
    trigger = Mention(text=report.claim.trigger.text, start=start + 10, end=start + 18)
    claim = structs.replace(report.claim, id=f"c{start}", trigger=trigger, sentence=Span(start, start + 80))
    return structs.replace(report, claim=claim)


@pytest.mark.parametrize(("words", "sizes"), [(("trade", "trade"), [2]), (("trade", "exchange"), [1, 1])])
def test_of_one_text_only_co_operation_told_with_the_same_word_is_one(words: tuple[str, str], sizes: list[int]) -> None:
    told = (
        a_report("d1", "2019-05-01", kind="cooperation", agent="KEN PER", trigger=word, time=None, at=100 * n)
        for n, word in enumerate(words)
    )
    assert sorted(len(record.links) for record in reconcile(told)) == sizes
