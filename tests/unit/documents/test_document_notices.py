"""A notice of the server in place of an article is a failure, no document."""

from __future__ import annotations

from pathlib import Path

import pytest

from noteverbale.documents import ReadOptions, read_path
from noteverbale.types import Document, Failure


def read(folder: Path, title: str, body: str) -> Document | Failure:
    path = folder / "a.html"
    path.write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    (found,) = read_path(path, ReadOptions())
    return found


@pytest.mark.parametrize(
    ("title", "body"),
    [("Access denied | example.org", "<p>Please enable cookies. Ray ID: 6a1b</p>"), ("Example", "<p>Just a moment...</p>"),
     ("Page not found - Example Post", "<h1>404</h1><p>Sorry, the page you were looking for could not be found.</p>")],
)  # fmt: skip
def test_a_notice_of_the_server_is_a_failure(title: str, body: str, tmp_path: Path) -> None:
    found = read(tmp_path, title, body)
    assert isinstance(found, Failure) and "is a notice of the server" in found.reason


def test_an_article_about_such_a_notice_is_read(tmp_path: Path) -> None:
    news = "The ministry said on Monday that its site had been attacked by hackers of a neighbouring state. " * 15
    assert isinstance(read(tmp_path, "Access denied", f"<article><p>{news}</p></article>"), Document)
    assert isinstance(read(tmp_path, "Not so fast", "<article><p>Talks began on Monday.</p></article>"), Document)


@pytest.mark.parametrize(
    "title",
    ["404 people killed in Peru", "500 refugees arrive in Lima", "Forbidden City hosts talks", "Not found guilty: envoy acquitted",
     "Please wait outside, minister tells envoys", "Access denied to inspectors", "Just a moment of calm in Lima", "Too many requests, says Peru"],
)  # fmt: skip
def test_a_short_article_whose_title_begins_so_is_read(title: str, tmp_path: Path) -> None:
    body = "<article><p>The ministers of Peru and Chile met in Lima on Monday, the ministry said.</p></article>"
    assert isinstance(read(tmp_path, title, body), Document)


@pytest.mark.parametrize(
    "title",
    ["404", "Error 404", "403 Forbidden", "Attention Required! | Cloudflare", "Just a moment...", "404 - Example"],
)
def test_the_titles_of_common_servers_are_known(title: str, tmp_path: Path) -> None:
    assert isinstance(read(tmp_path, title, "<p>Nothing stands here for you to see at the moment.</p>"), Failure)
