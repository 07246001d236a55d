"""Who speaks, by name: where the words are "he", "the minister", and where they are nobody's."""

from __future__ import annotations

import pytest

import noteverbale
from noteverbale.documents import from_text
from noteverbale.interchange import interchange
from noteverbale.reading.chronicle import Chronicle
from noteverbale.reading.fields import Scene
from noteverbale.reading.sources import _speaker
from noteverbale.reading.spoken import Spoken
from noteverbale.resolve.actors import Context
from noteverbale.resolve.tables import NO_TABLES

TEXT = (
    "Iranian Foreign Minister Mohammad Javad Zarif met his Russian counterpart in Moscow on Tuesday. "
    "He said the United States had imposed sanctions on Iran. "
    "Zarif said Russia had condemned the sanctions. "
    "The minister said Iran would sign an agreement with Russia. "
    "Reuters said China had condemned the sanctions."
)


def test_he_and_the_minister_have_the_name_of_whom_they_mean() -> None:
    reading = noteverbale.read(TEXT, published="2019-05-07")
    named = {claim.source.text: claim.source.name for claim in reading.claims if claim.source.text}
    assert named["He"] == named["Zarif"] == "Mohammad Javad Zarif"
    assert named.get("Reuters") is None
    told = {row["source"]["text"]: row["source"].get("name", "no key") for row in interchange(reading)["claims"]}
    assert told["He"] == "Mohammad Javad Zarif" and "no key" in told.values()


@pytest.mark.parametrize(
    ("words", "name"),
    [("He", "Mohammad Javad Zarif"), ("Zarif", "Mohammad Javad Zarif"), ("the United States", None), ("Reuters", None), ("Moscow", None)],
)  # fmt: skip
def test_a_person_is_meant_by_a_name_or_a_pointer_and_by_no_state(words: str, name: str | None) -> None:
    start = TEXT.index(words) if words != "Zarif" else TEXT.index("Zarif said")
    assert Context(TEXT).person(start, start + len(words)) == name


@pytest.mark.parametrize(
    ("words", "kind", "named"),
    [("He", "named_official", True), ("He", "unnamed_official", False), ("I", "named_official", False),
     ("Zarif's adviser", "named_official", False)],
)  # fmt: skip
def test_who_quotes_himself_and_who_has_no_name_is_told_by_none(words: str, kind: str, named: bool) -> None:
    text = f"{TEXT} “I met Zarif's adviser,” Zarif said."
    scene = Scene(from_text(text), Context(text), NO_TABLES, {}, Spoken(()), Chronicle(text))
    start = text.rindex(words)
    assert (_speaker(scene, kind, (start, start + len(words))) == "Mohammad Javad Zarif") == named
