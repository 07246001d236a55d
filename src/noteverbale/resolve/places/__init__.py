"""Places: names in running text -> where on earth they lie, offline, with reasons.

    tag(text) -> list[Place]                      toponyms recognised in the text
    resolve(text, spans) -> list[Place | None]    one for each given (start, end)

In: a text and, for `resolve`, spans of code points.  Out: `Place` values.  Both are pure and deterministic, need no
network, and never raise on any text; a wrong table of the user's raises OntologyError.
"""

from noteverbale.resolve.places.place import Alternative, Place
from noteverbale.resolve.places.resolve import resolve, tag

__all__ = ["Alternative", "Place", "resolve", "tag"]
