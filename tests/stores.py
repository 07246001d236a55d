"""Stores with a few readings in them, and what lies in their folders."""

from __future__ import annotations

from pathlib import Path

from builders import a_claim, a_document
from noteverbale.store import Store
from noteverbale.types import Reading


def a_reading(id_: str, signature: str = "s1", text: str = "A text.") -> Reading:
    return Reading(document=a_document(text, id_), claims=(a_claim(id=f"c{id_}"),), signature=signature)


def fill(store: Store, *readings: Reading) -> None:
    with store.writer() as writer:
        for reading in readings:
            writer.add(reading)


def ids(store: Store) -> list[str]:
    return [reading.document.id for reading in store.readings()]


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
