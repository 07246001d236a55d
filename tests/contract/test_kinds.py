"""Every kind keeps the promises of the codebook: examples, words, codes, identity, and the page printed from it."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import pytest

from noteverbale.ontology import Kind, cameo, kinds, plover, stages, vocabulary
from noteverbale.ontology.tables import packaged

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"(?:[A-Z]{3}|(?:IGO|NSA|NGO|COM)-[A-Z0-9][A-Z0-9+-]*|UNK)\Z")
KINDS = pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))


def codebook_table() -> dict[str, tuple[str, str]]:
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z_]+) \|[^|\n]+\| ([^|\n]+) \| ([^|\n]+) \|$", text, re.MULTILINE)
    return {name: (done, planned) for name, done, planned in rows if name != "kind"}


def known_states() -> set[str]:
    path = packaged("actors/states.csv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["iso3"] for row in csv.DictReader(lines)} | {"UNK"}


def test_the_kinds_are_those_of_the_codebook_in_its_order() -> None:
    assert list(kinds()) == list(codebook_table())


@KINDS
def test_codes_agree_with_the_codebook(kind: Kind) -> None:
    done, planned = codebook_table()[kind.name]
    if done == "by stage":
        assert all(stage.done or stage.name in ("interest", "in_service", "delayed") for stage in stages().values())
        return
    for words, realis in ((done, "occurred"), (planned, "scheduled")):
        expected = None if words.startswith("none") else words.split()[0]
        assert plover(kind.name, realis) == expected, (kind.name, realis)


@KINDS
def test_examples_hold_their_trigger_and_known_codes(kind: Kind) -> None:
    assert len(kind.example) >= 3 and len(kind.counter_example) >= 2
    states = known_states()
    for entry in (*kind.example, *kind.counter_example):
        assert re.search(rf"(?<!\w){re.escape(entry.trigger)}(?!\w)", entry.sentence), entry
        for code in (*entry.agent, *entry.recipient):
            assert CODE.match(code), (code, entry.sentence)
            assert "-" in code or code in states, (code, entry.sentence)


@KINDS
def test_counter_examples_are_of_another_kind(kind: Kind) -> None:
    for entry in kind.counter_example:
        assert entry.instead != kind.name
        assert entry.because.endswith(".")
        assert entry.instead is None or entry.realis is not None


@KINDS
def test_words_are_many_and_lower_case(kind: Kind) -> None:
    words = [*kind.lexicon.verbs, *kind.lexicon.nouns, *kind.lexicon.phrases, *kind.lexicon.adjectives]
    assert len(words) >= 20
    assert all(word == word.lower().strip() for word in words)


@KINDS
def test_examples_reuse_no_sentence(kind: Kind) -> None:
    others = [e.sentence for k in kinds().values() for e in (*k.example, *k.counter_example)]
    for entry in (*kind.example, *kind.counter_example):
        assert others.count(entry.sentence) == 1


@KINDS
def test_quad_and_score_point_the_same_way(kind: Kind) -> None:
    if kind.quad is None:
        assert kind.score is None
    else:
        assert kind.score is not None and (kind.score > 0) == (kind.quad <= 2)


@KINDS
def test_arms_deal_examples_have_stages_and_others_none(kind: Kind) -> None:
    for entry in kind.example:
        assert (entry.stage is not None) == (kind.name == "arms_deal")


def test_stages_are_those_of_the_codebook() -> None:
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    line = re.search(r"Stages, in their default order: (.+); and the halts: (.+)\.", text)
    assert line is not None
    steps, halts = (group.split(", ") for group in line.groups())
    assert [name for name, stage in stages().items() if not stage.halt] == steps
    assert {name for name, stage in stages().items() if stage.halt} == set(halts)


def test_sources_and_sectors_are_those_of_the_codebook() -> None:
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    section = text[text.index("## 5. Source") : text.index("## 6.")]
    listed = re.findall(r"^\| ([a-z_]+) \|", section, re.MULTILINE)
    assert set(listed) - {"kind"} == {source.name for source in vocabulary().sources}
    sector = re.search(r"\*\*sector\*\*: (.+)\.", text)
    assert sector is not None
    assert set(re.findall(r"\b[A-Z]{3}\b", sector.group(1))) == {word.name for word in vocabulary().sectors}


@pytest.mark.parametrize(
    ("stage", "realis", "category", "code"),
    [
        ("signed", "occurred", "SUPPORT", "057"),
        ("signed", "scheduled", "AGREE", "0312"),
        ("delivered", "occurred", "COOPERATE", "062"),
        ("refused", "occurred", "REJECT", "1212"),
        ("suspended", "occurred", "SANCTION", "1622"),
        ("talks", "ongoing", "CONSULT", "046"),
        ("talks", "scheduled", "AGREE", "036"),
        ("interest", "ongoing", None, None),
        (None, "occurred", "COOPERATE", "062"),
    ],
)
def test_codes_of_arms_deals_go_by_stage(
    stage: str | None, realis: str, category: str | None, code: str | None
) -> None:
    assert plover("arms_deal", realis, "positive", stage) == category
    assert cameo("arms_deal", realis, "positive", stage) == code


def test_the_printed_page_is_fresh() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import kinds_page  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(ROOT / "tools"))
    assert (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8") == kinds_page.page(), (
        "docs/kinds.md is stale: PYTHONPATH=src python tools/kinds_page.py > docs/kinds.md"
    )
