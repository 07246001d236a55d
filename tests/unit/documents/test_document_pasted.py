"""Articles pasted into one file, and exports of NewsBank and of Factiva with codes and one blank."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from noteverbale.documents import ReadOptions, read_path
from noteverbale.types import Document, Failure

FIRST = "MOSCOW - Foreign Minister Sergei Lavrov will visit Tehran on Wednesday, the ministry said."
SECOND = "TEHRAN - Iran rejected a US proposal for direct talks on Sunday."
HEADS = ("Lavrov to visit Tehran\nReuters, 14 April 2015", "Iran rejects US talks\nBy Ali Ahmed\nApril 20, 2015")
RULE = "\n\n--------------------\n\n"
PASTED = f"{HEADS[0]}\n\n{FIRST}{RULE}{HEADS[1]}\n\n{SECOND}\n"
NEWSBANK = f"""NewsBank: Access World News
Search results

Lavrov to visit Tehran

Dawn (Karachi, Pakistan) - Tuesday, April 14, 2015
Author: Anna Petrova
Readability: >12 (Lexile: 1410)

{FIRST}

Section: World
Record Number: 2015041400123
Copyright: (c) 2015 Dawn. All Rights Reserved.

Iran rejects US talks

The Nation (Lahore, Pakistan) - Monday, April 20, 2015

{SECOND}

Record Number: 2015042000077
Copyright (c) 2015 The Nation. All Rights Reserved.
"""
FACTIVA = f"""HD Lavrov to visit Tehran
WC 62 words
PD 14 April 2015
SN Reuters News
LA English
LP
{FIRST}

TD
RE iran : Iran | russ : Russia
AN Document LBA0000020150414eb4e00abc

HD Iran rejects US talks
PD 20 April 2015
SN Agence France Presse
LP
{SECOND}
TD
AN Document AFPR000020150420eb4k00def
"""
TOLD = [("Lavrov to visit Tehran", date(2015, 4, 14)), ("Iran rejects US talks", date(2015, 4, 20))]


def read(folder: Path, text: str) -> list[Document | Failure]:
    (folder / "a.txt").write_text(text)
    return list(read_path(folder / "a.txt", ReadOptions()))


@pytest.mark.parametrize(
    ("text", "outlets"),
    [(PASTED, ["Reuters", None]), (NEWSBANK, ["Dawn", "The Nation"]), (FACTIVA, ["Reuters News", "Agence France Presse"])],
    ids=["pasted", "newsbank", "factiva"],
)  # fmt: skip
def test_each_article_is_a_document_with_its_head(text: str, outlets: list[str | None], tmp_path: Path) -> None:
    found = read(tmp_path, text)
    assert all(isinstance(one, Document) for one in found)
    documents = [one for one in found if isinstance(one, Document)]
    assert [(one.title, one.published) for one in documents] == TOLD
    assert [one.publisher for one in documents] == outlets
    for one, news in zip(documents, (FIRST, SECOND), strict=True):
        rest = one.text
        for mark in reversed(one.furniture):
            rest = rest[: mark.start] + rest[mark.end :]
        assert rest.split() == news.split("- ", 1)[1].split()


@pytest.mark.parametrize(
    "text",
    [f"{HEADS[0]}\n\n{FIRST}{RULE}{SECOND}", f"{FIRST}{RULE}{HEADS[0]}\n\n{FIRST}", f"{HEADS[0]}{RULE}{HEADS[1]}\n\n{SECOND}",
     f"{HEADS[0]}\n\n{FIRST}\n", f"{FIRST}{RULE}{SECOND}"],
    ids=["a break", "no first head", "no text", "one", "no heads"],
)  # fmt: skip
def test_a_text_with_lines_of_signs_is_one_document_and_loses_nothing(text: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path, text)
    assert isinstance(found, Document) and found.text == text
