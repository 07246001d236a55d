"""Whose report a text is: the agency or outlet that it credits, where that is not its publisher."""

from __future__ import annotations

import pytest

from noteverbale.documents import from_text


@pytest.mark.parametrize(
    ("text", "publisher", "credit"),
    [
        ("He said so. (Source: Reuters)", "Tehran Times", "Reuters"),
        ("He said so.\n\n( Sources: AFP, Reuters )", "Tehran Times", "AFP"),
        ("He said so. (Source: press TV) MH/PA", "Tehran Times", "Press TV"),
        ("He said so. Source: The Example Wire", "Tehran Times", "The Example Wire"),
        ("LONDON (AFP/Reuters) — Talks began.", "Dawn", "AFP"),
        ("Talks began.\nThis article was first published in Foreign Policy.", "Dawn", "Foreign Policy"),
        ("This story originally appeared on Example Wire on Monday.\nTalks began.", "Dawn", "Example Wire"),
        ("He said so. (Source: agencies)", "Dawn", None),
        ("He said so. (Source: https://example.org/a)", "Dawn", None),
        ("He said so. ( Source: The Tehran Times )", "Tehran Times", None),
        ("LONDON (Reuters) — Talks began.", None, None),
        ("He said so. (Source: www.reuters.com)", "Dawn", "Reuters"),
        ("He said so. (Source: oil.example.com)", "Dawn", "oil.example.com"),
        ("He said so. SOURCE: Reuters", "Dawn", "Reuters"),
        ("He said so. (Source: a minister)", "Dawn", None),
        ("Talks began.\nThis article was first published on March 12, 2019.", "Dawn", None),
        ("Talks began.\nThis article was first published in May.", "Dawn", None),
        ("Talks began.\nThis article was originally published in German.", "Dawn", None),
        ("The source: Reuters had it first.", "Dawn", None),
    ],
)
def test_a_text_is_credited_to_whom_it_says_it_is_from(text, publisher, credit):
    document = from_text(text, publisher=publisher)
    assert document.credit == credit
    assert document.outlet == (credit or publisher or "Reuters")
    assert ("credit" in document.origin) == (credit is not None)
