"""Line ends inside wrapped paragraphs, and those that part paragraphs, headings, lists and verse."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.resolve.wrapping import unwrapped

FIRST = (
    "The defence minister of Kenya arrived in Manila on Monday for three days of talks with his Philippine counterpart "
    "on patrol boats, training and a loan that both sides have been discussing since the spring. He was received at "
    "the airport by the deputy foreign minister and an honour guard."
)
SECOND = (
    "A spokesman said that no contract would be signed before parliament had seen the terms. Officials in Nairobi "
    "have said little about the price, which newspapers put at some 40 million dollars for up to six vessels."
)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100, 120])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n    "])
def test_wrapped_paragraphs_flow(width, end):
    text = "\n\n".join(end.join(textwrap.wrap(part, width)) for part in (FIRST, SECOND))
    flowing = unwrapped(text)
    assert len(flowing) == len(text)
    assert [" ".join(part.split()) for part in flowing.split("\n\n")] == [FIRST, SECOND]


def test_ragged_lines_flow():
    words, lines, widths = FIRST.split(), [""], [70, 64, 73, 66, 71]
    for word in words:
        if len(lines[-1]) + len(word) >= widths[len(lines) % 5]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    assert unwrapped("\n".join(lines)) == FIRST


def test_a_brief_of_two_lines_flows():
    text = "The foreign ministers of Chile and Peru will meet in Lima on\nThursday, and then go on to talks with the president."
    assert "\n" in unwrapped(text)  # nothing tells it from a heading and its text
    assert unwrapped(text.replace("on\nThursday", "on Thursday").replace(", and", ",\nand")).count("\n") == 0


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n{SECOND}\n{FIRST}",
        "\n".join(sentence.strip() for sentence in (FIRST + " " + SECOND).split(". ")),
        "Minister arrives in Manila\nLoan for patrol boats agreed\nParliament wants to see the terms first\nNo price told yet",
        "They agreed:\n- to sell six patrol boats to the navy of the Philippines by June\n- to train crews in Mombasa\n"
        "- to hold a joint exercise off the coast of Palawan every second year",
        "The boats went out\nbefore the rain\nand came no more\nto land again",
        "",
        "\n\n\n",
        "one line",
    ],
    ids=["paragraphs", "sentences", "headlines", "list", "verse", "empty", "blank lines", "one line"],
)
def test_other_line_ends_stay(text):
    assert unwrapped(text) == text


def test_the_last_line_of_a_paragraph_ends_it_without_a_blank_line():
    text = "\n".join("\n".join(textwrap.wrap(part, 72)) for part in (FIRST, SECOND))
    assert unwrapped(text) == f"{FIRST}\n{SECOND}"


def test_a_heading_above_a_wrapped_text_stays_one():
    text = "Boats for Manila\n" + "\n".join(textwrap.wrap(FIRST, 72))
    assert unwrapped(text) == f"Boats for Manila\n{FIRST}"


@given(st.text(st.sampled_from("aB .,\n\r\t-"), max_size=400))
def test_nothing_but_line_ends_changes_and_once_is_enough(text):
    flowing = unwrapped(text)
    assert len(flowing) == len(text)
    assert all(new == old or (old.isspace() and new == " ") for new, old in zip(flowing, text, strict=True))
    assert unwrapped(flowing) == flowing
