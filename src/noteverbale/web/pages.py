"""What answers each address: the view is asked, and a template or a form of data shows what it says.

In: an open `RecordView`, what was asked, and the parts of the path.  Out: a response.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from markupsafe import Markup
from starlette.responses import Response

from noteverbale import __version__
from noteverbale.errors import ConfigError
from noteverbale.markup import text_html
from noteverbale.views import QUESTIONS, RecordView, Rows
from noteverbale.views.columns import columns_of
from noteverbale.views.exports import EXPORTERS
from noteverbale.views.filters import Filters
from noteverbale.views.formats import FORMATS
from noteverbale.views.pages import brief_body
from noteverbale.web.answers import data, in_form, page, rows_as
from noteverbale.web.asked import PAGE, Asked
from noteverbale.web.fields import fields_of
from noteverbale.web.told import answers, meanings

Parts = dict[str, str]


class Unknown(ConfigError):
    """Something that is asked for by a name or id that nothing has."""


def bare() -> dict[str, Any]:
    """Give what every page needs, for one without a record behind it."""
    return {
        "asked": Asked({}),
        "questions": tuple(QUESTIONS),
        "version": __version__,
        "store": "",
        "stale": "",
        "what": "",
    }


def overview(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """Give what the record holds."""
    found = view.overview(**_only(asked, "as_of"))
    if in_form(asked.form, ("page", "json")) == "json":
        return data(msgspec.json.encode(found), "json")
    return page("overview", _base(view, asked) | {"found": found, "answers": answers()})


def question(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """Give the answer to a named question as a table, a page at a time, or all of it as data."""
    what = parts["what"]
    if what not in QUESTIONS:
        raise Unknown(f"there is no question {what!r}; it is one of {', '.join(QUESTIONS)}")
    form = in_form(asked.form, ("page", *FORMATS))
    if form != "page":
        return rows_as(view.ask(what, **asked.filters), form, what)
    values = _base(view, asked) | {"what": what, "fields": fields_of(what), "rows": None, "sentence": ""}
    values["answers"] = answers()[what]
    try:
        rows = _rows_of_page(view, what, asked)
    except ConfigError as error:
        return page("question", values | {"sentence": str(error)}, 400)
    columns = columns_of(what, rows)
    told = {"columns": columns, "meanings": meanings(what, (head for head, _ in columns))}
    return page("question", values | told | {"rows": rows, "pages": _pages(rows)})


def _rows_of_page(view: RecordView, what: str, asked: Asked) -> Rows:
    limit = min(asked.page * PAGE, asked.filters.get("limit", asked.page * PAGE))
    rows = view.ask(what, **{**asked.filters, "limit": limit})
    return rows[(asked.page - 1) * PAGE :]


def _pages(rows: Rows) -> int:
    return max(1, -(-rows.matched // PAGE))


def explanation(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """Give what stands behind a record, a claim or a document, and of a document its text with the evidence marked."""
    try:
        found = view.explain(parts["id"], asked.as_of or None)
    except ConfigError as error:
        raise Unknown(str(error)) from error
    if in_form(asked.form, ("page", "json")) == "json":
        return data(msgspec.json.encode(found), "json")
    text = Markup(text_html(view.reading(found.id))) if found.what == "document" else None
    return page("explanation", _base(view, asked) | {"found": found, "text": text})


def actor(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """Give one actor at a glance, or the form that asks for one."""
    form, values = in_form(asked.form, ("page", "json")), _base(view, asked) | {"what": "actor", "found": None}
    named = parts.get("name") or _only(asked, "actor", "as_of").get("actor", "")
    if not named and form == "page":
        return page("actor", values | {"sentence": ""})
    try:
        found = view.profile(named, asked.as_of or None)
    except ConfigError as error:
        if form == "json":
            raise
        return page("actor", values | {"sentence": str(error), "named": named}, 400)
    if form == "json":
        return data(msgspec.json.encode(found), "json")
    return page("actor", values | {"found": found, "columns": columns_of("events", found.latest)})


def brief(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """Give a brief on two actors or on one, or the form that asks for it."""
    form = in_form(asked.form, ("page", "html", "markdown"))
    filters = dict(asked.filters)
    filters.pop("between" if "between" in filters else "actor", None)
    named = asked.actors
    values = _base(view, asked) | {"what": "brief", "body": None, "sentence": ""}
    if form != "page":
        _needed(asked, "between")
        made = view.brief(*_one_or_two(named), **filters)
        return data((made.to_html() if form == "html" else made.to_markdown()).encode(), form)
    if not named:
        return page("brief", values)
    try:
        made = view.brief(*_one_or_two(named), **filters)
    except ConfigError as error:
        return page("brief", values | {"sentence": str(error)}, 400)
    body = Markup(brief_body(made, lambda id: asked.link(f"/explain/{id}")))
    return page("brief", values | {"body": body})


def diff(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """Give what became known between two days, or the form that asks for it."""
    filters = dict(asked.filters)
    before, after = filters.pop("before", None), filters.pop("after", None)
    values = _base(view, asked) | {"what": "diff", "rows": None, "sentence": ""}
    if in_form(asked.form, ("page", *FORMATS)) != "page":
        _needed(asked, "before", "after")
        return rows_as(view.diff(before, after, **filters), asked.form, "diff")
    if before is None or after is None:
        return page("diff", values)
    try:
        rows = view.diff(before, after, **filters)
    except ConfigError as error:
        return page("diff", values | {"sentence": str(error)}, 400)
    return page("diff", values | {"rows": rows, "columns": columns_of("changes", rows)})


def exports(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """List the exports."""
    in_form(asked.form, ("page",))
    return page("exports", _base(view, asked) | {"what": "exports", "exporters": EXPORTERS.values()})


def export(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """Give an export as a file."""
    if parts["name"] not in EXPORTERS:
        raise Unknown(f"there is no export {parts['name']!r}; it is one of {', '.join(EXPORTERS)}")
    exporter = EXPORTERS[parts["name"]]
    in_form(asked.form, ("page", exporter.suffix))
    made = view.export(exporter.name, **asked.filters)
    return data("".join(made.lines).encode(), exporter.suffix, f"{exporter.name}.{exporter.suffix}")


def help(view: RecordView, asked: Asked, parts: Parts) -> Response:
    """Tell which addresses there are, and which filters."""
    in_form(asked.form, ("page",))
    known = [name for name in Filters.__dataclass_fields__ if name != "kinds"]
    values = {"what": "help", "filters": sorted([*known, "kind", "on", "overdue"]), "formats": tuple(FORMATS)}
    return page("help", _base(view, asked) | values)


@cache
def style() -> str:
    """Give the style of all pages."""
    return (files("noteverbale.web") / "templates" / "style.css").read_text(encoding="utf-8")


def _one_or_two(actors: tuple[str, ...]) -> tuple[str, ...]:
    """Give the actors of a brief. Raises ConfigError for more than two."""
    if len(actors) > 2:
        raise ConfigError(f"a brief is on one actor or two, such as RUS PAK; got {', '.join(actors)}")
    return actors


def _needed(asked: Asked, *names: str) -> None:
    """Raise ConfigError where data are asked for without what they are about; a page then shows its form."""
    for name in names:
        if name not in asked.filters and not (name == "between" and "actor" in asked.filters):
            raise ConfigError(f"this needs {name}; give {' and '.join(names)} in the address")


def _base(view: RecordView, asked: Asked) -> dict[str, Any]:
    return bare() | {"asked": asked, "store": view.path.name, "stale": view.stale}


def _only(asked: Asked, *able: str) -> dict[str, Any]:
    """Give the filters. Raises ConfigError for one that this page does not know."""
    for name in asked.filters:
        if name not in able:
            raise ConfigError(f"this page cannot be asked by {name}; ask a question for it")
    return dict(asked.filters)
