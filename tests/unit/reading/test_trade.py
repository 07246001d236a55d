"""What makes words on arms a deal, an accusation, or tells who gives to whom."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from noteverbale.reading.sellers import of_goods, parted
from noteverbale.reading.trade import no_deal, staged, told_as
from noteverbale.records.ends import all_buy
from noteverbale.types import Actor, Claim, Deal, Mention, Money, Quantity, Source, Span


def a_deal(text: str, trigger: str, agent: str = "", recipient: str = "", **fields) -> Claim:
    """Give a claim of a deal; parties are told as "Peru=PER", with words of the text."""
    start = text.index(trigger)

    def actors(told: str) -> tuple[Actor, ...]:
        return tuple(_actor(text, *one.split("=")) for one in told.split("; ") if one)

    return Claim(
        id="c", kind="arms_deal", trigger=Mention(text=trigger, start=start, end=start + len(trigger)),
        agent=actors(agent), recipient=actors(recipient), sentence=Span(0, len(text)),
        deal=Deal(stage="delivered"), **{"realis": "occurred"} | fields,
    )  # fmt: skip


def _actor(text: str, words: str, code: str) -> Actor:
    start = text.index(words)
    basis = f"adjective: {words}" if words.endswith(("ian", "ish", "ch")) else None
    return Actor(text=words, start=start, end=start + len(words), code=code, basis=basis)


def codes(claim: Claim) -> tuple[list[str], list[str]]:
    return [one.code for one in claim.agent], [one.code for one in claim.recipient]


@pytest.mark.parametrize(
    ("text", "trigger", "nothing"),
    [
        ("Peru kept refuelling the jets of Chile in mid-air.", "refuelling", True),
        ("The corvettes of Peru were moored at Iquique.", "moored", True),
        ("Two billion shillings have been set aside for the jets.", "set aside", True),
        ("Sweden declined to give a price.", "declined", True),
        ("Sweden refused to confirm the number.", "refused", True),
        ("Sweden refused to sell the jets.", "refused", False),
        ("Peru spent two billion dollars on tanks.", "spent", True),
        ("Chile, which is armed with cluster bombs, said nothing.", "armed", True),
        ("Jets equipped with Italian missiles took off.", "equipped", True),
        ("The rebels were armed with rifles by Peru.", "armed", False),
        ("Peru armed the rebels with rifles.", "armed", False),
        ("Peru supplied rifles to Chile.", "supplied", False),
        ("Peru will receive the emir on Monday.", "receive", True),
        ("Peru gave what it had.", "gave", False),
        ("The rebels now own two hundred missiles.", "own", True),
        ("Peru and its neighbours are arming themselves with missiles.", "arming", True),
        ("Peru is arming the rebels themselves with missiles.", "arming", False),
    ],
)
def test_arms_that_are_used_or_carried_are_no_deal(text, trigger, nothing):
    assert no_deal(text, a_deal(text, trigger)) is nothing
    assert not no_deal(text, replace(a_deal(text, trigger), kind="attack"))


def test_who_receives_goods_makes_a_deal():
    claim = a_deal("Peru will receive tanks on Monday.", "receive")
    assert not no_deal("Peru will receive tanks on Monday.", replace(claim, deal=Deal(stage="delivered", item="tanks")))


@pytest.mark.parametrize(
    ("text", "trigger", "source", "alleged"),
    [
        ("Chile accused Peru of arming the rebels.", "arming", None, True),
        ("Chile protested against the alleged sale of mines by Peru.", "sale", None, True),
        ("Chile claimed that Peru had sold mines to the rebels.", "sold", "CHL", True),
        ("Peru claimed that it had sold mines to the rebels.", "sold", "PER", False),
        ("Chile, accused of torture, while Peru sold it mines.", "sold", None, False),
        ("Peru sold mines to the rebels, a charge that it denies.", "sold", None, True),
        ("Peru sold mines to the rebels, its minister said.", "sold", "PER", False),
        ("Peru, which accuses Chile of arming rebels, sold mines to Kenya.", "sold", None, False),
        ("Peru, which accuses Chile of arming rebels, sold mines to Kenya.", "arming", None, True),
    ],
)
def test_what_accusers_tell_is_alleged(text, trigger, source, alleged):
    claim = a_deal(text, trigger, agent="Peru=PER", source=Source(kind="institution", code=source))
    told = told_as(text, claim)
    assert told.deal and told.deal.alleged is alleged


def test_what_did_not_come_or_stands_open_is_not_told_as_done():
    text = "Chile still claims damages for the non-delivery of frigates."
    assert told_as(text, a_deal(text, "delivery")).polarity == "negative"
    text = "The minister was asked whether Peru was selling frigates."
    assert told_as(text, a_deal(text, "selling")).realis == "hypothetical"
    text = "Peru was selling frigates."
    assert told_as(text, a_deal(text, "selling")).realis == "occurred"


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("Its allies have thousands of tanks to send.", "send", "intended"),
        ("Peru continues to send tanks.", "send", "occurred"),
        ("Peru was the first state to send tanks.", "send", "occurred"),
        ("Peru sent tanks.", "sent", "occurred"),
    ],
)
def test_an_aim_is_not_told_as_done(text, trigger, realis):
    assert told_as(text, a_deal(text, trigger)).realis == realis


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("Peru turned down the sale of tanks that would have been overhauled in Essen and passed on.", "passed", "hypothetical"),
        ("Peru, which would have been alone, sold tanks.", "sold", "occurred"),
        ("Peru would have been glad of the tanks it supplies.", "supplies", "occurred"),
    ],
)  # fmt: skip
def test_what_would_have_been_was_not(text, trigger, realis):
    assert told_as(text, a_deal(text, trigger)).realis == realis


@pytest.mark.parametrize(
    ("text", "trigger", "number", "realis"),
    [
        ("Peru is giving Chile ten tanks.", "giving", "ten", "scheduled"),
        ("Peru is giving Chile tanks.", "giving", "", "ongoing"),
        ("Peru has been giving Chile ten tanks a year.", "giving", "ten", "ongoing"),
        ("Peru is buying ten tanks.", "buying", "ten", "ongoing"),
    ],
)
def test_goods_of_a_number_that_are_being_given_are_announced(text, trigger, number, realis):
    claim = a_deal(text, trigger, realis="ongoing")
    counted = replace(
        claim, deal=Deal(stage="delivered", quantity=Quantity(text=number, min=10, max=10) if number else None)
    )
    assert told_as(text, counted).realis == realis


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("The delivery of tanks and training will take time.", "delivery", "predicted"),
        ("The purchase of S-400s would be considered grave.", "purchase", "hypothetical"),
        ("The purchase of Su-35s is currently being discussed.", "purchase", "intended"),
        ("The delivery of tanks was done and will go on.", "delivery", "occurred"),
        ("In response to a question about the U.S. providing jets, he fell silent.", "providing", "hypothetical"),
        ("There are good reasons for the delivery of tanks.", "delivery", "hypothetical"),
    ],
)
def test_a_noun_whose_verb_lies_ahead_is_not_told_as_done(text, trigger, realis):
    assert told_as(text, a_deal(text, trigger)).realis == realis


@pytest.mark.parametrize(
    ("text", "value", "kept"),
    [
        ("The U.S. announced $2 billion in new military assistance, with the delivery of jets.", "$2 billion", False),
        ("Norway had been selling jets, and its exports doubled from $5m.", "$5m", False),
        ("Peru announced the delivery of jets for $2 billion.", "$2 billion", True),
    ],
)
def test_a_sum_of_aid_or_of_years_is_no_price(text, value, kept):
    trigger = "selling" if "selling" in text else "delivery"
    claim = a_deal(text, trigger)
    told = told_as(text, replace(claim, deal=replace(claim.deal, value=Money(text=value, amount=2e9, currency="USD"))))
    assert (told.deal.value is not None) is kept


def test_a_bomb_brought_by_an_aircraft_and_a_word_that_only_begins_alike():
    text = "The bomb was delivered by a B-2 bomber."
    assert no_deal(text, a_deal(text, "delivered"))
    text = "Peru marketed jets to Chile."
    assert not no_deal(text, a_deal(text, "marketed"))


def test_whom_arms_are_used_against_is_no_party():
    text = "Peru gave them mines to use against Chile."
    assert codes(parted(a_deal(text, "gave", "Peru=PER", "Chile=CHL"), text)) == (["PER"], [])


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        ("Non-delivery of the tanks angered Peru.", "delivery", "negative"),
        ("The non‑delivery of the tanks angered Peru.", "delivery", "negative"),
        ("Lebanon received the tanks.", "received", "positive"),
        ("The cannon deliveries went on.", "deliveries", "positive"),
    ],
)
def test_a_word_that_denies_stands_alone(text, trigger, polarity):
    assert told_as(text, a_deal(text, trigger)).polarity == polarity


def test_the_letters_of_a_code_are_no_party():
    text = "The sale of F-35 jets to Chile went on."
    assert codes(parted(a_deal(text, "sale", "F=IRN", "Chile=CHL"), text)) == ([], ["CHL"])


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "recipient", "expected"),
    [
        ("Chile wants to buy tanks from Peru.", "buy", "", "Chile=CHL; Peru=PER", (["PER"], ["CHL"])),
        ("The sale of tanks by Peru to Chile went on.", "sale", "Peru=PER; Chile=CHL", "", (["PER"], ["CHL"])),
        ("Tanks were sold by Peru to Chile.", "sold", "", "Peru=PER; Chile=CHL", (["PER"], ["CHL"])),
        ("The tanks ordered by Chile came late.", "ordered", "Chile=CHL", "", ([], ["CHL"])),
        ("Peru supplied the tanks used by Chile.", "supplied", "Peru=PER", "Chile=CHL", (["PER"], ["CHL"])),
        ("Jets bought from Peru and Chile came.", "bought", "", "Peru=PER; Chile=CHL", (["PER", "CHL"], [])),
        ("Peru provided parts for building guns by Chile.", "provided", "Peru=PER", "Chile=CHL", (["PER"], ["CHL"])),
        ("Peru arms exports rose.", "exports", "", "Peru=PER", (["PER"], [])),
        ("Peru met Chile and sold tanks.", "sold", "Peru=PER", "Chile=CHL", (["PER"], ["CHL"])),
        ("Chile announced to Peru a tender.", "announced", "Peru=PER", "Chile=CHL", (["PER"], ["CHL"])),
    ],
)
def test_the_word_before_a_name_tells_its_side(text, trigger, agent, recipient, expected):
    assert codes(parted(a_deal(text, trigger, agent, recipient), text)) == expected


def test_several_behind_to_all_buy_though_nobody_is_told_to_sell():
    text = "Officials defended the sale of more jets to Peru and Chile."
    assert all_buy(parted(a_deal(text, "sale", "", "Peru=PER; Chile=CHL"), text))
    text = "The sale to Peru troubles Chile."
    assert not all_buy(parted(a_deal(text, "sale", "", "Peru=PER; Chile=CHL"), text))


def test_an_adjective_of_the_goods_gives_them():
    text = "Chile has received Peruvian tanks."
    assert codes(of_goods(a_deal(text, "received", "Chile=CHL", "Peruvian=PER"), text)) == (["PER"], ["CHL"])
    text = "Chile criticised the sale to Peruvian officers of tanks."
    assert codes(of_goods(a_deal(text, "sale", "Chile=CHL", "Peruvian=PER"), text)) == (["CHL"], ["PER"])


@pytest.mark.parametrize(
    ("trigger", "cue", "seen", "realis", "stage"),
    [
        ("purchase", "signed", ("none", 0.9), "predicted", "interest"),
        ("purchase", "signed", ("delivered", 0.5), "predicted", "interest"),
        ("signing", "signed", ("none", 0.9), "scheduled", "signed"),
        ("sale", None, ("interest", 0.9), "occurred", None),
        ("sale", None, ("interest", 0.9), "intended", "interest"),
        ("sale", None, ("refused", 0.4), "occurred", "refused"),
        ("sale", None, ("none", 0.9), "occurred", None),
        ("studies", None, ("interest", 0.9), "ongoing", "interest"),
    ],
)
def test_who_is_only_to_buy_has_signed_nothing(trigger, cue, seen, realis, stage):
    assert staged(trigger, cue, seen, realis) == stage


@pytest.mark.parametrize(("chance", "stage"), [(0.9, "signed"), (0.5, "delivered")])
def test_the_network_tells_the_stage_where_it_is_sure(chance, stage):
    assert staged("bought", "delivered", ("signed", chance), "occurred") == stage


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("Chile may sign for tanks after the $4 billion lawsuit.", None),
        ("Peru owes as much as $4 billion for tanks that Chile bought.", None),
        ("Chile signed for tanks worth $4 billion.", "$4 billion"),
    ],
)
def test_a_debt_or_a_lawsuit_is_no_price(text, sum_):
    trigger = "sign" if "sign" in text else "bought"
    claim = a_deal(text, trigger)
    claim = replace(claim, deal=Deal(stage="signed", value=Money(text="$4 billion", amount=4e9, currency="USD")))
    value = told_as(text, claim).deal.value
    assert (value and value.text) == sum_


@pytest.mark.parametrize(
    ("text", "trigger", "stage", "realis"),
    [
        ("Peru and Chile have agreed to terminate the contract.", "terminate", "cancelled", "occurred"),
        ("Peru may decide to terminate the contract.", "terminate", "cancelled", "scheduled"),
        ("Peru and Chile have agreed to deliver the tanks.", "deliver", "delivered", "scheduled"),
    ],
)
def test_what_is_agreed_to_be_stopped_is_stopped(text, trigger, stage, realis):
    claim = a_deal(text, trigger, "Peru=PER", realis="scheduled")
    assert told_as(text, replace(claim, deal=Deal(stage=stage))).realis == realis
