"""Text -> quoted stretches, marks included: curly, straight and single, also those that run over paragraphs.

A mark that is not closed in its paragraph closes at the paragraph's end; a next paragraph that opens with a mark
goes on with it, as newspapers print long quotations.
"""

from __future__ import annotations

import re

# Each branch begins with its mark, so that the search skips from mark to mark; what stands before is looked back at.
_MARK = re.compile(r"""“|”|„|«|»|"|‘(?:(?<=\s‘)|(?<=^‘)|(?<=[(:—]‘))(?=\w)|’(?<=[\w.,!?…]’)(?!\w)|``|''|\n""")
_CLOSING = frozenset(("”", "»"))


def quoted(text: str) -> list[tuple[int, int]]:
    """Give the outermost quoted stretches, in order."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    single: int | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark == "\n":
            if opened is not None:
                found.append((opened, match.start()))
            opened = single = None
        elif mark == "‘":
            single = match.start() if opened is None and single is None else single
        elif mark == "’":
            if opened is None and single is not None:
                found.append((single, match.end()))
            single = None
        elif opened is None:
            if mark not in _CLOSING:
                opened = match.start()
        elif mark in _CLOSING or mark in ('"', "''"):
            found.append((opened, match.end()))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return _outermost([(start, end) for start, end in found if end - start > 2])


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
