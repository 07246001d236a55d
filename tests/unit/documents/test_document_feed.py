"""Feeds: a document an entry, the fullest text, the outlet and day that an entry states, damage told."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from noteverbale.documents import ReadOptions, discover, read_path, read_stream
from noteverbale.types import Document, Failure

HEAD = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
FULL = """<title>The Courier</title><item><title>Talks &amp;amp; tea</title><link>https://c.example/1</link>
<guid>https://c.example/?p=1</guid><pubDate>Thu, 20 Nov 2014 23:30:00 -0500</pubDate>
<description>The minister arrived in Lima ...</description>
<content:encoded><![CDATA[<p>The minister arrived in Lima on Thursday.</p><p>Talks began.</p><script>x()</script>
<p>The post <a href="/1">Talks</a> appeared first on <a href="/">The Courier</a>.</p>]]></content:encoded></item>"""
LINKED = """<item><title>Lima recalls its envoy - The Example</title><source url="https://e.example">The Example</source>
<description>&lt;a href="https://e.example/2"&gt;Lima recalls its envoy&lt;/a&gt;&amp;nbsp; The Example</description></item>"""
END = "</channel></rss>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><entry><title>Release</title><id>urn:1</id>
<updated>2020-02-03T10:00:00Z</updated><summary>The two signed an accord on Monday.</summary></entry></feed>"""


def read(data: str | bytes, **options: Any) -> list[Document | Failure]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_stream(io.BytesIO(raw), ReadOptions(**options), name="in"))


def test_an_entry_is_a_document_with_its_fullest_text() -> None:
    (found,) = read(HEAD + FULL + END)
    assert isinstance(found, Document)
    assert found.text.startswith("The minister arrived in Lima on Thursday.\n\nTalks began.\n\nThe post Talks appeared")
    assert [found.text[mark.start : mark.end] for mark in found.furniture] == [found.text.rpartition("\n")[2]]
    assert (found.title, found.publisher, str(found.published)) == ("Talks & tea", "The Courier", "2014-11-20")
    assert (found.name, found.url) == ("https://c.example/?p=1", "https://c.example/1")
    assert found.origin["published"] == "feed:published" and found.origin["publisher"] == "feed:title of the feed"


def test_an_entry_that_repeats_its_title_is_a_headline_of_the_outlet_it_names() -> None:
    (found,) = read(HEAD + "<title>Search: Lima</title>" + LINKED + END)
    assert isinstance(found, Document)
    assert (found.text, found.publisher) == ("", "The Example")
    assert found.title == "Lima recalls its envoy - The Example"


def test_an_atom_feed_has_the_day_it_was_updated() -> None:
    (found,) = read(ATOM)
    assert isinstance(found, Document)
    assert (found.name, found.publisher, str(found.published)) == ("urn:1", "Ministry", "2020-02-03")


@pytest.mark.parametrize("suffix", [".rss", ".atom", ".xml"])
def test_a_feed_is_told_by_its_name(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(HEAD + FULL + LINKED + END, encoding="utf-8")
    assert discover([tmp_path]) == [path]
    assert [type(one) for one in read_path(path)] == [Document, Document]


def test_other_xml_is_a_failure_with_the_repair() -> None:
    (found,) = read("<?xml version='1.0'?><doc><p>Talks began.</p></doc>", format="feed")
    assert isinstance(found, Failure) and "make JSON Lines or CSV of it" in found.reason


def test_a_cut_feed_gives_what_was_before_and_says_so() -> None:
    *before, last = read((HEAD + FULL + LINKED)[:-40])
    assert [type(one) for one in before][:1] == [Document]
    assert isinstance(last, Failure) and last.beside and "is damaged" in last.reason and "in part: 2" in last.reason


def test_an_unreadable_day_is_told_and_the_entry_read() -> None:
    found, told = read(HEAD + FULL.replace("Thu, 20 Nov 2014 23:30:00 -0500", "someday") + END)
    assert isinstance(found, Document) and found.published is None
    assert isinstance(told, Failure) and told.beside and "'someday'" in told.reason


def test_the_operator_names_the_encoding() -> None:
    data = (HEAD + FULL.replace("Lima", "Líma") + END).encode("cp1252")
    (found,) = (one for one in read(data, encoding="cp1252") if isinstance(one, Document))
    assert "Líma" in found.text


def test_entities_that_grow_do_not() -> None:
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(9)]
    bomb = f"<!DOCTYPE rss [{''.join(names)}]>{HEAD.partition('?>')[2]}<item><title>&e8;</title></item>{END}"
    found = read(bomb, format="feed")
    assert sum(len(one.title or "") for one in found if isinstance(one, Document)) < 10_000
