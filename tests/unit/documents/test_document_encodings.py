"""Bytes in many encodings come out as the text that was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.documents.decoding import Undecodable, decode

RUSSIAN = "Министр обороны России посетит Исламабад в четверг для переговоров с руководством страны. Это будет первый визит за годы."
POLISH = "Minister obrony odwiedzi Islamabad w czwartek, żeby rozmawiać z przywódcami; źródło powiedziało, że śmigłowce są bardzo ważne."
ARABIC = (
    "سيزور وزير الدفاع الروسي إسلام أباد يوم الخميس لإجراء محادثات مع القيادة حول تعزيز التعاون الدفاعي وبيع المعدات."
)
CHINESE = "俄罗斯国防部长将于星期四访问伊斯兰堡，与领导人就加强防务合作和军事装备销售举行会谈。这将是近年来首次访问。"
FRENCH = "Le ministre de la Défense se rendra à Islamabad jeudi pour des entretiens; ce sera la première visite d’un ministre depuis des années."
ENGLISH = "The minister said “they would not like to disturb Putin’s visit” – a source added, at a cost of £20m."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (RUSSIAN, "utf-8"), (RUSSIAN, "utf-16"), (RUSSIAN, "utf-16-le"), (RUSSIAN, "utf-32"),
        (POLISH, "cp1250"), (ARABIC, "cp1256"), (CHINESE, "gb18030"), (FRENCH, "cp1252"), (ENGLISH, "cp1252"),
        (ENGLISH, "utf-8-sig"), (ENGLISH, "utf-16"), (ENGLISH, "utf-16-be"), (ENGLISH, "utf-16-le"),
    ],
)  # fmt: skip
def test_encoding_is_found(text, encoding):
    assert decode(text.encode(encoding))[0] == text


def test_encoding_that_is_asked_for_wins():
    assert decode(RUSSIAN.encode("cp1251"), "cp1251") == (RUSSIAN, "cp1251")
    with pytest.raises(Undecodable, match=r"not ascii; name its encoding with --encoding"):
        decode(RUSSIAN.encode("cp1251"), "ascii")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bytes(range(256)) * 9, "zero bytes"),
        (b"%PDF-1.7 stuff", "PDF"),
        (b"PK\x03\x04 stuff", "zip"),
        (b"\x80\x01\x02\x03\x04\x05" * 90, "control characters"),
    ],
)
def test_what_is_no_text_says_why(data, says):
    with pytest.raises(Undecodable, match=says):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80))
def test_utf_8_is_exact(text):
    if not text.startswith(("\ufeff", "%PDF", "PK\x03\x04", "{\\rtf", "PAR1")):
        assert decode(text.encode("utf-8"))[0] == text
