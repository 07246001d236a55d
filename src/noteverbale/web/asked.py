"""The query of an address -> the filters of a question, and filters -> the query of another address.

In: names and values as a browser sends them.  Out: the filters that `RecordView` takes, and links that carry the day
as of which is asked.  Errors: ConfigError for a value of the wrong form.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from noteverbale.errors import ConfigError

PAGE = 50  # rows on a page
_NUMBERS = {"min_confidence": float, "min_whole": float, "min_sources": int, "min_outlets": int, "limit": int}
_FLAGS = ("undated", "told_days", "sideless", "named", "directed", "unlikely", "overdue")
# Given more than once; two actors of a form stand as a pair, of which one may be empty.
_SEVERAL = ("kind", "between")
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@dataclass(frozen=True)
class Asked:
    """One request: `filters` for the record, `form` of the answer (page, json, csv ...), `page` from 1 on."""

    filters: Mapping[str, Any]
    form: str = "page"
    page: int = 1

    @property
    def as_of(self) -> str:
        """The day as of which is asked, as typed; empty where none is."""
        return str(self.filters.get("as_of", ""))

    @property
    def actors(self) -> tuple[str, ...]:
        """The one or two actors asked for, as typed."""
        return tuple(self.filters.get("between") or filter(None, [self.filters.get("actor")]))

    @property
    def command(self) -> str:
        """The same filters as options of `nv`."""
        return "".join(f" {_option(name, value)}" for name, value in self.filters.items())

    def link(self, path: str, **filters: Any) -> str:
        """Give an address with these filters and the day as of which is asked."""
        return address(path, {"as_of": self.as_of} | filters)

    def actor(self, code: str) -> str:
        """Give the address of an actor's page."""
        return self.link(f"/actor/{quote(code)}")

    def again(self, path: str, **changes: Any) -> str:
        """Give an address that asks the same but for `changes`."""
        return address(path, {**self.filters, **changes})


def asked(query: Sequence[tuple[str, str]]) -> Asked:
    """Give what a query asks; empty values count as not given, and one actor of a pair as the only one.

    One `between` with no second, not even an empty one, stays a pair that lacks an actor, as --between with one does.
    Raises ConfigError for a value of the wrong form, or for several of what is given once.
    """
    given: dict[str, list[str]] = {}
    for name, value in query:
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    for name, values in given.items():
        if len(values) > 1 and name not in _SEVERAL:
            raise ConfigError(f"{name} is given {len(values)} times; give it once")
    form, page = given.pop("format", ["page"])[0], _number("page", given.pop("page", ["1"])[0], int)
    if page < 1:
        raise ConfigError(f"page is a whole number, 1 or more; got {page}")
    return Asked(_filters(given, paired=sum(name == "between" for name, _ in query) > 1), form, page)


def address(path: str, filters: Mapping[str, Any]) -> str:
    """Give a path with a query."""
    query = urlencode({name: value for name, value in filters.items() if value not in (None, "", (), False)}, True)
    return f"{path}?{query}" if query else path


def _filters(given: dict[str, list[str]], *, paired: bool) -> dict[str, Any]:
    filters: dict[str, Any] = {}
    pair = given.pop("between", [])
    if len(pair) == 1 and paired:
        filters["actor"] = pair[0]
    elif pair:
        filters["between"] = tuple(pair)
    for name, values in given.items():
        filters[name] = tuple(values) if name == "kind" else _value(name, values[0])
    return {name: value for name, value in filters.items() if value is not False}


def _value(name: str, text: str) -> Any:
    if name in _NUMBERS:
        return _number(name, text, _NUMBERS[name])
    return _flag(name, text) if name in _FLAGS else text


def _number(name: str, text: str, of: Any) -> Any:
    try:
        return of(text)
    except ValueError:
        raise ConfigError(f"{name} is a {'whole ' * (of is int)}number; got {text!r}") from None


def _flag(name: str, text: str) -> bool:
    if text.lower() not in _YES + _NO:
        raise ConfigError(f"{name} is yes or no; got {text!r}")
    return text.lower() in _YES


def _option(name: str, value: Any) -> str:
    """Give one option as it is typed; of several kinds each has its own."""
    option = f"--{name.replace('_', '-')}"
    if value is True:
        return option
    if name == "kind":
        return " ".join(f"{option} {shlex.quote(one)}" for one in value)
    parts = value if isinstance(value, tuple) else (str(value),)
    return " ".join((option, *map(shlex.quote, parts)))
