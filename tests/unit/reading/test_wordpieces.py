"""The word pieces are those of the reference library, with which the network was trained."""

import json
from collections import OrderedDict
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from noteverbale.errors import ModelError
from noteverbale.reading.wordpieces import LONGEST_WORD, load_pieces
from noteverbale.reading.words import packaged_pieces

VOCABULARY = files("noteverbale.reading") / "model" / "tokenizer.json"
REFERENCE = Tokenizer.from_file(str(VOCABULARY))
REFERENCE.no_padding()
REFERENCE.no_truncation()
TEXTS = [
    "Mr Shoigu’s go-ahead: “up to 20” Mi-35s for $153m (some 5,000,000 roubles).",
    "Emmanuel Macron met Zoran Milanović in Łódź, Đồng Hới and ISTANBUL (İstanbul), naïve cafe\u0301.",
    "co\u00adoperation \u200bwas \ufeffagreed\u200f in\u00a0Kyiv\u2009— Ωmega ΣΑΣ, Москва, 北京市 and ６月.",
    "\ttabs\r\nlines\x0b\x0c\x85controls\x00\ufffd and \u2028 separators",
    "한국 대통령 हिन्दी ﬁnal ² ½ ™ € £ ` ^ ~ 😀 flags 🇵🇰",
    "x" * LONGEST_WORD + " " + "x" * (LONGEST_WORD + 1) + "!" * 5,
    "",
    "   ",
]


def reference(text):
    encoding, words = REFERENCE.encode(text, add_special_tokens=False), OrderedDict()
    for word, span, piece in zip(encoding.word_ids, encoding.offsets, encoding.ids, strict=True):
        words.setdefault(word, []).append((span, piece))
    return [(found[0][0][0], found[-1][0][1], tuple(piece for _, piece in found)) for found in words.values()]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_split_as_by_the_reference(text):
    assert list(packaged_pieces().words(text)) == reference(text)


def test_each_character_of_latin_greek_and_cyrillic_is_split_as_by_the_reference():
    for start in (0, 0x80, 0x2000, 0x2100, 0x1E00, 0x3000, 0x4E00):
        text = " ".join(f"ab{chr(code)}cd {chr(code)}" for code in range(start, start + 0x80))
        assert list(packaged_pieces().words(text)) == reference(text)


@given(st.text(st.characters(max_codepoint=0x24F), max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_in_latin_letters_is_split_as_by_the_reference(text):
    assert list(packaged_pieces().words(text)) == reference(text)


def test_a_mark_of_the_vocabulary_in_a_text_is_no_command():
    words = [word for _, _, word in packaged_pieces().words("[SEP]")]
    vocabulary = json.loads(VOCABULARY.read_bytes())["model"]["vocab"]
    assert (vocabulary["[SEP]"],) not in words
    assert len(words) == 3


@pytest.mark.parametrize("content", [None, "{", "{}", '{"model": {"vocab": {"a": 1}}}'])
def test_a_broken_vocabulary_says_what_to_do(tmp_path, content):
    path = tmp_path / "tokenizer.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="install noteverbale again"):
        load_pieces(path)
