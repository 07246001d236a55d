"""Deals read by rules: stage, item, quantity, value; and whether two items can be one."""

from __future__ import annotations

import pytest

from noteverbale.resolve.equipment import (
    compare,
    compatible,
    deal,
    families_by_maker,
    family_key,
    has_cue,
    is_topic,
    lookup,
    quantity_near,
    stage_of,
    value_near,
)
from noteverbale.types import Span


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("sentence", "trigger", "stage"),
    [
        ("Peru is interested in buying ten patrol boats.", "interested", "interest"),
        ("Peru plans to purchase ten patrol boats from Italy.", "purchase", "interest"),
        ("Peru floated a tender for patrol boats.", "tender", "tender"),
        ("Peru owns 200 planes, among them those of the 2010 sale by Italy.", "sale", "delivered"),
        ("Peru asked Italy to sell it patrol boats.", "sell", "request"),
        ("Peru has requested ten Super Lynx helicopters.", "requested", "request"),
        ("Italy offered to sell Peru patrol boats.", "sell", "offer"),
        ("Italy and Peru are in talks on the purchase of boats.", "purchase", "talks"),
        ("The ministers discussed the sale of frigates.", "discussed", "talks"),
        ("Rome gave the green light for the sale of frigates.", "green light", "political_approval"),
        ("Rome has approved the sale of frigates.", "approved", "political_approval"),
        ("Peru selected the Gripen over the F-16.", "selected", "selection"),
        ("The State Department has approved a possible sale of 12 F-16s to Bulgaria.", "approved", "notification"),
        ("Berlin granted an export licence for the howitzers.", "granted", "licence"),
        ("Kenya and Turkey signed a letter of intent for ten drones.", "signed", "framework"),
        ("The two sides are close to signing a contract for the jets.", "signing", "contract_negotiation"),
        ("Talks on the terms of the contract for the jets went on.", "Talks", "contract_negotiation"),
        ("Peru signed a contract for ten patrol boats.", "signed", "signed"),
        ("Poland ordered 48 howitzers from Korea.", "ordered", "signed"),
        ("The contract took effect once Peru paid the first instalment.", "paid", "in_force"),
        ("The first frigate is being built for Greece in Lorient.", "built", "production"),
        ("Peru received the first batch of the boats.", "received", "delivery_started"),
        ("The first two jets were delivered to Croatia.", "delivered", "delivery_started"),
        ("Russia delivered the last of the jets to Algeria.", "delivered", "delivered"),
        ("Moscow has completed the delivery of S-400 systems.", "completed", "delivered"),
        ("The corvette was commissioned into the navy.", "commissioned", "in_service"),
        ("Delivery of the tanks was delayed by a year.", "delayed", "delayed"),
        ("Sweden suspended deliveries of radars to Thailand.", "suspended", "suspended"),
        ("The order for the boats was scrapped.", "scrapped", "cancelled"),
        ("Peru has backed out of buying 16 Mi-17 helicopters from Russia.", "backed out", "cancelled"),
        ("Peru pulled out of the talks on frigates for good.", "pulled out", "cancelled"),
        ("Berlin refused to sell tanks to Chile.", "refused", "refused"),
        ("The council banned arms sales to both sides.", "banned", "embargoed"),
        ("Iran supplied drones to Ethiopia.", "supplied", "delivered"),
        ("It is the first sale of Korean trainer jets to Ghana.", "sale", "signed"),
        ("Chad objected to a possible sale of drones to Niger.", "sale", "talks"),
        ("Delivery could begin before the rains.", "Delivery", "delivery_started"),
    ],
)
def test_stages(sentence: str, trigger: str, stage: str) -> None:
    where = span_of(sentence, trigger)
    assert stage_of(sentence, (where.start, where.end), (0, len(sentence))) == stage


def test_a_deal_is_read_whole() -> None:
    before = "Nothing here. "
    sentence = "India signed a $5.2 billion contract with Russia for five S-400 Triumf air defence systems."
    text = before + sentence + " It also wants 12 jets for $1 billion."
    told = deal(text, span_of(text, "signed"), Span(len(before), len(before) + len(sentence)))
    assert (told.stage, told.item, told.family) == ("signed", "S-400 Triumf air defence systems", "S-400")
    assert told.quantity is not None and (told.quantity.text, told.quantity.min, told.quantity.max) == ("five", 5, 5)
    assert told.value is not None and (told.value.amount, told.value.currency) == (5.2e9, "USD")


@pytest.mark.parametrize(
    ("sentence", "trigger", "item"),
    [
        ("Moscow agreed to the sale of MI-35 helicopters to Pakistan.", "sale", "MI-35 helicopters"),
        (
            "The sale of fighter jets, helicopters, and missiles went on.",
            "sale",
            "fighter jets, helicopters, and missiles",
        ),
        ("The arms deal includes the purchase of 50 F-35 jets.", "purchase", "F-35 jets"),
        ("Tehran is negotiating the purchase of equipment for its navy.", "purchase", "equipment"),
        ("It sold 2,400 missiles and 58 warplanes.", "sold", "missiles and 58 warplanes"),
        ("Equipment like the multi-billion-dollar S-400 was sold.", "sold", "S-400"),
        ("India bought F-16s and Javelin missiles.", "bought", "F-16s and Javelin missiles"),
    ],
)
def test_items(sentence: str, trigger: str, item: str) -> None:
    assert deal(sentence, span_of(sentence, trigger), Span(0, len(sentence))).item == item


def test_nothing_told_is_nothing() -> None:
    sentence = "The two sides signed it."
    told = deal(sentence, span_of(sentence, "signed"), Span(0, len(sentence)))
    assert (told.item, told.quantity, told.value, told.family) == (None, None, None, None)


@pytest.mark.parametrize(
    ("sentence", "item", "quantity"),
    [
        ("It wants up to 20 helicopters.", "helicopters", "up to 20"),
        ("Pakistan, with 12 ministers there, bought helicopters.", "helicopters", None),
        ("It bought five Russian-made S-300 systems.", "S-300 systems", "five"),
        ("It bought two squadrons of Rafale jets.", "Rafale jets", "two squadrons"),
        ("It took delivery of a “massive number” of drones.", "drones", "massive number"),
        ("It sold 2,400 missiles and 58 warplanes.", "missiles and 58 warplanes", "2,400"),
        ("It signed 42 weapons deals.", "weapons", None),
        ("In 2015 helicopters were bought.", "helicopters", None),
        ("It sent 3 generals to buy tanks.", "tanks", None),
    ],
)
def test_what_a_quantity_counts(sentence: str, item: str, quantity: str | None) -> None:
    where = span_of(sentence, item)
    found = quantity_near(sentence, where.start, where.end, 0, len(sentence))
    assert (found.text if found else None) == quantity


def test_the_nearest_sum_is_the_value() -> None:
    sentence = "With a budget of $40 billion, it ordered tanks for €300 million."
    where = span_of(sentence, "ordered")
    found = value_near(sentence, where.start, where.end, 0, len(sentence))
    assert found is not None and (found.amount, found.currency) == (300e6, "EUR")
    assert value_near("It ordered tanks.", 3, 10, 0, 17) is None


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Mi-35M attack helicopters", "MI-35 helicopters", True),
        ("Mi-35M", "S-400", False),
        ("Mi-35M attack helicopters", "helicopters", None),
        ("helicopters", "helicopter", True),
        ("helicopters", "attack helicopters", None),
        ("helicopters", "submarines", False),
        ("Su-30MKI", "fighter jets", None),
        ("Su-30MKI", "helicopters", False),
        ("military equipment", "Mi-35M helicopters", False),
        ("military equipment", "weapons", None),
        ("arms", "helicopters", False),
        ("the ambitious deal", "Mi-35M", None),
        (None, "Mi-35M", None),
        ("", "", None),
        ("F-16s and Javelin missiles", "Javelins for the army", True),
        ("Shahed-136", "Geran-2 drones", True),
    ],
)
def test_which_items_can_be_one(one: str | None, other: str | None, verdict: bool | None) -> None:
    assert compatible(one, other) is verdict
    assert compatible(other, one) is verdict
    assert compare(one, other)[1]


def test_lookup_prefers_the_particular() -> None:
    found = lookup("weapons such as the Khordad 15 missile system")
    assert found is not None and found.family == "Khordad"
    assert lookup("a bunch of flowers") is None
    assert (family_key("MI-35 helicopters"), family_key("helicopters"), family_key("roses")) == ("Mi-24/35", None, None)


def test_topics() -> None:
    assert is_topic("military equipment") and is_topic("advanced weapons")
    assert not is_topic("helicopters") and not is_topic("arms including Mi-35M helicopters") and not is_topic("tea")


@pytest.mark.parametrize(
    ("sentence", "trigger", "items"),
    [
        (
            "Algeria will buy five S-400s, four frigates, 48 Mi-17s and 200 Ka-226s.",
            "buy",
            [("S-400s", "five"), ("frigates", "four"), ("Mi-17s", "48"), ("Ka-226s", "200")],
        ),
        (
            "The sale covers 24 MH-60R helicopters for the Indian Navy and six AH-64E helicopters.",
            "sale",
            [("MH-60R helicopters", "24"), ("AH-64E helicopters", "six")],
        ),
        ("Ghana ordered tanks and two dozen howitzers.", "ordered", [("tanks", None), ("howitzers", "two dozen")]),
        ("Ghana ordered drones, including weapons.", "ordered", []),
        ("Ghana ordered unmanned aerial vehicles, or drones.", "ordered", []),
        ("Ghana ordered ten T-90 tanks.", "ordered", []),
    ],
)
def test_each_item_of_a_list_has_its_own_number(sentence, trigger, items):
    told = deal(sentence, span_of(sentence, trigger), Span(0, len(sentence)))
    assert [(one.item, one.quantity and one.quantity.text) for one in told.goods] == items


@pytest.mark.parametrize(
    ("sentence", "trigger", "stage"),
    [
        ("Togo is opposed to supplying mortars to Ghana.", "supplying", "refused"),
        ("Togo made the first contracted delivery of mortars.", "made", "delivery_started"),
        ("Togo spent two million dollars on buying mortars.", "buying", "delivered"),
        ("Togo made large purchases of mortars.", "made", "signed"),
        ("The State Department announced another sale of mortars to Togo.", "sale", "notification"),
        ("Peru bought ten boats in Italy.", "bought", "signed"),
        ("Italy agreed to sell ten boats to Peru.", "sell", "framework"),
        ("They asked Italy to stop selling arms to Peru.", "selling", "delivered"),
        ("Italy should have said that it continues to arm Peru.", "arm", "delivered"),
    ],
)
def test_stages_by_the_words_beside_a_trigger(sentence, trigger, stage):
    span = span_of(sentence, trigger)
    assert stage_of(sentence, (span.start, span.end), (0, len(sentence))) == stage
    assert has_cue(sentence, (span.start, span.end), (0, len(sentence)))


def test_arms_that_end_up_somewhere_are_there_and_what_was_sold_is():
    for sentence, trigger in (("The rifles ended up in Lima.", "ended"), ("Italy sold Peru 12 frigates.", "sold")):
        span = span_of(sentence, trigger)
        given = sentence, (span.start, span.end), (0, len(sentence))
        assert stage_of(*given) == "delivered"
        assert has_cue(*given) is (trigger == "sold")


def test_who_opens_his_arms_gives_none():
    sentence = "Peru opened its arms to the refugees."
    assert deal(sentence, span_of(sentence, "opened"), Span(0, len(sentence))).item is None


def test_the_tables_know_who_makes_many_kinds_of_arms():
    made = families_by_maker()
    assert made["USA"] > made["SWE"] > made["BEL"] > 0


def test_bare_words_of_trade_tell_no_stage():
    assert not has_cue("Arms sales went on.", (5, 10), (0, 19))


@pytest.mark.parametrize(
    ("sentence", "trigger", "stage"),
    [
        ("France decided to suspend until further notice the delivery of the ship.", "delivery", "suspended"),
        ("Peru resumed the delivery that it had suspended.", "delivery", "delivered"),
        ("Lima terminated the contract for two ships.", "contract", "cancelled"),
        ("Lima did not cancel the contract for two ships.", "contract", "signed"),
        ("Saab has received an order from Peru for four jets.", "received", "signed"),
        ("Saab hopes to have won an order for four jets.", "won", None),
        ("Peru has received the last six jets.", "received", "delivered"),
        ("The first ten tanks reached the port.", "reached", "delivery_started"),
        ("Ten tanks reached the port.", "reached", "delivered"),
    ],
)
def test_stages_of_what_is_stopped_ordered_and_come(sentence, trigger, stage):
    span = span_of(sentence, trigger)
    found = stage_of(sentence, (span.start, span.end), (0, len(sentence)))
    assert found == stage if stage else found != "signed"
