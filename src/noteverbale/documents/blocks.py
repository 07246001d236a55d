"""HTML -> its words in lines, all of them: a block a line with an empty one below, a row of a table a line.

For pages that hold several articles and for e-mail; the main text of a single page is html.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_HIDDEN = frozenset(("script", "style", "head", "title", "template", "noscript", "svg"))
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Letters that no language has, while the text is made: between blocks, lines and cells, and for a no-break space.
_BLOCK, _BREAK, _CELL, _HARD, _ROW = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_MARKS = re.compile(f" *([{_BLOCK}{_BREAK}{_CELL}{_ROW}]) *")
_ENDS = re.compile(f"[{_BLOCK}{_ROW}{_BREAK}]+")


def lines_of(page: str, *, cells: bool = False) -> str:
    """Give a page's words in lines; "" if it is no HTML. `cells`: those of a row with a tab between them, else a line
    each.
    """
    from lxml.etree import LxmlError
    from lxml.html import document_fromstring

    try:
        tree = document_fromstring(re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", page))
    except (LxmlError, ValueError, AssertionError):
        return ""
    text = "".join(_walked(tree))
    text = re.sub(r"\s+", " ", text.replace("\xa0", _HARD))
    text = _MARKS.sub(r"\1", text)
    text = re.sub(f"{_CELL}[{_BLOCK}{_BREAK}]+", _CELL, text) if cells else text.replace(_CELL, _BLOCK)
    text = _ENDS.sub(lambda found: found[0] if set(found[0]) == {_BREAK} else "\n\n", text)
    return text.replace(_BREAK, "\n").replace(_CELL, "\t").replace(_HARD, "\xa0").strip("\n\t ")


def _walked(root: Any) -> Iterator[str]:
    """Yield words and marks in order, without recursion: pages of newsletters are nested deep."""
    stack: list[tuple[Any, bool]] = [(root, True)]
    while stack:
        node, enters = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else None
        mark = _ROW if tag == "tr" else _BLOCK if tag in _BLOCKS else ""
        if not enters:
            yield mark + (node.tail or "")
        elif tag is None or tag in _HIDDEN or _UNSEEN.search(node.get("style") or ""):
            yield node.tail or ""
        elif tag == "br":
            yield _BREAK + (node.tail or "")
        else:
            beside = tag in ("td", "th") and node.getprevious() is not None
            yield (_CELL if beside else mark) + (node.text or "")
            stack.append((node, False))
            stack += [(child, True) for child in reversed(node)]
