"""Telephone numbers of a text -> the divisions they ring in: "call 519-661-5670" speaks for Ontario.

In: a text.  Out: (country, first-level division) -> points for its places. Papers print the numbers of their own
police and offices; numbers that ring anywhere (800) and those outside North America say nothing here.
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import Row, packaged, read_table

#: Points for the division of a text's only number; several divisions share them.
PHONE = 4.0
_NUMBER = re.compile(r"(?<![\d-])\(?([2-9]\d\d)\)?(?:-|\. ?|/| )\d{3}[-.]\d{4}(?![\d-])")
# What every such number holds; it begins with digits, so most texts are passed over quickly.
_LAST = re.compile(r"\d{3}[-.]\d{4}")
Division = tuple[str, str]


def phones(text: str) -> dict[Division, float]:
    """Give (country, division) -> points, by the area codes of the numbers in a text."""
    if not _LAST.search(text):
        return {}
    codes = (found.group(1) for found in _NUMBER.finditer(text))
    told = [division for code in codes if (division := _divisions().get(code))]
    return {division: PHONE * told.count(division) / len(told) for division in sorted(set(told))}


@cache
def _divisions() -> dict[str, Division]:
    columns = ["country", "admin1", "codes", "source"]
    return divisions_of(read_table(packaged("places/area_codes.csv"), columns, key=["country", "admin1"]))


def divisions_of(rows: list[Row]) -> dict[str, Division]:
    """Give each code's division; OntologyError for a code that is none or stands in two rows."""
    found: dict[str, Division] = {}
    for row in rows:
        for code in row["codes"].split("|"):
            if not re.fullmatch(r"[2-9]\d\d", code):
                raise OntologyError(
                    f"{row['_where']}: {code!r} is no area code; write three digits, the first not 0 or 1"
                )
            if code in found:
                raise OntologyError(
                    f"{row['_where']}: area code {code} is of {' '.join(found[code])} already; keep one"
                )
            found[code] = row["country"], row["admin1"]
    return found
