"""Asking by who speaks, in the words of the texts."""

from __future__ import annotations

import pytest

from noteverbale.errors import ConfigError
from noteverbale.views import RecordView
from noteverbale.views.names import code_of_name


def test_what_a_person_said(view: RecordView) -> None:
    said = view.statements(said_by="dedov")
    assert len(said) == sum("Dedov" in (row["said_by"] or "") for row in view.statements()) > 0
    assert {row["id"] for row in view.claims(said_by="Dedov Ambassador")} == {row["id"] for row in said}
    assert len(view.events(said_by="Dedov")) == 1
    assert not view.statements(said_by="Dedov Gromyko") and not view.statements(said_by="D%v")


def test_a_person_asked_for_as_an_actor_is_told_how_to_ask() -> None:
    with pytest.raises(ConfigError, match="nv show statements --said-by NAME"):
        code_of_name("Qassemi")


def test_what_is_no_speaker_is_refused(view: RecordView) -> None:
    with pytest.raises(ConfigError, match="ask for statements"):
        view.documents(said_by="Dedov")
    with pytest.raises(ConfigError, match="said_by is a name"):
        view.statements(said_by="  ")
