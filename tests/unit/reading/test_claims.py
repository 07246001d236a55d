"""Claims of one text: one event is told once."""

from msgspec import structs

from noteverbale.reading.claims import claim_id
from noteverbale.reading.twins import once
from noteverbale.types import Actor, Claim, Deal, Mention, Quantity, Span

TEXT = "." * 200


def claim(kind, start, confidence, code="RUS", length=5):
    return Claim(
        id=claim_id("d1", kind, start, start + length),
        kind=kind,
        trigger=Mention(text="words", start=start, end=start + length),
        agent=(Actor(text="x", start=0, end=1, code=code),),
        confidence=confidence,
        sentence=Span(0, 200),
    )


def test_of_neighbouring_triggers_for_one_event_the_surer_stays():
    found = [claim("arms_deal", 10, 0.4), claim("arms_deal", 16, 0.9), claim("arms_deal", 60, 0.5)]
    assert [c.trigger.start for c in once(TEXT, found)] == [16, 60]


def test_what_is_agreed_or_wished_leads_what_is_to_be_done():
    """The surer second trigger of "is interested in buying" is the object of the first; of "plans to buy" it is not."""
    found = [claim("arms_deal", 3, 0.4, length=10), claim("arms_deal", 17, 0.9)]
    assert [c.trigger.start for c in once("is interested in buying", found)] == [3]
    assert [c.trigger.start for c in once("is intending  to buying", found)] == [17]


def test_what_the_other_trigger_tells_of_a_deal_is_kept():
    lead, told = claim("arms_deal", 3, 0.9, length=10), claim("arms_deal", 17, 0.4)
    lead = structs.replace(lead, deal=Deal(stage="interest", item="helicopters"))
    told = structs.replace(told, deal=Deal(item="aircraft", quantity=Quantity(text="up to 20", max=20)))
    (kept,) = once("is interested in buying", [lead, told])
    assert (kept.deal.stage, kept.deal.item, kept.deal.quantity.max) == ("interest", "helicopters", 20)


def test_other_kinds_and_other_parties_are_other_events():
    found = [claim("visit", 10, 0.4), claim("meeting", 16, 0.9), claim("meeting", 22, 0.9, code="PAK")]
    assert list(once(TEXT, found)) == found
    assert list(once(TEXT, [])) == []


def test_ids_depend_on_text_kind_and_trigger():
    ids = {
        claim_id("d1", "visit", 1, 5),
        claim_id("d2", "visit", 1, 5),
        claim_id("d1", "attack", 1, 5),
        claim_id("d1", "visit", 2, 5),
    }
    assert len(ids) == 4
