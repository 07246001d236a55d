"""JSON as scrapers and programming interfaces give it -> flat objects, one a document.

In: a JSON value.  Out: the objects inside its envelopes; an object with the keys of inner ones beside its own
("meta.date"), and values without the wrappers of databases ({"$date": ...}).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from noteverbale.documents.columns import containers, known_columns

# Envelopes in envelopes: {"response": {"docs": [...]}}; objects in an object: {"_source": {"meta": {"date": ...}}}.
_DEEP = 4


def objects_in(value: Any, deep: int = _DEEP) -> list[Any]:
    """Give the list itself, the one list of objects inside envelopes ({"articles": [...]}; of several the one with
    texts), or the objects of an object that has one for each document; else the value alone.
    """
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or "text" in known_columns(unfolded(value)):
        return [value]
    lists = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(x, Mapping) for x in v)]
    told = [some for some in lists if len(lists) == 1 or "text" in known_columns(unfolded(some[0]))]
    if len(told) == 1:
        return list(told[0])
    inner = [v for v in value.values() if isinstance(v, Mapping)]
    if inner and len(inner) == len(value) and all("text" in known_columns(unfolded(v)) for v in inner):
        return inner
    found = [objects_in(v, deep - 1) for v in inner] if deep else []
    several = [some for some in found if len(some) > 1 or (some and some[0] not in inner)]
    return several[0] if len(several) == 1 else [value]


def unfolded(value: Mapping[str, Any], deep: int = _DEEP) -> dict[str, Any]:
    """Give an object with its values unwrapped, and the keys of inner objects that hold its fields: "meta.date"."""
    plain = {key: unwrapped(inner) for key, inner in value.items()}
    flat: dict[str, Any] = {}
    for key, inner in plain.items():
        if isinstance(inner, Mapping) and deep and str(key).casefold() in containers():
            flat |= {f"{key}.{name}": one for name, one in unfolded(inner, deep - 1).items()}
        else:
            flat[key] = inner
    return flat


def words_of(value: Any) -> Any:
    """Give a text told as a list: its paragraphs, or its stretches where some are objects (links and bold letters of
    messengers); any other value as it is.
    """
    if not isinstance(value, list) or not value:
        return value
    stretches = [str((one.get("text") if isinstance(one, Mapping) else one) or "") for one in value]
    if not all(isinstance(one, str | Mapping) for one in value) or not any(stretches):
        return value
    return ("\n\n" if all(isinstance(one, str) for one in value) else "").join(stretches)


def unwrapped(value: Any) -> Any:
    """Give the value inside {"$date": {"$numberLong": "1429002900000"}}; any other as it is."""
    for _ in range(_DEEP):
        if not isinstance(value, Mapping) or len(value) != 1:
            break
        ((key, inner),) = value.items()
        if not str(key).startswith("$"):
            break
        value = inner
    return value
