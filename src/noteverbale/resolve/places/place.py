"""The answer of this room: a place told in a text, with the reasons for it and what else it might have been."""

from __future__ import annotations

from msgspec import Struct


class Alternative(Struct, frozen=True, kw_only=True):
    """A place that the words might mean as well; `score` is on the scale of the chosen place's."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    geonames_id: int | None
    kind: str
    score: float


class Place(Struct, frozen=True, kw_only=True):
    """A place as told: `text == document_text[start:end]`, code points, end exclusive.

    `latitude` -90..90 and `longitude` -180..180 in degrees. `country`: ISO 3166-1 alpha-3 (XKX, PSE, TWN as in the
    codebook), None at sea and for continents. `admin1`: code of the first-level division (US states: two letters; else
    GeoNames'). `kind`: country, capital, city, division, district, sea, strait, river, base, ... (docs/places.md).
    `metonym`: the words stand for a government or people ("Moscow said"), not the place ("returned to Moscow").
    `disputed`: control or status is contested. `score`: the sum told in `why`; only differences between candidates
    matter.
    """

    start: int
    end: int
    text: str
    name: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    geonames_id: int | None
    kind: str
    metonym: bool
    disputed: bool
    score: float
    why: str
    alternatives: tuple[Alternative, ...] = ()
