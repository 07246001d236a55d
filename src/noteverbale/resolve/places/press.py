"""A place's name that a news agency bears too -> whether the words beside it mean the agency: "Fars reported".

In: a text and a name in it.  Out: `is_agency(text, name)`.  The agencies' names and the words of reporting are in
`cues.csv`.
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.resolve.places.scan import Name
from noteverbale.resolve.places.tables import cues

_NEWS = re.compile(r"\snews agency\b", re.I)
_TOLD = re.compile(r"\b(?:told|according to|(?:quoted|cited|reported|published|carried) by|quoting|citing)\s\Z", re.I)
#: How many letters before a name are looked at.
_REACH = 24


def is_agency(text: str, name: Name) -> bool:
    """Tell whether a name is a news agency's here: by "news agency" after it, or, of a known one, by who reports."""
    if _NEWS.match(text, name.end):
        return True
    return name.folded in cues("agency") and bool(
        _reports().match(text, name.end) or _TOLD.search(text, max(0, name.start - _REACH), name.start)
    )


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:(?:has|had|also|earlier|later)\s)*(?:{'|'.join(sorted(cues('reporting')))})\b")
