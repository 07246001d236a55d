"""Deals whose goods, number and sum a reader sees: its words go before what the rules find nearest."""

from __future__ import annotations

from noteverbale.resolve.equipment import Hints, deal
from noteverbale.types import Span

TEXT = (
    "Lima has chosen the twin-jet transports, five of them in all. The ministry signed for $827 million on Friday, beside a "
    "study of tanks."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


SENTENCE = Span(TEXT.index("The ministry"), len(TEXT))


def test_goods_and_number_may_stand_in_the_sentence_before() -> None:
    hints = Hints(item=at("twin-jet transports"), quantity=at("five"))
    found = deal(TEXT, at("signed"), SENTENCE, hints=hints)
    assert (found.item, found.quantity.min, found.value.amount) == ("twin-jet transports", 5, 827e6)


def test_what_is_not_seen_is_looked_for_in_the_sentence() -> None:
    found = deal(TEXT, at("signed"), SENTENCE)
    assert (found.item, found.quantity) == ("tanks", None)
    assert deal(TEXT, at("signed"), SENTENCE, hints=Hints(value=at("$827 million"))).item == "tanks"


def test_words_that_tell_no_number_and_no_sum_change_nothing() -> None:
    hints = Hints(quantity=at("study"), value=at("Friday"))
    found = deal(TEXT, at("signed"), SENTENCE, hints=hints)
    assert found.quantity is None and found.value.amount == 827e6


def test_named_goods_keep_their_family() -> None:
    text = "Chad bought six Mi-35M helicopters and ten trucks."
    start = text.index("Mi-35M helicopters")
    found = deal(text, Span(5, 11), Span(0, len(text)), hints=Hints(item=Span(start, start + 6)))
    assert found.family == deal(text, Span(5, 11), Span(0, len(text))).family is not None
    assert found.quantity.min == 6
