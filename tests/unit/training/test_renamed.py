"""Other names in the place of those of an annotated article: spans and codes follow."""

from __future__ import annotations

import random

import pytest
from training import renamed

TEXT = (
    "Iran's Foreign Minister Zarif met the U.S. envoy in Tehran. The Iranian accused the United States. The IRGC fired."
)


def span(words: str, code: str | None = None) -> dict:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "code": code}


def row() -> dict:
    agents = [span("Iran's Foreign Minister Zarif", "IRN"), span("The Iranian", "IRN"), span("The IRGC", "IRN")]
    claim = {"trigger": span("met"), "agent": agents, "recipient": [span("the U.S. envoy", "USA")], "place": None}
    return {"id": "a", "text": TEXT, "title": "Zarif", "publisher": "Daily", "claims": [claim]}


@pytest.mark.parametrize("seed", range(8))
def test_spans_follow_the_words(seed):
    new = renamed.renamed(row(), random.Random(seed))
    claim, text = new["claims"][0], new["text"]
    assert text[claim["trigger"]["start"] : claim["trigger"]["end"]] == "met"
    for actor in claim["agent"] + claim["recipient"]:
        assert text[actor["start"] : actor["end"]] == actor["text"]
    assert claim["agent"][0]["text"].split()[1:3] == ["Foreign", "Minister"]
    assert claim["recipient"][0]["text"].startswith("the ")
    assert claim["recipient"][0]["text"].endswith(" envoy")


def test_every_state_and_surname_is_another():
    text = renamed.renamed(row(), random.Random(3))["text"]
    assert not {"Iran", "Iranian", "Tehran", "U.S.", "States", "Zarif"} & set(
        text.replace(".", ". ").replace("'", " ").split()
    )
    assert " the accused" not in text


def test_codes_follow_but_not_where_the_words_tell_the_old_one():
    claim = renamed.renamed(row(), random.Random(4))["claims"][0]
    minister, people, guards = (actor["code"] for actor in claim["agent"])
    assert minister == people
    assert minister not in ("IRN", "USA")
    assert guards == "IRN"
    assert claim["recipient"][0]["code"] not in ("IRN", "USA", minister)


def test_at_home_only_persons_change():
    new = renamed.renamed(row(), random.Random(5), abroad=False)
    assert "Zarif" not in new["text"]
    assert new["text"].startswith("Iran's Foreign Minister ")
    assert new["publisher"] == "Daily"
    assert [actor["code"] for actor in new["claims"][0]["agent"]] == ["IRN", "IRN", "IRN"]


def test_the_same_draw_gives_the_same_article():
    assert renamed.renamed(row(), random.Random("x")) == renamed.renamed(row(), random.Random("x"))
    assert renamed.renamed(row(), random.Random("x")) != renamed.renamed(row(), random.Random("y"))


def test_no_table_knows_an_invented_person():
    assert "Zarif" in renamed.surnames()
    assert not renamed.surnames() & set(renamed.SURNAMES)
