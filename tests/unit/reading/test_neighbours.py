"""What claims of one sentence tell about each other: borrowed words, days, and acts that are no deals."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from noteverbale.reading.neighbours import denied, deployed, objecting, own, retold, traded_only, unannounced
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


def test_what_nobody_has_announced_is_still_to_be() -> None:
    text = "Kamau will fly to Muscat for a visit that neither government has announced, and a visit that was cancelled."
    first, last = text.index("visit"), text.rindex("visit")
    claims = [
        Claim(id="c", kind="visit", trigger=Mention(text="visit", start=at, end=at + 5), polarity="negative",
              sentence=Span(0, len(text)))
        for at in (first, last)
    ]  # fmt: skip
    assert [unannounced(text, claim).polarity for claim in claims] == ["positive", "negative"]


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
    ("text", "trigger", "polarity"),
    [
        ("Kenya denied that it had refused to sell patrol boats to Oman.", "refused", "negative"),
        ("Kenya denied reports that its army has been arming Oman.", "arming", "negative"),
        ("Kenya denied having rejected the purchase.", "rejected", "negative"),
        ("Kenya denies targeting Oman.", "targeting", "negative"),
        ("Kenya denied Oman the boats.", "denied", "positive"),
        ("Kenya denied it, but it had refused the boats.", "refused", "positive"),
        ("Kenya, which had denied the charges, refused the boats.", "refused", "positive"),
        ("Kenya rejected the request that Oman had made.", "made", "positive"),
        ("Kenya denied on Monday that it had armed Oman.", "armed", "negative"),
        ("Kenya has not denied that it had armed Oman.", "armed", "positive"),
        ("Kenya neither confirmed\nnor denied that it had armed Oman.", "armed", "positive"),
        ("Nobody denies that Kenya has armed Oman.", "armed", "positive"),
        ("Kenya refused to deny targeting Oman.", "targeting", "positive"),
        ("Kenya denied entry to the envoy who had visited Oman.", "visited", "positive"),
        ("Kenya denied the government that had signed the accord its boats.", "signed", "positive"),
    ],
)
def test_what_a_clause_denies_is_negative(text: str, trigger: str, polarity: str) -> None:
    claim = Claim(id="c", kind="arms_deal", trigger=mention(trigger, text), sentence=Span(0, len(text)))
    assert denied(text, claim).polarity == polarity


def test_what_is_denied_to_be_called_off_is_still_to_be() -> None:
    def told(text: str) -> Claim:
        claim = Claim(id="c", kind="exercise", trigger=mention("drill", text), polarity="negative", realis="occurred",
                      sentence=Span(0, len(text)))  # fmt: skip
        return retold(text, claim)

    kept = told("A diplomat denied that the drill had been cancelled.")
    assert (kept.polarity, kept.realis) == ("positive", "scheduled")
    assert told("A diplomat said the drill had been cancelled.").polarity == "negative"
    assert told("A diplomat did not\ndeny that the drill had been cancelled.").polarity == "negative"
    assert told("A diplomat denied that there was a drill near Rattu.").polarity == "negative"


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
    ("text", "trigger", "polarity"),
    [
        ("Kamau had a visit scheduled for Tuesday, but it was cancelled.", "visit", "negative"),
        ("Kamau was to make a visit to Oman on Saturday but the visit was suddenly canceled.", "visit", "negative"),
        ("The drill was due in May, but it has been\npostponed.", "drill", "negative"),
        ("The talks were due in May, but they have been postponed.", "talks", "negative"),
        ("Kamau will visit Oman, but the concert was cancelled.", "visit", "positive"),
        ("Kamau will visit Oman. But it was cancelled.", "visit", "positive"),
        ("Kamau will visit Oman, but it was not cancelled.", "visit", "positive"),
    ],
)
def test_a_plan_that_its_sentence_calls_off_is_negative(text: str, trigger: str, polarity: str) -> None:
    claim = Claim(id="c", kind="visit", trigger=mention(trigger, text), realis="scheduled", sentence=Span(0, len(text)))
    assert retold(text, claim).polarity == polarity
    assert retold(text, replace(claim, realis="occurred")).polarity == "positive"
