"""Annotations quick to write by hand -> claims with offsets, checked.

Own text (training/corpus/*.txt): an article is a head line, paragraphs, and below each paragraph the claims it holds.

    ## id | outlet | 2014-11-20 | genre
    Russian Defence Minister Sergey Shoigu will visit Islamabad on Thursday.
    > visit: visit | a Russian Defence Minister Sergey Shoigu =RUS/MIL | r Islamabad =PAK | t on Thursday | p
    Islamabad =PAK | scheduled

Real text: the head line is `## id`, claims begin with the number of their sentence (as printed by
training/sheets.py) and the
text itself is not repeated:

    ## kremlin-42147
    3 > meeting: talks | a Mr Putin =RUS | a Condoleezza Rice =USA

A claim line is `kind: trigger words`, then parts in any order, split by ` | `: `a` agent and `r` recipient (words
=CODE/SECTOR; the
sector is GOV where not said; two codes for the same words: =RUS+PAK), `t` time, `p` place (words =CODE), `s` source
(kind, then words
=CODE), a realis, `neg`, `probable` or `possible`, and for arms deals `stage`, `item`, `qty`, `val`. Not said: occurred,
certain, positive, publisher. Words are looked for in the claim's own paragraph or sentence first, then in the ones
before,
nearest first, then after; `words#2` is the second occurrence in the place where they are found.

    python -m training.authoring training/outlets/unseen-*.txt > build/outlets.jsonl    # own text as JSON Lines
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.labels import CERTAINTIES, KINDS, REALES, SOURCES, STAGES

SECTORS = ["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "REB", "ELI", "BUS", "MED", "CVL", "NGO", "IGO", "UNK"]
_CODE = re.compile(r"[A-Z]{3}|(?:IGO|NSA|NGO|COM)-[A-Z0-9+/-]+")
_CLAIM = re.compile(r"(?:(\d+)\s*)?>\s*(\w+):\s*(.+)")
_CODED = re.compile(r"(.*?)\s*=\s*([A-Z0-9+/-]+?)(?:/([A-Z]{3}))?$")


class Mistake(ValueError):
    """A line that cannot stand; the message names file, line and repair."""


@dataclass(slots=True)
class Article:
    """One article as written: `lines` are paragraphs or sentences as (start, end) in `text`."""

    id: str
    text: str
    lines: list[tuple[int, int]]
    head: list[str] = field(default_factory=list)
    claims: list[dict] = field(default_factory=list)


def parse_own(content: str, name: str) -> Iterator[Article]:
    """Yield the articles of one file of own text."""
    for number, block in _blocks(content):
        head = [part.strip() for part in block[0][2:].split("|")]
        paragraphs = [line for line in block[1:] if line.strip() and not line.lstrip().startswith(">")]
        text, lines = "\n\n".join(paragraphs), []
        for paragraph in paragraphs:
            start = lines[-1][1] + 2 if lines else 0
            lines.append((start, start + len(paragraph)))
        article, at = Article(head[0], text, lines, head), -1
        for offset, line in enumerate(block[1:], 1):
            if line.lstrip().startswith(">"):
                _add(article, line.strip(), at, f"{name} line {number + offset}")
            elif line.strip():
                at += 1
        yield article


def own_rows(path: Path) -> list[dict]:
    """Give the articles of a file of own text as interchange rows (docs/codebook.md, section 7)."""
    return [
        {"id": a.id, "publisher": a.head[1], "published": a.head[2] or None, "text": a.text, "claims": a.claims}
        for a in parse_own(path.read_text(encoding="utf-8"), path.name)
    ]


def parse_sheet(content: str, name: str, texts: dict[str, tuple[str, list[tuple[int, int]]]]) -> Iterator[Article]:
    """Yield annotated real documents; `texts`: id -> text and sentence spans."""
    for number, block in _blocks(content):
        id = block[0][2:].strip().split()[0]
        if id not in texts:
            raise Mistake(f"{name} line {number}: no document {id!r} in the corpus; copy the id from the sheet")
        article = Article(id, *texts[id])
        for offset, line in enumerate(block[1:], 1):
            if line.strip():
                _add(article, line.strip(), None, f"{name} line {number + offset}")
        yield article


def _blocks(content: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    began = 0
    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("## "):
            if block:
                yield began, block
            block, began = [], number
        if block or line.startswith("## "):
            block.append(line)
    if block:
        yield began, block


def _add(article: Article, line: str, at: int | None, where: str) -> None:
    match = _CLAIM.fullmatch(line)
    if match is None:
        raise Mistake(f"{where}: not a claim line; write `> kind: trigger | ...`")
    number, kind, rest = match.groups()
    if at is None:
        if number is None:
            raise Mistake(f"{where}: the sentence's number is missing")
        at = int(number) - 1
    if not 0 <= at < len(article.lines):
        raise Mistake(f"{where}: there is no sentence {at + 1}; the text has {len(article.lines)}")
    if kind not in KINDS:
        raise Mistake(f"{where}: unknown kind {kind!r}")
    trigger, *parts = [part.strip() for part in rest.split(" | ")]
    claim = {
        "id": f"c{len(article.claims) + 1:02}",
        "kind": kind,
        "trigger": _find(article, trigger, at, where, own=True),
        "agent": [],
        "recipient": [],
        "time": None,
        "place": None,
        "polarity": "positive",
        "realis": "occurred",
        "certainty": "certain",
        "source": {"kind": "publisher", "text": None, "start": None, "end": None, "code": None},
        "deal": {"stage": None, "item": None, "quantity": None, "value": None} if kind == "arms_deal" else None,
    }
    for part in parts:
        _part(article, claim, part, at, where)
    check(claim, where)
    article.claims.append(claim)


def _part(article: Article, claim: dict, part: str, at: int, where: str) -> None:
    word, _, rest = part.partition(" ")
    rest = rest.strip()
    if part in REALES:
        claim["realis"] = part
    elif part in CERTAINTIES:
        claim["certainty"] = part
    elif part == "neg":
        claim["polarity"] = "negative"
    elif word in ("a", "r"):
        words, codes, sector = _coded(rest, where)
        mention = _find(article, words, at, where)
        role = "agent" if word == "a" else "recipient"
        claim[role] += [mention | {"code": code, "sector": sector or "GOV"} for code in codes]
    elif word == "t":
        claim["time"] = _find(article, rest, at, where) | {"from": None, "to": None}
    elif word == "p":
        words, codes, _ = _coded(rest, where)
        claim["place"] = _find(article, words, at, where) | {"country": codes[0]}
    elif word == "s":
        claim["source"] = _source(article, rest, at, where)
    elif word in ("stage", "item", "qty", "val") and claim["deal"] is not None:
        key = {"qty": "quantity", "val": "value"}.get(word, word)
        claim["deal"][key] = {"text": rest} if word in ("qty", "val") else rest
    else:
        raise Mistake(f"{where}: cannot read the part {part!r}")


def _source(article: Article, rest: str, at: int, where: str) -> dict:
    kind, _, words = rest.partition(" ")
    if kind not in SOURCES:
        raise Mistake(f"{where}: unknown source kind {kind!r}")
    if not words.strip():
        return {"kind": kind, "text": None, "start": None, "end": None, "code": None}
    words, codes, _ = _coded(words.strip(), where)
    if not words:
        return {"kind": kind, "text": None, "start": None, "end": None, "code": codes[0]}
    return {"kind": kind} | _find(article, words, at, where) | {"code": codes[0]}


def _coded(words: str, where: str) -> tuple[str, list[str], str | None]:
    match = _CODED.fullmatch(words)
    if match is None:
        raise Mistake(f"{where}: {words!r} has no code; write `words =CODE` or `words =CODE/SECTOR`")
    codes = match[2].split("+") if not match[2].startswith(("IGO-", "NSA-", "NGO-", "COM-")) else [match[2]]
    for code in codes:
        if not _CODE.fullmatch(code):
            raise Mistake(f"{where}: {code!r} is no code")
    if match[3] and match[3] not in SECTORS:
        raise Mistake(f"{where}: unknown sector {match[3]!r}")
    return match[1], codes, match[3]


def _find(article: Article, words: str, at: int, where: str, *, own: bool = False) -> dict:
    if not words:
        raise Mistake(f"{where}: words are missing")
    number = 1
    if match := re.fullmatch(r"(.+)#(\d+)", words):
        words, number = match[1], int(match[2])
    order = [at] if own else [*range(at, -1, -1), *range(at + 1, len(article.lines))]
    pattern = re.compile(
        (r"(?<!\w)" if words[:1].isalnum() else "") + re.escape(words) + (r"(?!\w)" if words[-1:].isalnum() else "")
    )
    for line in order:
        found = [m.span() for m in pattern.finditer(article.text, *article.lines[line])]
        if len(found) >= number:
            start, end = found[number - 1]
            return {"text": article.text[start:end], "start": start, "end": end}
    raise Mistake(f"{where}: {words!r} does not stand in the text; copy it character for character")


def check(claim: dict, where: str) -> None:
    """Refuse combinations that the codebook rules out."""
    problems = [message for wrong, message in _rules(claim) if wrong]
    if problems:
        raise Mistake(f"{where}: {problems[0]}")


def _rules(claim: dict) -> Sequence[tuple[bool, str]]:
    deal, source, codes = claim["deal"], claim["source"], [a["code"] for a in claim["agent"] + claim["recipient"]]
    return (
        (len(claim["trigger"]["text"].split()) > 6, "a trigger is the fewest words that name the event"),
        (
            claim["kind"] == "arms_deal" and deal["stage"] not in STAGES[1:],
            "an arms_deal needs a stage of the codebook's section 6",
        ),
        (source["kind"] == "publisher" and source["text"] is not None, "the publisher has no source words"),
        (
            source["kind"] not in ("publisher", "belief", "media", "document") and source["text"] is None,
            "this source kind needs its words",
        ),
        (any(a["sector"] not in SECTORS for a in claim["agent"] + claim["recipient"]), "unknown sector"),
        (any(not _CODE.fullmatch(code) for code in codes), "unknown code"),
    )


def main() -> None:
    """Print the articles of files of own text as JSON Lines."""
    for name in sys.argv[1:]:
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in own_rows(Path(name)))


if __name__ == "__main__":
    main()
