"""Visits told of some time in the past, and persons told apart in one text: what must not join a visit to come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_place, a_report, a_time, an_actor
from noteverbale.records import reconcile
from noteverbale.records.names import person_of
from noteverbale.types import Record, Report, Span, When

MINISTER = an_actor("KEN", "Wanjiru Kamau", "Kenyan Defence Minister Wanjiru Kamau")
OFFICERS = an_actor("KEN", "Wanjiru Kamau", "naval officers")
PREMIER = an_actor("KEN", "Otieno Barasa", "Prime Minister Otieno Barasa")
DAY = "2021-03-04"


def before(words: str, last: str = DAY) -> When:
    return When(text=words, start=9, end=9 + len(words), last=a_time(last).last)


def plan(document: str = "d1", **fields) -> Report:
    told = {"agent": MINISTER, "recipient": "OMN", "time": "2021-03-06", "realis": "scheduled", "trigger": "fly"}
    return a_report(document, DAY, **told | fields)


def past(words: str, document: str = "d1", known: str = DAY, **fields) -> Report:
    told = {"agent": OFFICERS, "trigger": "visits", "at": 80, "time": before(words, known)}
    return a_report(document, known, **told | fields)


def members(*reports: Report) -> list[int]:
    return sorted(len(record.links) for record in reconcile(reports))


def of(claim: Report, *reports: Report) -> Record:
    return next(r for r in reconcile(reports) if claim.claim.id in {link.claim_id for link in r.links})


@given(st.sampled_from(["in recent years", "recently", "lately", "in the past decade"]), st.booleans())
def test_a_vague_past_never_joins_what_is_to_come(words: str, another_text: bool) -> None:
    planned, told = plan(), past(words, "d2" if another_text else "d1", recipient="OMN", agent=MINISTER)
    assert members(planned, told) == [1, 1]
    assert of(planned, planned, told).states[-1].fields["status"] == "scheduled"


def test_nor_does_what_is_to_come_join_a_vague_past_told_before_it() -> None:
    undated = plan(time=None, agent="KEN")
    assert members(past("recently", agent=MINISTER, recipient="OMN", place=a_place("Muscat", "OMN")), undated) == [1, 1]


def test_a_vague_past_told_after_the_visit_may_be_that_visit() -> None:
    assert members(plan(), past("recently", "d2", "2021-03-09", agent=MINISTER, recipient="OMN")) == [2]


def test_visits_of_a_whole_past_join_no_dated_one() -> None:
    held = a_report("d1", DAY, agent=MINISTER, recipient="IND", time="2021-03-02", trigger="visited")
    assert members(held, past("in recent years", agent=MINISTER)) == [1, 1]


def test_several_persons_have_no_name() -> None:
    told = past("in recent years")
    assert of(told, told).states[-1].fields["traveller_name"] is None


def test_two_persons_of_one_sentence_make_two_visits() -> None:
    sentence = Span(0, 200)
    month = a_time("2021-04-01", "2021-04-30")
    told = {"recipient": "IND", "time": month, "place": a_place("Delhi", "IND"), "realis": "scheduled"}
    one = a_report("d1", DAY, agent=MINISTER, trigger="trip", sentence=sentence, **told)
    two = a_report("d1", DAY, agent=PREMIER, trigger="visit", at=90, sentence=sentence, **told)
    assert members(one, two) == [1, 1]


def test_a_bare_minister_may_be_the_defence_minister() -> None:
    bare = plan(agent=an_actor("KEN", text="the minister"), trigger="stay", at=120, time=None)
    names = {name for link in of(bare, plan(agent=an_actor("KEN", text="Kenyan defence minister")), bare).links
             for name, _, _ in link.features}  # fmt: skip
    assert members(plan(), bare) == [2]
    assert "office_conflict" not in names


def test_a_capital_is_no_person() -> None:
    told = plan(recipient=an_actor("IND", text="New Delhi"))
    other = plan("d2", recipient=an_actor("IND", text="Abu Dhabi Road"), place=a_place("Abu Dhabi Road", "IND"))
    links = [link for record in reconcile([told, other]) for link in record.links]
    assert len(list(reconcile([told, other]))) == 1
    assert not [words for link in links for name, _, words in link.features if "delhi" in words or "abu" in words
                if name.startswith("names")]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("the minister of foreign affairs", True),
        ("the commander of the armed forces", True),
        ("an adviser for political affairs", True),
        ("Prime Minister Otieno Barasa", True),
        ("naval officers", False),
        ("the heads of delegation", False),
        ("commanders of the navy", False),
        ("some of his aides", False),
    ],
)
def test_words_for_several_are_no_one_person(words: str, one: bool) -> None:
    assert person_of(an_actor("KEN", "Otieno Barasa", words)) == ("Otieno Barasa" if one else None)


@pytest.mark.parametrize(("since", "begun"), [("2024-03-06", "2024-03-06"), ("1990-01-01", None), ("2024-03-20", None)])
def test_what_goes_on_since_a_day_begins_on_it(since: str, begun: str | None) -> None:
    time = When(text="since then", start=0, end=10, first=date.fromisoformat(since))
    report = a_report(
        "d1", "2024-03-13", kind="coercion", agent="NSA-RSF", recipient="SDN", time=time, realis="ongoing"
    )
    (record,) = reconcile([report])
    fields = record.states[-1].fields
    assert (fields["event_from"], fields["event_to"]) == (begun, None)
