"""nv brief: a report on two actors, or on one, as Markdown or as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from noteverbale.cli import asking
from noteverbale.errors import ConfigError

_FORMS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".txt": "markdown"}


@click.command(short_help="Write a brief on two actors, or on one.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="[B]", required=False)
@asking.together(
    asking.store_option,
    asking.since_option,
    asking.until_option,
    asking.as_of_option,
    asking.confidence_option,
    asking.whole_option,
    *asking.support_options,
    click.option("--limit", type=int, metavar="N", help="At most N events in the timeline.  [default: 100]"),
    click.option(
        "--format",
        "form",
        type=click.Choice(["markdown", "html"]),
        help="Format of the brief.  [default: by FILE's name]",
    ),
    asking.output_option,
)
def brief(a: str, b: str | None, store: str | None, form: str | None, output: Path | None, **filters: Any) -> None:
    """Write a brief on two actors, or on one.

    It has a summary, a timeline, arms deals step by step, who said what, contradictions, what is planned and overdue,
    and the documents read. Every line cites its text. The HTML page needs no network and no script.

    \b
    Examples:
      nv brief Russia Pakistan
      nv brief RUS PAK --since 2014 --until 2015 -o brief.html
      nv brief RUS PAK --as-of 2015-01-01 --format markdown -o then.md
      nv brief India
    """
    html = (form or _form_of(output)) == "html"
    with asking.open_view(store) as view:
        made = view.brief(a, b, **asking.given(filters))
    asking.write_lines([made.to_html() if html else made.to_markdown()], output)


def _form_of(output: Path | None) -> str:
    """Give the form that FILE's ending names. Raises ConfigError for an ending of another form, such as .pdf."""
    ending = output.suffix.lower() if output else ""
    if ending and ending not in _FORMS:
        raise ConfigError(f"{output}: a brief is .md or .html; name the file so, or say --format markdown or html")
    return _FORMS.get(ending, "markdown")
