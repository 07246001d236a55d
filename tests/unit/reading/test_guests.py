"""Who is guest and who host of a visit, by the words about its trigger."""

import pytest

from noteverbale.reading.guests import private, seated
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Span


def sides(text: str, trigger: str, agents: dict[str, str], recipients: dict[str, str]) -> tuple[list[str], list[str]]:
    """Give the words on both sides; words -> code."""
    start = text.index(trigger)
    read = [
        tuple(Actor(text=w, start=text.index(w), end=text.index(w) + len(w), code=c) for w, c in role.items())
        for role in (agents, recipients)
    ]
    told = seated(text, Span(start, start + len(trigger)), read[0], read[1], Context(text))
    return [actor.text for actor in told[0]], [actor.text for actor in told[1]]


def test_who_is_hosted_is_the_guest():
    text = "Norway was and is hosting the Chilean delegation."
    both = {"Norway": "NOR", "the Chilean delegation": "CHL"}
    assert sides(text, "hosting", both, {}) == (["the Chilean delegation"], ["Norway"])
    assert sides(text, "hosting", {"Norway": "NOR"}, {"the Chilean delegation": "CHL"}) == (
        ["the Chilean delegation"],
        ["Norway"],
    )


def test_who_is_welcomed_or_invited_is_the_guest():
    text = "Allow me to welcome you to Oslo."
    assert sides(text, "welcome", {}, {"you": "CHL", "Oslo": "NOR"}) == (["you"], ["Oslo"])
    text = "The king invited President Boric to Oslo."
    both = {"The king": "NOR", "President Boric": "CHL"}
    assert sides(text, "invited", both, {"President Boric": "CHL", "Oslo": "NOR"}) == (
        ["President Boric"],
        ["Oslo"],
    )


def test_who_was_received_stands_before_the_verb():
    text = "The minister was warmly received by the king in Oslo."
    told = {"The minister": "CHL"}, {"the king": "NOR"}
    assert sides(text, "received", *told) == (["The minister"], ["the king"])


def test_an_invitation_of_one_to_another():
    text = "The invitation of the king to President Boric was accepted."
    both = {"the king": "NOR", "President Boric": "CHL"}
    assert sides(text, "invitation", both, both) == (["President Boric"], ["the king"])
    assert sides(text, "invitation", {"President Boric": "CHL"}, {"the king": "NOR"}) == (
        ["President Boric"],
        ["the king"],
    )


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "traveller"),
    [
        ("The king sent Minister Eide on a visit to Lima.", "visit", {"The king": "NOR", "Minister Eide": "NOR"}, 1),
        ("The king dispatched his envoy to Lima.", "dispatched", {"The king": "NOR", "his envoy": "NOR"}, 1),
        ("Minister Eide was sent by the king to Lima.", "sent", {"Minister Eide": "NOR", "the king": "NOR"}, 0),
    ],
)
def test_who_is_sent_travels(text: str, trigger: str, agents: dict[str, str], traveller: int):
    assert sides(text, trigger, agents, {"Lima": "PER"}) == ([list(agents)[traveller]], ["Lima"])


def test_who_is_sent_travels_though_he_was_not_read():
    text = "Trump dispatched Mike Pompeo to Lima in May 2019."
    assert sides(text, "dispatched", {"Trump": "USA"}, {"Lima": "PER"}) == (["Mike Pompeo"], ["Lima"])
    text = "Peru sent its best wishes and a delegation to Oslo."
    assert sides(text, "sent", {"Peru": "PER"}, {"Oslo": "NOR"}) == (["Peru"], ["Oslo"])


def test_a_person_who_is_visited_is_the_host():
    text = "Angela Merkel will visit President Donald Trump next week."
    both = {"Angela Merkel": "DEU", "President Donald Trump": "USA"}
    assert sides(text, "visit", both, {}) == (["Angela Merkel"], ["President Donald Trump"])
    assert sides(text, "visit", {"Angela Merkel": "DEU"}, {}) == (["Angela Merkel"], ["Donald Trump"])
    text = "The visit of Angela Merkel and Emmanuel Macron was short."
    both = {"Angela Merkel": "DEU", "Emmanuel Macron": "FRA"}
    assert sides(text, "visit", both, {}) == (list(both), [])


@pytest.mark.parametrize(
    ("words", "nobody"),
    [
        ("German tourists", True),
        ("around 100,000 Iranians", True),
        ("Over 1 1m Iranians", True),
        ("all Iranians who", True),
        ("thousands of Russians", True),
        ("the Iranians", False),
        ("Iranian lawmakers", False),
        ("3 Iranian ministers", False),
        ("many Ambassadors", False),
        ("more than 100 Senators", False),
        ("5 Democrats", False),
        ("more than 2 million Chinese", True),
        ("thousands of Kurds", True),
    ],
)
def test_private_people_are_no_travellers(words: str, nobody: bool):
    assert private([Actor(text=words, start=0, end=len(words), code="IRN")]) is nobody
    assert not private([])
