"""By what a record is made: the form of its tables, the version, and the rules by which claims become records.

In: a store.  Out: what its record says of itself, what a record made now would say, and how the two differ.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import itemgetter

from noteverbale import __version__
from noteverbale.errors import StoreError
from noteverbale.store.folder import Store
from noteverbale.store.shards import GAVE_WAY

# SQL on a document: its reading stands, and did not give way.
STANDING = f"signature NOT LIKE '%{GAVE_WAY}'"
# Folders with what records depend on, and those in them with what only readings do: a test follows the imports.
_ROOMS = ("records", "ontology", "resolve")
_APART = ("ontology/places", "resolve/places", "resolve/actors")
# Form of the record: raised when its tables or what states hold change, so that older records are made anew.
FORM = "9"


def made_now() -> dict[str, str]:
    """Give what a record made now would say of what made it."""
    return {"version": __version__, "form": FORM, "rules": rules_digest()}


@cache
def rules_digest() -> str:
    """Give a digest of the rules and the code by which claims become records, read as files: nothing is imported."""
    digest, package = blake2b(digest_size=8), files("noteverbale")
    held = (found for room in _ROOMS for found in _files(package / room, room))
    for name, file in sorted(held, key=itemgetter(0)):
        content = file.read_bytes()
        digest.update(b"%s %d\n" % (name.encode(), len(content)) + content)
    return digest.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """Give the files of a folder and those under it, with their names in the package."""
    for each in folder.iterdir():
        inner = f"{name}/{each.name}"
        if each.is_file():
            yield inner, each
        elif each.name != "__pycache__" and inner not in _APART:
            yield from _files(each, inner)


def about_record(store: Store) -> dict[str, str]:
    """Give what the record says it was made from; nothing if there is none, or none that can be read."""
    try:
        with closing(store.database()) as database:
            return dict(map(tuple, database.execute("SELECT name, value FROM about")))
    except (StoreError, sqlite3.DatabaseError):
        return {}


def outdated(store: Store) -> str:
    """Give how the record differs from one made now, as a sentence without its end; nothing where it does not."""
    about = about_record(store)
    if not about or made_now().items() <= about.items():
        return ""
    if about.get("form") != FORM:
        return "the record was made by another version of nv and has another form, so answers may lack parts"
    return "the record was made by another version of nv, by other rules than this one's"


def stale(store: Store) -> str:
    """Give in a sentence that this version would make another record, or that the record lacks texts read since, and
    how to mend it; nothing where it is as it would be made now.
    """
    if reason := outdated(store):
        return f"{store.path}: {reason}; run nv rebuild --store {store.path} to make it again"
    count = store.waiting()
    told = "1 document read later is" if count == 1 else f"{count} documents read later are"
    repair = f"nv rebuild --store {store.path} brings {'it' if count == 1 else 'them'} in, and so does reading again"
    return f"{told} not in the record yet; {repair}" if count else ""
