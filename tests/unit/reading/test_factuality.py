"""How surely the event of a word is told as a fact: by the words around it, and with the network."""

from __future__ import annotations

import time

import pytest

from noteverbale.errors import OntologyError
from noteverbale.reading import signatures
from noteverbale.reading.factuality import by_words, factuality
from noteverbale.types import Span

SECONDS = 4  # processor time


def place(marked: str) -> tuple[str, int]:
    """Give a text without its brackets, and where the word in them begins."""
    return marked.replace("[", "").replace("]", ""), marked.index("[")


def value(marked: str) -> float:
    text, start = place(marked)
    return by_words(text, Span(0, len(text)), start)[0]


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("Kenya [sold] the boats.", 3),
        ("Kenya did not [sell] the boats.", -3),
        ("Kenya no longer [sells] boats.", -3),
        ("Kenya can’t [sell] boats.", -3),
        ("Kenya will [sell] the boats.", 2.5),
        ("Kenya is to [sell] the boats.", 2.5),
        ("Kenya probably [sold] boats.", 2),
        ("Kenya would have [sold] the boats.", -1),
        ("Kenya should have [sold] the boats.", -1),
        ("Kenya must have [sold] the boats.", 2),
        ("Kenya must [sell] the boats.", 1),
        ("Kenya will have [sold] the boats.", 2.5),
        ("Kenya managed to [sell] the boats.", 3),
        ("Kenya didn't manage to [sell] the boats.", -3),
        ("Kenya refused to [sell] the boats.", -3),
        ("Kenya did not refuse to [sell] the boats.", 3),
        ("Kenya may refuse to [sell] the boats.", -1),
        ("Kenya never preferred to [sell] boats.", -2),
        ("Kenya asked the two ministers to [sell] boats.", 0.5),
        ("Kenya came to [sell] boats.", 1),
        ("Kenya plans to buy boats and [sell] them.", 1),
        ("Oman kept Kenya from [selling] boats.", -3),
        ("Oman kept Kenya from it when Chad [sold] boats.", 3),
        ("If Kenya [sells] the boats, Oman pays.", 0),
        ("If Oman pays, Kenya [sold] the boats.", 3),
        ("Kenya said it had [sold] the boats.", 3),
        ("Kenya denied that it had [sold] the boats.", -3),
        ("Kenya did not deny that it had [sold] the boats.", 3),
        ("Oman does not believe that Kenya [sold] boats.", -2),
        ("Oman does not know that Kenya [sold] boats.", 3),
        # Too far to tell: a noun may stand there ("nobody in the port authority").
        ("Nobody in the port [sold] boats.", 3),
        ("None of the firms that had [sold] boats paid.", 3),
        ("There is no evidence that Kenya [sold] boats.", -3),
        ("There is no doubt that Kenya [sold] boats.", 2),
        ("Kenya not only [sold] boats but bought them.", 3),
        ("Nobody in the port had [sold] boats.", -3),
        ("Kenya, which did not buy boats, [sold] planes.", 3),
        ("Kenya [signed] no agreement.", -3),
        ("Kenya [voted] no.", 3),
        ("Kenya [said] no agreement was signed.", 3),
        ("Kenya has not signed an [agreement].", -3),
        ("Kenya has not criticised the [agreement].", 3),
        ("Oman called for an emergency [meeting].", 0.5),
        ("There is a possibility of a [strike].", 1),
        ("Kenya suspended [talks] with Oman.", 0),
        ("Kenya cancelled Oman's [visit].", -3),
        ("Kenya failed because it's [sold] no boats.", -3),
        ("Kenya avoided criticising the [attack].", 3),
        ("Kenya failed the [test].", 3),
        ("Kenya insisted its boats [worked].", 3),
        ("Doubts of Oman [angered] Kenya.", 3),
        ("Kenya plans to buy boats; come and [sell] them.", 3),
        ("Kenya refused to begin to start to continue to proceed to [sell] boats.", 3),  # too deep
        ("There was a failed [attack] on Oman.", -3),
    ],
)
def test_the_words_around_an_event_tell_whether_it_is_a_fact(marked: str, told: float) -> None:
    assert value(marked) == pytest.approx(told)


def test_cues_are_told_the_nearest_first_and_none_where_nothing_turns_it() -> None:
    text, start = place("Kenya denied that it had refused to [sell] boats.")
    assert by_words(text, Span(0, len(text)), start) == (3.0, ("refused", "denied"))
    text, start = place("Kenya said it had managed to [sell] boats.")
    assert by_words(text, Span(0, len(text)), start) == (3.0, ())


def test_network_and_words_count_half_each() -> None:
    text = "Kenya has not signed the agreement. Oman refused to buy boats."
    signed, buy = factuality(text, [(14, 20), (text.index("buy"), text.index("buy") + 3)])
    assert signed is not None and buy is not None
    assert signed.by_words == buy.by_words == -3 and signed.by_network < -2 and signed.cues == ("not",)
    assert signed.value == pytest.approx((signed.by_network + signed.by_words) / 2, abs=0.001)


def test_an_event_is_told_the_same_whatever_else_is_asked() -> None:
    text = "Kenya sold boats. " * 40 + "Oman may refuse to buy them."
    words = [(at, at + 4) for at in range(6, 18 * 40, 18)]
    last = (text.index("buy"), text.index("buy") + 3)
    assert factuality(text, [last, *words, last])[0] == factuality(text, [last])[0]


def test_a_span_without_a_word_has_no_factuality() -> None:
    assert factuality("Kenya sold boats.", [(5, 6), (90, 95), (7, 3)]) == [None, None, None]
    assert factuality("", [(0, 4)]) == [None] and factuality("Kenya", []) == []


@pytest.mark.parametrize("word", ["not ", "to ", "that ", "refused to ", "kept from ", "and sell ", "“"])
def test_a_long_line_of_one_word_takes_no_more_time_for_a_span(word: str) -> None:
    text = word * (400_000 // len(word))
    began = time.process_time()
    for start in range(0, len(text) - 9, len(text) // 1000):
        by_words(text, Span(0, len(text)), start)
    assert time.process_time() - began < SECONDS


def test_a_word_with_two_signs_in_one_place_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = signatures.page().__class__({}, {"fact": (3.0, -3.0), "open": (0.0, 0.0)}, {},
                                        {"to": {"fact": "manage", "open": "manage"}}, {}, {})  # fmt: skip
    monkeypatch.setattr(signatures, "read_page", lambda *_: twice)
    with pytest.raises(OntologyError, match="'manage' stands there twice"):
        signatures.page.__wrapped__()
