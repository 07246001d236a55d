"""Every link of the pages to a file or heading of the project leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_LINK = re.compile(r"\]\((?P<path>[^)#\s]*)(?:#(?P<heading>[^)\s]*))?\)")
_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PAGES = sorted(
    (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("training/*.md"), *ROOT.glob("training/corpus/*.md"))
)


def anchors(page: Path) -> set[str]:
    """Give the names by which headings of a page are linked: small letters, hyphens for blanks, no other signs."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in _HEADING.findall(prose(page))}


def prose(page: Path) -> str:
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def dead(page: Path) -> list[str]:
    found = []
    for link in _LINK.finditer(prose(page)):
        if "://" in link["path"]:
            continue
        target = (page.parent / link["path"]).resolve() if link["path"] else page
        lost = link["heading"] and target.suffix == ".md" and target.exists() and link["heading"] not in anchors(target)
        if lost or not target.exists():
            found.append(link[0])
    return found


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    assert dead(page) == []


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A `first` one\n[here](#a-first-one) [gone](other.md) [lost](#second) [far](https://example.org/x)\n",
        encoding="utf-8",
    )
    assert dead(page) == ["](other.md)", "](#second)"]
