"""Who met: offices in the plural, counterparts, guests of one visit, names with an article, talks that go on at large."""

from __future__ import annotations

import pytest

from builders import a_place, a_report, an_actor
from noteverbale.records import reconcile
from noteverbale.records.names import name_of, person_of, surname
from noteverbale.records.offices import offices_in
from noteverbale.types import Actor, Report


def person(code: str, text: str, name: str | None = None) -> Actor:
    return an_actor(code, name or text, text)


def meeting(document: str, *who: Actor, at: int, known: str | None = None, **fields) -> Report:
    return a_report(document, known, kind="meeting", agent=who, at=at, **{"trigger": "met", "time": None} | fields)


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


ENVOY = person("IRN", "the Iranian ambassador, Mohammad Sadeq", "Mohammad Sadeq")
PREMIER = person("IRQ", "the Iraqi prime minister", "Iraq")


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("the presidents of Iran and Russia", {"president"}),
        ("the Foreign Ministers of Iran", {"foreign minister"}),
        ("the two leaders", {"leader"}),
        ("the deputy prime minister and minister of foreign affairs", {"deputy prime minister", "foreign minister"}),
        ("the president’s special envoy", {"envoy"}),
        ("the envoys of Iran and Russia", {"envoy"}),
        ("the foreign secretaries", {"foreign minister"}),
        ("an adviser to the president", {"adviser"}),
        ("the President of the French National Assembly", {"speaker"}),
        ("secretary of Iran’s Supreme National Security Council", {"security council secretary"}),
        ("the former Japanese prime minister", {"former prime minister"}),
        ("Iranian Oil Minister Javad Owji", {"oil minister"}),
        ("senior officials", set()),
    ],
)
def test_offices_of_one_holder_and_of_several(text: str, offices: set[str]) -> None:
    assert offices_in(text) == offices


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime Minister Mustafa al-Kadhimi", {"kadhimi"}),
        ("al-Fayadh", {"fayadh"}),
        ("Adel Abdul-Mahdi", {"mahdi"}),
        ("Faisal bin Farhan Al Saud", {"faisal", "farhan"}),
        ("Prince Faisal bin Farhan", {"faisal", "farhan"}),
        ("al-Qaeda", set()),
        ("the minister", set()),
        ("Minister", set()),
        ("Karl " + "von " * 3000, set()),
    ],
)
def test_names_with_an_article_and_of_sons(text: str, names: set[str]) -> None:
    assert surname(text) == names


def test_his_is_one_person_and_ministers_are_none() -> None:
    assert person_of(person("IRN", "his", "Mohammad Javad Zarif")) == "Mohammad Javad Zarif"
    assert person_of(person("UKR", "the Foreign Ministers of the two countries", "Leonid Kuchma")) is None
    assert name_of("", "the ministers")[1] == {"minister"}


def test_an_ambassador_meets_two_officials_apart() -> None:
    adviser = person("IRQ", "Qassem al-Araji, Iraq’s national security adviser", "Qassem al-Araji")
    assert sizes(meeting("d1", ENVOY, PREMIER, at=10), meeting("d1", ENVOY, adviser, at=90)) == [1, 1]
    assert sizes(meeting("d1", ENVOY, PREMIER, at=10), meeting("d1", ENVOY, PREMIER, at=90)) == [2]


def test_another_office_is_no_other_one_where_somebody_is_named_without_his() -> None:
    zarif = person("IRN", "Mohammad Javad Zarif")
    speaker = person("IRN", "Parliament Speaker Ali Larijani", "Ali Larijani")
    guest = person("IRQ", "Iraqi Foreign Minister Fuad Hussein", "Fuad Hussein")
    both = [person(code, "the foreign ministers", code) for code in ("IRN", "IRQ")]
    assert sizes(meeting("d1", guest, zarif, speaker, at=10), meeting("d1", *both, at=90)) == [2]
    assert sizes(meeting("d1", guest, speaker, at=10), meeting("d1", *both, at=90)) == [1, 1]


def test_a_counterpart_holds_the_office_of_the_other() -> None:
    host, guest = person("SAU", "the Saudi foreign minister", "SAU"), person("IRN", "his Iranian counterpart", "IRN")
    presidents = [person(code, "the presidents", code) for code in ("IRN", "SAU")]
    ministers = [person(code, "the foreign ministers", code) for code in ("IRN", "SAU")]
    assert sizes(meeting("d1", host, guest, at=10), meeting("d1", *presidents, at=90)) == [1, 1]
    assert sizes(meeting("d1", host, guest, at=10), meeting("d1", *ministers, at=90)) == [2]


def test_leaders_are_the_presidents_told_beside_them() -> None:
    told = [[person(code, words, code) for code in ("RUS", "CHN")] for words in ("the presidents", "the two leaders")]
    premiers = [person(code, "the prime ministers", code) for code in ("RUS", "CHN")]
    reports = [meeting("d1", *who, at=at) for who, at in zip((*told, premiers), (10, 50, 90), strict=True)]
    assert sizes(*reports) == [2, 1]


def test_a_town_does_not_join_two_guests_of_one_text() -> None:
    host, town = person("IRN", "Hassan Rouhani"), {"place": a_place("Tehran", "IRN")}
    guests = [person("IRQ", name) for name in ("Fuad Hussein", "Barham Salih")]
    assert sizes(*(meeting("d1", host, one, at=at, **town) for one, at in zip(guests, (10, 90), strict=True))) == [1, 1]


def test_a_leader_meets_two_of_his_own() -> None:
    leader, told = person("RUS", "Mr Putin", "Vladimir Putin"), {"trigger": "discussed"}
    one, two = (person("RUS", f"Mr {name}", name) for name in ("Alexander Rumyantsev", "Anatoly Kvashnin"))
    first = meeting("d1", leader, one, at=10, known="2002-08-20", **told)
    assert sizes(first, meeting("d1", leader, two, at=90, known="2002-08-20", **told)) == [1, 1]
    assert sizes(first, meeting("d1", leader, one, at=90, known="2002-08-20", **told)) == [2]


def test_talks_that_go_on_between_states_are_not_what_persons_held() -> None:
    held = meeting("d1", person("IRN", "Mohammad Javad Zarif"), person("CHN", "Wang Yi"), at=10)
    going_on = meeting("d1", an_actor("IRN"), an_actor("CHN"), at=90, trigger="negotiating", realis="ongoing")
    assert sizes(held, going_on) == [1, 1]
    again = meeting("d1", an_actor("IRN"), an_actor("CHN"), at=90, trigger="discussed")
    assert sizes(held, again) == [2]
    record = next(iter(reconcile([going_on, meeting("d1", an_actor("IRN"), an_actor("CHN"), at=120)])))
    assert len(record.links) == 2
