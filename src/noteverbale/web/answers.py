"""Answers in the form asked for: a page, or rows as JSON, JSON Lines, CSV or Markdown.

In: `Rows` and other values of the views.  Out: HTTP responses.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from noteverbale.errors import ConfigError
from noteverbale.views.filters import known_name
from noteverbale.views.formats import FORMATS
from noteverbale.views.pages import original
from noteverbale.views.rows import Rows
from noteverbale.views.wording import counted, one_line, shown, words
from noteverbale.web.links import coded, offered

_TYPES = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


def page(name: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """Give a page made by the template of that name; all values are escaped."""
    return HTMLResponse(_templates().get_template(f"{name}.html").render(values), status)


def in_form(form: str, able: tuple[str, ...]) -> str:
    """Give the form back. Raises ConfigError where it is not among those that can be given."""
    return known_name(form, able, "format")


def rows_as(rows: Rows, form: str, name: str) -> Response:
    """Give rows as data; JSON tells beside them what was searched, how many match and what was left out."""
    if form == "json":
        told = {"searched": rows.searched, "matched": rows.matched, "notes": rows.notes, "rows": list(rows)}
        return data(msgspec.json.encode(told), "json")
    return data(FORMATS[form](rows).encode(), form, f"{name}.{_endings(form)}")


def data(body: bytes, form: str, saved_as: str | None = None) -> Response:
    """Give bytes of a form; `saved_as`: the file name that a browser proposes."""
    headers = {"Content-Disposition": f'attachment; filename="{saved_as}"'} if saved_as else {}
    return Response(body, media_type=_TYPES[form], headers=headers)


def refused(error: ConfigError, form: str, values: Mapping[str, Any], status: int = 400) -> Response:
    """Give the sentence of a question that cannot be right, as a page or as JSON."""
    if form != "page":
        return Response(msgspec.json.encode({"error": str(error)}), status, media_type="application/json")
    return page("refused", {**values, "sentence": str(error)}, status)


def _endings(form: str) -> str:
    return "md" if form == "markdown" else form


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("noteverbale.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {"words": words, "shown": shown, "one_line": one_line, "zip": zip, "original": original}
    made.filters |= {"coded": coded, "offered": offered}
    made.globals |= {"counted": counted}
    return made
