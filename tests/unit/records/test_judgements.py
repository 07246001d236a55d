"""A person's word: merge, split, reject, set and undo, and what a malformed one says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import a_judgement, a_place, a_report, an_actor
from noteverbale.errors import ConfigError
from noteverbale.records import reconcile
from noteverbale.types import Judgement, Record, Report

WORLD = [
    a_report("d1", "2020-05-01", recipient="IND", time="2020-05-10", realis="scheduled"),
    a_report("d2", "2020-05-11", recipient="IND", time="2020-05-10"),
    a_report("d3", "2020-05-12", recipient="CHN", time="2020-05-10"),
    a_report("d4", "2020-06-12", recipient="JPN", time="2020-06-10"),
]


def records(*judgements: Judgement) -> list[Record]:
    return list(reconcile(WORLD, judgements))


def test_the_world_has_three_visits() -> None:
    assert [len(record.links) for record in records()] == [2, 1, 1]


def test_a_merge_keeps_the_id_of_the_record_begun_first_and_tells_who_merged() -> None:
    one, two, three = records()
    merged, other = records(a_judgement("merge", two.id, one.id))
    assert (merged.id, other) == (one.id, three)
    assert len(merged.links) == 3
    assert merged.links[-1].features[-1] == ("judged_merge", 0.0, "judgement 1 by a reader, 2020-01-01")


def test_a_record_merged_away_still_answers_to_its_id() -> None:
    one, two, three = records()
    (merged,) = records(a_judgement("merge", one.id, two.id), a_judgement("merge", two.id, three.id))
    assert len(merged.links) == 4


def test_a_split_begins_a_record_of_its_own() -> None:
    one, two, three = records()
    left, apart, _, _ = records(a_judgement("split", one.id, one.links[1].claim_id))
    assert (left.id, len(left.links)) == (one.id, 1)
    assert apart.id not in {one.id, two.id, three.id}
    assert apart.links[0].claim_id == one.links[1].claim_id


def test_splitting_the_first_claim_off_keeps_the_old_id_with_the_rest() -> None:
    one = records()[0]
    after = {record.id: record for record in records(a_judgement("split", one.id, one.links[0].claim_id))}
    assert [link.claim_id for link in after[one.id].links] == [one.links[1].claim_id]


def test_a_rejected_claim_is_in_no_record() -> None:
    two = records()[1]
    assert len(records(a_judgement("reject", two.links[0].claim_id))) == 2


def test_a_set_field_wins_in_every_state_and_says_so() -> None:
    one = records()[0]
    changed = records(a_judgement("set", one.id, "host", "NPL"), a_judgement("set", one.id, "trip_days", "3"))[0]
    assert all(state.fields["host"] == "NPL" and state.fields["trip_days"] == 3 for state in changed.states)
    assert changed.states[0].accepted["host"] == ("judgement 1", "judged")


def test_a_split_takes_several_claims_into_one_new_record() -> None:
    one, two, three = records()
    whole = records(a_judgement("merge", one.id, two.id), a_judgement("merge", one.id, three.id))[0]
    parts = records(
        a_judgement("merge", one.id, two.id),
        a_judgement("merge", one.id, three.id),
        a_judgement("split", one.id, whole.links[2].claim_id, whole.links[3].claim_id),
    )
    assert [len(record.links) for record in parts] == [2, 2]
    assert parts[1].links[0].features[-1][2].startswith("judgement 3 by a reader")


def test_what_is_split_off_can_be_merged_back_and_split_off_again() -> None:
    one, two, three = records()
    split = a_judgement("split", one.id, one.links[1].claim_id)
    apart = records(split)[1]
    back = a_judgement("merge", one.id, apart.id)
    assert [record.id for record in records(split, back)] == [one.id, two.id, three.id]
    again = records(split, back, split)
    assert len(again) == 4 and again[1].id != apart.id


def test_a_record_is_found_by_its_first_claim_when_it_no_longer_begins_one() -> None:
    """An older text read later takes the record's beginning; the judgement still finds what it was made on."""
    one, two, _ = records()
    older = a_report("d0", "2020-04-30", recipient="IND", time="2020-05-10", realis="scheduled")
    merged, _ = reconcile([older, *WORLD], [a_judgement("merge", one.id, two.id)])
    assert len(merged.links) == 4 and merged.id not in {one.id, two.id}


def test_a_field_set_on_a_record_that_was_merged_away_holds_on_the_whole() -> None:
    one, two, _ = records()
    whole = records(a_judgement("set", two.id, "place", '"Delhi"'), a_judgement("merge", one.id, two.id))[0]
    assert whole.states[-1].fields["place"] == "Delhi"


def test_a_field_set_from_a_day_on_leaves_the_days_before_as_they_were() -> None:
    one = records()[0]
    word = Judgement(
        verb="set", arguments=(one.id, "status", '"cancelled"'), author="ana", time="2020-07-01", since="2020-05-05"
    )
    changed = records(word)[0]
    assert [(str(state.known), state.fields["status"]) for state in changed.states] == [
        ("2020-05-01", "scheduled"),
        ("2020-05-05", "cancelled"),
        ("2020-05-11", "cancelled"),
    ]
    assert changed.states[0] == one.states[0]
    assert changed.states[-1].fields["judged"]["status"]["told"] == "occurred"


def test_a_party_set_is_a_party_of_the_event() -> None:
    one = records()[0]
    fields = records(a_judgement("set", one.id, "host", '"NPL"'))[0].states[-1].fields
    assert [party["code"] for party in fields["recipients"]] == ["NPL"] and fields["parties"] == ["NPL", "RUS"]


def test_a_party_set_to_none_is_no_party_of_the_event() -> None:
    one = records()[0]
    fields = records(a_judgement("set", one.id, "host", "null"))[0].states[-1].fields
    assert (fields["host"], fields["recipients"], fields["parties"]) == (None, [], ["RUS"])


def test_undo_takes_back_one_judgement_and_can_itself_be_undone() -> None:
    one, two, _ = records()
    merge = a_judgement("merge", one.id, two.id)
    assert records(merge, a_judgement("undo", "1")) == records()
    assert records(merge, a_judgement("undo", "1"), a_judgement("undo", "2")) == records(merge)


def test_judgements_on_what_is_not_here_are_left_alone() -> None:
    assert (
        records(a_judgement("merge", "r0", "r1"), a_judgement("split", "r0", "c"), a_judgement("reject", "x"))
        == records()
    )


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        (a_judgement("join", "a", "b"), "unknown verb"),
        (a_judgement("merge", "a"), "takes 2 arguments"),
        (a_judgement("split", "a"), "takes 2 or more arguments"),
        (Judgement(verb="set", arguments=("r", "a", "b"), author="", time="", since="soon"), "since is a day"),
        (a_judgement("undo", "2"), "earlier judgement"),
        (a_judgement("undo", "first"), "earlier judgement"),
    ],
)
def test_a_malformed_judgement_names_its_number_and_repair(judgement: Judgement, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        records(judgement)
    assert "judgement 1" in str(caught.value)


# Two receptions of one guest in one place within days, told first as one record.
TRIP = {"agent": an_actor("KEN", "Otieno Barasa"), "recipient": "OMN", "place": a_place("Muscat", "OMN")}
EARLY = [
    a_report("e1", "2021-03-04", time="2021-03-03", **TRIP),
    a_report("e2", "2021-03-05", time="2021-03-03", **TRIP),
]
LATE = [
    a_report("e3", "2021-03-06", time="2021-03-05", **TRIP),
    a_report("e4", "2021-03-06", time="2021-03-05", **TRIP, at=9),
]
NEW = [
    a_report("e5", "2021-03-07", time="2021-03-05", **TRIP),
    a_report("e6", "2021-03-07", time="2021-03-03", **TRIP),
]


def ids_of(*reports: Report) -> list[str]:
    return [report.claim.id for report in reports]


def parted(*reports: Report, stayed: bool = True) -> list[set[str]]:
    (whole,) = reconcile([*EARLY, *LATE])
    split = replace(a_judgement("split", whole.id, *ids_of(*LATE)), stayed=tuple(ids_of(*EARLY)) if stayed else ())
    return [{link.claim_id for link in record.links} for record in reconcile(reports, [split])]


def test_what_comes_after_a_split_goes_to_the_side_it_fits_best() -> None:
    assert parted(*EARLY, *LATE, *NEW) == [{*ids_of(*EARLY, NEW[1])}, {*ids_of(*LATE, NEW[0])}]


def test_a_split_that_tells_not_who_stayed_leaves_what_comes_where_it_was() -> None:
    assert parted(*EARLY, *LATE, *NEW, stayed=False) == [{*ids_of(*EARLY, *NEW)}, {*ids_of(*LATE)}]


def test_what_comes_goes_to_the_side_of_an_older_split_too_that_tells_not_who_stayed() -> None:
    (whole,) = reconcile([*EARLY, *LATE])
    older = a_judgement("split", whole.id, *ids_of(*LATE))
    newer = replace(a_judgement("split", whole.id, *ids_of(EARLY[1])), stayed=tuple(ids_of(EARLY[0])))
    found = list(reconcile([*EARLY, *LATE, NEW[0]], [older, newer]))
    assert [{link.claim_id for link in record.links} for record in found] == [
        {*ids_of(EARLY[0])}, {*ids_of(EARLY[1])}, {*ids_of(*LATE, NEW[0])},
    ]  # fmt: skip
    assert found[-1].links[-1].features[-1][2].startswith("judgement 1 ")


@settings(deadline=None, max_examples=30)
@given(st.permutations([*EARLY, *LATE, *NEW]))
def test_the_side_depends_on_no_order(reports: list[Report]) -> None:
    assert parted(*reports) == parted(*EARLY, *LATE, *NEW)


@settings(deadline=None)
@given(st.integers(0, len(NEW)))
def test_later_texts_move_nothing_that_was_placed_after_a_split(known: int) -> None:
    before, after = parted(*EARLY, *LATE, *NEW[:known]), parted(*EARLY, *LATE, *NEW)
    assert all(old <= new for old, new in zip(before, after, strict=True))


def test_what_came_to_a_side_by_itself_can_be_split_off_again() -> None:
    (whole,) = reconcile([*EARLY, *LATE])
    first = replace(a_judgement("split", whole.id, *ids_of(*LATE)), stayed=tuple(ids_of(*EARLY)))
    _, side = reconcile([*EARLY, *LATE, NEW[0]], [first])
    again = replace(a_judgement("split", side.id, *ids_of(NEW[0])), stayed=tuple(ids_of(*LATE)))
    found = reconcile([*EARLY, *LATE, NEW[0]], [first, again])
    assert [{link.claim_id for link in record.links} for record in found] == [
        {*ids_of(*EARLY)}, {*ids_of(*LATE)}, {*ids_of(NEW[0])},
    ]  # fmt: skip
