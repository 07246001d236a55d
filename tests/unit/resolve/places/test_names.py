"""Names as written -> the forms under which they are filed."""

from __future__ import annotations

import pytest

from noteverbale.resolve.places.names import fold, key, skeleton, tokens


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Sant Julià", "sant julia"),
        ("Saint John's", "st john"),
        ("St. John’s", "st john"),
        ("the Netherlands", "netherlands"),
        ("Łódź", "lodz"),
        ("Deir ez-Zor", "deir ez zor"),
        ("U.S.", "us"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_one_sound_for_many_spellings() -> None:
    assert len({skeleton(fold(name)) for name in ("Deir Ezzur", "Deir ez-Zor", "Dayr az-Zawr", "Der Zor")}) == 1
    assert skeleton("oslo") == ""


def test_keys_are_48_bits_and_stable() -> None:
    assert key("paris") == key(fold("PARIS")) < 2**48
    assert key("paris") != key("parys")


def test_tokens_leave_out_the_possessive() -> None:
    text = "Syria’s Aleppo"
    assert [text[word.start : word.end] for word in tokens(text)] == ["Syria", "Aleppo"]
