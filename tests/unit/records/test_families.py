"""Families of copies: exact, near, cut and extended; and texts that only share a subject."""

from __future__ import annotations

from datetime import date
from random import Random

from noteverbale.records import families

WORDS = [f"w{n}" for n in range(2000)]


def a_text(seed: int, length: int = 300) -> str:
    return " ".join(Random(seed).choices(WORDS, k=length))


def family_sizes(found: dict[str, str]) -> list[int]:
    return sorted(list(found.values()).count(first) for first in set(found.values()))


def test_an_exact_copy_whatever_its_case_and_punctuation() -> None:
    assert families([("b", "The two sides met."), ("a", "the two sides met")]) == {"a": "a", "b": "a"}


def test_the_first_published_gives_the_family_its_name() -> None:
    days = {"a": date(2020, 5, 2), "b": date(2020, 5, 1)}
    text = a_text(1)
    assert families([("a", text), ("b", text)], days) == {"a": "b", "b": "b"}
    assert families([("a", text), ("b", text)], {"a": None, "b": date(2020, 1, 1)}) == {"a": "b", "b": "b"}


def test_near_copies_cut_and_extended_versions() -> None:
    words = a_text(2).split()
    edited = " ".join(w if n % 40 else "changed" for n, w in enumerate(words))
    cut = " ".join(words[:120])
    extended = " ".join([*words, *a_text(3, 900).split()])
    found = families([("a", " ".join(words)), ("b", edited), ("c", cut), ("d", extended)])
    assert set(found.values()) == {"a"}


def test_a_brief_inside_a_long_piece_published_before_it() -> None:
    long = a_text(4, 3000)
    assert families([("a", long), ("b", " ".join(long.split()[1000:1060]))]) == {"a": "a", "b": "a"}


def test_texts_of_one_subject_are_no_copies() -> None:
    texts = [(f"d{n}", a_text(n) + " President met the minister for talks on trade ties.") for n in range(20)]
    assert family_sizes(families(texts)) == [1] * 20


def test_short_texts_are_copies_only_when_equal() -> None:
    assert families([("a", "Talks held in Moscow on Monday"), ("b", "Talks held in Moscow on Tuesday")])["b"] == "b"


def test_two_families_are_not_joined_by_a_later_text() -> None:
    one, two = a_text(5), a_text(6)
    days = {"a": date(2020, 1, 1), "b": date(2020, 1, 2), "c": date(2020, 1, 3)}
    assert families([("a", one), ("b", two), ("c", f"{one} {two}")], days) == {"a": "a", "b": "b", "c": "a"}


def test_no_documents_and_empty_texts() -> None:
    assert families([]) == {}
    assert families([("a", ""), ("b", "")]) == {"a": "a", "b": "a"}


def test_a_copy_with_marks_that_nobody_sees_is_one() -> None:
    text = a_text(1) + " and Iran’s helicopters"
    marked = "\u200f" + text.replace("heli", "heli\u00ad").replace("’", "&rsquo;").replace(" ", "&nbsp;")
    assert families([("a", text), ("b", marked)]) == {"a": "a", "b": "a"}
