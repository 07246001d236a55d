"""Properties of reconciliation: causal, blind to order and partition, idempotent, and losing no claim."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import a_claim, a_deal, a_judgement, a_name, a_place, a_quantity, a_report, a_source, a_time, an_actor
from noteverbale.judgements import standing
from noteverbale.records import families, merge, reconcile
from noteverbale.types import Judgement, Name, Record, Report

START = date(2020, 1, 1)
CODES = ("RUS", "IND", "CHN", "UNK")
DAYS = st.one_of(st.none(), st.integers(0, 60))


def names(kind: str) -> st.SearchStrategy[Name | None]:
    """Own names of exercises and agreements; half the claims tell none."""
    if kind == "exercise":
        return st.one_of(
            st.none(), st.builds(a_name, st.sampled_from(("Indra", "Aman")), st.sampled_from((None, "2020", "20", "9")))
        )
    pacts = st.builds(a_name, st.sampled_from(("Joint Comprehensive Plan of Action", "Harare Agreement")))
    return st.one_of(st.none(), pacts) if kind == "agreement" else st.none()


@st.composite
def claims(draw: st.DrawFn, number: int, document: int):
    kind = draw(st.sampled_from(("visit", "meeting", "arms_deal", "attack", "agreement", "exercise", "request")))
    first = draw(DAYS)
    when = None
    if first is not None:
        begun = START + timedelta(days=first)
        when = a_time(str(begun), str(begun + timedelta(days=draw(st.sampled_from((0, 0, 2, 30))))))
        if draw(st.booleans()) and draw(st.booleans()):
            when = replace(when, several=((begun, begun), (begun + timedelta(days=2), begun + timedelta(days=2))))
    name = draw(st.sampled_from((None, "Sergey Lavrov", "Ivan Petrov")))
    items = st.sampled_from(("Mi-35 helicopters", "helicopters", "S-400", "military equipment", None))
    stages = st.sampled_from(("talks", "signed", "delivered", "suspended"))
    number_told = draw(st.sampled_from((None, a_quantity(12), a_quantity(None, 20, "up_to"))))
    return a_claim(
        kind,
        an_actor(draw(st.sampled_from(CODES)), name),
        draw(st.sampled_from(("", "IND", "PAK", "CHN IND"))),
        id=f"c{document}-{number}",
        at=number * 50,
        trigger=draw(st.sampled_from(("visit", "talks", "cancelled", "signed"))),
        time=when,
        place=draw(st.sampled_from((None, a_place("Delhi", "IND"), a_place("Moscow", "RUS")))),
        polarity=draw(st.sampled_from(("positive", "positive", "negative"))),
        realis=draw(st.sampled_from(("occurred", "scheduled", "ongoing", "proposed"))),
        source=a_source(draw(st.sampled_from(("publisher", "named_official", "media"))), "RUS"),
        name=draw(names(kind)),
        deal=a_deal(draw(stages), draw(items), number_told) if kind == "arms_deal" else None,
        fresh=draw(st.sampled_from((None, 0.2, 0.9))),
        habit=draw(st.sampled_from((None, None, "often"))) if kind in ("meeting", "visit") else None,
        medium=draw(st.sampled_from((None, "in_person", "call", "video"))) if kind == "meeting" else None,
    )


@st.composite
def worlds(draw: st.DrawFn) -> list[Report]:
    found: list[Report] = []
    for document in range(draw(st.integers(1, 8))):
        known = draw(DAYS)
        day = None if known is None else START + timedelta(days=known)
        family = draw(st.sampled_from((None, "d0")))
        for number in range(draw(st.integers(1, 4))):
            found.append(a_report(f"d{document}", day, draw(claims(number, document)), family=family))
    return found


def by_id(records: list[Record]) -> dict[str, Record]:
    return {record.id: record for record in records}


@settings(max_examples=60, deadline=None)
@given(worlds(), st.integers(0, 60))
def test_later_texts_never_change_what_was_known(world: list[Report], cut: int) -> None:
    day = START + timedelta(days=cut)
    early = by_id(list(reconcile(r for r in world if r.known is not None and r.known <= day)))
    whole = by_id(list(reconcile(world)))
    for id_, record in whole.items():
        states = tuple(state for state in record.states if state.known is not None and state.known <= day)
        assert states == (early.pop(id_).states if states else ())
    assert not early


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_estimates_join_and_part_nothing_and_change_no_other_field(world: list[Report]) -> None:
    plain = [replace(report, claim=replace(report.claim, fresh=None)) for report in world]
    for with_, without in zip(reconcile(world), reconcile(plain), strict=True):
        assert with_.links == without.links
        for one, other in zip(with_.states, without.states, strict=True):
            told = {name: value for name, value in one.fields.items() if not name.startswith("estimated_")}
            assert (told, one.claim_ids) == (other.fields, other.claim_ids)
            assert len(told) == len(one.fields) or not (one.fields["event_from"] or one.fields["event_to"])


@st.composite
def judged_worlds(draw: st.DrawFn) -> tuple[list[Report], list[Judgement]]:
    """A world, and judgements on its records and claims in any order, some of them made on what others made."""
    world = draw(worlds())
    judgements: list[Judgement] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        records = list(reconcile(world, judgements))
        if not records:
            break
        one, two = draw(st.sampled_from(records)), draw(st.sampled_from(records))
        claims = draw(st.lists(st.sampled_from(one.states[-1].claim_ids), min_size=1, max_size=3, unique=True))
        since = draw(st.one_of(st.none(), st.integers(0, 60)))
        verbs = [
            ("merge", one.id, two.id),
            ("split", one.id, *claims),
            ("reject", claims[0]),
            ("set", one.id, "place", '"Agra"'),
        ]
        verb, *arguments = draw(st.sampled_from(verbs + ([("undo", str(number - 1))] if number > 1 else [])))
        day = str(START + timedelta(days=since)) if verb == "set" and since is not None else None
        judgements.append(Judgement(verb=verb, arguments=tuple(arguments), author="a", time="2021-01-01", since=day))
    return world, judgements


@settings(max_examples=150, deadline=None)
@given(judged_worlds(), st.integers(0, 60))
def test_later_texts_never_change_what_was_known_with_judgements_too(
    judged: tuple[list[Report], list[Judgement]], cut: int
) -> None:
    world, judgements = judged
    day = START + timedelta(days=cut)
    early = by_id(list(reconcile((r for r in world if r.known is not None and r.known <= day), judgements)))
    whole = by_id(list(reconcile(world, judgements)))

    def known_then(record: Record | None) -> tuple[object, ...]:
        states = record.states if record else ()
        return tuple(state for state in states if state.known is not None and state.known <= day)

    for id_ in sorted({*early, *whole}):
        assert known_then(whole.get(id_)) == known_then(early.get(id_))


@settings(max_examples=60, deadline=None)
@given(judged_worlds(), st.integers(0, 10**6))
def test_judgements_hold_whatever_the_order_of_the_texts_and_lose_only_what_was_rejected(
    judged: tuple[list[Report], list[Judgement]], seed: int
) -> None:
    world, judgements = judged
    records = list(reconcile(world, judgements))
    shuffled = list(world)
    Random(seed).shuffle(shuffled)
    assert list(reconcile(shuffled, judgements)) == records
    linked = sorted(link.claim_id for record in records for link in record.links)
    gone = {one.arguments[0] for _, one in standing(judgements) if one.verb == "reject"}
    assert linked == sorted({report.claim.id for report in world} - gone)


@settings(max_examples=40, deadline=None)
@given(worlds(), st.integers(0, 10**6), st.integers(1, 4))
def test_order_and_partition_do_not_matter(world: list[Report], seed: int, pieces: int) -> None:
    expected = list(reconcile(world))
    shuffled = list(world)
    Random(seed).shuffle(shuffled)
    parts = [shuffled[i::pieces] for i in range(pieces)]
    assert list(reconcile(report for part in parts for report in part)) == expected


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_twice_is_once_and_no_claim_is_lost(world: list[Report]) -> None:
    records = list(reconcile(world))
    assert list(reconcile([*world, *world])) == records
    linked = sorted(link.claim_id for record in records for link in record.links)
    assert linked == sorted({report.claim.id for report in world})
    for record in records:
        assert sorted(record.states[-1].claim_ids) == sorted(link.claim_id for link in record.links)
        assert len({state.known for state in record.states}) == len(record.states)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_states_are_plain_and_made_again_by_merge(world: list[Report]) -> None:
    reports = {report.claim.id: report for report in world}
    for record in reconcile(world):
        last = record.states[-1]
        assert msgspec.json.decode(msgspec.json.encode(last.fields)) == last.fields
        assert merge(record.kind, [reports[id_] for id_ in reversed(last.claim_ids)]) == last
        assert all(winner in last.claim_ids for winner, _ in last.accepted.values())


@settings(max_examples=40, deadline=None)
@given(worlds(), st.data())
def test_a_judgement_leaves_all_other_records_alone(world: list[Report], data: st.DataObject) -> None:
    before = by_id(list(reconcile(world)))
    one, two = (data.draw(st.sampled_from(sorted(before))) for _ in range(2))
    claim = data.draw(st.sampled_from(before[one].states[-1].claim_ids))
    chosen = data.draw(st.sampled_from((("merge", one, two), ("split", one, claim), ("reject", claim))))
    judgements: list[Judgement] = [a_judgement(*chosen)]
    after = by_id(list(reconcile(world, judgements)))
    for id_ in set(before) - {one, two}:
        assert after[id_] == before[id_]
    undone = [*judgements, a_judgement("undo", "1")]
    assert by_id(list(reconcile(world, undone))) == before


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=60), min_size=1, max_size=8), st.integers(0, 99)
)
def test_families_do_not_depend_on_order_and_are_causal(texts: list[list[str]], seed: int) -> None:
    documents = [(f"d{n}", " ".join(words)) for n, words in enumerate(texts)]
    days = {id_: START + timedelta(days=n) for n, (id_, _) in enumerate(documents)}
    whole = families(documents, days)
    shuffled = list(documents)
    Random(seed).shuffle(shuffled)
    assert families(shuffled, days) == whole
    half = documents[: len(documents) // 2 + 1]
    assert families(half, days) == {id_: whole[id_] for id_, _ in half}
    assert all(whole[first] == first for first in whole.values())
