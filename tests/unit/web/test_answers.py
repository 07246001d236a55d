"""Data over HTTP is what Python and the command line answer; a page tells its own command."""

from __future__ import annotations

import html
import re
import shlex
from pathlib import Path

import msgspec
import pytest
from tests.unit.web.conftest import Ask

from noteverbale.cli import main
from noteverbale.errors import ConfigError
from noteverbale.views import QUESTIONS, RecordView
from noteverbale.views.exports import EXPORTERS
from noteverbale.views.formats import FORMATS
from noteverbale.web.asked import PAGE, address, asked
from noteverbale.web.fields import fields_of


@pytest.mark.parametrize("what", QUESTIONS)
def test_rows_are_those_of_the_question(ask: Ask, store: Path, what: str) -> None:
    with RecordView(store) as view:
        rows = view.ask(what)
        plain = msgspec.json.decode(msgspec.json.encode(list(rows)))
    answer = ask(f"/show/{what}?format=json")
    assert answer.json()["rows"] == plain
    assert answer.json()["matched"] == rows.matched
    for form in FORMATS:
        if form != "json":
            assert ask(f"/show/{what}?format={form}").text == FORMATS[form](rows)


@pytest.mark.parametrize("name", [name for name in EXPORTERS if name != "panel"])
def test_an_export_is_that_of_the_command(ask: Ask, store: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", name, "--store", str(store), "--since", "2014"])
    assert ask(f"/exports/{name}?since=2014").text == capsys.readouterr().out


@pytest.mark.parametrize(
    "query",
    [
        "between=Russia&between=PAK&as_of=2014-11-20",
        "actor=PAK&since=2014&undated=yes",
        "kind=visit&kind=arms_deal&min_whole=0.2&min_sources=1",
        "text=helicopter*&status=held",
        "between=RUS&between=&limit=1",
        "actor=RUS&limit=1",
    ],
)
def test_the_command_on_a_page_gives_its_rows(
    ask: Ask, store: Path, query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ask(f"/show/events?{query}").text
    command = re.search(r"<code>nv (.*?)</code>", page)
    assert command
    words = shlex.split(html.unescape(command[1]))
    with pytest.raises(SystemExit) as ended:
        main([*words, "--store", str(store), "--format", "jsonl"])
    assert not ended.value.code
    assert capsys.readouterr().out == ask(f"/show/events?{query}&format=jsonl").text


def test_pages_hold_all_rows_once(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noteverbale.web.pages.PAGE", 3)
    wanted = [row["id"] for row in ask("/show/claims?format=json").json()["rows"]]
    shown: list[str] = []
    for number in range(1, -(-len(wanted) // 3) + 1):
        shown += re.findall(r'class="id"><a href="/explain/([^"?]*)', ask(f"/show/claims?page={number}").text)
    assert shown == wanted and len(wanted) > 6 and PAGE == 50


def test_an_explanation_as_data_holds_its_words(ask: Ask) -> None:
    deal = ask("/show/deals?format=json").json()["rows"][0]["id"]
    found = ask(f"/explain/{deal}?format=json").json()
    assert found["id"] == deal
    assert found["evidence"][0]["trigger"]


def test_a_brief_to_keep_is_the_brief(ask: Ask, store: Path) -> None:
    with RecordView(store) as view:
        made = view.brief("RUS", "PAK")
    assert ask("/brief?between=RUS&between=PAK&format=html").text == made.to_html()
    assert ask("/brief?between=RUS&between=PAK&format=markdown").text == made.to_markdown()


def test_an_error_as_data_is_one_sentence(ask: Ask) -> None:
    answer = ask("/show/deals?stage=sined&format=json")
    assert answer.status == 400
    assert answer.json()["error"].startswith("stage 'sined' is unknown")


@pytest.mark.parametrize("what", QUESTIONS)
def test_every_field_of_a_form_can_be_asked(ask: Ask, what: str) -> None:
    for field in (*fields_of(what)[0], *fields_of(what)[1]):
        value = (
            field.choices[0]
            if field.choices
            else "yes"
            if field.flag
            else {
                "since": "2014",
                "until": "2014",
                "as_of": "2014",
                "text": "a",
                "supplier": "RUS",
                "recipient": "PAK",
            }.get(field.name, "1" if field.name.startswith("min_") else "Friendship")
        )
        answer = ask(f"/show/{what}?{field.name}={value}")
        assert answer.status == 200, (field.name, re.findall(r'role="alert">(.*?)<', answer.text))


def test_empty_fields_count_as_not_given() -> None:
    assert asked([("between", ""), ("between", " "), ("since", ""), ("undated", "no")]).filters == {}
    assert asked([("undated", "on"), ("limit", "3")]).filters == {"undated": True, "limit": 3}
    with pytest.raises(ConfigError, match="undated is yes or no"):
        asked([("undated", "perhaps")])


def test_links_leave_out_what_is_not_asked() -> None:
    found = asked([("as_of", "2014")])
    assert found.link("/show/deals") == "/show/deals?as_of=2014"
    assert address("/", {"as_of": "", "limit": None}) == "/"


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nix?format=json", 404, "there is no page /nix"),
        ("/diff?format=json", 400, "needs before"),
        ("/diff?before=2014&format=csv", 400, "needs after"),
        ("/diff?before=nix&after=2014&format=json", 400, "the first day 'nix' is not a day"),
        ("/brief?format=html", 400, "needs between"),
        ("/help?format=json", 400, "format"),
        (
            "/brief?between=RUS&between=PAK&between=IND&format=html",
            400,
            "one actor or two, such as RUS PAK; got RUS, PAK, IND",
        ),
        ("/show/events?between=RUS&format=json", 400, "between takes two actors, such as RUS PAK; got ('RUS',)"),
        ("/show/events?between=RUS&between=PAK&between=IND&format=json", 400, "between takes two actors"),
        ("/show/events?overdue=yes&format=json", 400, "only plans can be overdue, not events"),
        ("/show/planned?overdue=yes&status=scheduled&format=json", 400, "overdue takes the place of a status"),
        ("/show/events?since=2014&since=2015&format=json", 400, "since is given 2 times; give it once"),
        ("/show/events?format=csv&format=json", 400, "format is given 2 times"),
        ("/show/events?limit=-1&format=csv", 400, "limit is a whole number, 1 or more"),
        ("/exports/events?limit=-1", 400, "limit is a whole number, 1 or more"),
        ("/exports/nix", 404, "there is no export 'nix'"),
        ("/exports/events?format=json", 400, "format 'json' is unknown"),
        ("/exports?format=json", 400, "format"),
    ],
)
def test_what_cannot_be_answered_as_data_is_told_as_data(ask: Ask, address: str, status: int, told: str) -> None:
    answer = ask(address)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/json")
    assert told in answer.json()["error"]
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "query", ["exports/events?limit=-1", "show/events?between=RUS", "brief?between=RUS&between=PAK&between=IND"]
)
def test_a_browser_is_told_on_a_page(ask: Ask, query: str) -> None:
    answer = ask(f"/{query}", accept="text/html,*/*;q=0.8")
    assert (answer.status, answer.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert re.search(r'role="alert">[^<]*(two actors|actor or two|limit)', answer.text)


def test_overdue_asks_what_the_command_asks(ask: Ask, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["show", "planned", "--overdue", "--store", str(store), "--format", "jsonl"])
    told = capsys.readouterr().out
    assert told and told != ask("/show/planned?format=jsonl").text
    assert ask("/show/planned?overdue=yes&format=jsonl").text == told
    with RecordView(store) as view:
        assert FORMATS["jsonl"](view.planned(overdue=True)) == told
        with pytest.raises(ConfigError, match="overdue is True or False"):
            view.planned(overdue="yes")
        with pytest.raises(ConfigError, match="only plans can be overdue, not visits"):
            view.visits(overdue=True)


def test_a_method_that_would_write_is_refused_as_data(ask: Ask) -> None:
    assert ask("/show/deals?format=json", method="POST").json() == {"error": "this only reads; ask with GET"}
