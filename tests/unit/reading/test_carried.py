"""What of a deal was told one sentence before: its buyer, its seller, all of it by "that deal"."""

from __future__ import annotations

from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal, codes

from noteverbale.reading.carried import carried
from noteverbale.types import Claim, Deal, Span

SOLD = ("Peru sold Chile ten tanks.", "sold", "Peru=PER", "Chile=CHL")
TANKS = Deal(stage="signed", item="ten tanks", type="tank")


def told(text: str, trigger: str, agent: str = "", recipient: str = "", deal: Deal = TANKS) -> Claim:
    """Give a deal of the second sentence of a text."""
    claim = a_deal(text, trigger, agent, recipient)
    return replace(claim, deal=deal, sentence=Span(text.index(". ") + 2, len(text)))


def after(text: str, claim: Claim, before: Claim | None = None) -> Claim:
    first = before or replace(a_deal(text, *SOLD[1:]), deal=TANKS, sentence=Span(0, len(SOLD[0])))
    return carried(text, [first, claim])[1]


def test_who_buys_is_carried_on_where_nobody_is_told_and_who_sells_with_him():
    text = f"{SOLD[0]} Bolivia delivered ten tanks, too."
    assert codes(after(text, told(text, "delivered", "Bolivia=BOL"))) == (["BOL"], ["CHL"])
    assert codes(after(text, told(text, "delivered"))) == (["PER"], ["CHL"])


def test_nobody_buys_from_himself():
    text = f"{SOLD[0]} The Chileans delivered ten tanks."
    assert codes(after(text, told(text, "delivered", "Chileans=CHL"))) == (["CHL"], [])


def test_another_seller_of_other_goods_has_other_buyers_unless_told_beside():
    text = f"{SOLD[0]} {'Nothing else was said. ' * 10}Bolivia delivered frigates."
    frigates = Deal(stage="delivered", item="frigates", type="frigate")
    assert codes(after(text, told(text, "delivered", "Bolivia=BOL", deal=frigates))) == (["BOL"], [])
    text = f"{SOLD[0]} Bolivia delivered frigates."
    assert codes(after(text, told(text, "delivered", "Bolivia=BOL", deal=frigates))) == (["BOL"], ["CHL"])
    text = f"{SOLD[0]} Bolivia delivered arms."
    arms = Deal(stage="delivered", item="arms", type="military_equipment")
    assert codes(after(text, told(text, "delivered", "Bolivia=BOL", deal=arms))) == (["BOL"], [])


def test_a_trade_at_large_is_not_carried_on():
    arms = Deal(stage="delivered", item="arms", type="military_equipment")
    text = "Peru sold Chile arms. Arms exports grew."
    first = replace(a_deal(text, *SOLD[1:]), deal=arms, sentence=Span(0, 21))
    assert codes(after(text, told(text, "exports", deal=arms), first)) == ([], [])


def test_the_seller_is_carried_on_to_the_same_buyer_only():
    text = f"{SOLD[0]} Chile received them in May."
    assert codes(after(text, told(text, "received", "", "Chile=CHL"))) == (["PER"], ["CHL"])
    text = f"{SOLD[0]} Chile has not received them."
    assert codes(after(text, replace(told(text, "received", "", "Chile=CHL"), polarity="negative"))) == ([], ["CHL"])
    frigates = Deal(stage="delivered", item="frigates", type="frigate")
    text = f"{SOLD[0]} Chile received frigates in May."
    assert codes(after(text, told(text, "received", "", "Chile=CHL", frigates))) == ([], ["CHL"])
    text = f"{SOLD[0]} Bolivia received them in May."
    assert codes(after(text, told(text, "received", "", "Bolivia=BOL"))) == ([], ["BOL"])


def test_what_is_far_off_or_did_not_come_about_is_not_carried_on():
    text = f"{SOLD[0]} {'Nothing else was said. ' * 20}Ten tanks were delivered."
    assert codes(after(text, told(text, "delivered"))) == ([], [])
    text = f"{SOLD[0]} Ten tanks were delivered."
    denied = replace(a_deal(text, *SOLD[1:]), polarity="negative", sentence=Span(0, len(SOLD[0])))
    assert codes(after(text, told(text, "delivered"), denied)) == ([], [])


def test_that_deal_has_the_sides_and_goods_of_the_deal_before():
    text = f"{SOLD[0]} Chile cancelled that $10 million deal in favor of one with Bolivia."
    claim = after(text, told(text, "cancelled", "Chile=CHL", "Bolivia=BOL", Deal(stage="cancelled")))
    assert codes(claim) == (["PER"], ["CHL"])
    assert (claim.deal.item, claim.deal.type, claim.deal.stage) == ("ten tanks", "tank", "cancelled")
    frigates = Deal(stage="cancelled", item="frigates", type="frigate")
    claim = after(text, told(text, "cancelled", "Chile=CHL", "Bolivia=BOL", frigates))
    assert codes(claim) == (["PER"], ["CHL"]) and claim.deal.item == "frigates"


def test_a_deal_of_the_same_sentence_is_not_the_one_pointed_to():
    text = f"{SOLD[0][:-1]}, and Chile cancelled that deal."
    first = replace(a_deal(text, *SOLD[1:]), deal=TANKS)
    claim = replace(a_deal(text, "cancelled", "Chile=CHL"), deal=Deal(stage="cancelled"))
    assert codes(carried(text, [first, claim])[1]) == (["CHL"], [])


def test_a_deal_with_goods_or_parties_of_its_own_is_another():
    for rest in ("the deal with Bolivia", "the sale of frigates", "a deal"):
        text = f"{SOLD[0]} Chile cancelled {rest} yesterday."
        assert codes(after(text, told(text, "cancelled", "Chile=CHL", deal=Deal(stage="cancelled"))))[0] == ["CHL"]
    text = f"{SOLD[0]} Bolivia criticised the deal yesterday."
    assert codes(after(text, told(text, "criticised", "Bolivia=BOL", deal=Deal(stage="talks"))))[0] == ["BOL"]
    text = f"{SOLD[0]} In May the deal was done."
    claim = told(text, "deal", "", "", Deal(stage="signed"))
    assert codes(after(text, replace(claim, recipient=told(text, "deal", "", "Chile=CHL").recipient))) == (
        ["PER"],
        ["CHL"],
    )
