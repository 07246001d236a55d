"""The second judgement on parties: candidates, what is known of them, and who leaves or joins a role."""

from types import SimpleNamespace

import numpy as np
import pytest

from noteverbale.reading import likeliest as judging
from noteverbale.reading.candidates import NAME, candidates
from noteverbale.reading.decode import Found
from noteverbale.reading.fields import Scene, Seen
from noteverbale.reading.likeliest import BASIS, likeliest, map_cases
from noteverbale.reading.spoken import Spoken
from noteverbale.reading.traits import traits
from noteverbale.resolve.actors import Context
from noteverbale.resolve.tables import NO_TABLES
from noteverbale.types import Actor, Claim, Document, Mention, Span

TEXT = "Turkey has warned Greece. Officials in Ankara said that Iran condemned the raid. Cyprus was silent."
KIND = "accusation"


def an_actor(words, code):
    start = TEXT.index(words)
    return Actor(text=words, start=start, end=start + len(words), code=code, sector="GOV")


def a_claim(trigger="condemned", kind=KIND, **parties):
    start = TEXT.index(trigger)
    begin = TEXT.rfind(". ", 0, start) + 2 if ". " in TEXT[:start] else 0
    return Claim(
        id=trigger,
        kind=kind,
        trigger=Mention(text=trigger, start=start, end=start + len(trigger)),
        sentence=Span(begin, TEXT.index(".", start) + 1),
        **parties,
    )


def an_item(**chances):
    """Give what the network read of TEXT's second sentence; `chances`: word -> (as agent, as recipient)."""
    begin = TEXT.index("Officials")
    words = TEXT[begin : TEXT.index(" Cyprus")].split()
    starts = np.cumsum([begin] + [len(word) + 1 for word in words[:-1]])
    ends = starts + [len(word.rstrip(".")) for word in words]
    read = np.asarray([chances.get(word, (0.0, 0.0)) for word in words])
    window = SimpleNamespace(starts=starts, ends=ends, sentence=np.zeros(len(words), dtype=int))
    found = Found((7, 8), 0.9, {"agent": [], "recipient": []}, {"kind": (KIND, 0.9)}, read, 0)
    return Seen(found, window)


@pytest.fixture
def scene():
    people = Context(TEXT, publisher="Reuters")
    return Scene(Document(id="d", name="d", text=TEXT), people, NO_TABLES, {}, Spoken(()))


def test_candidates_are_those_told_and_the_names_of_this_sentence_and_the_two_before(scene):
    claim = a_claim(agent=(an_actor("Iran", "IRN"),))
    found = candidates(scene, claim, an_item(Iran=(0.9, 0.1)))
    assert set(found) == {"IRN", "TUR", "GRC"}
    told, named = found["IRN"]
    assert told.told and (told.highest, told.mean) == ((0.9, 0.1), (0.9, 0.1))
    assert named.actor.basis == NAME and named.highest == told.highest
    assert all(one.highest == (0.0, 0.0) for one in found["GRC"])


def test_unknown_actors_are_no_candidates(scene):
    assert "UNK" not in candidates(scene, a_claim(agent=(an_actor("Officials", "UNK"),)), an_item())


def cases(scene, *claims, item=None):
    items = {claim.trigger.start: item or an_item(Iran=(0.9, 0.1)) for claim in claims}
    return list(map_cases(scene, claims, items))


def known_of(case, role, code):
    return {(one, who): found for one, who, found in traits(case, every=True)}[role, code]


def test_traits_tell_the_chances_the_place_and_the_text(scene):
    before = a_claim("warned", agent=(an_actor("Turkey", "TUR"),), recipient=(an_actor("Greece", "GRC"),))
    claim = a_claim(agent=(an_actor("Iran", "IRN"),))
    case = cases(scene, before, claim)[1]
    iran, turkey = known_of(case, "agent", "IRN"), known_of(case, "agent", "TUR")
    assert (iran["chance"], iran["highest of another"], iran["told"]) == (0.9, 0.0, 1.0)
    assert (turkey["chance"], turkey["highest of another"], turkey["told"]) == (0.0, 0.9, 0.0)
    assert (turkey["share in the role"], turkey["before"], turkey["another told"]) == (0.5, 1.0, 1.0)
    assert known_of(case, "recipient", "TUR")["share in the role"] == 0.0
    assert iran["kind accusation"] == turkey["kind accusation"] == 1.0
    assert known_of(case, "agent", "GRC")["sentences back"] == 1
    assert "beside in" in known_of(case, "agent", "TUR") or turkey["sentences back"] == 1


def test_statements_deals_visits_and_what_the_network_did_not_read_have_no_case(scene):
    assert all(cases(scene, a_claim(kind=kind)) == [None] for kind in ("statement", "arms_deal", "visit"))
    assert list(map_cases(scene, [a_claim()], {})) == [None]


def judged(scene, monkeypatch, claim, chances):
    """Judge one claim with these chances; everybody else is unlikely."""

    def weighed(found):
        return [{(role, code): chances.get((role, code), 0.5) for role, code, _ in traits(one)} for one in found]

    monkeypatch.setattr(judging, "_weighed", weighed)
    (result,) = likeliest(scene, [claim], {claim.trigger.start: an_item(Iran=(0.9, 0.1))})
    return result


def test_who_is_unlikely_leaves_and_who_is_likely_joins(scene, monkeypatch):
    claim = a_claim(agent=(an_actor("Iran", "IRN"), an_actor("Ankara", "TUR")))
    found = judged(scene, monkeypatch, claim, {("agent", "TUR"): 0.2, ("recipient", "GRC"): 0.7})
    assert [actor.code for actor in found.agent] == ["IRN"]
    assert [(actor.text, actor.code) for actor in found.recipient] == [("Greece", "GRC")]
    assert found.inferred == {"agent": BASIS, "recipient": BASIS}


def test_between_the_two_marks_all_stays_as_it_was(scene, monkeypatch):
    claim = a_claim(agent=(an_actor("Iran", "IRN"), an_actor("Ankara", "TUR")))
    assert judged(scene, monkeypatch, claim, {}) is claim


def test_nobody_joins_the_unknown_nor_stands_across_from_an_act_of_all_parties(scene, monkeypatch):
    unknown = a_claim(agent=(an_actor("Officials", "UNK"),))
    assert judged(scene, monkeypatch, unknown, {("agent", "IRN"): 0.99}).agent == unknown.agent
    talks = a_claim(kind="meeting", agent=(an_actor("Iran", "IRN"),))
    assert judged(scene, monkeypatch, talks, {("recipient", "TUR"): 0.99}).recipient == ()


def test_only_who_can_join_or_leave_is_weighed(scene):
    (case,) = cases(scene, a_claim(agent=(an_actor("Officials", "UNK"), an_actor("Iran", "IRN"))))
    asked = {(role, code) for role, code, _ in traits(case)}
    assert {code for role, code in asked if role == "agent"} == {"IRN"}
    assert {code for role, code in asked if role == "recipient"} == set(case.found)
