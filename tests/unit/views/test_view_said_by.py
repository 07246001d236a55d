"""Asking by who speaks, in the words of the texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from tests.unit.views.world import claim, document, make_store, reading, record_draft

from noteverbale.errors import ConfigError
from noteverbale.types import Link, Record, State
from noteverbale.views import RecordView
from noteverbale.views.filters import Filters
from noteverbale.views.names import code_of_name
from noteverbale.views.selection import select_records


def test_what_a_person_said(view: RecordView) -> None:
    said = view.statements(said_by="dedov")
    assert len(said) == sum("Dedov" in (row["said_by"] or "") for row in view.statements()) > 0
    assert {row["id"] for row in view.claims(said_by="Dedov Ambassador")} == {row["id"] for row in said}
    assert len(view.events(said_by="Dedov")) == 1
    assert not view.statements(said_by="Dedov Gromyko") and not view.statements(said_by="D%v")


def test_all_words_of_a_name_stand_in_one_claim_of_a_record(tmp_path: Path) -> None:
    text = document("a.txt", "Ana Diaz said Russia acted. Peru, said Eva Ruiz, acted too.", "2020-01-02")
    told = [claim(text, "visit", "Russia acted", source="named_official=Ana Diaz=RUS"),
            claim(text, "visit", "acted too", source="named_official=Eva Ruiz=PER")]  # fmt: skip
    state = State(known=date(2020, 1, 2), fields={"status": "occurred", "agents": [], "recipients": []},
                  claim_ids=tuple(one.id for one in told), independent_sources=1)  # fmt: skip
    links = tuple(Link(claim_id=one.id, score=0) for one in told)
    record = Record(id="r1", kind="visit", links=links, states=(state,))
    db = record_draft(tmp_path, [reading(text, *told)], [record])
    asked = {name: len(select_records(db, Filters(said_by=name))[0]) for name in ("Ana Diaz", "Ruiz Eva", "Ana Ruiz")}
    assert asked == {"Ana Diaz": 1, "Ruiz Eva": 1, "Ana Ruiz": 0}


def test_a_person_asked_for_as_an_actor_is_told_how_to_ask() -> None:
    with pytest.raises(ConfigError, match="nv show statements --said-by NAME"):
        code_of_name("Qassemi")


def test_what_he_says_is_counted_as_not_searched(tmp_path: Path) -> None:
    text = document("a.txt", "Dedov said Russia will visit Lima. He added that Russia praised Peru.", "2020-01-02")
    claims = [claim(text, "visit", "visit", source="named_official=Dedov=RUS"),
              claim(text, "support", "praised", source="named_official=He=RUS")]  # fmt: skip
    asked = RecordView(make_store(tmp_path / "r.nv", [reading(text, *claims)]))
    rows = asked.statements(said_by="Dedov")
    assert [row["about"] for row in rows] == ["visit"]
    assert any(note.startswith("1 that match the other filters have no speaker's name") for note in rows.notes)


def test_what_he_and_the_minister_say_is_found_by_the_name_that_they_mean(tmp_path: Path) -> None:
    text = document(
        "a.txt", "He added that Russia praised Peru. The minister said Russia will visit Lima.", "2020-01-02"
    )
    told = [claim(text, "support", "praised", source="named_official=He=RUS"),
            claim(text, "visit", "visit", source="named_official=The minister=RUS")]  # fmt: skip
    named = [structs.replace(one, source=structs.replace(one.source, name="Sergei Lavrov")) for one in told]
    rows = RecordView(make_store(tmp_path / "r.nv", [reading(text, *named)])).statements(said_by="lavrov")
    assert [row["said_by"] for row in rows] == ["Sergei Lavrov", "The minister (Sergei Lavrov)"] and not rows.notes


def test_what_is_no_speaker_is_refused(view: RecordView) -> None:
    with pytest.raises(ConfigError, match="use statements"):
        view.export("judgements", said_by="Dedov")
    with pytest.raises(ConfigError, match="said_by is a name"):
        view.statements(said_by="  ")
