"""Which weapon "the aircraft" of a deal is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal

from noteverbale.reading.antecedents import with_family
from noteverbale.types import Deal, Goods, Span


def family(before: str, words: str, item: str, type_: str, goods: tuple[Goods, ...] = ()) -> str | None:
    text = f"{before} {words}"
    claim = a_deal(text, words.split()[0])
    deal = Deal(stage="delivered", item=item, type=type_, goods=goods)
    return with_family(text, replace(claim, deal=deal, sentence=Span(len(before) + 1, len(text)))).deal.family


@pytest.mark.parametrize(
    ("words", "item", "type_", "meant"),
    [
        ("Bought with a loan, the jets are in Lima.", "jets", "fighter", "Su-35"),
        ("Bought with a loan, these Russian jets are in Lima.", "jets", "fighter", "Su-35"),
        ("Bought with a loan, jets are in Lima.", "jets", "fighter", None),
        ("Bought with a loan, the frigates are in Lima.", "frigates", "frigate", None),
        ("Bought with a loan, the arms are in Lima.", "arms", "military_equipment", None),
    ],
)
def test_a_class_word_with_an_article_is_the_weapon_named_before(words, item, type_, meant):
    assert family("Peru wants Su-35 fighters.", words, item, type_) == meant


def test_the_weapon_named_last_is_meant_and_none_from_far_off():
    words = ("Bought with a loan, the jets are in Lima.", "jets", "fighter")
    assert family("Peru wants Su-35 fighters. Chile has the F-16.", *words) == "F-16"
    assert family("Peru wants Su-35 fighters. " + "Nothing else was said. " * 25, *words) is None


def test_several_goods_are_no_one_weapon():
    goods = (Goods(item="jets", type="fighter"), Goods(item="tanks", type="tank"))
    words = "Bought with a loan, the jets and tanks are in Lima."
    assert family("Peru wants Su-35 fighters.", words, "jets and tanks", "fighter", goods) is None
