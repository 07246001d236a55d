"""Whatever is given where a public call wants something else, one sentence names the argument and the repair."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import noteverbale
from noteverbale.errors import NoteVerbaleError
from noteverbale.reading.factuality import factuality
from noteverbale.resolve import actors, equipment, places, times
from noteverbale.resolve.actors import Context

#: The first call of each room loads its tables.
SLOW = settings(deadline=None, max_examples=25)
TEXT, DAY = "Iran met Oman on Monday.", date(2014, 11, 20)
NUMBERS = st.integers() | st.floats() | st.booleans() | st.complex_numbers()
BYTES = st.binary() | st.builds(object)
WHOLES = st.lists(st.integers(), max_size=2) | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
NO_TEXT = NUMBERS | BYTES | WHOLES | st.none()
NO_LIST = NUMBERS | BYTES | st.text() | st.none()
TEXTS: dict[str, Callable[[Any], Any]] = {
    "noteverbale.read": noteverbale.read,
    "actors.tag": actors.tag,
    "actors.resolve": lambda given: actors.resolve(given, []),
    "Context": Context,
    "places.tag": places.tag,
    "places.resolve": lambda given: places.resolve(given, []),
    "times.tag": lambda given: times.tag(given, DAY),
    "times.resolve": lambda given: times.resolve(given, 0, 4, DAY),
    "equipment.tag": equipment.tag,
    "equipment.lookup": equipment.lookup,
    "equipment.money": equipment.money,
    "equipment.quantities": equipment.quantities,
    "factuality": lambda given: factuality(given, []),
}
LISTS: dict[str, Callable[[Any], Any]] = {
    "tables: actors": lambda given: noteverbale.read(TEXT, tables={"actors": given}),
    "actors.tag: extend": lambda given: actors.tag(TEXT, extend=given),
    "places.tag: tables": lambda given: places.tag(TEXT, tables=given),
    "equipment.tag: extend": lambda given: equipment.tag(TEXT, extend=given),
    "actors.resolve: spans": lambda given: actors.resolve(TEXT, given),
    "places.resolve: spans": lambda given: places.resolve(TEXT, given),
    "factuality: spans": lambda given: factuality(TEXT, given),
}
WORDS: dict[str, Callable[[Any], Any]] = {
    "noteverbale.read: publisher": lambda given: noteverbale.read(TEXT, publisher=given),
    "noteverbale.read: title": lambda given: noteverbale.read(TEXT, title=given),
    "noteverbale.read: published": lambda given: noteverbale.read(TEXT, published=given),
    "noteverbale.read: tables": lambda given: noteverbale.read(TEXT, tables=given or 5),
    "noteverbale.open: tables": lambda given: noteverbale.open("record.nv", tables=given or 5),
    "actors.resolve: publisher": lambda given: actors.resolve(TEXT, [], publisher=given),
    "actors.tag: published": lambda given: actors.tag(TEXT, given),
    "places.tag: published": lambda given: places.tag(TEXT, given),
    "times.tag: published": lambda given: times.tag(TEXT, given),
    "times.resolve: tense": lambda given: times.resolve(TEXT, 14, 23, DAY, tense=given),
    "spans of no pairs": lambda given: actors.resolve(TEXT, [given]),
}


def refused(call: Callable[[Any], Any], value: Any) -> None:
    with pytest.raises(NoteVerbaleError) as error:
        call(value)
    told = str(error.value)
    assert "\n" not in told.strip() and len(told) < 250 and ("give" in told or "are" in told)


@pytest.mark.parametrize("name", TEXTS)
@SLOW
@given(value=NO_TEXT)
def test_what_is_no_text(name: str, value: Any) -> None:
    refused(TEXTS[name], value)


@pytest.mark.parametrize("name", LISTS)
@SLOW
@given(value=NO_LIST)
def test_what_is_no_list(name: str, value: Any) -> None:
    refused(LISTS[name], value)


@pytest.mark.parametrize("name", WORDS)
@SLOW
@given(value=NUMBERS | BYTES)
def test_what_is_neither_words_nor_a_day(name: str, value: Any) -> None:
    refused(WORDS[name], value)


@SLOW
@given(value=NO_TEXT.filter(lambda value: value != 0))
def test_an_unknown_reader(value: Any) -> None:
    refused(lambda given: noteverbale.read(TEXT, reader=given), value)


def test_paths_may_be_words() -> None:
    assert actors.tag(TEXT, extend=[]) and places.tag(TEXT, tables=())


@pytest.mark.parametrize("moment", [datetime(2014, 11, 20, 23), datetime(2014, 11, 20, 23, tzinfo=UTC)])
def test_a_moment_stands_for_its_day(moment: datetime) -> None:
    assert noteverbale.read(TEXT, published=moment) == noteverbale.read(TEXT, published=DAY)
    assert actors.tag(TEXT, moment) == actors.tag(TEXT, DAY)
    assert times.resolve(TEXT, 14, 23, moment, tense="future") == times.resolve(TEXT, 14, 23, DAY, tense="future")
    assert places.tag(TEXT, moment) == places.tag(TEXT, DAY)
