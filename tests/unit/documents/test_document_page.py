"""docs/documents.md: its example runs, and its tables name every format and every call."""

from __future__ import annotations

import re
from pathlib import Path

from noteverbale import documents
from noteverbale.documents import FORMATS

PAGE = (Path(__file__).parents[3] / "docs" / "documents.md").read_text(encoding="utf-8")


def test_example_gives_what_is_printed(capsys):
    code, output = re.search(r"```python\n(.*?)```\s+```output\n(.*?)```", PAGE, re.DOTALL).groups()
    exec(code, {})
    assert capsys.readouterr().out == output


def test_every_format_and_call_is_told():
    for format_ in FORMATS:
        assert f"`{format_.name}`" in PAGE
        assert all(f"`{suffix}`" in PAGE for suffix in format_.suffixes if suffix)
    for name in set(documents.__all__) - {"FORMATS", "Format"}:
        assert f"`{name}" in PAGE
