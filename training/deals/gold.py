"""The deals of the annotated articles, as values.

In: articles.jsonl, as annotated, and corrections.jsonl, what was put right since.  Out: `Article`s.
Errors: msgspec.ValidationError for a line that is none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from noteverbale.ontology import stages

ANNOTATED = Path(__file__).with_name("articles.jsonl")
CORRECTIONS = Path(__file__).with_name("corrections.jsonl")
NOBODY = frozenset({"UNK"})
Or = bool | Literal["either"]


class Deal(msgspec.Struct, frozen=True, kw_only=True):
    """One deal of one article. `start`, `end`: a word of the text that tells it.

    `seller`, `buyer`: codes of which any is right; UNK: not told. `item`: a short name, None for arms at large.
    `stage`: the stages that are right, the likeliest first; `planned`: it lies ahead; `alleged`: accusers tell it.
    `number`, `value`: what is right where one is told. `doubt`: another researcher might leave it out.
    """

    start: int
    end: int
    seller: tuple[str, ...]
    buyer: tuple[str, ...]
    item: str | None
    stage: tuple[str, ...]
    number: tuple[float, ...] = ()
    value: tuple[float, str] | None = None
    alleged: Or = False
    planned: Or = False
    doubt: bool = False


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article. `part`: seen (rules may be made on it) or held; `draw`: how it was drawn (README.md)."""

    id: str
    sha256: str
    part: Literal["seen", "held"]
    draw: str
    deals: tuple[Deal, ...]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What is put right of one deal, named by its article, word and item, against what rule of the data card."""

    id: str
    start: int
    item: str | None
    doubt: bool
    why: str


def articles(path: Path = ANNOTATED, part: str | None = None, corrected: bool = True) -> list[Article]:
    """Give the annotated articles, of one part only where one is named, the first annotation as corrected since."""
    told = [msgspec.json.decode(line, type=Article) for line in path.read_bytes().splitlines()]
    known = corrections() if corrected and path == ANNOTATED else {}
    return [_corrected(article, known) for article in told if part in (None, article.part)]


def corrections() -> dict[tuple[str, int, str | None], Correction]:
    """Give the corrections by article, start and item of their deal."""
    told = [msgspec.json.decode(line, type=Correction) for line in CORRECTIONS.read_bytes().splitlines()]
    return {(one.id, one.start, one.item): one for one in told}


def _corrected(article: Article, known: dict[tuple[str, int, str | None], Correction]) -> Article:
    keyed = [(deal, known.get((article.id, deal.start, deal.item))) for deal in article.deals]
    deals = tuple(msgspec.structs.replace(deal, doubt=one.doubt) if one else deal for deal, one in keyed)
    return msgspec.structs.replace(article, deals=deals)


def rows(deals: tuple[Deal, ...]) -> tuple[Deal, ...]:
    """Give the deals that belong into a register: ordered or delivered, both sides told, and arms with a name.

    One that belongs there only by some of its right answers is given as doubtful.
    """
    return tuple(
        deal if surely(deal) else msgspec.structs.replace(deal, doubt=True) for deal in deals if possibly(deal)
    )


def possibly(deal: Deal) -> bool:
    """Tell whether a deal may belong into a register."""
    sides = set(deal.seller) - NOBODY and set(deal.buyer) - NOBODY
    happened = any(map(_done, deal.stage)) and deal.alleged is not True and deal.planned is not True
    return bool(sides and deal.item and happened)


def surely(deal: Deal) -> bool:
    """Tell whether a deal that may belong into a register must."""
    sides = not NOBODY & {*deal.seller, *deal.buyer}
    return sides and all(map(_done, deal.stage)) and not deal.alleged and not deal.planned and not deal.doubt


def _done(stage: str) -> bool:
    order = {name: one.rank for name, one in stages().items() if not one.halt}
    return order.get(stage, 0) >= order["signed"]
