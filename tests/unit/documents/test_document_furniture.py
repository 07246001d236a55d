"""Every pattern of furniture.toml against its own proof, and what whole texts give."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noteverbale.documents.furniture import find, is_place
from noteverbale.documents.patterns import Pattern, read_patterns, table
from noteverbale.errors import OntologyError

SHARED = Path(__file__).parents[3].parent / "shared"

YES = [(p, words) for p in table().patterns for words in p.examples]
NO = [(p, words) for p in table().patterns for words in p.counter_examples]


def fits(pattern: Pattern, words: str) -> bool:
    if pattern.where == "dateline":
        match = pattern.regex.match(words)
        return bool(match and is_place(match["place"]))
    if pattern.where in ("head", "line"):
        return bool(pattern.regex.fullmatch(words))
    return bool(pattern.regex.search(words))


@pytest.mark.parametrize(("pattern", "words"), YES, ids=[words[:40] for _, words in YES])
def test_pattern_matches_its_example(pattern, words):
    assert fits(pattern, words)


@pytest.mark.parametrize(("pattern", "words"), NO, ids=[words[:40] for _, words in NO])
def test_pattern_leaves_its_counter_example(pattern, words):
    assert not fits(pattern, words)


def marked(text):
    return [(mark.role, text[mark.start : mark.end]) for mark in find(text).furniture]


def test_article_of_a_newspaper():
    text = (
        "ISLAMABAD: The minister will visit on Thursday.\n"
        "A source said so.\n"
        "Also read: Two states to cooperate\n"
        "He had been in China on November 3rd, 2013.\n"
        "Published in Dawn, November 20th, 2014"
    )
    found = find(text)
    assert marked(text) == [
        ("dateline", "ISLAMABAD:"),
        ("related_link", "Also read: Two states to cooperate"),
        ("publication_line", "Published in Dawn, November 20th, 2014"),
    ]
    assert (found.published, found.publisher) == (date(2014, 11, 20), "Dawn")
    assert found.origin == {"published": "publication_line", "publisher": "publication_line"}
    assert (found.dateline.text, found.dateline.start, found.dateline.country) == ("ISLAMABAD", 0, None)


def test_page_of_an_office():
    text = "They spoke.\n\nPublished in section: News\n\nPublication date: July 26, 2001, 13:35\n\nDirect link: a.org/d/1\n\nText version"
    found = find(text)
    assert [role for role, _ in marked(text)] == ["publication_line"] * 3 + ["boilerplate"]
    assert (found.published, found.publisher, found.url) == (date(2001, 7, 26), None, "a.org/d/1")


def test_dateline_after_a_headline_with_agency_and_day():
    text = "Talks to resume\n\nBEIJING, Nov. 20, 2014 (Xinhua) -- China said so."
    found = find(text)
    assert found.dateline.text == "BEIJING" == text[found.dateline.start : found.dateline.end]
    assert (found.publisher, found.published) == ("Xinhua", date(2014, 11, 20))
    assert set(found.origin.values()) == {"dateline"}


def test_day_without_a_year_dates_nothing():
    assert find("MOSCOW, Nov 20 (Reuters) - Russia said so.").published is None


def test_speaker_in_a_transcript_is_no_dateline():
    assert find("JOHN MAJOR: Good evening.\nQUESTION: Will you?\nMAJOR: Perhaps.").dateline is None


def test_tails_are_peeled_one_by_one():
    assert marked("They agreed, he said. (Source: Tasnim) MH/PA") == [
        ("boilerplate", "(Source: Tasnim)"),
        ("byline", "MH/PA"),
    ]


def test_prose_is_left_alone():
    prose = (
        "The treaty, published on 3 May 1999, was signed in Moscow. By Monday the UN had agreed.\n"
        "He said the report was released on November 20, 2014 by the ministry.\n"
        "The two presidents (see also the joint statement) met in the U.S.\n"
        "Copyright law was not discussed. Related talks go on"
    )
    found = find(prose)
    assert (found.furniture, found.published, found.publisher, found.dateline) == ((), None, None, None)


def test_publication_line_in_the_middle_dates_nothing():
    filler = "\n".join(f"Sentence {number} of the story." for number in range(20))
    found = find(f"{filler}\nPublished: 20 November 2014\n{filler}")
    assert found.published is None
    assert [mark.role for mark in found.furniture] == ["publication_line"]


def test_updated_is_not_published():
    found = find("Talks.\nLast updated: November 22, 2014")
    assert found.published is None
    assert len(found.furniture) == 1


PIECES = ["MOSCOW – ", "LONDON (AP) — ", "By John Smith", "Also read: a", "\n", "\r\n", "\u2028", " ", "\xa0", "Photo: x", ". ", "MH/PA", "(Photo: y)",
          "Published in Dawn, November 20th, 2014", "He said.", "(Source: Z)", "END", "* * *", "\x00", "é", "😀", "JOHN:", "Text version"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join))
def test_spans_lie_in_the_text_in_order(text):
    found = find(text)
    end = 0
    for mark in found.furniture:
        assert end <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
        end = mark.end
    if found.dateline:
        assert text[found.dateline.start : found.dateline.end] == found.dateline.text
    assert find(text) == found


def test_time_grows_with_the_text_only():
    # Each of these would take minutes if a pattern looked back and forth; the whole test takes about a second.
    for text in ("A" * 2_000_000, "UPDATE: x" + "\n" * 2_000_000, "(" * 2_000_000, "x" + " " * 2_000_000 + "y"):
        assert len(find(text).furniture) <= 1


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ('regex = "("', "regex is wrong"),
        ('regex = "<NOBODY>"', "not in \\[parts\\]"),
        ('regex = "(?P<place>x)"', "group 'place'"),
        ("", ""),
    ],
)
def test_broken_table_names_its_entry(broken, says):
    head = (
        '[parts]\nA = "a"\n[stop]\nagencies = ["AP"]\nnot_places = []\n[[pattern]]\nrole = "byline"\nwhere = "line"\n'
    )
    rest = 'is = ["a"]\nis_not = ["b"]\n' if broken else 'regex = "a"\n'
    with pytest.raises(OntologyError, match=f"pattern 1.*{says}"):
        read_patterns(head + broken + "\n" + rest)


# Most characters that may be furniture, over all texts together: pages of the Kremlin are short and end in 130 such
# characters each, which is what they look like.
@pytest.mark.parametrize(("name", "most"), [("tehran-times", 0.01), ("wikinews", 0.01), ("kremlin", 0.06)])
def test_furniture_swallows_no_news(name, most):
    path = SHARED / "corpus" / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip("the corpora are not here")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(300), lines, strict=False)]
    covered = sum(mark.end - mark.start for text in texts for mark in find(text).furniture)
    assert covered / sum(map(len, texts)) < most


def test_furniture_is_found_as_it_is_seen_and_stands_where_it_is_written():
    text = "\u200eISLAMA\u00adBAD:\u200b The minister is here.\nPublished in Dawn,&nbsp;November 20th, 2014\u200f"
    found = find(text)
    words = [(mark.role, text[mark.start : mark.end]) for mark in found.furniture]
    assert words == [
        ("dateline", "ISLAMA\u00adBAD:"), ("publication_line", "Published in Dawn,&nbsp;November 20th, 2014"),
    ]  # fmt: skip
    assert (
        found.dateline and found.dateline.text == "ISLAMA\u00adBAD" == text[found.dateline.start : found.dateline.end]
    )
    assert (found.published, found.publisher) == (date(2014, 11, 20), "Dawn")


def test_a_line_separator_at_its_end_is_no_part_of_a_caption():
    text = "News. \nPhoto: A minister in Moscow \u2028"
    assert [text[mark.start : mark.end] for mark in find(text).furniture] == ["Photo: A minister in Moscow"]
