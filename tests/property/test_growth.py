"""A record that grows batch by batch is the record made at once: whatever the batches, their order, and judgements between."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from training.simulator.settings import HARD
from training.simulator.telling import make_world

from builders import a_judgement, a_name
from noteverbale.flow import growth
from noteverbale.flow.record import derive
from noteverbale.records import rules
from noteverbale.records.blocking import lookups
from noteverbale.records.blocks import askers, marks
from noteverbale.records.facts import Facts
from noteverbale.store import Store
from noteverbale.types import Claim, Document, Reading, Report
from stores import fill, told

SMALL = replace(HARD, states=6, dyads=4, days=120, events=18, texts=3.0)
_WORDS = [f"word{number}" for number in range(400)]


def a_text(reports: list[Report], random: Random, earlier: list[str]) -> str:
    """A text of its own, or one much like an earlier one."""
    if earlier and random.random() < 0.3:
        words = random.choice(earlier).split()
        return " ".join(words[: random.randrange(len(words) // 2, len(words) + 1)] + random.choices(_WORDS, k=3))
    return " ".join(random.choices(_WORDS, k=random.choice((10, 60, 120))))


def with_own_name(claim: Claim, random: Random) -> Claim:
    """Some claims list separate dates, some agreements bear a name, and some meetings are exercises that do."""
    if claim.time is not None and claim.time.first and claim.time.last and random.random() < 0.05:
        ends = (claim.time.first, claim.time.first), (claim.time.last, claim.time.last)
        return replace(claim, time=replace(claim.time, several=ends))
    if claim.kind == "agreement" and random.random() < 0.5:
        return replace(claim, name=a_name(random.choice(("Joint Comprehensive Plan of Action", "Harare Agreement"))))
    if claim.kind == "meeting" and random.random() < 0.4:
        name = a_name(random.choice(("Indra", "Aman")), random.choice((None, "2020", "2021", "9")))
        return replace(claim, kind="exercise", name=name if random.random() < 0.6 else None)
    return claim


def readings(seed: int, signature: str = "s1") -> list[Reading]:
    random = Random(seed)
    texts: dict[str, list[Report]] = {}
    for report in make_world(SMALL, seed % 50).reports:
        texts.setdefault(report.document_id, []).append(report)
    written: list[str] = []
    found = []
    for id_, reports in texts.items():
        written.append(a_text(reports, random, written))
        day = reports[0].known if random.random() < 0.95 else None
        document = Document(id=id_, name=id_, text=written[-1], published=day)
        claims = tuple(with_own_name(report.claim, random) for report in reports)
        found.append(titled(Reading(document=document, claims=claims, signature=signature), random))
    return found


def titled(reading: Reading, random: Random) -> Reading:
    """Some texts have a title that tells the first claim; some are a title alone, which others copy as texts do."""
    if random.random() < 0.7:
        return reading
    alone = random.random() < 0.5
    count = len(reading.claims) if alone else 1
    document, words = reading.document, reading.document.text if alone else "Words above it"
    return replace(
        reading,
        document=replace(document, title=words, text="" if alone else document.text),
        title_claims=tuple(replace(claim, part="title") for claim in reading.claims[:count]),
        claims=reading.claims[count:],
    )


def read_again(reading: Reading, random: Random) -> Reading:
    """A newer reader finds other claims in the same text, some under the old ids."""
    kept = tuple(replace(claim, realis="scheduled") for claim in reading.claims if random.random() < 0.7)
    return replace(reading, claims=kept, title_claims=reading.title_claims[1:], signature="s2")


def judge(store: Store, random: Random) -> None:
    """Say something on records and claims that are there; sometimes take it back, or name what is not there."""
    with store.database() as database:
        claims = [tuple(row) for row in database.execute("SELECT claim_id, record_id FROM record_claims ORDER BY 1")]
    for verb in random.choices(("merge", "split", "reject", "set", "undo"), k=random.randrange(3)):
        (claim, record), (_, other) = random.choice(claims), random.choice(claims)
        made = {
            "merge": (record, other),
            "split": (record, claim),
            "reject": (claim,),
            "set": (record, "status", "held"),
        }
        if verb == "undo" and store.judgements():
            store.add_judgements([a_judgement("undo", str(random.randrange(len(store.judgements())) + 1))])
        elif verb in made:
            stayed = tuple(one for one, of in claims if of == record and one != claim) if verb == "split" else ()
            store.add_judgements([replace(a_judgement(verb, *made[verb]), stayed=stayed)])


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6))
def test_growing_gives_the_record_that_a_rebuild_gives(seed: int) -> None:
    random = Random(seed)
    every = readings(seed)
    random.shuffle(every)
    cuts = sorted(random.sample(range(1, len(every)), random.choice((1, 2, 4))))
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create_or_open(Path(folder, "r.nv"))
        grown = 0
        for begin, end in zip([0, *cuts], [*cuts, len(every)], strict=True):
            again = [read_again(one, random) for one in random.sample(every[:begin], min(begin, random.choice((0, 2))))]
            fill(store, *every[begin:end])
            fill(store, *again)
            growth._LARGEST_SHARE, kept = 1e9, growth._LARGEST_SHARE
            grown += begin > 0 and growth.batch(store) is not None
            derive(store)
            growth._LARGEST_SHARE = kept
            judge(store, random)
        assert grown == len(cuts)
        derive(store)
        found = told(store)
        derive(store, anew=True)
        whole = told(store)
        for name, rows in whole.items():
            assert found[name] == rows, name


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_texts_read_again_and_no_others_give_the_record_of_a_rebuild(seed: int, judged: bool) -> None:
    every = readings(seed)
    lost = min(claim.kind for one in every for claim in one.claims)
    again = [one for number, one in enumerate(every) if number % 2 or lost in {claim.kind for claim in one.claims}]
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create_or_open(Path(folder, "r.nv"))
        fill(store, *every)
        derive(store)
        kept_of = {one.document.id: tuple(c for c in one.claims if c.kind != lost) for one in again}
        fill(store, *(replace(one, claims=kept_of[one.document.id], signature="s2") for one in again))
        if judged:
            judge(store, Random(seed))
            store.add_judgements([a_judgement("reject", "no such claim")])
        growth._LARGEST_SHARE, kept = 1e9, growth._LARGEST_SHARE
        assert growth.batch(store) is not None
        derive(store)
        growth._LARGEST_SHARE = kept
        found = told(store)
        derive(store, anew=True)
        whole = told(store)
        for name, rows in whole.items():
            assert found[name] == rows, name


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 49))
def test_who_looks_a_key_up_holds_one_of_its_askers(seed: int) -> None:
    for report in make_world(SMALL, seed).reports[:40]:
        identity = rules.identity(report.claim.kind)
        facts = Facts(report, identity)
        borne = set(marks(facts, identity))
        for key in lookups(facts, identity):
            assert not borne.isdisjoint(askers(key)), key
