"""The page of an actor agrees with the questions it links to; codes in tables lead to it; notes and columns explain."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from tests.unit.web.conftest import Ask

from noteverbale.views import QUESTIONS, RecordView
from noteverbale.views.columns import EVENTS, SHOWN
from noteverbale.views.statuses import HELD
from noteverbale.web.asked import asked
from noteverbale.web.links import coded, offered
from noteverbale.web.told import answers, meanings


@pytest.mark.parametrize("as_of", [None, "2014-11-20"])
def test_a_profile_counts_what_the_questions_give(store: Path, as_of: str | None) -> None:
    with RecordView(store) as view:
        found = view.profile("Pakistan", as_of)
        events = view.events(actor="PAK", as_of=as_of)
        assert (found.code, found.name) == ("PAK", "Pakistan")
        assert found.records == len(events) > 0
        for kind, count in found.kinds:
            assert count == view.events(actor="PAK", kind=kind, as_of=as_of).matched
        for code, _, count in found.partners:
            assert count == view.events(between=("PAK", code), as_of=as_of).matched
        days = [row["event_from"] or row["estimated_from"] for row in found.latest]
        assert days and days == sorted(days, reverse=True)
        assert {row["status"] for row in found.latest} <= set(HELD)
        if as_of:
            assert found.last is not None and found.last <= as_of


def test_a_page_names_the_actor_and_leads_on(ask: Ask) -> None:
    page = ask("/actor/PAK?as_of=2014-11-20").text
    assert "<h1>Pakistan</h1>" in page
    for address in ("/actor/RUS?as_of=2014-11-20", "/show/deals?as_of=2014-11-20&amp;actor=PAK"):
        assert address in page
    assert ask("/actor?actor=pakistan").text == ask("/actor/PAK").text
    assert ask("/actor/PAK?format=json").json()["name"] == "Pakistan"


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/actor", 200, "Name or code"),
        ("/actor/Pakistna", 400, "did you mean Pakistan (PAK)?"),
        ("/actor?actor=Pakistna&format=json", 400, "did you mean"),
        ("/actor?format=json", 400, "no state"),
        ("/actor/NSA-NOBODY", 200, "Takes part in 0 events"),
        ("/actor?actor=PAK&since=2014", 400, "cannot be asked by since"),
    ],
)
def test_an_actor_that_is_none_gets_one_sentence(ask: Ask, address: str, status: int, told: str) -> None:
    answer = ask(address)
    assert answer.status == status
    assert told in html.unescape(answer.text)


def test_codes_in_tables_lead_to_their_actors(ask: Ask) -> None:
    page = ask("/show/events?as_of=2014-11-20").text
    assert re.search(r'<td class="who"><a href="/actor/RUS\?as_of=2014-11-20" title="Russia">RUS</a>', page)
    row = {"agents": ["UNK", "NSA-A&B"], "recipients": ["USA"]}
    assert "UNK</a>" not in coded("UNK, NSA-A&B > USA", row, asked([]))
    assert coded("NSA-A&B > <USA> USAF", row, asked([])) == (
        '<a href="/actor/NSA-A%26B" title="NSA-A&amp;B">NSA-A&amp;B</a> &gt; '
        '&lt;<a href="/actor/USA" title="United States">USA</a>&gt; USAF'
    )


def test_what_a_note_offers_is_a_link(ask: Ask) -> None:
    page = ask("/show/visits?since=2014&until=2014").text
    (address,) = re.findall(r'href="([^"]*)">the answer with them</a>', page)
    wider = ask(html.unescape(address)).text
    assert "--undated, in" not in page and "the answer with them" not in wider
    assert offered("<b> left out.", asked([]), "visits") == "&lt;b&gt; left out."


def test_every_question_says_what_it_answers_and_columns_explained_are_shown(ask: Ask) -> None:
    assert list(answers()) == list(QUESTIONS)
    for what, sentence in answers().items():
        assert sentence in html.unescape(ask(f"/show/{what}").text)
        assert sentence in html.unescape(ask("/").text)
    heads = {head for columns in (EVENTS, *SHOWN.values()) for head, _ in columns}
    every = dict(meanings("events", heads))
    assert "Score" in every and all(text.endswith((".", "...")) for text in every.values())
    assert dict(meanings("claims", ["Status"]))["Status"] != every["Status"]
