"""Text -> names of equipment: the longest entry at each place, checked where it is also an ordinary word.

In: any text.  Out: (start, end, entry), in order, none overlapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noteverbale.resolve.equipment.catalogue import Catalogue, fold
from noteverbale.resolve.equipment.mentions import Entry

Hit = tuple[int, int, Entry]
Piece = tuple[int, int, str]

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_GAP = re.compile(r"""(?:[ \u00a0]|[-‐‑–/&+.'’]|[ ]&[ ]|[ ]?["“”‘’']{1,2}[ ]?)?""")
_INITIAL = re.compile(r"\. ")  # may stand after one or two letters: "vz. 58"
_NEXT_NAME = re.compile(r"[ ]((?!Block|Mk|Mark|Flight)[A-Z][a-z]+|[Aa]l-[A-Z]\w+)")
_LAST_NAME = re.compile(r"(?<![\w.])([A-Z][\w’']*\.?)[ -]$")
_VARIANT = re.compile(r"[A-Z]{1,5}\d{0,2}[A-Z]{0,2}(?![\w])|[a-z](?!\w)|s(?!\w)")
_MARK = re.compile(r"[ -](?:Block|Mk\.?|Mark|Flight|Batch|Tranche)[ -]?(?:\d+|[IVX]+)[A-Z]?\+?(?:/\d+)?(?!\w)")
_AGAINST = re.compile(r"\b(?:anti|counter)[- ‐‑]$", re.IGNORECASE)  # "anti-tank mines" are no tanks
_LONGEST = 7  # pieces of one name; the longest alias of the table has this many words
_SPELLING = {"defense": "defence", "armored": "armoured"}


def scan(text: str, tables: Catalogue) -> list[Hit]:
    """Give the names of equipment in a text."""
    pieces = [(m.start(), m.end(), _SPELLING.get(w := fold(m.group()), w)) for m in _PIECE.finditer(text)]
    hits: list[Hit] = []
    place = 0
    while place < len(pieces):
        found = _longest(text, pieces, place, tables)
        if found is None:
            place += 1
            continue
        if found[2].type:
            hits.append(found)
        while place < len(pieces) and pieces[place][0] < found[1]:
            place += 1
    return hits


def _longest(text: str, pieces: list[Piece], place: int, tables: Catalogue) -> Hit | None:
    start, _, first = pieces[place]
    if first not in tables.prefixes or (start and text[start - 1].isalnum()):
        return None
    best: Hit | None = None
    for end, entry in _candidates(text, pieces, place, tables):
        whole = _to_word_end(text, end, entry)
        if whole is not None and _passes(text, start, whole, entry, tables):
            best = (start, whole, entry)
    return best


def _candidates(text: str, pieces: list[Piece], place: int, tables: Catalogue) -> Iterator[tuple[int, Entry]]:
    key, last = "", pieces[place][0]
    for start, end, word in pieces[place : place + _LONGEST]:
        if start - last > 4 or not (_GAP.fullmatch(text, last, start) or _is_initial(text, last, start)):
            return
        key, last = key + word, end
        entry = tables.entries.get(key)
        if entry is None and word.endswith("s") and len(key) > 2 and text[start - 1] not in "'’":
            entry = tables.entries.get(key[:-1])
        if entry is not None and not (word == "s" and text[start - 1] in "'’"):
            yield end, entry
        if key not in tables.prefixes:
            return


def _is_initial(text: str, last: int, start: int) -> bool:
    if _INITIAL.fullmatch(text, last, start) is None:
        return False
    return text[last - 1].isalpha() and not text[max(0, last - 3) : last].isalpha()


def _to_word_end(text: str, end: int, entry: Entry) -> int | None:
    """Give where the word ends, taking in a variant's letters ("Su-30SME"); None if it is another word."""
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        variant = _VARIANT.match(text, end) if entry.designation and text[end - 1].isdigit() else None
        if variant is None:
            return None
        end = variant.end()
    mark = _MARK.match(text, end) if entry.designation else None
    return mark.end() if mark else end


def _passes(text: str, start: int, end: int, entry: Entry, tables: Catalogue) -> bool:
    coded = any(map(str.isdigit, text[start:end]))
    if not coded and text.count(" ", start, end) >= entry.parts:
        return False
    if entry.designation is None:
        return _AGAINST.search(text, max(0, start - 8), start) is None
    if start > 1 and text[start - 1] in "-‐‑/" and text[start - 2].isalnum():
        return False
    name = text[start:end]
    letters = sum(character.isalnum() for character in name)
    if not _is_written_as_name(name, coded, letters) or tables.ordinary.match(name):
        return False
    if entry.check == "context":
        return not _is_of_a_name(text, start, end, tables) and _has_context(text, start, end, tables)
    if coded and (letters < 3 or (letters == 3 and not any(mark in name for mark in "-‐‑–"))):
        return _has_context(text, start, end, tables)
    return True


def _is_written_as_name(name: str, coded: bool, letters: int) -> bool:
    """Names begin with a capital or digit; a code of four or more may be lower case if no space parts it ("mi-35m")."""
    first = next(character for character in name if character.isalnum())
    return first.isupper() or first.isdigit() or (coded and letters > 3 and " " not in name) or not first.isascii()


def _is_of_a_name(text: str, start: int, end: int, tables: Catalogue) -> bool:
    """Tell whether the word belongs to another name: "Patriot Park", "Elliott Abrams", "Typhoon Haiyan"."""
    after = _NEXT_NAME.match(text, end)
    if after is not None and not tables.modifier.match(text, end + 1):
        word = fold(after.group(1))
        if word not in tables.entries and word.removesuffix("s") not in tables.entries:
            return True
    before = _LAST_NAME.search(text, max(0, start - 24), start)
    return before is not None and not tables.nameless.fullmatch(before.group(1)) and not _is_maker(text, start, tables)


def _is_maker(text: str, start: int, tables: Catalogue) -> bool:
    found = tables.before.search(text, max(0, start - 24), start)
    return found is not None and found.group("maker") is not None


def _has_context(text: str, start: int, end: int, tables: Catalogue) -> bool:
    left, right = max(0, start - tables.window), end + tables.window
    return bool(tables.context.search(text, left, start) or tables.context.search(text, end, right))
