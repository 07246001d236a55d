"""Who wrote a text that another outlet prints: "(Source: Reuters)", "LONDON (AP) -" -> the usual name, if it has one.

In: the words of the credit and the publisher's name.  Out: the outlet credited, None for the publisher itself and for
nobody in particular ("agencies").
"""

from __future__ import annotations

from functools import cache

from noteverbale.documents.patterns import table
from noteverbale.ontology.publishers import publishers


def credited(words: str | None, publisher: str | None) -> str | None:
    """Give the outlet that a text is credited to, the first of several ("AFP/Reuters"), under its name in the
    publishers' table if it is there.
    """
    plain = " ".join((words or "").partition("/")[0].split()).strip(".,;:'\"’ ")
    if not plain or plain.lower() in table().no_credits:
        return None
    name = _known().get(_bare(plain), plain)
    return None if _bare(name) in {_bare(publisher or ""), ""} else name


@cache
def _known() -> dict[str, str]:
    """Give the outlets of the table by their bare names."""
    return {_bare(outlet.name): outlet.name for outlet in publishers().values()}


def _bare(name: str) -> str:
    """Give a name in lower case, without "the" and without what is no letter or figure: "Press TV" is "presstv"."""
    low = name.lower().removeprefix("the ")
    return "".join(filter(str.isalnum, low))
