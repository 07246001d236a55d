"""Pages: all links lead somewhere, what texts say stays text, the past stays the past, mistakes get one sentence."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, make_store
from tests.unit.web.conftest import Ask, browser

from noteverbale.types import Reading
from noteverbale.views import QUESTIONS


def links(text: str) -> list[str]:
    found = re.findall(r'(?:href|action)="([^"]*)"', text)
    return [html.unescape(one) for one in found if one.startswith("/")]


def test_every_link_of_every_page_leads_to_an_answer(ask: Ask) -> None:
    waiting, seen = ["/", "/?as_of=2014-11-20"], set()
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 400:
            continue
        seen.add(address)
        answer = ask(address)
        assert answer.status == 200, (address, answer.text[:300])
        if answer.headers["content-type"].startswith("text/html") and "format=" not in address:
            waiting += links(answer.text)
    assert {f"/show/{what}" for what in QUESTIONS} <= seen
    assert any(one.startswith("/explain/d") for one in seen)


def test_a_day_asked_for_is_kept_on_every_link_that_asks_the_record(ask: Ask) -> None:
    for address in (
        "/?as_of=2014-11-20",
        "/show/deals?as_of=2014-11-20",
        "/brief?between=RUS&between=PAK&as_of=2014-11-20",
    ):
        others = [
            one
            for one in links(ask(address).text)
            if one not in ("/", "/style.css", "/show/claims", "/show/deals", "/actor")
        ]
        assert others and all("as_of=2014-11-20" in one for one in others), others


def test_the_past_knows_nothing_of_what_came_later(ask: Ask) -> None:
    then, now = ask("/show/events?as_of=2014-11-20").text, ask("/show/events").text
    assert "2016-" in now and "2016-" not in then


def test_a_single_actor_of_a_pair_is_asked_for_alone(ask: Ask) -> None:
    alone = ask("/show/visits?between=Pakistan&between=")
    assert alone.status == 200
    assert (
        ask("/show/visits?actor=PAK&format=json").json() == ask("/show/visits?between=PAK&between=&format=json").json()
    )


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/show/nothing", 404, "no question"),
        ("/explain/zzzz", 404, "zzzz"),
        ("/exports/nothing", 404, "no export"),
        ("/elsewhere", 404, "no page"),
        ("/show/deals?stage=sined", 400, "did you mean signed"),
        ("/show/deals?between=Absurdistan", 400, "Absurdistan"),
        ("/show/deals?min_whole=much", 400, "min_whole is a number"),
        ("/show/deals?page=0", 400, "page is a whole number"),
        ("/show/deals?format=pdf", 400, "format"),
        ("/show/deals?sidless=yes", 400, "filter"),
        ("/diff?before=2015&after=2014", 400, "must lie before"),
        ("/brief?between=RUS&between=RUS", 400, "two different actors"),
    ],
)
def test_a_mistake_gets_one_sentence(ask: Ask, address: str, status: int, told: str) -> None:
    answer = ask(address)
    assert answer.status == status
    assert told in html.unescape(answer.text)
    assert "Traceback" not in answer.text


def test_a_mistaken_question_keeps_what_was_typed(ask: Ask) -> None:
    answer = ask("/show/visits?between=Pakistan&between=Absurdistan&since=2014")
    assert answer.status == 400
    assert 'value="Absurdistan"' in answer.text
    assert 'value="2014"' in answer.text


def test_it_only_reads(ask: Ask) -> None:
    assert ask("/show/deals", method="POST").status == 405
    assert ask("/", method="DELETE").status == 405


def test_a_name_that_is_made_to_point_here_is_refused(ask: Ask) -> None:
    assert ask("/", host="evil.example").status == 400
    assert ask("/", host="localhost:8017").status == 200


def test_pages_may_run_and_fetch_nothing(ask: Ask) -> None:
    answer = ask("/show/events")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in answer.text
    assert "http" not in re.sub(r'href="http[^"]*"', "", answer.text)


def test_words_of_texts_stay_words(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>"
    text = document(
        f"{bad}.txt",
        f"Russia signed {bad} a deal with Pakistan.",
        "2014-11-20",
        bad,
        url="javascript:alert(1)",
        title=bad,
    )
    told = claim(text, "agreement", "signed", agent="Russia=RUS/GOV", recipient="Pakistan=PAK/GOV")
    ask = browser(make_store(tmp_path / "record.nv", [Reading(document=text, claims=(told,), signature="s")]))
    for address in (
        "/",
        "/show/claims",
        "/show/documents",
        "/show/events",
        f"/explain/{text.id}",
        f"/explain/{told.id}",
        "/brief?between=RUS&between=PAK",
        "/diff?before=2014&after=2015",
        f"/show/claims?text={bad}",
        f"/explain/{bad}",
    ):
        answer = ask(address.replace("<", "%3C").replace(">", "%3E"))
        assert "<script" not in answer.text, address
        assert 'href="javascript' not in answer.text, address


def test_what_is_read_meanwhile_shows_at_the_next_request(tmp_path: Path) -> None:
    ask = browser(make_store(tmp_path / "record.nv", []))
    assert ask("/?format=json").json()["documents"] == 0
    assert ask("/").status == ask("/show/events").status == 200
    text = document("new.txt", "Russia met Pakistan.", "2014-11-20")
    told = claim(text, "meeting", "met", agent="Russia=RUS/GOV")
    make_store(tmp_path / "record.nv", [Reading(document=text, claims=(told,), signature="s")])
    assert ask("/?format=json").json()["documents"] == 1


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    assert browser(tmp_path / "none.nv")("/").status == 503


def test_an_overview_as_of_a_day_counts_what_was_published_by_then(ask: Ask) -> None:
    now, then = (ask(f"/?format=json{day}").json() for day in ("", "&as_of=2014-11-20"))
    assert then["last"] <= "2014-11-20" < now["last"]
    assert 0 < then["records"] < now["records"]
    assert date.fromisoformat(now["first"]) <= date.fromisoformat(then["last"])
    assert sum(count for _, count in now["kinds"]) == now["records"]


def test_lines_of_a_brief_lead_to_their_records_and_its_documents_to_theirs(ask: Ask) -> None:
    text = ask("/brief?between=RUS&between=PAK").text
    for row in ask("/show/deals?between=RUS&between=PAK&format=json").json()["rows"]:
        assert f'<h3><a href="/explain/{row["id"]}"' in text
    for row in ask("/show/visits?between=RUS&between=PAK&format=json").json()["rows"]:
        assert f'<div><a href="/explain/{row["id"]}"' in text
    assert text.count("<main") == 1
    assert re.search(r'<td><a href="/explain/d', text)
    assert "/explain/" not in ask("/brief?between=RUS&between=PAK&format=html").text


@pytest.mark.parametrize("address", ["/", "/show/events", "/brief", "/brief?between=RUS", "/diff", "/help", "/nix"])
def test_every_page_has_one_heading_and_a_title_of_its_own(ask: Ask, address: str) -> None:
    text = ask(address).text
    assert text.count("<h1") == 1
    assert text.count("<main") == 1
    assert text.count("<caption>") >= text.count('<div class="wide" role=')


def test_titles_tell_pages_apart(ask: Ask) -> None:
    titles = [
        re.search("<title>(.*?)</title>", ask(address).text)[1]  # type: ignore[index]
        for address in (
            "/show/visits",
            "/show/visits?between=RUS&between=PAK",
            "/show/visits?stage=x",
            "/brief",
            "/diff",
        )
    ]
    assert len(set(titles)) == len(titles)
    assert "between RUS and PAK" in titles[1]


def test_a_page_past_the_last_leads_back(ask: Ask) -> None:
    text = ask("/show/events?page=99").text
    assert "no page 99" in text and "Nothing matches" not in text


@pytest.mark.parametrize("address", ["/brief?between=Absurdistan&since=2014", "/diff?before=nix&after=2014&since=2014"])
def test_a_mistaken_brief_keeps_what_was_typed(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert answer.status == 400
    assert 'role="alert"' in answer.text and '<form class="ask"' in answer.text
    assert re.search('value="(Absurdistan|nix)"', answer.text)


def test_a_record_made_by_other_rules_says_so_on_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_store(tmp_path / "record.nv", [])
    assert "nv rebuild" not in browser(path)("/").text
    monkeypatch.setattr("noteverbale.store.made.rules_digest", lambda: "other")
    assert f"nv rebuild --store {path}" in html.unescape(browser(path)("/").text)
