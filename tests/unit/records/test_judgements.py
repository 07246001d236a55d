"""A person's word: merge, split, reject, set and undo, and what a malformed one says."""

from __future__ import annotations

import pytest

from builders import a_judgement, a_report
from noteverbale.errors import ConfigError
from noteverbale.records import reconcile
from noteverbale.types import Judgement, Record

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
    assert merged.links[-1].features[-1] == ("judged_merge", 0.0, "judgement 1")


def test_a_record_merged_away_still_answers_to_its_id() -> None:
    one, two, three = records()
    (merged,) = records(a_judgement("merge", one.id, two.id), a_judgement("merge", two.id, three.id))
    assert len(merged.links) == 4


def test_a_split_begins_a_record_of_its_own() -> None:
    one, two, three = records()
    left, _, _, apart = records(a_judgement("split", one.id, one.links[1].claim_id))
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
        (a_judgement("undo", "2"), "earlier judgement"),
        (a_judgement("undo", "first"), "earlier judgement"),
    ],
)
def test_a_malformed_judgement_names_its_number_and_repair(judgement: Judgement, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        records(judgement)
    assert "judgement 1" in str(caught.value)
