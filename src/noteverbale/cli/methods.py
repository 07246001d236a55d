"""nv methods: what was done, for the methods section of a paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from noteverbale.cli import asking


@click.command(short_help="Write text for a paper's methods section, with a citation.")
@asking.together(
    asking.store_option,
    asking.output_option,
    *asking.data_options,
)
def methods(store: str | None, output: Path | None, **filters: Any) -> None:
    """Write text for a paper's methods section, with a citation.

    Markdown: which texts were read by which version, how claims became records, who corrected what, which records the
    filters select and how they are dated; then what is needed to reproduce it, and a BibTeX entry. Give it the filters
    of your export.

    \b
    Examples:
      nv methods
      nv methods --status held --told-days --min-outlets 2 -o methods.md
    """
    with asking.open_view(store) as view:
        asking.write_lines([view.methods(**asking.given(filters)).to_markdown()], output)
