"""What claims of one sentence tell about each other: borrowed words, days, and acts that are no deals."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from noteverbale.reading.neighbours import deployed, drilled, objecting, of_no_series, own, traded_only
from noteverbale.types import Actor, Claim, Mention, Span, When, Where

TEXT = "Aides kept silent on Mr Kamau's trip because of President Barasa's visit to Muscat next month."


def mention(words: str, text: str = TEXT) -> Mention:
    return Mention(text=words, start=text.index(words), end=text.index(words) + len(words))


def actor(words: str, code: str, text: str = TEXT) -> Actor:
    return Actor(**{name: getattr(mention(words, text), name) for name in ("text", "start", "end")}, code=code)


def a_visit(trigger: str, who: str, **fields) -> Claim:
    return Claim(
        id=trigger, kind="visit", trigger=mention(trigger), agent=(actor(who, "KEN"),), sentence=Span(0, len(TEXT)),
        recipient=(actor("Muscat", "OMN"),), time=When(text="next month", start=82, end=92, first=date(2021, 4, 1)),
        place=Where(text="Muscat", start=75, end=81, country="OMN"), realis="scheduled", **fields,
    )  # fmt: skip


def test_a_trip_keeps_nothing_that_belongs_to_the_nearer_visit() -> None:
    trip, visit = own([a_visit("trip", "Mr Kamau"), a_visit("visit", "President Barasa")])
    assert (trip.time, trip.place, trip.recipient) == (None, None, ())
    assert visit.time and visit.place and visit.recipient


def test_one_traveller_lends_nothing() -> None:
    trip, visit = own([a_visit("trip", "Mr Kamau"), a_visit("visit", "Mr Kamau")])
    assert trip.time and visit.time and trip.place and trip.recipient


def test_words_of_time_mean_one_day_in_a_sentence() -> None:
    done = replace(a_visit("trip", "Mr Kamau"), realis="occurred", time=When(text="on Wednesday", start=5, end=17,
                   first=date(2021, 3, 3), last=date(2021, 3, 3)))  # fmt: skip
    aim = replace(
        a_visit("visit", "Mr Kamau"), time=When(text="on Wednesday", start=5, end=17, first=date(2021, 3, 10))
    )
    assert own([done, aim])[1].time == done.time
    assert own([replace(done, realis="intended"), aim])[1].time == aim.time


def test_who_buys_in_general_or_objects_makes_no_deal() -> None:
    def deal(words: str) -> Claim:
        return Claim(id="c", kind="arms_deal", trigger=Mention(text=words, start=0, end=len(words)))

    assert [traded_only(deal(words)) for words in ("buyer", "Suppliers", "supply", "bought")] == [
        True,
        True,
        False,
        False,
    ]
    assert [objecting("arms_deal", words) for words in ("objected", "refused")] == ["accusation", "arms_deal"]
    assert objecting("rejection", "opposition") == "rejection"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A contingent of Peruvian ground forces", "mobilization"),
        ("300 marines", "mobilization"),
        ("more troops", "mobilization"),
        ("the chief of the Peruvian armed forces", "visit"),
        ("the commander of Peruvian forces", "visit"),
        ("the minister for the armed forces", "visit"),
        ("600 of its soldiers", "mobilization"),
        ("Kenyan and Peruvian paratroopers", "mobilization"),
        ("A Peruvian navy flotilla", "visit"),
        ("General Luna", "visit"),
    ],
)
def test_troops_that_arrive_are_no_visitors(words: str, kind: str) -> None:
    assert deployed("visit", [Actor(text=words, start=0, end=len(words), code="PER")]) == kind
    assert deployed("retreat", [Actor(text=words, start=0, end=len(words), code="PER")]) == "retreat"


@pytest.mark.parametrize(
    ("text", "words", "dated"),
    [
        ("It is our 12th meeting over the past four years.", "over the past four years", False),
        ("They met twice in two years.", "in two years", False),
        ("It was their third meeting within the last six months.", "within the last six months", False),
        ("They met many times over the past four years.", "over the past four years", False),
        ("They met over the past four years.", "over the past four years", True),
        ("The First Vice President met him over the past four years.", "over the past four years", True),
        ("Their third meeting was last year.", "last year", True),
        ("Their third meeting was in 2011.", "in 2011", True),
    ],
)
def test_the_years_of_a_count_are_not_its_events(text: str, words: str, dated: bool):
    when = When(**mention_of(words, text), first=date(2010, 1, 1), last=date(2013, 12, 31))
    claim = Claim(id="c", kind="meeting", trigger=mention("met" if "met" in text else "meeting", text),
                  time=when, sentence=Span(0, len(text)))  # fmt: skip
    told = of_no_series(text, claim).time
    assert told is not None and told.text == words and (told.first is not None) is dated
    short = replace(claim, time=replace(when, last=date(2010, 1, 20)))
    assert of_no_series(text, short) == short and of_no_series(text, replace(claim, time=None)).time is None


def mention_of(words: str, text: str) -> dict:
    return {"text": words, "start": text.index(words), "end": text.index(words) + len(words)}


def drill(text: str, *codes: str) -> Claim:
    parties = tuple(Actor(text=code, start=0, end=1, code=code) for code in codes)
    return Claim(id="c", kind="exercise", trigger=mention("drill", text), agent=parties, sentence=Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "codes", "kind"),
    [
        ("Peru's navy held its largest drill in years.", ("PER",), "mobilization"),
        ("Peru's navy held a joint drill.", ("PER",), "exercise"),
        ("Peru's navy held a drill with its neighbours.", ("PER",), "exercise"),
        ("Peru and Chile held a drill.", ("PER", "CHL"), "exercise"),
        ("The drill began.", (), "exercise"),
        ("Gunmen held a drill.", ("UNK",), "exercise"),
    ],
)
def test_the_drill_of_one_state_is_no_joint_exercise(text: str, codes: tuple[str, ...], kind: str) -> None:
    assert [claim.kind for claim in drilled(text, [drill(text, *codes)])] == [kind]


def test_of_a_text_that_tells_of_a_joint_exercise_no_drill_is_one_states() -> None:
    text = "Peru's navy held a drill."
    told = [drill(text, "PER"), drill(text, "PER", "CHL")]
    assert [claim.kind for claim in drilled(text, told)] == ["exercise", "exercise"]
