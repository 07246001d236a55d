"""What the words of an event say where nothing else does: other sorts of attack, and sentences pasted elsewhere."""

from __future__ import annotations

import pytest

from builders import a_place, a_report
from noteverbale.records import reconcile
from noteverbale.records.facts import stem
from noteverbale.records.rules import act
from noteverbale.types import Report, Span

LONG = Span(0, 140)


def attack(at: int, trigger: str, known: str | None = None, document: str = "d1", **fields) -> Report:
    told = {"agent": "BRA", "recipient": "", "time": None} | fields
    return a_report(document, known, kind="attack", at=at, trigger=trigger, **told)


def sizes(*reports: Report) -> list[int]:
    return sorted(len(record.links) for record in reconcile(reports))


def features(*reports: Report) -> set[str]:
    return {name for record in reconcile(reports) for link in record.links for name, _, _ in link.features}


@pytest.mark.parametrize(
    ("second", "joined"), [("strikes", True), ("strike", True), ("raid", False), ("executions", False)]
)
def test_in_an_undated_text_one_party_and_another_word_are_two_attacks(second: str, joined: bool) -> None:
    country = a_place("Kenya", "KEN")
    first = attack(10, "strikes", recipient="KEN", place=country)
    assert sizes(first, attack(400, second, place=country)) == ([2] if joined else [1, 1])


def test_both_parties_or_a_town_join_whatever_the_word() -> None:
    here = a_place("Kisumu", "KEN")
    assert sizes(attack(10, "strikes", recipient="KEN"), attack(400, "raid", recipient="KEN")) == [2]
    assert sizes(attack(10, "strikes", place=here), attack(400, "raid", place=here)) == [2]


def test_an_execution_is_no_clash_though_the_text_has_a_day() -> None:
    clash = attack(10, "clashes", "2021-03-04", recipient="KEN")
    assert sizes(clash, attack(400, "killed", "2021-03-04")) == [2]
    assert "act_other" in features(clash, attack(400, "executed", "2021-03-04", recipient="KEN"))
    assert "act_other" not in features(attack(10, "hanged"), attack(400, "executed"))


@pytest.mark.parametrize(
    ("trigger", "group"),
    [("wars", "war"), ("warfare", "war"), ("warning shots", None), ("warplanes", None), ("razed", "demolition")],
)
def test_a_short_word_for_an_attack_is_not_the_beginning_of_others(trigger: str, group: str | None) -> None:
    assert act(stem(trigger)) == group


def test_a_second_word_of_one_sentence_says_nothing_against_it() -> None:
    told = [attack(at, word, sentence=LONG) for at, word in ((10, "invaded"), (40, "killed"))]
    assert not {"act_other", "word_other"} & features(*told)


def sanction(document: str, known: str | None = None, sentence: Span = LONG, **fields) -> Report:
    told = {"agent": "BRA", "recipient": "KEN", "time": None, "trigger": "imposed", "at": 60} | fields
    return a_report(document, known, kind="sanction", sentence=sentence, **told)


def test_a_sentence_pasted_into_another_undated_text_tells_of_one_event() -> None:
    assert sizes(sanction("d1"), sanction("d2")) == [2]
    assert "sentence_pasted" in features(sanction("d1"), sanction("d2"))


@pytest.mark.parametrize(
    "other",
    [
        sanction("d2", "2021-03-04"),
        sanction("d2", sentence=Span(0, 139)),
        sanction("d2", at=61),
        sanction("d2", recipient="PER"),
    ],
)
def test_another_sentence_or_a_day_of_publication_is_no_pasted_one(other: Report) -> None:
    assert "sentence_pasted" not in features(sanction("d1"), other)


def test_a_short_sentence_or_one_without_a_word_but_its_trigger_tells_no_event_again() -> None:
    brief = [sanction(name, sentence=Span(40, 90)) for name in ("d1", "d2")]
    bare = [sanction(name, agent="", recipient="") for name in ("d1", "d2")]
    assert "sentence_pasted" not in features(*brief) | features(*bare)


def talks(document: str, known: str, trigger: str = "talks", **fields) -> Report:
    return a_report(document, known, kind="meeting", trigger=trigger, **{"agent": "BRA KEN", "time": None} | fields)


def test_talks_told_as_held_days_apart_are_two() -> None:
    assert sizes(talks("d1", "2021-03-04"), talks("d2", "2021-03-10")) == [1, 1]
    assert sizes(talks("d1", "2021-03-04"), talks("d2", "2021-03-05")) == [2]


def test_a_plan_and_what_was_held_of_it_are_one_though_days_lie_between() -> None:
    assert sizes(talks("d1", "2021-03-04", realis="scheduled"), talks("d2", "2021-03-10")) == [2]
    assert sizes(talks("d1", "2021-03-04", time="2021-03-04"), talks("d2", "2021-03-10", trigger="met")) == [2]
