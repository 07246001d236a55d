"""Claims that tell little: headlines, second words of one sentence, deals without parties; and stray claims."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import a_deal, a_quantity, a_report, a_time
from noteverbale.records import reconcile
from noteverbale.records.facts import Facts
from noteverbale.records.profile import Profile
from noteverbale.records.rules import identity
from noteverbale.records.tally import Tally
from noteverbale.records.turns import turns
from noteverbale.types import Record, Report, Span


def deal(document: str, known: str, agent: str, recipient: str, item: str | None, **more) -> Report:
    told = {"kind": "arms_deal", "agent": agent, "recipient": recipient, "trigger": "deal"}
    return a_report(document, known, deal=a_deal(more.pop("stage", "talks"), item), **told | more)


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


def features(record: Record, claim: int) -> set[str]:
    return {name for name, _, _ in record.links[claim].features}


MI_35 = deal("d1", "2014-11-13", "RUS", "PAK", "Mi-35 helicopters")


def test_a_deal_without_parties_joins_the_only_open_deal_of_its_item() -> None:
    bare = deal("d2", "2014-11-21", "", "", "Mi-35 helicopters")
    (record,) = reconcile([MI_35, bare])
    assert "only_deal" in features(record, 1)


def test_but_not_where_two_open_deals_are_of_that_item() -> None:
    iraq = deal("d3", "2014-11-14", "RUS", "IRQ", "Mi-35 helicopters")
    by_class = deal("d4", "2014-11-21", "", "", "helicopters")
    assert sizes(MI_35, iraq, by_class) == [1, 1, 1]


def test_nor_for_a_topic_or_another_item() -> None:
    assert sizes(MI_35, deal("d2", "2014-11-21", "", "", "arms")) == [1, 1]
    assert sizes(MI_35, deal("d2", "2014-11-21", "", "", "S-400 systems")) == [1, 1]


def test_a_headline_is_placed_after_the_claims_that_tell_more() -> None:
    headline = deal("d2", "2015-08-21", "", "", "helicopter", stage="signed", at=5)
    body = deal("d2", "2015-08-21", "", "PAK", "Mi-35M helicopters", stage="signed", at=90)
    assert sizes(MI_35, headline, body) == [3]
    placed = [facts.start for _, facts in turns([headline, body], identity("arms_deal"))]
    assert placed == [90, 5]


def test_a_day_is_whole_before_the_next_begins() -> None:
    full = a_report("d9", "2020-05-02", recipient="IND", time="2020-05-02")
    bare = a_report("d1", "2020-05-01", recipient="")
    assert [position for position, _ in turns([bare, full], identity("visit"))] == [0, 1]


def test_two_words_of_one_sentence_are_one_event() -> None:
    told = {"kind": "agreement", "agent": "PAK RUS", "realis": "intended"}
    words = [
        a_report("d1", "2016-12-20", trigger=word, at=at, **told) for word, at in (("conclude", 40), ("agreements", 57))
    ]
    sentence = Span(20, 120)
    one, two = (replace(report, claim=replace(report.claim, sentence=sentence)) for report in words)
    assert sizes(one, two) == [2]
    dated = [
        replace(r, claim=replace(r.claim, time=a_time(day))) for r, day in ((one, "2016-01-05"), (two, "2016-12-19"))
    ]
    assert sizes(*dated) == [1, 1]


def test_a_stray_day_does_not_draw_claims_of_another_event() -> None:
    days = Tally()
    days.add([1, 1, 1, 1, 1, 2])
    assert days.standing() == {1}
    days.add([2])
    assert days.latest(6) == (1, 2)


def test_a_number_told_beats_many_and_a_request_says_what_is_wanted() -> None:
    def wanted(*told: tuple[str, object]) -> str:
        reports = [deal(f"d{n}", "2014-11-13", "RUS", "PAK", "Mi-35", stage=stage) for n, (stage, _) in enumerate(told)]
        filled = [
            replace(r, claim=replace(r.claim, deal=replace(r.claim.deal, quantity=quantity)))
            for r, (_, quantity) in zip(reports, told, strict=True)
        ]
        (record,) = reconcile(filled)
        return record.states[-1].fields["quantity"]["wanted"]["text"]

    many, four, twenty = a_quantity(None), a_quantity(4), a_quantity(None, 20, "up_to")
    assert wanted(("talks", many), ("interest", twenty)) == twenty.text
    assert wanted(("contract_negotiation", four), ("request", twenty)) == twenty.text


def test_facts_of_a_users_own_equipment_know_its_wider_types() -> None:
    own = deal("d1", "2020-05-01", "NZL", "PAK", "QX-909 Wasp")
    own = replace(
        own, claim=replace(own.claim, deal=replace(own.claim.deal, family="QX-909", type="attack_helicopter"))
    )
    assert "helicopter" in Facts(own, identity("arms_deal")).item.classes
    assert sizes(own, deal("d2", "2020-05-20", "NZL", "PAK", "helicopters")) == [2]


def test_what_tells_neither_party_nor_item_is_of_its_texts_only_deal() -> None:
    told = deal("d1", "2014-11-13", "ITA", "CHL", "frigates", stage="signed", time="2014-11-10")
    bare = deal("d1", "2014-11-13", "", "", None, stage="delivered", trigger="Delivery", at=90,
                time=a_time("2015-01-01", "2015-12-31"), realis="predicted")  # fmt: skip
    (record,) = reconcile([told, bare])
    assert "only_of_text" in {name for link in record.links for name, _, _ in link.features}
    tanks = deal("d1", "2014-11-13", "ITA", "PER", "tanks", stage="signed", at=50)
    assert sorted(sizes(told, tanks, bare)) == [1, 1, 1]


def test_transport_helicopters_are_no_attack_helicopters() -> None:
    attack = deal("d1", "2014-11-13", "ITA", "CHL", "attack helicopters", stage="signed", time="2014-11-10")
    others = deal("d2", "2014-11-20", "ITA", "CHL", "transport helicopters", stage="delivered")
    assert sizes(attack, others) == [1, 1]
    assert sizes(attack, deal("d3", "2014-11-20", "ITA", "CHL", "helicopters", stage="delivered")) == [2]


@pytest.mark.parametrize("start", [-9, 3])  # in titles, in texts
def test_what_a_record_of_many_claims_keeps_grows_in_place(start: int) -> None:
    reports = [a_report(f"d{n}", "2021-03-04", kind="meeting", agent="BRA KEN") for n in range(9)]
    told = [Facts(report, identity("meeting")) for report in reports]
    profile = Profile(0, True)
    kept = []
    for number, facts in enumerate(told):
        facts.start, facts.sentence = start, (number, "talks")
        profile.add(facts)
        kept.append((profile.headed, profile.sentences))
    assert all(headed is kept[-1][0] and sentences is kept[-1][1] for headed, sentences in kept)
    assert (len(profile.headed), len(profile.sentences)) == (9 if start < 0 else 0, 9)
