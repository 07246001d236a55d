"""Bare re-mentions and pasts that lie ahead."""

import re
import time
from datetime import date

import msgspec
import pytest
from msgspec import structs

from noteverbale.reading.retold import adding, as_planned, at_home, lies_ahead, nobody_travels, told_as_past
from noteverbale.types import Actor, Claim, Mention, When

TEXT = "Shoigu will visit Islamabad. The two sides will talk during Mr Shoigu’s visit. A visit to Delhi follows."


def visit(start, *codes, time=None):
    agent = tuple(Actor(text="x", start=0, end=1, code=code) for code in codes)
    return Claim(
        id=f"c{start}", kind="visit", trigger=Mention(text="visit", start=start, end=start + 5), agent=agent, time=time
    )


FIRST, AGAIN, OTHER = (TEXT.index("visit"), TEXT.index("visit."), TEXT.index("visit to"))


def test_a_visit_named_again_adds_nothing():
    told, again = visit(FIRST, "RUS", "PAK"), visit(AGAIN, "RUS", "PAK")
    assert list(adding(TEXT, [told, again])) == [told]
    assert list(adding(TEXT, [told, again, visit(AGAIN, "RUS")])) == [told]


def test_a_new_party_a_time_or_an_indefinite_noun_adds_something():
    dated = visit(AGAIN, "RUS", time=When(text="x", start=0, end=1))
    for one in (visit(AGAIN, "RUS", "IND"), dated, visit(OTHER, "RUS")):
        assert list(adding(TEXT, told := [visit(FIRST, "RUS", "PAK"), one])) == told
    assert list(adding(TEXT, [visit(AGAIN, "RUS")])) == [visit(AGAIN, "RUS")]


def test_what_is_dated_after_publication_lies_ahead():
    december = When(text="next month", start=0, end=1, first=date(2014, 12, 1), last=date(2014, 12, 31))
    assert lies_ahead(december, date(2014, 11, 20))
    assert not lies_ahead(december, date(2014, 12, 5))
    assert not lies_ahead(december, None)
    assert not lies_ahead(None, date(2014, 11, 20))


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("They *signed* a protocol for 2016.", True),
        ("He *went* there 20 years later.", True),
        ("It will be *signed* in 2016.", False),
        ("Talks are also to be *held* in 2016.", False),
        ("Their *summit* in 2016.", False),
        ("They *sign* it in 2016.", False),
    ],
)
def test_a_verb_in_the_past_is_told_as_done(sentence, past):
    start, end = sentence.index("*"), sentence.rindex("*") - 1
    assert told_as_past(sentence.replace("*", ""), start, end) is past


def test_going_home_is_no_visit():
    home = msgspec.structs.replace(visit(FIRST, "RUS"), recipient=visit(FIRST, "RUS").agent)
    abroad = msgspec.structs.replace(visit(FIRST, "RUS"), recipient=visit(FIRST, "PAK").agent)
    unknown = msgspec.structs.replace(visit(FIRST, "UNK"), recipient=visit(FIRST, "UNK").agent)
    assert at_home(home)
    assert not at_home(abroad)
    assert not at_home(unknown)
    assert not at_home(visit(FIRST, "RUS"))
    assert at_home(msgspec.structs.replace(visit(FIRST, "RUS"), trigger=Mention(text="returning", start=0, end=9)))


@pytest.mark.parametrize(
    ("words", "code", "sector", "basis", "nobody"),
    [
        ("Marrakesh", "MAR", "GOV", "regions: Marrakesh", True),
        ("The Marrakesh delegation", "MAR", "GOV", "regions: Marrakesh", False),
        ("Thousands of people", "UNK", "CVL", "people pointing to nobody told, 0.79", True),
        ("Muslims", "UNK", "UNK", "other pointing to nobody told, 0.53", True),
        ("pilgrims", "IRN", "CVL", "people: pilgrims", False),
        ("Khansari", "UNK", "UNK", "nothing found", False),
        ("200 foreign trade delegations", "UNK", "UNK", "other pointing to nobody told, 0.64", False),
        ("Rabat", "MAR", "GOV", "capital: Rabat", False),
    ],
)
def test_a_town_or_a_crowd_of_no_state_pays_no_visit(
    words: str, code: str, sector: str, basis: str, nobody: bool
) -> None:
    who = Actor(text=words, start=0, end=len(words), code=code, sector=sector, basis=basis)
    claim = Claim(id="c", kind="visit", trigger=Mention(text="visit", start=50, end=55), agent=(who,))
    assert nobody_travels(claim) is nobody
    assert not nobody_travels(structs.replace(claim, kind="meeting"))
    assert nobody_travels(structs.replace(claim, agent=()))
    assert not nobody_travels(structs.replace(claim, agent=(), recipient=(who,)))


PLAN = "Kari will pay a visit to Lima. This is Kari's first visit to Lima. During his visit to Lima he spoke."


def journey(number: int, realis: str, name: str = "Kari", host: str = "PER") -> Claim:
    start = [match.start() for match in re.finditer("visit", PLAN)][number]
    agent = (Actor(text="Kari", start=0, end=4, code="NOR", name=name),)
    return Claim(
        id=f"c{number}",
        kind="visit",
        trigger=Mention(text="visit", start=start, end=start + 5),
        agent=agent,
        recipient=(Actor(text="Lima", start=0, end=4, code=host),),
        realis=realis,
    )


def test_a_visit_that_its_text_plans_is_still_to_come_where_it_is_only_named():
    plan, named, within = journey(0, "scheduled"), journey(1, "occurred"), journey(2, "occurred")
    assert [one.realis for one in as_planned(PLAN, [plan, named, within])] == ["scheduled", "scheduled", "occurred"]
    assert [one.realis for one in as_planned(PLAN, [named])] == ["occurred"]
    held = journey(0, "occurred")
    assert [one.realis for one in as_planned(PLAN, [held, named])] == ["occurred", "occurred"]
    for other in (journey(1, "occurred", name="Ola"), journey(1, "occurred", host="CHL")):
        assert as_planned(PLAN, [plan, other])[1].realis == "occurred"
    dated = structs.replace(named, time=When(text="on Monday", start=0, end=9))
    assert as_planned(PLAN, [plan, dated])[1].realis == "occurred"


def test_many_visits_of_one_text_take_time_by_their_number():
    began = time.process_time()
    many = [journey(1, "occurred") for _ in range(20_000)]
    assert [one.realis for one in as_planned(PLAN, many)] == ["occurred"] * 20_000
    assert time.process_time() - began < 5
