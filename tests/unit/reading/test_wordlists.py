"""Lists of words are checked when first read, and what is wrong is told with file, list and repair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from noteverbale.errors import OntologyError
from noteverbale.reading import (
    acts,
    antecedents,
    arrivals,
    beside,
    carried,
    doubtful,
    frames,
    guests,
    headlines,
    industry,
    neighbours,
    parties,
    polarity,
    prices,
    retold,
    sellers,
    strangers,
    thirds,
    trade,
    transfers,
    undone,
    unnamed,
    whereabouts,
    wordlists,
)
from noteverbale.reading.wordlists import any_of, words


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict]:
    """The tables of a file, to be filled by the test."""
    tables: dict = {}
    monkeypatch.setattr(wordlists, "page", lambda file: tables)
    words.cache_clear()
    yield tables
    words.cache_clear()


@pytest.mark.parametrize(
    ("file", "modules"),
    [
        ("guests.toml", (guests,)),
        ("neighbours.toml", (neighbours, polarity, retold)),
        ("headlines.toml", (headlines,)),
        (
            "trade.toml",
            (trade, undone, industry, sellers, acts, antecedents, arrivals, beside, carried, frames, strangers, thirds),
        ),
        ("prices.toml", (prices,)),
        ("unnamed.toml", (unnamed, doubtful, parties, retold)),
        ("transfers.toml", (transfers,)),
        ("whereabouts.toml", (whereabouts,)),
    ],
)
def test_all_lists_are_used(file: str, modules: tuple[ModuleType, ...]) -> None:
    """A list that no pattern asks for would be edited in vain."""
    named = set().union(*(_asked(Path(module.__file__ or "").read_text(encoding="utf-8"), file) for module in modules))
    told = {(table, name) for table, lists in wordlists.page(file).items() for name in lists}
    assert named == told
    assert all(words(file, *one) for one in told)


@pytest.mark.parametrize(
    ("lists", "told"),
    [
        ({}, r"x.toml: 'nouns' of \[denial\] must be a list of words"),
        ({"denial": {"nouns": ()}}, "must be a list of words"),
        ({"denial": {"nouns": ("report", " ")}}, "must be a list of words"),
        ({"denial": {"nouns": ("report", "news", "report")}}, r"nouns of \[denial\]: 'report' stands there twice"),
    ],
)
def test_a_wrong_list_is_told(given: dict, lists: dict, told: str) -> None:
    given.update(lists)
    with pytest.raises(OntologyError, match=told):
        words("x.toml", "denial", "nouns")


def test_longer_words_are_tried_first_and_a_blank_may_be_a_line_end(given: dict) -> None:
    given["off"] = {"ending": ("call", "called off", "end.")}
    assert re.match(any_of("x.toml", "off", "ending"), "called\noff")[0] == "called\noff"
    assert not re.match(any_of("x.toml", "off", "ending"), "ends")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "words.toml: cannot read this page"),
        ("[denial", "words.toml: not valid TOML"),
        ('[denial]\nnouns = "report"', "words.toml: Expected `array`, got `str`"),
        ("[denial]\nnouns = ['report', 3]", "words.toml: Expected `str`, got `int`"),
    ],
)
def test_a_file_that_is_not_there_or_no_page_of_lists_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None, told: str
) -> None:
    monkeypatch.setattr(wordlists, "files", lambda package: tmp_path)
    if content is not None:
        (tmp_path / "words.toml").write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=told):
        wordlists.page.__wrapped__("words.toml")


def _asked(source: str, file: str) -> set[tuple[str, str]]:
    """Give the lists of a file that a module asks for: with the file's name, or through a helper for its own file."""
    pair, own = r"[\"'](\w+)[\"'], [\"'](\w+)[\"']\)", re.search(r'partial\(one_of, "(\w+\.toml)"\)', source)
    found = set(re.findall(rf"(?:words|any_of|one_of)\([\"']{re.escape(file)}[\"'], {pair}", source))
    helped = own is None or own[1] == file
    return found | set(re.findall(rf"(?:_any|listed|_set)\({pair}", source)) if helped else found
