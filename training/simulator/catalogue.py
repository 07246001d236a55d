"""Tell what claims' fields leave open: python -m training.simulator.catalogue [--seeds 10,11] [--setting hard]

A reader who has the list of all events, and knows how the worlds' texts err, puts each claim to its likeliest event by
the fields alone: parties and their words, times, place, realis, polarity, source, deal, and the day of publication; of
claims in one text by what they tell together. Prints B-cubed figures. No method that must find the events itself can
do better; what this reader cannot part, nobody can.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from noteverbale.types import Actor, Claim, Deal, Report
from training.simulator.measure import b_cubed
from training.simulator.settings import SETTINGS, Setting
from training.simulator.telling import START, Occasion, World, make_world, occasions
from training.simulator.world import KINDS, OFFICES, Event

Sides = tuple[tuple[str, ...], tuple[str, ...]]
Days = tuple[date | None, date | None] | None
_FIRST, _AGAIN, _OTHER = 40, 400, 800  # where a text tells its event, tells it again, tells another (telling.py)
_NEIGHBOURS = 12  # a text's other event is one of these many before its own
_SHIFTS = (-7, -3, -2, -1, 1, 2, 3, 7)
_REALIS = ("occurred", "scheduled", "intended", "predicted")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", default="10,11")
    parser.add_argument("--setting", choices=sorted(SETTINGS), default="hard")
    options = parser.parse_args()
    found: dict[str, str] = {}
    true: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for seed in options.seeds.split(","):
        world = make_world(SETTINGS[options.setting], int(seed))
        kinds |= {f"{seed} {report.claim.id}": report.claim.kind for report in world.reports}
        found |= {f"{seed} {claim}": f"{seed} {event}" for claim, event in placed(world, SETTINGS[options.setting])}
        true |= {f"{seed} {claim}": f"{seed} {event}" for claim, event in world.truth.items()}
    for kind in ("all", *KINDS):
        chosen = {claim: event for claim, event in true.items() if kind in ("all", kinds[claim])}
        print(f"{kind:<10}", *(f"{value:.3f}" for value in b_cubed(found, chosen)))


def placed(world: World, setting: Setting) -> Iterator[tuple[str, int]]:
    """Give each claim with its likeliest event."""
    odds = Odds(world, setting)
    families: dict[str, list[Report]] = defaultdict(list)
    for report in world.reports:
        families[report.family or report.document_id].append(report)
    for family, reports in families.items():
        told = [report for report in reports if report.document_id == family]
        places = odds.places({report.claim.trigger.start: report.claim for report in told}, told[0].known)
        yield from ((report.claim.id, places[report.claim.trigger.start]) for report in reports)


class Odds:
    """How likely a world's texts tell of its events as they do."""

    def __init__(self, world: World, setting: Setting) -> None:
        self.events = sorted(world.events, key=lambda event: (event.first, event.id))
        self.turn = {event.id: turn for turn, event in enumerate(self.events)}
        self.setting = setting
        self.states = {state.code: state for state in world.states}
        self.occasions = {event.id: occasions(event) for event in world.events}
        self.lags = _lags(setting)
        self.parties: Callable[..., dict[Sides, float]] = cache(self._parties)
        self.times: Callable[..., dict[Days, float]] = cache(self._times)

    def places(self, told: dict[int, Claim], known: date | None) -> dict[int, int]:
        """Give the likeliest event for each claim of a text, by where it stands."""
        day = ((known or START) - START).days
        own = self._shares(
            [told[at] for at in (_FIRST, _AGAIN) if at in told], self.events, lambda o: self.lags[day - o.known]
        )
        first = _likeliest(own)
        found = {_FIRST: first, _AGAIN: first}
        if _OTHER in told:
            near = defaultdict[int, float](float)
            for id_, share in own.items():
                beside = self.events[max(0, self.turn[id_] - _NEIGHBOURS) : self.turn[id_]]
                for event in beside:
                    near[event.id] += share / len(beside)
            others = [event for event in self.events if event.id in near]
            shares = self._shares([told[_OTHER]], others, lambda o: float(o.known <= day))
            found[_OTHER] = _likeliest({id_: share * near[id_] for id_, share in shares.items()})
        return found

    def _shares(
        self, claims: list[Claim], events: Iterable[Event], timely: Callable[[Occasion], float]
    ) -> dict[int, float]:
        """Give the shares of the events that claims of one event and occasion may tell of."""
        found = {}
        for event in (event for event in events if event.kind == claims[0].kind):
            lasting = 1.0
            for claim in claims:
                lasting *= self._lasting(claim, event) if lasting else 0.0
            if lasting:
                found[event.id] = lasting * self._passing(claims, self.occasions[event.id], timely)
        whole = sum(found.values())
        return {id_: share / whole for id_, share in found.items() if share}

    def _passing(self, claims: list[Claim], among: list[Occasion], timely: Callable[[Occasion], float]) -> float:
        whole = 0.0
        for occasion in among:
            share = timely(occasion) / len(among)
            for claim in claims:
                share *= self._at(claim, occasion) if share else 0.0
            whole += share
        return whole

    def _lasting(self, claim: Claim, event: Event) -> float:
        """Give the odds of what does not hang on when a text tells of its event."""
        sides = tuple(actor.code for actor in claim.agent), tuple(actor.code for actor in claim.recipient)
        share = self.parties(event.agents, event.recipients).get(sides, 0.0)
        if share and event.country:
            share *= self._place(claim, event)
        if share and claim.source.code is not None:
            share *= event.agents.count(claim.source.code) / len(event.agents)
        for actor in claim.agent if event.recipients else (*claim.agent, *claim.recipient):
            share *= self._words(actor, event.office) if share else 0.0
        return share * self._goods(claim.deal, event) if share and claim.deal else share

    def _place(self, claim: Claim, event: Event) -> float:
        if claim.place is None:
            return self.setting.no_place
        same = (claim.place.name, claim.place.country) == (event.town, event.country)
        return (1 - self.setting.no_place) * same

    def _words(self, actor: Actor, office: str) -> float:
        if not office:
            return 1.0
        bare = self.setting.office_only
        if actor.name:
            return (1 - bare) * (self.states[actor.code].officers[office] == actor.name)
        told = [one for one in OFFICES if actor.text.endswith(f"ian {one.lower()}")]
        return bare / 2 * (told in ([], [office]))

    def _goods(self, deal: Deal, event: Event) -> float:
        rest = self.setting
        named = (1 - rest.class_only) * (1 - rest.no_item) / 2
        classed = {event.item_class: rest.class_only * (1 - rest.no_item), None: rest.no_item}
        share = ({f"{event.item} {event.item_class}": named, event.item: named} | classed).get(deal.item, 0.0)
        if deal.quantity is None:
            return share / 2
        more = int(deal.quantity.min or 0) - event.number
        return share / 2 * ((1 - rest.wrong_number) if more == 0 else rest.wrong_number / 8 if 1 <= more <= 8 else 0.0)

    def _at(self, claim: Claim, occasion: Occasion) -> float:
        """Give the odds of what hangs on the occasion."""
        rest = self.setting
        if claim.deal and claim.deal.stage != occasion.stage:
            return 0.0
        days = None if claim.time is None else (claim.time.first, claim.time.last)
        share = self.times(occasion.first, occasion.last).get(days, 0.0)
        share *= (1 - rest.wrong_realis) * (claim.realis == occasion.realis) + rest.wrong_realis / len(_REALIS)
        negative = rest.denial + (1 - rest.denial) * (occasion.polarity == "negative")
        return share * (negative if claim.polarity == "negative" else 1 - negative)

    def _parties(self, agents: tuple[str, ...], recipients: tuple[str, ...]) -> dict[Sides, float]:
        """Give the odds of what is told as the parties: all, one left out, one taken for another."""
        rest, found = self.setting, defaultdict[Sides, float](float)
        whole = (agents, recipients)
        left_out = [(cut, rest.no_party * part) for cut, part in _cut(whole)]
        for sides, share in [(whole, 1 - rest.no_party), *left_out]:
            found[sides] += share * (1 - rest.wrong_party)
            told = [place for place in (0, 1) if sides[place]] or [0]
            for place in told:
                for code in self.states:
                    other = _with(sides, place, (*sides[place][:-1], code))
                    found[other] += share * rest.wrong_party / len(told) / len(self.states)
        return found

    def _times(self, first: int, last: int) -> dict[Days, float]:
        """Give the odds of what is told as the days: none, these, others, the first alone, or the month."""
        rest, found = self.setting, defaultdict[Days, float](float, {None: self.setting.no_date})
        shifts = [(0, 1 - rest.wrong_date), *((shift, rest.wrong_date / len(_SHIFTS)) for shift in _SHIFTS)]
        for shift, share in shifts:
            for end, part in ((first, 0.4), (last, 0.6)):
                begun, ended = START + timedelta(days=first + shift), START + timedelta(days=end + shift)
                month = begun.replace(day=1)
                whole = (1 - rest.no_date) * share * part
                found[begun, ended] += whole * (1 - rest.rough_date)
                ends = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
                found[month, ends] += whole * rest.rough_date
        return found


def _lags(setting: Setting) -> dict[int, float]:
    """Give the odds of the days between what a text tells and its publication."""
    lags = defaultdict[int, float](float)
    for day in range(30, 240):
        lags[day] += setting.late / 210
    for day in (0, 0, 0, 1, 1, 2):
        lags[day] += (1 - setting.late) / 6
    return lags


def _cut(sides: Sides) -> Iterator[tuple[Sides, float]]:
    """Give the sides with one party left out, each with its share."""
    told = [place for place in (0, 1) if sides[place]]
    for place in told:
        for at in range(len(sides[place])):
            rest = (*sides[place][:at], *sides[place][at + 1 :])
            yield _with(sides, place, rest), 1 / len(told) / len(sides[place])


def _with(sides: Sides, place: int, side: tuple[str, ...]) -> Sides:
    return (side, sides[1]) if place == 0 else (sides[0], side)


def _likeliest(shares: dict[int, float]) -> int:
    return max(shares, key=lambda id_: (shares[id_], id_))


if __name__ == "__main__":
    main()
