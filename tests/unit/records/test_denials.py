"""What did not happen: which negative claims are about an event, and which only of a whole past."""

from __future__ import annotations

import pytest
from msgspec import structs

from builders import a_place, a_report, a_source, an_actor
from noteverbale.records import reconcile
from noteverbale.records.facts import told_at_large
from noteverbale.types import Record, Report, Source, When

SHOIGU = an_actor("RUS", "Sergei Shoigu", "Russian Defence Minister Sergei Shoigu")
MINISTER = an_actor("RUS", text="Russian defence minister")


def plan(known: str = "2014-11-18", day: str | None = "2014-11-20") -> Report:
    return a_report("d1", known, agent=SHOIGU, recipient="PAK", time=day, realis="scheduled", trigger="will arrive")


def never(document: str, known: str, time: When | str | None, **more) -> Report:
    told = {"agent": MINISTER, "recipient": "PAK", "polarity": "negative", "trigger": "visited", "at": 200}
    return a_report(document, known, time=time, **told | more)


def since(words: str) -> When:
    return When(text=words, start=0, end=len(words))


def records(*reports: Report) -> list[Record]:
    return list(reconcile(reports))


@pytest.mark.parametrize("words", ["since 1990", "since the break-up of the Soviet Union", "in 25 years", "in decades"])
@pytest.mark.parametrize("document", ["d1", "d2"])
def test_a_whole_past_without_a_visit_leaves_the_planned_visit_alone(words: str, document: str) -> None:
    visit, habit = records(plan(), never(document, "2014-11-18", since(words)))
    assert (visit.states[-1].fields["status"], visit.states[-1].contradictions) == ("scheduled", ())
    assert habit.states[-1].fields["status"] == "denied"


def test_what_had_not_happened_before_the_day_cancels_no_plan() -> None:
    visit, _ = records(plan(), never("d2", "2014-11-19", None))
    assert visit.states[-1].fields["status"] == "scheduled"


def test_what_did_not_happen_on_the_day_does() -> None:
    (visit,) = records(plan(), never("d2", "2014-11-21", "2014-11-20", agent=SHOIGU))
    assert visit.states[-1].fields["status"] == "cancelled"


def test_a_plan_told_not_to_be_or_called_off_is_cancelled_before_its_day() -> None:
    for told in ({"realis": "scheduled"}, {"trigger": "cancelled"}):
        (visit,) = records(plan(), never("d2", "2014-11-19", "2014-11-20", agent=SHOIGU, **told))
        assert visit.states[-1].fields["status"] == "cancelled"


@pytest.mark.parametrize(
    ("words", "status"),
    [("postponed", "postponed"), ("called off", "cancelled"), ("denied", "denied"), (None, "denied")],
)
def test_words_beside_the_trigger_that_end_a_plan_tell_how(words: str | None, status: str) -> None:
    ministry = a_source("institution", code="RUS")
    off = never("d2", "2014-11-19", "2014-11-20", agent=SHOIGU, realis="scheduled", trigger="visit", source=ministry)
    told = structs.replace(off.claim, inferred={"polarity": words} if words else {})
    (visit,) = records(plan(), structs.replace(off, claim=told))
    assert visit.states[-1].fields["status"] == status


def test_a_party_that_denies_a_visit_told_as_held_is_still_heard() -> None:
    held = a_report(
        "d1", "2014-11-21", agent=SHOIGU, recipient="PAK", time="2014-11-20", source=a_source("unnamed_source")
    )
    denial = never("d2", "2014-11-22", "2014-11-20", agent=SHOIGU, source=a_source("named_official", "PAK"))
    (visit,) = records(held, denial)
    assert visit.states[-1].fields["status"] == "denied"


def test_a_dated_visit_is_no_habit_and_a_closed_year_is_none_either() -> None:
    assert not told_at_large(None)
    assert not told_at_large(since("during the visit"))
    assert told_at_large(since("since 1990"))


def test_an_attack_that_never_came_is_kept_apart_from_the_one_that_did() -> None:
    place = a_place("Kirkuk", "IRQ")
    done = a_report(
        "d1", "2020-05-11", kind="attack", agent="NSA-ISIS", recipient="IRQ", time="2020-05-10", place=place
    )
    quiet = never(
        "d1", "2020-05-11", since("in two years"), kind="attack", agent="NSA-ISIS", recipient="IRQ", place=place
    )
    assert len(records(done, quiet)) == 2


def test_a_text_that_tells_of_talks_as_held_does_not_deny_them_by_a_speaker() -> None:
    held = a_report("d1", "2014-11-21", kind="meeting", agent="RUS PAK", trigger="talks", time="2014-11-20")
    speaker = a_source("named_official", "RUS")
    said = {"kind": "meeting", "agent": "RUS PAK", "polarity": "negative", "time": None, "at": 300, "source": speaker}
    (record,) = records(held, a_report("d1", "2014-11-21", trigger="discuss", **said))
    assert record.states[-1].fields["status"] == "occurred"
    (record,) = records(held, a_report("d2", "2014-11-21", trigger="discuss", **said))
    assert record.states[-1].fields["status"] == "denied"


def test_who_denies_within_a_text_that_tells_of_talks_as_held_adds_nothing_to_others_denials() -> None:
    speaker = a_source("named_official", "RUS")
    said = {"kind": "meeting", "agent": "RUS PAK", "polarity": "negative", "time": "2014-11-20", "source": speaker}
    held = {"kind": "meeting", "agent": "RUS PAK", "time": "2014-11-20", "trigger": "talks"}
    both = (a_report("d1", "2014-11-21", **held), a_report("d1", "2014-11-21", at=300, **said))
    others = [a_report(f"d{n}", "2014-11-22", **said) for n in (2, 3)]
    again = [a_report(f"d{n}", "2014-11-21", **held) for n in (4, 5)]
    for more, status in ((again, "occurred"), (again[:1], "denied")):
        (record,) = records(*both, *others, *more)
        assert record.states[-1].fields["status"] == status


def attack(document: str, source: Source, polarity: str = "positive") -> Report:
    told = {"kind": "attack", "agent": "MMR", "recipient": "MMR", "time": "2024-03-07", "trigger": "attack"}
    return a_report(
        document, "2024-03-08", source=source, polarity=polarity, at=100 if polarity == "negative" else 0, **told
    )


@pytest.mark.parametrize(
    ("source", "status", "contradictions"),
    [
        (a_source("named_official", "MMR"), "occurred", 1),
        (a_source("named_official", "THA"), "denied", 0),
    ],
)
def test_who_is_said_to_have_used_force_cannot_deny_it_away(source: Source, status: str, contradictions: int) -> None:
    (record,) = records(attack("d1", a_source("witness")), attack("d1", source, "negative"))
    state = record.states[-1]
    assert (state.fields["status"], len(state.contradictions) >= contradictions) == (status, True)
