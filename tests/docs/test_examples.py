"""The Python examples of the pages, run as they stand beside a small record; where a page shows what they print, compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.unit.views.world import make_store

ROOT = Path(__file__).parents[2]
_EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```output\n(?P<printed>.*?)```\n)?", re.DOTALL)
# The examples of this page ask a large model.
_PAGES = sorted(page for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")) if page.name != "llm.md")
EXAMPLES = [
    (page.name, found["code"], found["printed"])
    for page in _PAGES
    for found in _EXAMPLE.finditer(page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("page", "code", "printed"), EXAMPLES, ids=[page for page, _, _ in EXAMPLES])
def test_a_python_example_runs_and_prints_what_its_page_shows(
    page: str,
    code: str,
    printed: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_store(tmp_path / "record.nv")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, page, "exec"), {})
    told = capsys.readouterr().out
    assert printed is None or told == printed


def test_the_pages_have_examples() -> None:
    assert len(EXAMPLES) >= 10 and sum(printed is not None for _, _, printed in EXAMPLES) >= 6
