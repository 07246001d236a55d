"""The second reader as a whole: readings, the cache, failures of one window, limits."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from llm_server import Endpoint, Step, serving
from noteverbale.config import LlmSettings
from noteverbale.documents import from_text
from noteverbale.errors import ConfigError, EndpointError, RunStopped
from noteverbale.ontology import kinds, stages, vocabulary
from noteverbale.reading.llm import LlmReader
from noteverbale.reading.llm.prompt import prompt
from noteverbale.types import Document

NEWS = (
    "ISLAMABAD: Russian Defence Minister Sergei Shoigu will visit Islamabad on Thursday, a source said. "
    "Moscow may sell Pakistan up to 20 Mi-35 helicopters for $500 million. He also met his counterpart.\n"
    "Also read: Russia attacks Ukraine"
)
ANSWER = {
    "claims": [
        {
            "sentence": 1, "kind": "visit", "trigger": "visit", "agent": [{"text": "Russian Defence Minister Sergei Shoigu"}],
            "recipient": [{"text": "Islamabad"}], "time": "on Thursday", "place": "Islamabad", "realis": "scheduled",
            "source": {"kind": "unnamed_source", "text": "a source"},
        },
        {
            "sentence": 2, "kind": "arms_deal", "trigger": "sell", "agent": [{"text": "Moscow"}], "recipient": [{"text": "Pakistan"}],
            "certainty": "possible", "realis": "predicted", "stage": "talks", "item": "Mi-35 helicopters", "quantity": "up to 20",
            "value": "$500 million", "confidence": 0.8,
        },
        {"sentence": 3, "kind": "meeting", "trigger": "met", "agent": [{"text": "He", "code": "RUS", "sector": "MIL"}, {"text": "his counterpart", "code": "PAK"}]},
    ]
}  # fmt: skip
LONG = " ".join(f"Russia visits India. China sells tanks to Pakistan. Number {number}." for number in range(6))


def settings(endpoint: Endpoint | str, folder: Path, **more: Any) -> LlmSettings:
    url = endpoint if isinstance(endpoint, str) else endpoint.url
    given = {
        "retries": 0,
        "timeout_seconds": 60.0,
        "backoff_seconds": 0.01,
        "window_sentences": 3,
        "context_sentences": 1,
    } | more
    return LlmSettings(endpoint=url, model="m", cache=str(folder / "cache"), **given)


def reader(endpoint: Endpoint | str, folder: Path, **more: Any) -> LlmReader:
    return LlmReader.of(settings(endpoint, folder, **more))


def a_text(text: str = LONG) -> Document:
    return from_text(text, published=date(2014, 11, 18), publisher="Example Post", title="A title")


def test_the_resolvers_complete_what_the_model_leaves_out(tmp_path: Path) -> None:
    with serving(Step(text=json.dumps(ANSWER))) as endpoint:
        reading = reader(endpoint, tmp_path).read(a_text(NEWS))
    visit, sale, meeting = reading.claims
    assert [(a.code, a.sector) for a in visit.agent] == [("RUS", "MIL")] and [a.code for a in visit.recipient] == [
        "PAK"
    ]
    assert visit.time.first == visit.time.last == date(2014, 11, 20) and visit.place.country == "PAK"
    assert (visit.source.kind, visit.source.text, visit.realis) == ("unnamed_source", "a source", "scheduled")
    assert (sale.deal.stage, sale.deal.item, sale.deal.family) == ("talks", "Mi-35 helicopters", "Mi-24/35")
    assert (sale.deal.quantity.max, sale.deal.value.amount, sale.deal.value.currency) == (20, 500_000_000, "USD")
    assert (sale.certainty, sale.confidence, visit.confidence) == ("possible", 0.8, 1.0)
    assert [(a.text, a.code, a.sector) for a in meeting.agent] == [
        ("He", "RUS", "MIL"),
        ("his counterpart", "PAK", meeting.agent[1].sector),
    ]
    for claim in reading.claims:
        for part in (claim.trigger, *claim.agent, *claim.recipient, claim.time, claim.place):
            assert part is None or reading.document.text[part.start : part.end] == part.text
        assert claim.sentence.start <= claim.trigger.start < claim.sentence.end
    assert not reading.failures and f"llm m prompt {prompt().edition} windows 3+1" in reading.signature


def test_the_model_sees_day_title_and_numbered_sentences_and_no_furniture(tmp_path: Path) -> None:
    with serving(Step(text='{"claims": []}')) as endpoint:
        reader(endpoint, tmp_path, window_sentences=2).read(a_text(NEWS))
    first, second = endpoint.passages()
    assert first.startswith(
        "Publisher: Example Post\nPublished: 2014-11-18 (Tuesday)\nTitle: A title\nSentences to code:\n1 Russian Defence"
    )
    assert "Context, read but not coded:\n2 Moscow may" in second and "Sentences to code:\n3 He also" in second
    assert "Also read" not in first + second and "ISLAMABAD:" not in first


def test_the_two_sides_are_one_entry_each_and_what_is_unknown_to_the_tables_gives_way(tmp_path: Path) -> None:
    claim = {
        "kind": "meeting",
        "trigger": "met",
        "agent": [{"text": "The two sides", "code": "RUS"}, {"text": "The two sides", "code": "IND"}],
    }
    answer = {
        "claims": [
            claim,
            {"kind": "attack", "trigger": "attacked", "agent": [{"text": "Hamas", "code": "NSA-HAMAS-MOVEMENT"}]},
        ]
    }
    with serving(Step(text=json.dumps(answer))) as endpoint:
        meeting, attack = reader(endpoint, tmp_path).read(a_text("The two sides met. Hamas attacked.")).claims
    assert [actor.code for actor in meeting.agent] == ["RUS", "IND"]
    assert [actor.code for actor in attack.agent] == ["NSA-HAMAS"]


def test_the_prompt_names_every_word_that_answers_are_checked_against() -> None:
    words = vocabulary()
    names = [
        *kinds(),
        *stages(),
        *(word.name for group in (words.realis, words.sectors, words.sources) for word in group),
    ]
    assert [name for name in names if name not in prompt().system] == []
    assert "{" not in prompt().system.replace('{"', "").replace("{{", "") and prompt().version.isdigit()


def test_what_was_answered_is_never_asked_again(tmp_path: Path) -> None:
    with serving() as endpoint:
        first = reader(endpoint, tmp_path)
        whole = first.read(a_text())
        second = reader(endpoint, tmp_path)
        assert second.read(a_text()) == whole
        assert len(endpoint.asked) == 6 and second.usage().requests == 0 and second.usage().cached == 6
        reader(endpoint, tmp_path, window_sentences=4).read(a_text())
        assert len(endpoint.asked) > 6
    assert second.read(a_text()) == whole  # nobody serves any more
    assert len(whole.claims) == 12


def test_another_model_is_asked_anew_and_a_damaged_answer_is_none(tmp_path: Path) -> None:
    with serving() as endpoint:
        whole = reader(endpoint, tmp_path).read(a_text())
        for path in (tmp_path / "cache").rglob("*.json"):
            path.write_bytes(path.read_bytes()[:-20])
        assert reader(endpoint, tmp_path).read(a_text()) == whole and len(endpoint.asked) == 12
        LlmReader.of(LlmSettings(endpoint=endpoint.url, model="other", cache=str(tmp_path / "cache"))).read(a_text())
        assert endpoint.asked[-1]["model"] == "other"


def test_a_useless_answer_is_asked_for_once_more(tmp_path: Path) -> None:
    with serving(Step(text="I shall think about it."), Step()) as endpoint:
        reading = reader(endpoint, tmp_path).read(a_text("Russia visits India."))
    assert len(reading.claims) == 1 and not reading.failures
    assert [m["role"] for m in endpoint.asked[1]["messages"]] == ["system", "user", "assistant", "user"]


def test_half_an_answer_twice_is_a_failure_of_its_window_with_what_could_be_read(tmp_path: Path) -> None:
    def half(passage: str) -> Step:
        from llm_server import read

        return Step(text=read(passage)[:-30] if "Number 2" in passage else None)

    with serving(half) as endpoint:
        reading = reader(endpoint, tmp_path, context_sentences=0).read(a_text())
        (failure,) = reading.failures
        assert "sentences 7 to 9: the answer broke off or was no JSON; 1 claims of it" in failure.reason
        assert failure.where == reading.document.name and len(reading.claims) == 11
        assert reading.signature.endswith(" without windows 3")
        endpoint.steps = [Step()]
        again = reader(endpoint, tmp_path, context_sentences=0)
        assert len(again.read(a_text()).claims) == 12 and again.usage().requests == 1


def test_a_window_without_an_answer_fails_alone(tmp_path: Path) -> None:
    with serving(Step(), Step(status=500, text="overloaded"), Step()) as endpoint:
        reading = reader(endpoint, tmp_path).read(a_text())
    (failure,) = reading.failures
    assert "sentences 4 to 6:" in failure.reason and "status 500 (overloaded)" in failure.reason
    assert len(reading.claims) == 10


def test_an_endpoint_that_falls_silent_ends_the_run(tmp_path: Path) -> None:
    text = " ".join(f"Russia visits India. Number {number}." for number in range(30))
    words = "8 requests in a row came to nothing"
    with serving(Step(), Step(hang_up=True)) as endpoint, pytest.raises(RunStopped, match=words):
        reader(endpoint, tmp_path).read(a_text(text))
    assert len(endpoint.asked) == 9


def test_an_endpoint_that_was_never_there_is_the_operators_to_mend(tmp_path: Path) -> None:
    with serving() as endpoint:
        url = endpoint.url
    with pytest.raises(
        EndpointError, match=r"cannot be reached \(Connection refused\); start the server there or correct llm.endpoint"
    ):
        reader(url, tmp_path).read(a_text())


def test_the_spending_limit_keeps_what_was_read_and_is_never_passed(tmp_path: Path) -> None:
    limits = {"price_in": 1.0, "price_out": 2.0, "answer_tokens": 200, "spending_limit": 0.008}
    with serving() as endpoint:
        asked = reader(endpoint, tmp_path, **limits)
        with pytest.raises(RunStopped, match=r"spending limit of 0.008 USD"):
            asked.read(a_text())
        assert 0 < asked.usage().cost <= 0.008 and asked.usage().requests == len(endpoint.asked) == 3
        more = reader(endpoint, tmp_path, **limits | {"spending_limit": 1.0})
        assert len(more.read(a_text()).claims) == 12 and more.usage().cached == 3


def test_what_is_dropped_is_counted_by_reason(tmp_path: Path) -> None:
    india = {"text": "India", "code": "IND"}
    claims = [
        {"kind": "trip", "trigger": "visits"},
        {"kind": "visit", "trigger": "visits", "agent": [{"text": "Nepal", "code": "NPL"}], "recipient": [india]},
    ]
    with serving(Step(text=json.dumps({"claims": claims}))) as endpoint:
        asked = reader(endpoint, tmp_path)
        (claim,) = asked.read(a_text("Russia visits India.")).claims
    assert claim.agent == () and asked.usage().dropped == {"agent not in the text": 1, "unknown kind": 1}


@pytest.mark.parametrize(
    ("text", "asked"),
    [("x" * 20_000, 4), ("!!!! ????", 1), ("Кремль 北京 \u202e mixed", 1), ("a\tb\x00c", 1), ("He said \ud800 so.", 1)],
)
def test_texts_of_every_sort_are_read(tmp_path: Path, text: str, asked: int) -> None:
    with serving() as endpoint:
        document = Document(id="d1", name="d1", text=text, published=date(2014, 11, 18))
        assert not reader(endpoint, tmp_path).read(document).failures
    assert len(endpoint.asked) == asked


def test_a_text_beyond_all_bounds_is_a_failure_and_is_not_sent(tmp_path: Path) -> None:
    with serving() as endpoint:
        assert reader(endpoint, tmp_path).read(a_text("word " * 1_100_000)).failures
    assert endpoint.asked == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"endpoint": ""}, r"no endpoint is named; write endpoint = ... under \[llm\] in nv.toml"),
        ({"model": ""}, "no model is named"),
        ({"spending_limit": 3.0}, "spending_limit needs prices"),
        ({"retries": -1}, "llm.retries = -1 is too small; give at least 0"),
        ({"window_sentences": 0}, "llm.window_sentences = 0 is too small; give at least 1"),
        ({"price_in": float("nan")}, "llm.price_in"),
        ({"key_variable": "NV_NO_SUCH_KEY"}, "the variable NV_NO_SUCH_KEY"),
        ({"cache": "/proc/nowhere"}, "answers cannot be kept there"),
        ({"proxy": "proxy:8080"}, "llm.proxy = 'proxy:8080' is no address"),
    ],
)
def test_settings_are_checked_before_anything_is_sent(tmp_path: Path, wrong: dict[str, Any], words: str) -> None:
    given = {"endpoint": "http://127.0.0.1:9/v1", "model": "m", "cache": str(tmp_path)} | wrong
    with pytest.raises(ConfigError, match=words):
        LlmReader.of(LlmSettings(**given), variables={})


def test_the_model_sees_a_text_as_a_person_does_and_its_quotes_stand_where_they_are_written(tmp_path: Path) -> None:
    text = NEWS.replace("Shoigu", "Shoi\u00adgu").replace("a source", "a&nbsp;source").replace("Mi-35", "\u200eMi-35")
    with serving(Step(text=json.dumps(ANSWER))) as endpoint:
        reading = reader(endpoint, tmp_path).read(a_text(text))
        (shown,) = endpoint.passages()
    assert "Sergei Shoigu will visit Islamabad on Thursday, a source said" in shown
    visit, sale, _ = reading.claims
    assert (
        visit.agent[0].text == "Russian Defence Minister Sergei Shoi\u00adgu" and visit.source.text == "a&nbsp;source"
    )
    assert sale.deal.item == "Mi-35 helicopters" and reading.document.text == text
    for claim in reading.claims:
        for part in (claim.trigger, *claim.agent, *claim.recipient, claim.time, claim.place):
            assert part is None or text[part.start : part.end] == part.text
