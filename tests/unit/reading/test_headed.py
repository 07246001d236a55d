"""Entries of a round-up under the names of states: nothing goes on from one to the next, and the state heads its deals."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal, codes

from noteverbale.reading.carried import carried
from noteverbale.reading.headed import BASIS, entries
from noteverbale.types import Deal, Span

TEXT = "CHILE. Peru sold ten tanks.\nBOLIVIA/PERU: The fleets met.\nECUADOR - Ten tanks were delivered."


def test_each_heading_begins_an_entry_and_one_state_heads_it():
    found = entries(TEXT)
    assert [TEXT[start:].split()[0] for start in found.starts] == ["CHILE.", "BOLIVIA/PERU:", "ECUADOR"]
    assert [head and (head.text, head.code) for head in found.heads] == [("CHILE", "CHL"), None, ("ECUADOR", "ECU")]
    assert found.head(TEXT.index("sold")).code == "CHL"


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, May 3 (AP) - Peru sold tanks.\nThe price was not told.",
        "CHILE. Peru sold tanks.\nThe price was not told.",
        "MR. PRICE: The sale stands.\nQUESTION: Which sale?\nMR. PRICE: That of ten tanks.",
        "CHILE peru sold tanks.\nBOLIVIA was not told.",
        "",
    ],
)
def test_a_dateline_or_a_single_heading_makes_no_entries(text):
    assert entries(text).starts == ()
    assert entries(text).head(3) is None


def test_a_deal_is_of_the_state_that_heads_it_and_not_of_the_entry_before():
    tanks = Deal(stage="signed", item="ten tanks", type="tank")
    sold, came = (
        replace(a_deal(TEXT, trigger, agent), deal=tanks, sentence=Span(*span))
        for trigger, agent, span in (("sold", "Peru=PER", (7, 27)), ("delivered", "", (70, len(TEXT))))
    )
    first, last = carried(TEXT, [sold, came])
    assert codes(first) == (["PER"], ["CHL"])
    assert codes(last) == ([], ["ECU"])
    assert last.inferred["recipient"] == BASIS
