"""layouts.toml -> how press archives lay out what they export: separators, heads, labels.

Out: compiled `Layout`s, those of a user's own file first.
Errors: `ConfigError` naming the file and the entry.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from noteverbale.errors import ConfigError

GIVES = (
    "title",
    "publisher",
    "published",
    "byline",
    "dateline",
    "url",
    "caption",
    "abstract",
    "body",
    "length",
    "section",
    "copyright",
    "",
)
RUNS = ("line", "block", "label")
_SLOT = re.compile(r"(?P<name>[a-z]+)(?P<times>[?*]?): (?P<regex>.+)")
_PART = re.compile(r"<([A-Z]+)>")
_NEXT = r"[ \t]*+\n(?:[ \t]*+\n)*+"  # a line's end, and empty lines
_FORM = r" ?:[ \t]*"
# The keys that are read, or are notes for people (source), of a file, a layout and a label.
_PAGE = ("sources", "parts", "layout")
_KEYS = (
    "name", "source", "sign", "begin", "end", "html", "head", "above", "below", "form", "runs", "closing", "page",
    "cover", "marked", "needs", "fields", "every",
)  # fmt: skip
_LABEL_KEYS = ("words", "is", "alone", "gives", "runs", "form", "source")
_COMMON = "[parts]"


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with, and what its value gives. `runs`: how far that goes."""

    gives: str
    runs: str


class Labels:
    """Labels that may stand above the news, or below it."""

    def __init__(self, rows: Iterable[tuple[str, Label]]) -> None:
        rows = list(rows)
        self._labels = [label for _, label in rows]
        self.source = "|".join(f"(?:{regex})" for regex, _ in rows) or "(?!)"
        self._each = [re.compile(rf"{regex}(?P<value>[^\n]*)", re.MULTILINE) for regex, _ in rows]
        self._any = re.compile(self.source, re.MULTILINE)

    def match(self, plain: str, start: int, end: int) -> tuple[Label, int] | None:
        """Give the label at the beginning of a line and where its value begins; None if there is none."""
        if not self._any.match(plain, start, end):
            return None
        for regex, label in zip(self._each, self._labels, strict=True):
            if found := regex.match(plain, start, end):
                return label, found.start("value")
        return None


@dataclass(frozen=True, slots=True)
class Layout:
    """How one kind of export is laid out; its fields are those of layouts.toml."""

    name: str
    sign: re.Pattern[str]
    begin: re.Pattern[str] | None
    end: re.Pattern[str] | None
    html: re.Pattern[str] | None
    heads: tuple[tuple[re.Pattern[str], bool], ...]
    above: Labels
    below: Labels
    closing: re.Pattern[str]
    page: re.Pattern[str]
    cover: re.Pattern[str]
    marked: bool
    needs: tuple[frozenset[str], ...]
    fields: Mapping[str, re.Pattern[str]]
    closes: bool
    every: bool


@cache
def layouts(own: str | None = None) -> tuple[Layout, ...]:
    """Give the shipped layouts, after those of a user's file if one is named. Raises ConfigError."""
    shipped = (files("noteverbale.documents") / "layouts.toml").read_text(encoding="utf-8")
    if own is None:
        return read_layouts(shipped, "layouts.toml")
    try:
        mine = Path(own).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{own}: the layouts cannot be read ({error}); check the path") from error
    return read_layouts(mine, own, _loaded(shipped, "layouts.toml")["parts"]) + layouts()


def read_layouts(text: str, name: str, parts: Mapping[str, str] | None = None) -> tuple[Layout, ...]:
    """Give the layouts of a TOML text; `parts`: parts that it need not repeat. Raises ConfigError."""
    data = _loaded(text, name)
    _refuse_others(data, _PAGE, name)
    known = {**(parts or {}), **data.get("parts", {})}
    rows = data.get("layout", [])
    if not isinstance(rows, list):
        raise ConfigError(f"{name}: [layout] is one table; write [[layout]], a list of them")
    return tuple(_checked(row, known, f"{name} layout {number}") for number, row in enumerate(rows, 1))


def _checked(row: dict[str, Any], parts: Mapping[str, str], where: str) -> Layout:
    try:
        _refuse_others(row, _KEYS, where)
        _refuse_others(row.get("fields", {}), GIVES[:-1], f"{where} fields")
        made = _layout(row, parts, where)
    except (AttributeError, TypeError) as error:  # a text where a list stands in layouts.toml, or the like
        raise ConfigError(f"{where}: a value is not of the sort that it is in layouts.toml ({error})") from error
    for key, regex in made.fields.items():
        if "value" not in regex.groupindex:
            raise ConfigError(f"{where}: the regex of {key!r} in fields has no group (?P<value>...); add it")
    groups = made.begin.groupindex if made.begin else {}
    if "of" in groups and "number" not in groups:
        raise ConfigError(f"{where}: begin has a group of and no group number; add it")
    return made


def _refuse_others(row: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    """Raise ConfigError for a key that nothing reads, with the nearest one that something does."""
    for key in (key for key, _ in row.items() if key not in known):
        near = get_close_matches(key, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
        raise ConfigError(f"{where}: there is no key {key!r}; {hint}")


def _loaded(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: is no TOML ({error}); correct it") from error


def _layout(row: dict[str, Any], parts: Mapping[str, str], where: str) -> Layout:
    for key in ("name", "source", "sign"):
        if not row.get(key):
            raise ConfigError(f"{where}: {key} is missing; give it")
    if not row.get("begin") and not row.get("end"):
        raise ConfigError(f"{where}: neither begin nor end tells articles apart; give one")
    make = _Maker(parts, where)
    above, below = (Labels(make.labels(row, key)) for key in ("above", "below"))
    parts = {**parts, "LABEL": above.source}
    return Layout(
        name=str(row["name"]),
        sign=make.regex(rf"^[ \t]*(?:{row['sign']})"),
        begin=make.regex(row["begin"]) if row.get("begin") else None,
        end=make.regex(row["end"]) if row.get("end") else None,
        html=make.regex(row["html"]) if row.get("html") else None,
        heads=tuple(_Maker(parts, where).head(slots) for slots in row.get("head", ())),
        above=above,
        below=below,
        closing=make.either(row.get("closing", ())),
        page=make.either(row.get("page", ())),
        cover=make.either(row.get("cover", ())),
        marked=bool(row.get("marked")),
        needs=tuple(frozenset(str(need).split("|")) for need in row.get("needs", ())),
        fields={field: make.regex(regex) for field, regex in row.get("fields", {}).items()},
        closes=not row.get("every") and bool(row.get("end") or row.get("below") or row.get("closing")),
        every=bool(row.get("every")),
    )


class _Maker:
    """Makes regular expressions of a layout's words."""

    def __init__(self, parts: Mapping[str, str], where: str) -> None:
        self._parts, self._where = parts, where

    def regex(self, source: str) -> re.Pattern[str]:
        try:
            return re.compile(self._expanded(source), re.MULTILINE)
        except re.error as error:
            raise ConfigError(f"{self._where}: the regex {source[:60]!r} is wrong ({error}); correct it") from error

    def either(self, sources: Iterable[str]) -> re.Pattern[str]:
        return self.regex("|".join(f"(?:{source})" for source in sources) or "(?!)")

    def labels(self, row: dict[str, Any], key: str) -> Iterable[tuple[str, Label]]:
        """Yield a regex and a label for each row of labels."""
        form, runs = row.get("form", _FORM), row.get("runs", "line")
        for label in row.get(key, ()):
            _refuse_others(label, _LABEL_KEYS, f"{self._where} {key}")
            gives = label.get("gives", "")
            how = label.get("runs", "line" if label.get("is") else runs)
            if gives not in GIVES or how not in RUNS or not label.get("words"):
                raise ConfigError(
                    f"{self._where}: a label of {key!r} needs words, gives ({', '.join(GIVES[:-1])}), runs"
                )
            words = "|".join(map(re.escape, sorted(label["words"], key=len, reverse=True)))
            rest = r"[ \t]*$" if label.get("alone") else label.get("form", form)
            value = self._expanded(rf"(?={label['is']}[ \t]*$)") if label.get("is") else ""
            yield self.regex(rf"(?:{words}){rest}{value}").pattern, Label(gives, how)

    def head(self, slots: list[str]) -> tuple[re.Pattern[str], bool]:
        """Give a head as one regex over its lines, and whether it stands on the first line of its piece only."""
        if not isinstance(slots, list):
            raise ConfigError(f"{self._where}: head is a list of lists, one a form of head; write [[...]]")
        first = slots[:1] == ["^"]
        return self.regex("".join(map(self._slot, slots[first:]))), first

    def _slot(self, slot: str) -> str:
        if slot == "=label":
            return "(?=[ \\t]*(?:<LABEL>))"
        found = _SLOT.fullmatch(slot)
        if found is None:
            return rf"[ \t]*(?:{slot}){_NEXT}"
        name, times, regex = found["name"], found["times"], found["regex"]
        group = f"(?:{regex})" if times == "*" else f"(?P<{name}>{regex})"
        return rf"(?:[ \t]*{group}{_NEXT}){times.replace('*', '{0,6}')}"

    def _expanded(self, source: str) -> str:
        # Parts may hold parts; the bound keeps a circle from hanging.
        for _ in range(4):
            source = _PART.sub(lambda found: self._part(found[1]), source)
        return source

    def _part(self, name: str) -> str:
        if name not in self._parts:
            raise ConfigError(f"{self._where}: <{name}> is not in {_COMMON}; add it there")
        return self._parts[name]
