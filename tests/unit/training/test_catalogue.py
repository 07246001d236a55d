"""The reader who knows all events: puts what fields tell plainly where it belongs, and cannot part what they do not."""

from __future__ import annotations

from msgspec.structs import replace
from training.simulator.catalogue import Odds, placed
from training.simulator.measure import b_cubed
from training.simulator.settings import EASY
from training.simulator.telling import make_world

FEW = replace(EASY, name="few", states=12, dyads=8, events=60)


def test_it_knows_nearly_every_claim_of_an_easy_world() -> None:
    world = make_world(FEW, 7)
    assert b_cubed(dict(placed(world, FEW)), world.truth).f1 > 0.97


def test_without_days_and_places_it_cannot_part_the_events_of_a_pair() -> None:
    blind = replace(FEW, name="blind", dyads=1, no_date=1.0, no_place=1.0, office_only=1.0, late=1.0)
    world = make_world(blind, 7)
    deals = {report.claim.id for report in world.reports if report.claim.kind == "arms_deal"}  # named by their items
    truth = {claim: event for claim, event in world.truth.items() if claim not in deals}
    assert b_cubed(dict(placed(world, blind)), truth).f1 < 0.8


def test_the_odds_of_what_may_be_told_add_up_to_one() -> None:
    odds = Odds(make_world(FEW, 7), FEW)
    for event in odds.events:
        assert abs(sum(odds.parties(event.agents, event.recipients).values()) - 1) < 1e-9
        assert abs(sum(odds.times(event.first, event.last).values()) - 1) < 1e-9
