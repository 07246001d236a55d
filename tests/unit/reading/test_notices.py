"""A notified sale is of as many as its buyer asked for."""

from __future__ import annotations

from msgspec.structs import replace
from tests.unit.reading.test_trade import a_deal

from noteverbale.reading.notices import BASIS, noticed
from noteverbale.types import Deal, Quantity

TEXT = (
    "The State Department approved a possible sale of launchers to Chad. Chad has requested to buy eighteen launchers."
)
EIGHTEEN = Quantity(text="eighteen", min=18, max=18, modifier="exact")


def pair(asked: Deal, buyer: str = "Chad=TCD", told: Quantity | None = None):
    notice = replace(
        a_deal(TEXT, "approved", "State Department=USA", "Chad=TCD"),
        deal=Deal(stage="notification", item="launchers", quantity=told),
    )
    return noticed([notice, replace(a_deal(TEXT, "requested", "State Department=USA", buyer), deal=asked)])


def test_a_notification_has_the_number_of_the_request() -> None:
    notice, request = pair(Deal(stage="request", item="launchers", quantity=EIGHTEEN))
    assert notice.deal.quantity == EIGHTEEN and notice.inferred["quantity"] == BASIS
    assert request.deal.quantity == EIGHTEEN


def test_another_buyer_and_other_goods_tell_no_number() -> None:
    assert pair(Deal(stage="request", item="launchers", quantity=EIGHTEEN), "Department=USA")[0].deal.quantity is None
    tanks = Deal(stage="request", item="T-72 tanks", quantity=EIGHTEEN)
    notice = replace(a_deal(TEXT, "approved", "", "Chad=TCD"), deal=Deal(stage="notification", item="frigates"))
    asked = replace(a_deal(TEXT, "requested", "", "Chad=TCD"), deal=tanks)
    assert noticed([notice, asked])[0].deal.quantity is None


def test_a_number_of_its_own_stays() -> None:
    ten = Quantity(text="ten", min=10, max=10, modifier="exact")
    notice, _ = pair(Deal(stage="request", item="launchers", quantity=EIGHTEEN), told=ten)
    assert notice.deal.quantity == ten
