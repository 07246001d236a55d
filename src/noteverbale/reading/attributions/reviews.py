"""A press review -> whose report each part of it is: "Kommersant: Moscow and Kabul discuss ...", or the outlet alone
above its paragraphs.

In: a text.  Out: a `Speech` for each part, if two parts or more stand under outlets of the publishers' table.
"""

from __future__ import annotations

import re

from noteverbale.reading.attributions.heads import is_outlet
from noteverbale.reading.attributions.speeches import Speech

# The outlet at the beginning of a line, with its country or day; behind the colon its headline.
_HEAD = re.compile(
    r"^[^\S\n]*(?P<who>[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,4})(?: ?\([^()\n]{1,30}\))?"
    r"(?:(?P<cue> ?[:–—-])(?P<headline>[^\S\n]+\S[^\n]{0,200})?)?[^\S\n]*$",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"[^\n]+")
_LEAST = 2


def reviews(text: str) -> list[Speech]:
    """Give the parts of a press review in order; none of any other text."""
    lines = list(_HEAD.finditer(text))
    if len({head["who"] for head in lines if is_outlet(head["who"])}) < _LEAST:
        return []
    heads = [head for head in lines if is_outlet(head["who"]) or _headed(head)]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [part for head, end in zip(heads, ends, strict=True) for part in _part(text, head, end)]


def _headed(head: re.Match[str]) -> bool:
    """Tell whether a line of a press review is a headline behind an outlet, one that no table knows."""
    return bool(head["headline"]) and (head["cue"] or "").endswith(":") and not head["headline"].rstrip().endswith(".")


def _part(text: str, head: re.Match[str], end: int) -> list[Speech]:
    below = [match.span() for match in _PARAGRAPH.finditer(text, head.end(), end) if match.group().strip()]
    if not below:
        return []
    start, stop = head.span("headline")
    headline = [(start + len(head["headline"]) - len(head["headline"].lstrip()), stop)] if head["headline"] else []
    return [Speech(head.span("who"), head.span("cue") if head["cue"] else head.span("who"), (*headline, *below))]
