"""HTML -> its words in lines, all of them: a block a line with an empty one below, a row of a table a line.

For pages that hold several articles and for e-mail; the main text of a single page is html.py's.
"""

from __future__ import annotations

import html
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


# Names of parts of a page that are about other articles, or by its readers.
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|replies|related|recommend\w*|sidebar|popular|trending|latest|promo\w*|teasers?|widgets?|"
    r"footer|nav|wm|menu|most|also|more|newsletter|breaking|ticker)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OTHER_TAGS = ("aside", "nav", "footer")
# Tags that show that a cell holds HTML: a block's, an end, a line break, a link.
_TAGS = re.compile(r"</(?:p|div|a|b|i|em|strong|span|h[1-6]|ul|li|blockquote)>|<br ?/?>|<p(?: [^<>]*)?>", re.IGNORECASE)
_ENTITIES = re.compile(
    r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE
)


def without_tags(cell: Any) -> Any:
    """Give the words of a cell that holds HTML, in lines; any other value as it is."""
    if not isinstance(cell, str):
        return cell
    if _TAGS.search(cell):
        return _fragment(cell) or cell
    return html.unescape(cell) if _ENTITIES.search(cell) else cell


def _fragment(cell: str) -> str:
    from lxml.etree import LxmlError
    from lxml.html import document_fromstring

    try:
        tree = document_fromstring(f"<html><body>{cell}</body></html>")
    except (LxmlError, ValueError, AssertionError):
        return ""
    without_others(tree, links=True)  # an article's own paragraph may have such a name: class="breaking"
    return lines_in(tree)


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
    return lines_in(tree, cells=cells)


def lines_in(tree: Any, *, cells: bool = False) -> str:
    """Give the words of a parsed page in lines, as `lines_of` does."""
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


def without_others(tree: Any, *, links: bool = False) -> None:
    """Take away what is about other articles, but nothing that holds the title or most of the words; `links`: only
    where links make most of it.
    """
    whole = len(tree.text_content())
    for part in list(tree.iter()):
        if not isinstance(part.tag, str) or part.tag in ("html", "body", "main", "article") or part.getparent() is None:
            continue
        size = len(part.text_content())
        if _of_others(part) and not part.xpath(".//h1") and size * 2 < whole and (not links or _linked(part, size)):
            part.drop_tree()


def _of_others(part: Any) -> bool:
    return part.tag in _OTHER_TAGS or bool(_OTHERS.search(f"{part.get('class') or ''} {part.get('id') or ''}"))


def _linked(part: Any, size: int) -> bool:
    return sum(len(link.text_content()) for link in part.xpath("descendant-or-self::a")) * 2 > size
