"""Claims of one text: one event is told once."""

from noteverbale.reading.claims import _once, claim_id
from noteverbale.types import Actor, Claim, Mention, Span


def claim(kind, start, confidence, code="RUS"):
    return Claim(
        id=claim_id("d1", kind, start, start + 5),
        kind=kind,
        trigger=Mention(text="words", start=start, end=start + 5),
        agent=(Actor(text="x", start=0, end=1, code=code),),
        confidence=confidence,
        sentence=Span(0, 200),
    )


def test_of_neighbouring_triggers_for_one_event_the_surer_stays():
    found = [claim("arms_deal", 10, 0.4), claim("arms_deal", 16, 0.9), claim("arms_deal", 60, 0.5)]
    assert [c.trigger.start for c in _once(found)] == [16, 60]


def test_other_kinds_and_other_parties_are_other_events():
    found = [claim("visit", 10, 0.4), claim("meeting", 16, 0.9), claim("meeting", 22, 0.9, code="PAK")]
    assert list(_once(found)) == found
    assert list(_once([])) == []


def test_ids_depend_on_text_kind_and_trigger():
    ids = {
        claim_id("d1", "visit", 1, 5),
        claim_id("d2", "visit", 1, 5),
        claim_id("d1", "attack", 1, 5),
        claim_id("d1", "visit", 2, 5),
    }
    assert len(ids) == 4
