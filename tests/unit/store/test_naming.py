"""Names of records in judgements: which claims begin them, known before and after batches."""

from __future__ import annotations

from pathlib import Path

from noteverbale.records.fold import record_id
from noteverbale.store import Naming, RecordDraft
from stores import a_reading


def test_a_name_is_found_among_claims_of_old_and_of_new_texts_and_forgotten_with_them(tmp_path: Path) -> None:
    asked: list[str] = []

    def name_of(claim: str) -> str:
        asked.append(claim)
        return record_id(claim)

    old, new, never = (record_id(claim) for claim in ("c1", "c2", "c9"))
    with RecordDraft.beside(tmp_path / "record.sqlite") as draft:
        naming = Naming(draft.connection, name_of)
        list(draft.add_readings([a_reading("1"), a_reading("3")]))
        draft.flush()
        naming.learn({old, new, never, "c1", "place"})
        assert len(naming.claims({old})) == 1 and not naming.claims({new, never})
        asked.clear()
        list(draft.add_readings([a_reading("2")]))
        draft.flush()
        naming.come({"2"})
        naming.learn({old, new, never})
        assert len(naming.claims({old, new, never})) == 2
        assert set(asked) == {"c2"}  # a batch asks its own claims only
        naming.leave({"1"})
        assert not naming.claims({old}) and len(naming.claims({new})) == 1
