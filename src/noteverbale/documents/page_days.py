"""A web page -> the day on which it was published: what its head states, else the line below its title, else what
htmldate finds where no prose, comment or other article stands.

In: a page as text, its title.  Out: a day's words and where they were found.  A day of the last change is none.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from noteverbale.documents.blocks import lines_in, without_others
from noteverbale.documents.patterns import table

# The day of the original, not of the last change; a fixed last day, so that results do not hang on the clock.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_CHANGED = re.compile("modif|updat|revis|edited", re.IGNORECASE)
# Lines below the title in which its day is looked for, the length of one that is prose, and of a paragraph.
_LINES, _PROSE, _PARAGRAPH = 8, 160, 100
# Characters beside a day that make a sentence, with its mark and without.
_MARKED, _SENTENCE = 15, 40


def published_on(page: str, title: str | None, url: str | None) -> tuple[str, str] | None:
    """Give a page's day of publication in words and what told it: "htmldate" or "line"; None if nothing does."""
    from lxml.html import document_fromstring

    tree = document_fromstring(page)
    for meta in tree.xpath("//meta"):
        if _CHANGED.search(" ".join(filter(None, map(meta.get, ("property", "name", "itemprop"))))):
            meta.drop_tree()
    if stated := _by_htmldate(_head(tree), url):
        return stated, "htmldate"
    without_others(tree)
    if shown := _below_title(tree, title):
        return shown, "line"
    prose = [one for one in tree.xpath("//p | //blockquote | //li") if len(one.text_content()) > _PARAGRAPH]
    for part in [*prose, *filter(_in_sentence, tree.iter("time"))]:
        if part.getparent() is not None:
            part.drop_tree()
    found = _by_htmldate(tree, url)
    return (found, "htmldate") if found else None


def with_days_in_sentences(page: str) -> str:
    """Give a page whose sentences keep the days that are marked in them: "the pact of <time>3 May 2017</time>"."""
    if "<time" not in page.lower():
        return page
    from lxml.html import document_fromstring, tostring

    tree = document_fromstring(page)
    inside = [time for time in tree.iter("time") if _in_sentence(time)]
    for time in inside:
        time.drop_tag()
    return tostring(tree, encoding="unicode") if inside else page


def _in_sentence(time: Any) -> bool:
    paragraph = next(time.iterancestors("p", "li"), None)
    if paragraph is None:
        return False
    words = paragraph.text_content().strip()
    beside = len(words) - len(time.text_content())
    return beside > (_MARKED if words.endswith((".", "!", "?", "”", '"')) else _SENTENCE)


def _by_htmldate(tree: Any, url: str | None) -> str | None:
    from htmldate import find_date

    found: str | None = find_date(tree, url=url, **DATES)
    return found


def _head(tree: Any) -> Any:
    """Give a page of its head alone, with the data about it that stand elsewhere."""
    whole = deepcopy(tree)
    data = whole.xpath("//script[contains(@type, 'json')]") + whole.xpath("//body//meta")
    for body in whole.xpath("//body"):
        for child in list(body):
            body.remove(child)
        body.text = None
        for one in data:
            one.tail = None
            body.append(one)
    return whole


def _below_title(tree: Any, title: str | None) -> str | None:
    """Give the words of the day in one of the lines right below the title, before the first paragraph."""
    heads = [" ".join(head.text_content().split()).lower() for head in tree.xpath("//h1")] or [(title or "").lower()]
    lines = [line.strip() for line in lines_in(tree).splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if heads[0] and " ".join(line.split()).lower() == heads[0]:
            return _day_in(lines[number + 1 : number + 1 + _LINES])
    return None


def _day_in(lines: list[str]) -> str | None:
    patterns = [one for name in ("head", "line") for one in table().at(name) if "published" in one.regex.groupindex]
    for line in lines:
        if len(line) > _PROSE:
            return None
        words = " ".join(line.split())
        found = next(filter(None, (pattern.regex.fullmatch(words) for pattern in patterns)), None)
        if found:
            return found["published"]
    return None
