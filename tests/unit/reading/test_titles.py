"""Titles read for events: what they add to their text, and where their words stand."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs

from builders import a_claim, an_actor
from noteverbale.documents import from_text
from noteverbale.interchange import interchange
from noteverbale.reading import Reader, titles
from noteverbale.types import Claim, Document, Furniture, Reading

PRESS = SimpleNamespace(scene=SimpleNamespace(home="IRN", official=False))
PALACE = SimpleNamespace(scene=SimpleNamespace(home="RUS", official=True))
BELOW = "The two sides will discuss trade and energy. Both countries have a long border."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def told(title: str, text: str = BELOW, **more: Any) -> Document:
    return from_text(text, title=title, **more)


def in_title(title: str, trigger: str, *agents: str, recipient: str = "", **fields: Any) -> Claim:
    """Give a claim whose words stand in a title; parties are "words=CODE"."""

    def actor(spec: str) -> Any:
        words, code = spec.split("=")
        at = title.index(words)
        return structs.replace(an_actor(code, text=words), start=at, end=at + len(words))

    parties = tuple(actor(spec) for spec in agents)
    to = (actor(recipient),) if recipient else ()
    return a_claim(fields.pop("kind", "meeting"), parties, to, trigger=trigger, at=title.index(trigger), **fields)


def added(title: str, claim: Claim, *of_text: Claim, text: str = BELOW, people: Any = PRESS) -> list[Claim]:
    return list(titles.added([claim], of_text, told(title, text), people))


def all_words(reading: Reading) -> list[tuple[str, str]]:
    found = []
    for claim in reading.all_claims:
        part = reading.document.part(claim.part)
        words = [claim.trigger, *claim.agent, *claim.recipient, claim.time, claim.place, claim.source]
        found += [(one.text, part[one.start : one.end]) for one in words if one is not None and one.start is not None]
    return found


def test_what_the_title_alone_tells_is_read_with_its_own_offsets(reader: Reader) -> None:
    found = reader.read(told("President of Peru met with Prime Minister of Norway in Lima", published=None))
    meeting = next(claim for claim in found.title_claims if claim.kind == "meeting")
    assert {actor.code for actor in meeting.agent} == {"PER", "NOR"}
    assert (meeting.realis, meeting.part) == ("occurred", "title")
    assert all(claim.part == "text" for claim in found.claims)
    assert all(words == cut for words, cut in all_words(found))


def test_a_title_that_stands_above_its_text_is_told_once(reader: Reader) -> None:
    title = "President of Peru met with Prime Minister of Norway in Lima"
    assert reader.read(told(title, f"LIMA\n{title.upper()}\n\n{BELOW}")).title_claims == ()


def test_a_title_among_furniture_alone_is_read(reader: Reader) -> None:
    title = "President of Peru met with Prime Minister of Norway in Lima"
    page = structs.replace(told(title, f"title: {title}\n\n{BELOW}"), furniture=())
    assert reader.read(page).title_claims == ()
    matter = structs.replace(page, furniture=(Furniture(0, page.text.index("\n"), "boilerplate"),))
    assert [claim.kind for claim in reader.read(matter).title_claims] == ["meeting"]


def test_two_lines_of_a_title_are_read_apart_and_stand_in_order(reader: Reader) -> None:
    title = "President of Peru met with Prime Minister of Norway\nPutin visits Delhi"
    meeting, visit = reader.read(told(title, "")).title_claims
    assert [actor.text for actor in visit.agent] == ["Putin"]
    assert [claim.at for claim in (meeting, visit)] == [title.index(w) - len(title) - 1 for w in ("met", "visits")]


def test_a_headline_without_a_text_is_read(reader: Reader) -> None:
    found = reader.read(told("Iran arrests two Pakistani terrorists near the border", ""))
    assert [claim.kind for claim in found.title_claims] == ["coercion"]
    assert found.claims == ()
    assert found.document.text == ""


@pytest.mark.parametrize(
    "title", ["", " \n", "?!", "x" * 3000, "\ud800 met", "Мир", "He " * 90, "Why Peru attacked Norway", "a\tb\x00c"]
)
def test_odd_titles_give_nothing_and_do_no_harm(reader: Reader, title: str) -> None:
    assert reader.read(told(title)).title_claims == ()


def test_readings_are_the_same_whoever_stands_beside(reader: Reader) -> None:
    document = told("President of Peru visits Norway")
    alone = reader.read(document)
    reader.read(told("Iran arrests two Pakistani terrorists", "Something else happened. " * 30))
    assert reader.read(document) == alone


def test_a_person_whom_the_text_introduces_is_known_in_the_title(reader: Reader) -> None:
    text = "Norwegian Foreign Minister Solveig Aasmundtveit will discuss trade with her hosts. She comes for two days."
    found = reader.read(told("Aasmundtveit visits Peru", text))
    assert [actor.code for claim in found.title_claims for actor in claim.agent] == ["NOR"]


def test_claims_of_titles_have_a_key_of_their_own_and_only_where_there_are_any(reader: Reader) -> None:
    row = interchange(reader.read(told("President of Peru met with Prime Minister of Norway in Lima")))
    assert [claim["kind"] for claim in row["title_claims"]] == ["meeting"]
    assert "part" not in row["title_claims"][0]
    assert "title_claims" not in interchange(reader.read(told("A quiet day")))


def test_ids_of_claims_of_title_and_text_differ(reader: Reader) -> None:
    title = "President of Peru met with Prime Minister of Norway in Lima"
    above, alone = reader.read(told(title, "")), reader.read(from_text(title))
    assert {claim.id for claim in above.title_claims}.isdisjoint(claim.id for claim in alone.claims)


MET = "Peru, Norway hold talks"


@pytest.mark.parametrize(
    ("of_text", "given"),
    [
        ((), True),
        ((a_claim("meeting", "PER NOR", realis="scheduled"),), True),
        ((a_claim("meeting", "PER NOR"),), True),
        ((a_claim("visit", "PER", "NOR"),), True),
    ],
)
def test_a_meeting_told_as_held_is_given(of_text: tuple[Claim, ...], given: bool) -> None:
    claim = in_title(MET, "talks", "Peru=PER", "Norway=NOR", confidence=0.9)
    assert bool(added(MET, claim, *of_text)) == given


def test_of_other_kinds_what_the_text_tells_too_is_not_told_twice() -> None:
    title = "Peru condemns Norway"
    claim = in_title(title, "condemns", "Peru=PER", recipient="Norway=NOR", kind="accusation", confidence=0.95)
    assert added(title, claim)
    assert not added(title, claim, a_claim("accusation", "PER", "NOR"))
    assert not added(title, structs.replace(claim, confidence=0.8))


def test_a_plan_told_by_both_is_given_for_its_day_alone() -> None:
    title = "Peru to meet Norway on 3 May"
    claim = in_title(title, "meet", "Peru=PER", "Norway=NOR", confidence=0.9, realis="scheduled")
    plan = a_claim("meeting", "PER NOR", realis="scheduled")
    assert not added(title, claim, plan)
    dated = structs.replace(claim, time=a_claim(time="2020-05-03").time)
    assert added(title, dated, plan)
    assert not added(title, dated, structs.replace(plan, time=dated.time))


def test_an_event_that_the_title_only_names_says_nothing_on_whether_it_was_held() -> None:
    title = "Peru-Norway talks in Lima"
    claim = in_title(title, "talks", "Peru=PER", "Norway=NOR", confidence=0.9)
    assert not added(title, claim, a_claim("meeting", "PER NOR", realis="scheduled"))


@pytest.mark.parametrize(
    ("title", "trigger", "read", "meant"),
    [
        ("Peru, Norway hold talks", "talks", "scheduled", "occurred"),
        ("Peru, Norway to hold talks", "talks", "occurred", "scheduled"),
        ("Peru meets Norway to end dispute", "meets", "scheduled", "occurred"),
        ("Peru, Norway will hold talks", "talks", "scheduled", "scheduled"),
        ("Peru agrees to talks in Norway", "talks", "scheduled", "scheduled"),
    ],
)
def test_present_tense_has_happened_and_to_with_a_verb_is_planned(
    title: str, trigger: str, read: str, meant: str
) -> None:
    claim = in_title(title, trigger, "Peru=PER", "Norway=NOR", confidence=0.9, realis=read)
    assert [one.realis for one in added(title, claim)] == [meant]


def test_a_government_s_own_page_speaks_of_itself() -> None:
    title = "Meeting with President of Uganda"
    claim = in_title(title, "Meeting", "President of Uganda=UGA", confidence=0.7)
    [found] = added(title, claim, people=PALACE)
    assert [(actor.code, actor.text) for actor in found.agent] == [("RUS", "Meeting"), ("UGA", "President of Uganda")]
    assert found.inferred == {"agent": titles.HOME}
    assert not added(title, claim, people=PRESS)


def test_parties_that_are_only_pointed_to_tell_nothing_unless_at_home() -> None:
    title = "The president met Norway's king"
    claim = in_title(title, "met", "The president=PER", "Norway's king=NOR", confidence=0.9)
    pointed = structs.replace(claim, agent=(structs.replace(claim.agent[0], basis="person pointing"), claim.agent[1]))
    assert added(title, claim)
    assert not added(title, pointed)


def test_a_bare_headline_needs_no_second_party_but_for_what_is_done_together() -> None:
    title = "Peru tests missile, meets"
    alone = in_title(title, "tests", "Peru=PER", kind="mobilization", confidence=0.6)
    assert added(title, alone, text="")
    assert not added(title, alone)
    assert not added(title, in_title(title, "meets", "Peru=PER", confidence=0.9), text="")


def test_a_tour_of_several_states_is_left_to_the_text() -> None:
    title = "Peru's premier visits Norway and Iceland"
    claim = in_title(title, "visits", "Peru's premier=PER", recipient="Norway=NOR", kind="visit", confidence=0.9)
    both = structs.replace(claim, recipient=(*claim.recipient, an_actor("ISL")))
    assert added(title, claim)
    assert not added(title, both)
    assert added(title, both, text=" ")


def test_the_present_tense_with_a_day_to_come_is_a_plan(reader: Reader) -> None:
    title = "Lavrov visits Tehran on Friday"
    saturday, none = date(2019, 6, 1), reader.read(from_text("", title=title, published=None)).title_claims
    (plan,) = reader.read(from_text("", title=title, published=saturday)).title_claims
    assert plan.realis == "scheduled"
    assert plan.time is not None
    assert plan.time.first == date(2019, 6, 7)
    assert [claim.realis for claim in none] == ["occurred"]
