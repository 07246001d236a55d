"""Numbers as text, all digits kept: 1234567, 153000000, 0.5.

In: a number.  Out: its digits, never rounded and without an exponent, in which readers do not count helicopters.
"""

from __future__ import annotations

from decimal import Decimal


def digits(number: float) -> str:
    """Give a number in full."""
    return format(Decimal(repr(float(number))).normalize(), "f")
