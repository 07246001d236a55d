"""Which of a kind's sub-classes a trigger tells."""

from __future__ import annotations

import pytest

from noteverbale.errors import OntologyError
from noteverbale.ontology import kinds, mode_of
from noteverbale.ontology.kinds import load_kinds
from noteverbale.ontology.tables import packaged


@pytest.mark.parametrize(
    ("kind", "trigger", "mode"),
    [
        ("sanction", "Sentenced", "convict"),
        ("sanction", "expulsion", "expel"),
        ("sanction", "broke\noff", "discontinue"),
        ("sanction", "cut", "discontinue"),
        ("sanction", "cutlery", None),
        ("sanction", "imposed", None),
        ("coercion", "bankrupt", None),
        ("coercion", "ban", "restrict"),
        ("attack", "suicide bombing", "explosives"),
        ("protest", "hunger strike", "strike"),
        ("retreat", "prisoner swap", "release"),
        ("meeting", "met", None),
        ("no_such_kind", "met", None),
    ],
)
def test_a_trigger_tells_its_mode(kind: str, trigger: str, mode: str | None) -> None:
    assert mode_of(kind, trigger) == mode


def test_kinds_with_modes_keep_to_their_category() -> None:
    assert {name for name, page in kinds().items() if page.modes} == {
        *("attack", "coercion", "mobilization", "protest", "retreat", "sanction")
    }


def test_an_unknown_mode_is_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for page in packaged("kinds").glob("*.toml"):
        text = page.read_text(encoding="utf-8")
        (tmp_path / page.name).write_text(text.replace("expel = [", "expell = ["), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"sanction\.toml, modes"):
        load_kinds(tmp_path)
