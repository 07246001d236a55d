"""Layouts of archives as data: one of a user's own, a wrong one, the source of each fact."""

from __future__ import annotations

import pytest
from tests.unit.documents.reads import news, stream, texts, write

from noteverbale.documents.layouts import layouts, read_layouts
from noteverbale.errors import ConfigError

OWN = r"""
[[layout]]
name = "clippings"
source = "own"
sign = 'CLIPPING '
begin = 'CLIPPING [0-9]+'
head = [["publisher: <LINE>", "title: <LINE>", "=label"]]
marked = true
needs = ["published"]
above = [ { words = ["Printed"], gives = "published" }, { words = ["Words"], alone = true, gives = "body" } ]
"""
CLIPPINGS = "CLIPPING 1\nDaily Post\nTalks in Lima\nPrinted: 3 May 2012\nWords\nTalks began.\n" * 2


def test_a_layout_of_ones_own(tmp_path):
    path = write(tmp_path, "mine.toml", OWN)
    assert texts(stream(CLIPPINGS)) == [CLIPPINGS]
    found = stream(CLIPPINGS, layouts=str(path))
    assert [(one.title, one.publisher, one.published.year, news(one)) for one in found] == [
        ("Talks in Lima", "Daily Post", 2012, "Talks began.")
    ] * 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((r"sign = 'CLIPPING '", ""), "sign is missing"),
        (("<LINE>", "<NOTHING>"), "<NOTHING> is not in"),
        ((r"begin = 'CLIPPING [0-9]+'", ""), "neither begin nor end"),
        ((r"[0-9]+'", r"[0-9+'"), "the regex"),
        (('gives = "published"', 'gives = "day"'), "needs words, gives"),
        (("[[layout]]", "[[layout]"), "is no TOML"),
        (("[[layout]]", "[layout]"), "write \\[\\[layout"),
        ((r"[0-9]+'", r"(?P<of>[0-9]+)'"), "no group number"),
        (("sign =", "fields = { title = '.*' }\nsign ="), "no group"),
        (("sign =", "below = ['Printed']\nsign ="), "of the sort"),
        (("sign =", "end = 5\nsign ="), "of the sort"),
        (("needs =", "neds ="), "mine.toml layout 1: there is no key 'neds'; did you mean needs\\?"),
        (("[[layout]]", "[[layouts]]"), "mine.toml: there is no key 'layouts'; did you mean layout\\?"),
        (("gives =", "give ="), "layout 1 above: there is no key 'give'; did you mean gives\\?"),
        (("sign =", "zzz = 1\nsign ="), "there is no key 'zzz'; known are name, source, sign"),
        (
            ("sign =", "fields = { titel = '(?P<value>.*)' }\nsign ="),
            "fields: there is no key 'titel'; did you mean title",
        ),
    ],
)
def test_a_wrong_layout_is_told(tmp_path, change, told):
    path = write(tmp_path, "mine.toml", OWN.replace(*change))
    with pytest.raises(ConfigError, match=told):
        layouts(str(path))
    with pytest.raises(ConfigError, match="cannot be read"):
        layouts(str(tmp_path / "none.toml"))


def test_every_fact_of_a_layout_has_a_source():
    import tomllib
    from importlib.resources import files

    page = tomllib.loads((files("noteverbale.documents") / "layouts.toml").read_text(encoding="utf-8"))
    for layout in page["layout"]:
        told = [
            layout["source"],
            *(label.get("source", "own") for key in ("above", "below") for label in layout.get(key, ())),
        ]
        assert {word for words in told for word in words.split()} <= set(page["sources"])
    assert [layout.name for layout in read_layouts(OWN, "mine", page["parts"])] == ["clippings"]
