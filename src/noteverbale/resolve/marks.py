"""Text with marks that nobody sees -> what a person sees, as edits of the text.

Pages, PDFs and dumps leave in texts: soft hyphens, spaces and joiners without width, marks of direction; references to
characters that were escaped once too often ("&amp;", "&rsquo;"); ligatures; accents apart from their letters; hyphens
that part a word at the end of a line.
Tags, "<" and ">" are left alone, and so is an ampersand that begins no reference ("AT&T;").
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from html import unescape
from html.entities import html5
from importlib.resources import files
from typing import NamedTuple
from unicodedata import normalize

from noteverbale.resolve.small import small_words

_SOFT, _SPACE = "\u00ad", "\u200b"
# Unicode's characters that are shown as nothing, of those that texts in Latin letters hold.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_LIGATURES, _ACCENTS = "\ufb00-\ufb06", "\u0300-\u034e\u0350-\u036f"
# A word that goes on in the next line, but for "short-" of "short- and long-range".
_BROKEN = r"-(?<=[^\W\d_]-)[^\S\n]*\n[^\S\n]*(?=(?!(?:and|or|to)\b)[a-zß-ÿ])"
_ANY, _PARTED = re.compile(f"[&{_UNSEEN}{_LIGATURES}{_ACCENTS}]"), re.compile(_BROKEN)
_MARK = re.compile(
    f"(?P<broken>{_BROKEN})|(?P<unseen>[{_UNSEEN}]+)|(?P<ligature>[{_LIGATURES}])|(?P<accents>[{_ACCENTS}]+)"
    r"|&(?P<again>(?:(?:amp|\#38|\#x26);)*)(?P<reference>\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
# Where a page broke its lines by a space without width: behind the end of a sentence.
_ENDED, _BEGUN = tuple('.!?…”"’)'), tuple("“‘\"'([")
_NEXT = re.compile(r"[^\W\d_]+")
_LAST, _LONGEST = re.compile(r"[^\W\d_]+\Z"), 40
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{2}\Z")
_LEFT = re.compile(r"[^\W\d_]{4}\Z")
# Accents of one letter that are put on it; scripts need three, and Unicode sorts a run in quadratic time.
_STACKED = 8


class Edit(NamedTuple):
    """A stretch of a text and what a person sees there; nothing, where `seen` is empty."""

    start: int
    end: int
    seen: str


def edits(text: str) -> list[Edit]:
    """Give the stretches of a text that are not what is seen, in order, none overlapping."""
    plain = (text.isascii() and "&" not in text) or not _ANY.search(text)
    if plain and not _PARTED.search(text):
        return []
    found: list[Edit] = []
    for mark in _MARK.finditer(text):
        edit = _edit(text, mark, found[-1].end if found else 0)
        if edit is not None:
            found.append(edit)
    return found


def unmarked(text: str) -> str:
    """Give a text as it is seen; the same one where it holds no marks."""
    return applied(text, edits(text))


def applied(text: str, found: list[Edit]) -> str:
    """Give a text with edits made."""
    if not found:
        return text
    parts, done = [], 0
    for edit in found:
        parts += [text[done : edit.start], edit.seen]
        done = edit.end
    return "".join([*parts, text[done:]])


def _edit(text: str, mark: re.Match[str], done: int) -> Edit | None:
    """Give the edit of a mark; `done`: where the one before ended."""
    start, end = mark.span()
    if mark["broken"]:
        return Edit(start, end, "-" if _two_words(text, start, end) else "")
    if mark["unseen"]:
        return Edit(start, end, _unseen(text, start, end))
    if mark["ligature"]:
        return Edit(start, end, normalize("NFKC", mark.group()))
    if mark["accents"]:
        return _composed(text, start, end, done)
    return _reference(mark)


def _two_words(text: str, start: int, end: int) -> bool:
    """Tell whether a hyphen at the end of a line is a word's own: "air-defence", not "con-demned"."""
    first, second = _LAST.search(text, max(0, start - _LONGEST), start), _NEXT.match(text, end, end + _LONGEST)
    if first is None or second is None:
        return False
    if second.group() in _compounds():
        return True
    one, two = first.group().lower(), second.group()
    return one + two not in small_words() and {one, two} <= small_words()


def _unseen(text: str, start: int, end: int) -> str:
    """Give what a run of unseen marks stands for: mostly nothing."""
    run, before, behind = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
    if _SOFT in run and before.isalnum() and behind.isalnum() and _parts(text, start, end):
        return "-"
    if _SPACE in run and before in _ENDED and (behind.isupper() or behind in _BEGUN):
        return " "
    return ""


def _parts(text: str, start: int, end: int) -> bool:
    """Tell whether a soft hyphen inside a word stands for a hyphen: "al-Qaeda", "ISIL-held", "2014-15", "Saudi-led"."""
    before, behind = text[max(0, start - 4) : start], text[end]
    if before[-1].isdigit() or behind.isdigit():
        return before[-1].isdigit() and behind.isdigit()
    if behind.isupper():
        return before[-1].islower()
    if _CAPITALS.search(before):
        return behind.islower()
    word = _NEXT.match(text, end)
    return bool(word and word.group() in _compounds() and _LEFT.search(before))


@cache
def _compounds() -> frozenset[str]:
    page = tomllib.loads((files("noteverbale.resolve") / "marks.toml").read_text(encoding="utf-8"))
    return frozenset(page["compounds"])


def _composed(text: str, start: int, end: int, done: int) -> Edit:
    """Give a letter and its accents as one; accents that no letter is made with are left out."""
    base = text[start - 1] if start > done else ""
    if not base.isalpha():
        return Edit(start, end, "")
    letter = normalize("NFC", base + text[start : min(end, start + _STACKED)])
    return Edit(start - 1, end, re.sub(f"[{_ACCENTS}]", "", letter))


def _reference(mark: re.Match[str]) -> Edit | None:
    """Give the character that a reference names, or the ampersand of "&amp;" before what is none."""
    seen = _character(mark["reference"])
    if seen is None:
        return Edit(mark.start(), mark.start("reference"), "&") if mark["again"] else None
    return None if seen[:1] in ("<", ">") else Edit(*mark.span(), seen)


def _character(name: str) -> str | None:
    """Give what a reference means, None for an unknown one; of spaces a plain one, of unseen characters nothing."""
    if not name.startswith("#") and f"{name};" not in html5:
        return None
    seen = unescape(f"&{name};")
    if "\ufffd" in seen or "\0" in seen:
        return None
    return " " if seen.isspace() and seen not in "\r\n" else unmarked(seen)
