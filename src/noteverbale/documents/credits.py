"""Who wrote a text that another outlet prints: "(Source: Reuters)", "LONDON (AP) -" -> the usual name, if it has one.

In: the words of the credit and the publisher's name.  Out: the outlet credited, None for the publisher itself and for
nobody in particular ("agencies").
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.documents.patterns import table
from noteverbale.ontology.publishers import publishers

_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def credited(words: str | None, publisher: str | None) -> str | None:
    """Give the outlet that a text is credited to, the first of several ("AFP/Reuters"), under its name in the
    publishers' table if it is there ("www.reuters.com"). A name that is not there begins with a capital letter or is a
    site's.
    """
    plain = " ".join((words or "").partition("/")[0].split()).strip(".,;:'\"’ ")
    if not plain or plain.lower() in table().no_credits:
        return None
    known = _known().get(_bare(plain)) or _known().get(_bare(_site(plain)))
    name = known or (plain if plain[0].isupper() or _SITE.fullmatch(plain) else None)
    return None if name is None or _bare(name) in {_bare(publisher or ""), ""} else name


def _site(name: str) -> str:
    """Give a site's own name: "www.reuters.com" is "reuters"."""
    return name.lower().removeprefix("www.").partition(".")[0]


@cache
def _known() -> dict[str, str]:
    """Give the outlets of the table by their bare names."""
    return {_bare(outlet.name): outlet.name for outlet in publishers().values()}


def _bare(name: str) -> str:
    """Give a name in lower case, without "the" and without what is no letter or figure: "Press TV" is "presstv"."""
    low = name.lower().removeprefix("the ")
    return "".join(filter(str.isalnum, low))
