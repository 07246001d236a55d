"""Whatever the text, the four rooms answer, in bounded time, with spans that lie in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from noteverbale.resolve import actors, equipment, places, times
from noteverbale.resolve.actors import titles

DAY = date(2014, 11, 20)
MILLION = 1_000_000
CALLS: dict[str, Callable[[str], list]] = {
    "times": lambda text: times.tag(text, DAY),
    "places": lambda text: places.tag(text, DAY),
    "actors": lambda text: actors.tag(text, DAY),
    "equipment": equipment.tag,
}
TEXTS = {
    "a far year": "The treaty runs to 31 December 99999, 99999-12-31, the year 99999 and May 99999.",
    "digits": "31415926535 8979 32,384 626.4338 3279/50/28 " * 20,
    "mixed scripts": "Россия и Иран: 俄罗斯 Russia روسيا 2014年11月20日 हिन्दी Ρωσία sold Mi-35М to Пакистан on 20 ноября 2014. "
    * 5,
    "marks": "\u200fRussia\u200e will visit \u202bIslamabad\u202c on \u2067Thursday\u2069 with Mi-35\u200fM jets\u061c. "
    * 10,
    "only marks": "\u200f\u200e\u202a\u202b\u202c\u2066\u2069\ufeff\u00ad\u0301" * 50,
    "lone surrogates and nulls": "Russia\ud800 sold\x00 20 \udfff Mi-35M on Thursday.",
}


@pytest.mark.parametrize("room", CALLS)
@pytest.mark.parametrize("name", TEXTS)
def test_spans_lie_in_the_text(room: str, name: str) -> None:
    text = TEXTS[name]
    for found in CALLS[room](text):
        assert 0 <= found.start < found.end <= len(text)
        assert getattr(found, "text", text[found.start : found.end]) == text[found.start : found.end]


def test_a_year_beyond_the_calendar_is_no_day() -> None:
    for found in times.tag(TEXTS["a far year"], DAY):
        assert found.first is None or found.first.year <= 9999
    assert (
        times.resolve("the year 99999", 0, 14, DAY) is None or times.resolve("the year 99999", 0, 14, DAY).first is None
    )


@pytest.mark.parametrize("name", TEXTS)
def test_given_spans_are_answered_one_by_one(name: str) -> None:
    text = TEXTS[name]
    spans = [(0, 6), (len(text) - 9, len(text)), (-5, 3), (len(text) + 5, len(text) + 9), (7, 7)]
    assert len(places.resolve(text, spans, DAY)) == len(spans)
    assert all(actors.resolve(text, spans, DAY))


@pytest.mark.parametrize("room", CALLS)
@pytest.mark.parametrize("piece", ["7", "a", "я", "\u200f", "\n"])
def test_a_million_characters_take_bounded_time(room: str, piece: str) -> None:
    began = time.process_time()
    CALLS[room](piece * MILLION)
    assert time.process_time() - began < 60


@pytest.mark.parametrize("room", CALLS)
@pytest.mark.parametrize("piece", ["1 ", "Jan ", "( (", "and and", "IV-", "Monday and ", "Iran’s ", "A  "])
def test_what_repeats_takes_time_by_its_length(room: str, piece: str) -> None:
    began = time.process_time()
    CALLS[room]((piece * MILLION)[: MILLION // 20])
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "piece", ["In Iran in the 1370s they met. ", "In the 1370s they met. ", "on the last day of 1397 "]
)
def test_dates_that_depend_on_their_text_take_time_by_its_length(piece: str) -> None:
    began = time.process_time()
    assert len(times.tag(piece * 8000, DAY)) >= 8000
    assert time.process_time() - began < 10


def test_surnames_of_others_take_time_by_the_length_of_the_text() -> None:
    began = time.process_time()
    actors.Context("Trump said. Andrew Johnson said. " * 15_000, published=DAY)
    assert time.process_time() - began < 10  # by its square some 25


def test_long_titles_are_read_in_one_way_only() -> None:
    text = f"He met the President of Zorg, {'Asia, ' * 20}| Russia, who said so."
    people = actors.Context(text)
    began = time.process_time()
    titles.rest_of(text, people.posts[0], {hit.start: hit for hit in people.hits})
    assert time.process_time() - began < 1
