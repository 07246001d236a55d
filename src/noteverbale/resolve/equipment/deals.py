"""Sentence of an arms deal -> stage, item, quantity, value, read by rules.

In: the text, the trigger's span, the sentence's span.  Out: `noteverbale.types.Deal`, parts None where not told.
The reader takes it as a fallback and holds it against what the network says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import structs

from noteverbale.resolve.equipment.catalogue import catalogue, words
from noteverbale.resolve.equipment.hints import Hints, count_at, sentence_of, sum_at
from noteverbale.resolve.equipment.matching import TOPIC
from noteverbale.resolve.equipment.mentions import EquipmentMention, MoneyMention, QuantityMention
from noteverbale.resolve.equipment.money import money
from noteverbale.resolve.equipment.quantities import quantities
from noteverbale.resolve.equipment.stages import stage_of
from noteverbale.resolve.equipment.tagging import reach_back, tag
from noteverbale.types import Deal, Goods, Mention, Money, Quantity, Span

# What may stand between a number and what it counts: adjectives and "of the", no word that begins another phrase.
_QUOTES = r"[\s\"“”'‘’(-]*"
_STEPS = re.compile(rf"{_QUOTES}(?:of\s+)?(?:(?:the|its|these|their)\s+)?(?:[\w\"“”'’./-]+\s+){{0,5}}?{_QUOTES}")
_BREAK = re.compile(
    r"\b(?:to|for|from|in|on|with|by|and|or|at|that|which|who|will|would|is|are|was|were|has|have|had|into|as|after"
    r"|before)\b|[;:]|, "
)
_COUNT = r"(?:(?:up to|some|about|at least|more than|over|another|a number of|several|dozens of|hundreds of|an?) )?"
_NUMBER = r"(?:(?:[\d,.]+|[a-z]+(?:-[a-z]+)?) (?:dozen |hundred |thousand )?(?:of )?)?"
_LINK = re.compile(
    r"(?:\s*,\s*(?:and\s+|as well as\s+)?|\s+(?:and|or|&|as well as)\s+|,? (?:such as|like|including) )"
    r"(?:the |its |also |other )?(?:[\d,]+ |[a-z]+(?:-[a-z]+)+ )?"
)
# Between two items of a list that are counted one by one: whom the first is for, and the number of the second, too.
_COUNTING_LINK = re.compile(
    r"(?: \([^()]{1,30}\))?(?: for (?:the |its )?[A-Z]\w+(?: [A-Z]\w+){0,2})?"
    r"(?:\s*,\s*(?:and\s+|as well as\s+|plus\s+)?|\s+(?:and|or|&|as well as|plus|along with)\s+"
    r"|,? (?:such as|like|including) )"
    rf"(?:the |its |their |also |other )?{_COUNT}{_NUMBER}(?:[a-z]+(?:-[a-z]+)+ )?"
)
_REACH = 60  # characters between a number and the item; a number inside the item's own words comes after all others
_SUM_BEFORE_COST = 15  # characters by which a sum after the trigger beats one before it ("ordered ... for $2 billion")
_AFTER_COST = 6  # characters by which an item after the trigger beats an equally near one before it
_CLASS_COST = 25  # characters by which a designation beats a class word
_NO_GOODS_COST = 200  # and anything that may be goods a word that is none
_TOPIC_COST = 60  # characters by which anything particular beats "arms" in "arms deal"


@cache
def _no_goods() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{'|'.join(map(re.escape, words().no_goods.words))})\b")


@cache
def _of_trade() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:arms )?(?:{'|'.join(map(re.escape, words().of_trade.words))})\b")


_NO_HINTS = Hints()


def deal(
    text: str,
    trigger: Span | Mention,
    sentence: Span | Mention,
    *,
    extend: Sequence[Path] = (),
    hints: Hints = _NO_HINTS,
) -> Deal:
    """Give what a sentence tells of an arms deal. `extend`: the user's tables of designations. `hints`: where a reader
    sees its parts, in this sentence or in another; for what it does not see the rules look in this one.
    """
    first, last = max(0, sentence.start), min(len(text), sentence.end)
    piece = text[first:last]
    start, end = max(0, trigger.start - first), min(len(piece), trigger.end - first)
    value = sum_at(text, hints.value) or value_near(piece, start, end, 0, len(piece))
    told = Deal(stage=stage_of(piece, (start, end), (0, len(piece))), value=value)
    counted = count_at(text, hints.quantity, extend)
    if hints.item is not None:
        home = sentence_of(text, hints.item)
        inside = Span(hints.item.start - home.start, hints.item.end - home.start)
        told = _with_items(told, text[home.start : home.end], inside, extend, within=True)
    else:
        told = _with_items(told, piece, Span(start, end), extend)
    return told if counted is None else structs.replace(told, quantity=counted)


def _with_items(told: Deal, piece: str, at: Span, extend: Sequence[Path], *, within: bool = False) -> Deal:
    """Give a deal with the goods that stand nearest to `at`, or `within` it."""
    mentions = tag(piece, extend=extend)
    near = [one for one in mentions if not within or _names(one, at)]
    if not near:
        weak = (
            Mention(text=piece[at.start : at.end], start=at.start, end=at.end) if within else _weak(piece, *_ends(at))
        )
        return told if weak is None else structs.replace(told, item=weak.text, quantity=_counted(piece, weak, extend))
    best = min(near, key=lambda mention: (_cost(piece, mention, *_ends(at)), mention.start))
    group = _listed(piece, mentions, mentions.index(best), _LINK)
    item = Mention(text=piece[group[0].start : group[-1].end], start=group[0].start, end=group[-1].end)
    return structs.replace(
        told,
        item=item.text,
        family=best.family or next((mention.family for mention in group if mention.family), None),
        type=best.type,
        quantity=_counted(piece, item, extend),
        goods=_goods(piece, _listed(piece, mentions, mentions.index(best), _COUNTING_LINK), extend),
    )


def _names(one: EquipmentMention, words: Span) -> bool:
    """Tell whether a mention is what words name: a designation, or their end: not "jet" of "jet tankers"."""
    meets = one.start < words.end and words.start < one.end
    return meets and (not one.generic or one.end >= words.end)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _goods(piece: str, group: Sequence[EquipmentMention], extend: Sequence[Path]) -> tuple[Goods, ...]:
    """Give each item of a list with its own number; a single item is no list, nor is one thing under two names."""
    items = [mention for mention in group if mention.type != TOPIC]
    if len({mention.family or mention.type for mention in items}) < 2:
        return ()
    return tuple(
        Goods(item=one.text, quantity=_counted(piece, one, extend), family=one.family, type=one.type) for one in items
    )


def _counted(piece: str, item: Mention, extend: Sequence[Path]) -> Quantity | None:
    return quantity_near(piece, item.start, item.end, 0, len(piece), extend=extend)


def _weak(sentence: str, start: int, end: int) -> Mention | None:
    """Give the nearest word such as "equipment" that may stand for the item when no equipment is named."""
    found = [match for match in catalogue().weak.finditer(sentence) if match.end() <= start or match.start() >= end]
    if not found:
        return None
    best = min(found, key=lambda match: (max(0, match.start() - end, start - match.end()), match.start()))
    first, last = reach_back(sentence, best.start())[0], best.end()
    return Mention(text=sentence[first:last], start=first, end=last)


def _cost(sentence: str, mention: EquipmentMention, start: int, end: int) -> int:
    gap = max(0, mention.start - end, start - mention.end)
    return gap + (0 if mention.start >= start else _AFTER_COST) + _vagueness(sentence, mention)


def _vagueness(sentence: str, mention: EquipmentMention) -> int:
    if not mention.generic:
        return 0
    if _no_goods().match(sentence, mention.end):
        return _NO_GOODS_COST
    topic = mention.type == TOPIC and _of_trade().match(sentence, mention.end)
    return _TOPIC_COST if topic else _CLASS_COST


def _listed(sentence: str, mentions: list[EquipmentMention], at: int, link: re.Pattern[str]) -> list[EquipmentMention]:
    first = last = at
    while first and link.fullmatch(sentence, mentions[first - 1].end, mentions[first].start):
        first -= 1
    while last + 1 < len(mentions) and link.fullmatch(sentence, mentions[last].end, mentions[last + 1].start):
        last += 1
    return mentions[first : last + 1]


def quantity_near(
    text: str,
    item_start: int,
    item_end: int,
    sentence_start: int,
    sentence_end: int,
    *,
    extend: Sequence[Path] = (),
) -> Quantity | None:
    """Give the quantity that counts an item: the nearest number before it in the same phrase."""
    piece = text[max(0, sentence_start) : max(0, sentence_end)]
    start, end = item_start - sentence_start, item_end - sentence_start
    best: tuple[int, QuantityMention] | None = None
    for mention in quantities(piece, extend=extend):
        distance = _counting_distance(piece, mention, start, end)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, mention)
    return best[1].quantity() if best else None


def _counting_distance(piece: str, mention: QuantityMention, start: int, end: int) -> int | None:
    """Give the characters between a number and the item it counts; None if it counts something else."""
    if _of_trade().match(piece, end):
        return None
    if start <= mention.start < end:
        return _REACH if mention.end < end else None
    between = piece[mention.end : start]
    if mention.end > start or len(between) >= _REACH:
        return None
    return None if _BREAK.search(between) or not _STEPS.fullmatch(between) else len(between)


def value_near(text: str, start: int, end: int, sentence_start: int, sentence_end: int) -> Money | None:
    """Give the sum of money told nearest to a span of the sentence."""
    piece = text[max(0, sentence_start) : max(0, sentence_end)]
    first, last = start - sentence_start, end - sentence_start
    sums = money(piece)
    if not sums:
        return None
    return min(sums, key=lambda sum_: (_sum_cost(sum_, first, last), sum_.start)).money()


def _sum_cost(sum_: MoneyMention, first: int, last: int) -> int:
    gap = max(0, sum_.start - last, first - sum_.end)
    return gap + (0 if sum_.start >= first else _SUM_BEFORE_COST)
