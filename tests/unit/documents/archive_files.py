"""Own articles as press archives lay them out: files of Nexis, LexisNexis, Factiva and ProQuest, in their forms."""

from __future__ import annotations

import io
import textwrap
import zipfile
from dataclasses import dataclass, replace
from html import escape

FIRST = (
    "Kenya will buy six patrol boats from Portugal, the defence minister said on Monday.",
    "He told Document 3 of 10 of the inquiry apart from the rest. Length: forty metres, each of them.",
    "The boats will be delivered in 2016 (Photo).",
)
SECOND = ("The foreign minister of Peru arrived in Lisbon on Tuesday for talks on fishing.", "No agreement was signed.")


@dataclass(frozen=True)
class Piece:
    """One article with what a layout tells of it."""

    title: str = "Kenya buys patrol boats"
    publisher: str = "The Example Times (Nairobi)"
    day: str = "November 18, 2014 Tuesday"
    byline: str = "Jane Roe"
    text: tuple[str, ...] = FIRST
    dateline: str = "NAIROBI"


ONE = Piece()
TWO = Piece("Peru's minister in Lisbon", "Example Post", "November 20, 2014 Thursday", "John Poe", SECOND, "LISBON")


def many(number):
    """Give so many articles of different days and texts."""
    text = "The president of Peru met the president of Kenya for the {}th time."
    return [replace(TWO, title=f"Meeting {n}", text=(text.format(n), *SECOND)) for n in range(1, number + 1)]


def docx(paragraphs, style=None, table=""):
    """Give a Word file of these paragraphs."""
    made = [f"<w:p><w:pPr/><w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r></w:p>" for words in paragraphs]
    if style:
        made[0] = made[0].replace("<w:pPr/>", f"<w:pPr><w:pStyle w:val='{style}'/><w:tabs><w:tab/></w:tabs></w:pPr>")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    page = f"<w:document xmlns:w='{space}'><w:body>{''.join(made)}{table}</w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", page)
    return out.getvalue()


def rtf(lines):
    """Give an RTF file of these lines; a tab parts the cells of a row."""
    return (
        b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\header Page 1}" + b"".join(map(_rtf_line, lines)) + b"}"
    )


def _rtf_line(line):
    cells = [_rtf_words(cell) for cell in line.split("\t")]
    row = b"\\trowd\\cellx1000 " + b"".join(b"\\intbl %s\\cell " % cell for cell in cells) + b"\\row\n"
    return row if len(cells) > 1 else cells[0] + b"\\par\n"


def _rtf_words(words):
    for mark in "\\{}":
        words = words.replace(mark, f"\\{mark}")
    return "".join(c if c.isascii() else "".join(f"\\u{half}?" for half in _halves(c)) for c in words).encode("ascii")


def _halves(character):
    data = character.encode("utf-16-le")
    return [int.from_bytes(data[at : at + 2], "little", signed=True) for at in range(0, len(data), 2)]


def nexis(pieces, cover=True, end=True):
    """Give the paragraphs of a Nexis Uni file."""
    head = [
        "User Name: = reader",
        "Date and Time: Friday, November 21, 2014",
        "Job Number: 12345678",
        f"Documents ({len(pieces)})",
    ]
    for number, piece in enumerate(pieces, 1):
        head += [f"{number}. {piece.title}", "Client/Matter: -None-", "Search Terms: boats", "Narrowed by:", "News"]
    return (head if cover else []) + [line for piece in pieces for line in _nexis(piece, end)]


def _nexis(piece, end):
    return [
        piece.title, piece.publisher, piece.day, "Copyright 2014 Example Press All Rights Reserved", "Section: NEWS; Pg. 3",
        "Length:\xa053 words", f"Byline:\xa0{piece.byline}", f"Dateline:\xa0{piece.dateline}", "Body", *piece.text, "Graphic",
        "A boat in the harbour.", "Classification", "Language: ENGLISH", "Publication-Type: Newspaper",
        "Subject: NAVIES (90%); DEFENSE DEPARTMENTS (89%)", "Load-Date: November 19, 2014",
        *(["End of Document"] if end else []),
    ]  # fmt: skip


def lexis(pieces, labelled=False):
    """Give the text of an old LexisNexis file; `labelled`: with HEADLINE and BODY."""
    head = [
        "",
        "Download Request: Selected Items: 1-2",
        "Time Of Request: Friday, November 21, 2014",
        "Send To:",
        "",
        "READER",
        "",
    ]
    lines = [*head, "Terms: (boats and", "not fish)", "", "Source: All News", "Project ID: None"]
    for number, piece in enumerate(pieces, 1):
        lines += ["", "", f"{number} of {len(pieces)} DOCUMENTS".center(80).rstrip(), "", "", ""]
        lines += _lexis_labelled(piece) if labelled else _lexis(piece)
    return "\n".join(lines)


def _lexis(piece):
    return [
        piece.publisher.center(80).rstrip(), "", piece.day.center(80).rstrip(), "Edition 1;".center(80).rstrip(), "", piece.title, "",
        f"BYLINE: {piece.byline}", "", "SECTION: NEWS; Pg. 3", "", "LENGTH: 53 words", "", f"DATELINE: {piece.dateline}", "",
        *_wrapped(piece.text), "LOAD-DATE: November 19, 2014", "", "LANGUAGE: ENGLISH", "",
        *textwrap.wrap("SUBJECT: " + "NAVIES (90%); DEFENSE DEPARTMENTS (89%); " * 3, 78), "", "PUBLICATION-TYPE: Newspaper", "", "",
        "Copyright 2014 Example Press".center(80).rstrip(), "All Rights Reserved".center(80).rstrip(),
    ]  # fmt: skip


def _lexis_labelled(piece):
    return [
        "Copyright 2014 Example Press".center(80).rstrip(), "All Rights Reserved".center(80).rstrip(), "", piece.publisher.center(80).rstrip(),
        "", piece.day.center(80).rstrip(), "Late Edition".center(80).rstrip(), "", "SECTION: NEWS; Pg. 3", "", "LENGTH: 53 words", "",
        f"HEADLINE: {piece.title}", "", f"BYLINE: {piece.byline}", "", f"DATELINE: {piece.dateline}", "", "BODY:", "",
        *_wrapped(piece.text), "LOAD-DATE: November 19, 2014", "", "LANGUAGE: ENGLISH",
    ]  # fmt: skip


def _wrapped(text):
    return [line for paragraph in text for line in (*textwrap.wrap(paragraph, 76), "")]


def factiva(pieces, section=None):
    """Give the lines of a Factiva file, articles without labels."""
    lines = ["Page 1 of 2 © 2014 Factiva, Inc. All rights reserved."]
    for number, piece in enumerate(pieces, 1):
        lines += [
            *([section] if section else []), piece.title, f"By {piece.byline}", "53 words", "18 November 2014", "10:11",
            piece.publisher, "EXTIM", "3", "English", "© 2014 Example Press. All rights reserved.", "", *piece.text, "",
            f"Document EXTIM0000201411{number:02d}eab1000{number:02d}", "",
        ]  # fmt: skip
    return [*lines, "Search Summary", "Text\tboats", "Date\tAll Dates"]


def factiva_indexed(pieces):
    """Give the rows of a Factiva file with a code for each field."""
    return [line for number, piece in enumerate(pieces, 1) for line in _indexed(piece, number)]


def _indexed(piece, number):
    return [
        "SE\tWorld News", f"HD\t{piece.title}", f"BY\tBy {piece.byline}", "WC\t53 words", "PD\t18 November 2014", f"SN\t{piece.publisher}",
        "SC\tEXTIM", "LA\tEnglish", "CY\t© 2014 Example Press", f"LP\t{piece.text[0]}", f"TD\t{''.join(piece.text[1:2])}", *piece.text[2:],
        "NS\tgcat : Political/General News", "RE\tkenya : Kenya", "IN\ti364 : Shipbuilding", "PUB\tExample Press",
        f"AN\tDocument EXTIM0000201411{number:02d}eab1000{number:02d}",
    ]  # fmt: skip


def factiva_html(pieces):
    """Give the page of a Factiva file with a code for each field."""
    articles = [
        f'<div class="article enArticle"><table>{"".join(map(_html_row, _rows(_indexed(piece, number))))}</table></div>'
        for number, piece in enumerate(pieces, 1)
    ]
    return f"<html><head><title>Factiva</title><style>p {{}}</style></head><body>{''.join(articles)}</body></html>"


def _rows(lines):
    rows = []
    for line in lines:
        rows += [line.split("\t")] if "\t" in line else []
        if "\t" not in line:
            rows[-1].append(line)
    return rows


def _html_row(row):
    words = "".join(f'<p class="articleParagraph enarticleParagraph">{escape(part)}</p>' for part in row[1:])
    return f"<tr><td><b>{row[0]}</b>&nbsp;</td><td>{words}</td></tr>"


def proquest(pieces):
    """Give the text of a ProQuest file."""
    rule = "_" * 60
    lines = [rule, "", "Report Information from ProQuest", "November 21 2014 10:11", rule, "", "Table of contents", ""]
    lines += [f"{number}. {piece.title}" for number, piece in enumerate(pieces, 1)]
    for number, piece in enumerate(pieces, 1):
        lines += [rule, "", f"Document {number} of {len(pieces)}", "", *_proquest(piece, number)]
    return "\n".join(
        [*lines, rule, "", "Contact us at: http://www.example.org Database copyright © 2014 Example LLC.", ""]
    )


def _proquest(piece, number):
    return [
        piece.title, "", f"Author: {piece.byline}", "", "ProQuest document link: http://example.org/1", "", "Abstract: Boats are bought.", "",
        f"Full text: {piece.text[0]}", *piece.text[1:], "", "Subject: Navies; Boats", "", "Location: Kenya", "", f"Title: {piece.title}", "",
        f"Publication title: {piece.publisher}; Nairobi", "", "Publication year: 2014", "", "Publication date: Nov 18, 2014", "",
        "Publisher: Example Press Ltd.", "", "Source type: Newspapers", "", f"ProQuest document ID: 16{number}", "",
        f"Document URL: http://example.org/docview/16{number}", "", "Copyright: (Copyright Example Press)", "", "Last updated: 2014-11-19", "",
        "Database: Newsstream",
    ]  # fmt: skip
